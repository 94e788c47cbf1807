"""CSV shapes read back by pandas."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import ExportError
from tawatur.exports import FORMATS, Selection, export
from tawatur.exports.acled import COLUMNS as ACLED
from tawatur.exports.codes import interaction
from tawatur.exports.divisions import governorate
from tawatur.exports.rows import safe_cell
from tawatur.exports.ucdp import COLUMNS as UCDP
from tawatur.exports.ucdp import priogrid_cell
from tawatur.records import ClaimPlace

pandas = pytest.importorskip("pandas")


def frame(data: bytes):
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return pandas.read_csv(io.BytesIO(data), encoding="utf-8-sig", dtype={"iso": str})


def test_acled_has_its_columns_and_a_row_for_each_place(selection: Selection) -> None:
    table = frame(export("acled", selection))
    assert tuple(table.columns) == ACLED
    assert list(table.event_id_cnty) == ["SYRe1", "SYRe1-2", "UNKe2", "SYRe3"]
    assert table.latitude[1] == -1.5


def test_acled_states_the_figures_of_an_event_once_and_the_low_one(selection: Selection) -> None:
    table = frame(export("acled", selection))
    assert table.fatalities[0] == 10
    assert table.fatalities[1:].isna().all()


def test_an_undated_event_carries_the_latest_day_and_says_so(selection: Selection) -> None:
    row = frame(export("acled", selection)).iloc[2]
    assert (row.event_date, row.time_precision, row.date_basis) == ("2024-12-06", 3, "publication")


def test_an_event_without_any_clock_has_no_day(selection: Selection) -> None:
    row = frame(export("acled", selection)).iloc[3]
    assert pandas.isna(row.event_date)
    assert row.date_basis == "unknown"


def test_acled_s_types_follow_who_took_it(selection: Selection) -> None:
    from dataclasses import replace

    rebels = frame(export("acled", selection)).iloc[0]
    assert (rebels.event_type, rebels.sub_event_type) == ("Battles", "Non-state actor overtakes territory")
    kinds = replace(selection.names, kinds={"sy-opposition": "government"})
    state = frame(export("acled", replace(selection, names=kinds))).iloc[0]
    assert (state.sub_event_type, state.inter1) == ("Government regains territory", "State forces")


@pytest.mark.parametrize("modality", ["planned", "denied"])
@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_what_nobody_says_took_place_is_no_row(name: str, modality: str, selection: Selection) -> None:
    first, *rest = selection.events
    told = replace(selection, events=(replace(first, modality=modality), *rest))
    shown = frame(export(name, told))
    assert "e1" not in set(shown[shown.columns[0]].str.slice(-2))
    assert set(shown.modality) == {"happened"}
    assert export(name, replace(selection, events=(replace(first, modality="possible"),))).count(b"possible") >= 1


def test_ucdp_holds_violence_alone_and_leaves_unknown_tolls_empty(selection: Selection) -> None:
    table = frame(export("ucdp", selection))
    assert tuple(table.columns) == UCDP
    assert list(table.id) == ["e1", "e2"]
    assert (table.low[0], table.best[0]) == (10, 12)
    assert pandas.isna(table.high[0])
    assert pandas.isna(table.best[1])
    assert (table.date_prec[1], table.where_prec[1]) == (5, 6)
    assert table.source_office[0] == "السدرة برس; النخلة"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u200f=1", "\u202e@SUM(1)", "\r=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


@given(st.text())
def test_a_safe_cell_never_begins_a_formula(text: str) -> None:
    assert not str(safe_cell(text)).lstrip().startswith(("=", "+", "-", "@"))


def test_negative_numbers_stay_numbers() -> None:
    assert safe_cell(-1.5) == -1.5


def test_changes_are_told_with_deletions(selection: Selection) -> None:
    from dataclasses import replace

    from tawatur.queries.view_snapshot import RecordedChange
    from tawatur.records import Change

    gone = RecordedChange(Change("event_gone", "e9", because=("c1",)), "2024-12-09T08:00:00Z")
    table = frame(export("changes", replace(selection, changes=(gone,))))
    assert list(table.iloc[0][["kind", "subject", "because"]]) == ["event_gone", "e9", "c1"]


def test_an_unknown_format_is_refused_with_the_list(selection: Selection) -> None:
    with pytest.raises(ExportError, match="geojson"):
        export("xls", selection)


def test_a_selection_without_a_brief_cannot_be_exported_as_one(selection: Selection) -> None:
    with pytest.raises(ExportError):
        export("brief", selection)


def test_the_command_offers_every_format() -> None:
    from tawatur.cli.export import NAMES

    assert set(NAMES) == set(FORMATS)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "brief"])
def test_every_format_writes_an_empty_selection(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    assert isinstance(export(name, Selection((), {}, {}, "2024-12-09T08:00:00Z")), bytes)


def test_admin1_is_a_governorate_never_the_town_around_a_site() -> None:
    near = ClaimPlace("جسر البلدة", "site", None, None, parent="Rastan", country="sy", precision="site")
    assert governorate(near) is None
    assert governorate(replace(near, place_id="geonames:169577")) == "Homs Governorate"
    assert governorate(replace(near, parent="Homs Governorate")) == "Homs Governorate"


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("External/Other forces", "Civilians", "Civilians-External/Other forces"),
        ("State forces", "State forces", "State forces-State forces"),
        ("Political militia", None, "Political militia only"),
        (None, None, None),
    ],
)
def test_a_pair_of_kinds_is_told_in_acled_s_order(first, second, pair):
    assert interaction(first, second) == pair


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-90, -180, 1), (-89.6, -179.9, 1), (-89.4, -179.9, 721), (90, 180, 259200)]
)
def test_the_cell_of_prio_grid(lat, lon, cell):
    assert priogrid_cell(lat, lon) == cell


def test_unknown_points_lie_in_no_cell():
    assert priogrid_cell(None, 36.0) is None
