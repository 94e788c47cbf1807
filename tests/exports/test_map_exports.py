"""GeoJSON, KML, Atom, Parquet and JSON lines read back by independent readers."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest

from tawatur.exports import Selection, export
from tawatur.records import Claim, ClaimPlace, Event
from tawatur.records.json_lines import from_json


def test_geojson_opens_in_geopandas(selection: Selection) -> None:
    geopandas = pytest.importorskip("geopandas")
    table = geopandas.read_file(io.BytesIO(export("geojson", selection)))
    assert list(table.event_id) == ["e1", "e2", "e3"]
    assert table.geometry[0].geom_type == "MultiPoint"
    assert table.geometry[1] is None


def test_control_geojson_carries_the_answer(selection: Selection) -> None:
    geopandas = pytest.importorskip("geopandas")
    table = geopandas.read_file(io.BytesIO(export("control-geojson", selection)))
    assert (table.holder[0], table.status[0], table.geometry[0].y) == ("sy-opposition", "controlled", 34.9)
    assert table.geometry[1] is None


def test_kml_opens_in_gdal_with_a_placemark_for_each_point(selection: Selection, tmp_path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    file = tmp_path / "events.kml"
    file.write_bytes(export("kml", selection))
    _, _, geometry, _ = pyogrio.raw.read(file)
    assert len(geometry) == 2


def test_kml_lists_what_it_cannot_place(selection: Selection) -> None:
    assert "Without a point: e2, e3" in export("kml", selection).decode()


def test_the_point_of_a_governorate_is_told_to_be_its_seat(selection: Selection) -> None:
    whole = ClaimPlace("حمص", "site", 34.72, 36.72, "governorate", "sy-homs", "Homs Governorate", "Syria", "sy", 4)
    told = replace(selection, events=(replace(selection.events[0], places=(whole,)),))
    (feature,) = json.loads(export("geojson", told))["features"]
    assert feature["properties"]["point_is"] == "seat"
    assert "<value>seat</value>" in export("kml", told).decode()


def test_what_is_only_planned_says_so_on_every_map_and_in_the_feed(selection: Selection) -> None:
    told = replace(selection, events=(replace(selection.events[0], modality="planned"),))
    (feature,) = json.loads(export("geojson", told))["features"]
    assert feature["properties"]["modality"] == "planned"
    for name in ("kml", "atom"):
        assert "(مخطط له): السدرة" in export(name, told).decode()
        assert "(مخطط له)" not in export(name, selection).decode()


def test_atom_opens_in_feedparser(selection: Selection) -> None:
    feedparser = pytest.importorskip("feedparser")
    feed = feedparser.parse(export("atom", selection))
    assert not feed.bozo
    assert {entry.id for entry in feed.entries} == {f"urn:tawatur:event:e{n}" for n in (1, 2, 3)}
    assert b"deleted-entry" in export("atom", selection)


@pytest.mark.parametrize("name", ["kml", "atom"])
def test_hostile_text_leaves_the_xml_well_formed(name: str, selection: Selection) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(export(name, selection))
    assert not root.xpath("//*[local-name()='script']")


def test_parquet_holds_every_record_with_its_nested_fields(selection: Selection) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    archive = zipfile.ZipFile(io.BytesIO(export("parquet", selection)))
    tables = {name: parquet.read_table(io.BytesIO(archive.read(name))).to_pylist() for name in archive.namelist()}
    assert set(tables) == {"events.parquet", "claims.parquet", "articles.parquet", "control.parquet"}
    assert tables["events.parquet"][0]["places"][1]["lat"] == -1.5
    assert tables["claims.parquet"][0]["evidence"][0][1][0]["start"] == 3
    assert tables["articles.parquet"][0]["updated"] is None


def test_json_lines_are_the_records_themselves(selection: Selection) -> None:
    events = [from_json(line, Event) for line in export("jsonl", selection).splitlines()]
    claims = [from_json(line, Claim) for line in export("claims-jsonl", selection).splitlines()]
    assert tuple(events) == selection.events
    assert claims == list(selection.claims.values())
