"""Floors fail under a figure, ceilings on errors above it; raising never loosens one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quality.floors import Floors, read_floors, write_floors
from quality.scoring import figures_of

FLOORS = Floors({"dev.core.f1": 0.5}, {"dev.events.inflated": 0.1})
shares = st.floats(0, 1)


def test_floors_hold_at_the_figures() -> None:
    assert FLOORS.breaches({"dev.core.f1": 0.5, "dev.events.inflated": 0.1}) == []


def test_a_figure_under_its_floor_or_an_error_above_its_ceiling_fails() -> None:
    assert len(FLOORS.breaches({"dev.core.f1": 0.499, "dev.events.inflated": 0.101})) == 2


def test_a_missing_figure_fails() -> None:
    assert len(FLOORS.breaches({})) == 2


@given(shares, shares)
def test_raised_floors_are_never_looser_and_hold_for_better_figures(f1: float, inflated: float) -> None:
    raised = FLOORS.raised({"dev.core.f1": f1, "dev.events.inflated": inflated})
    assert raised.at_least["dev.core.f1"] >= 0.5
    assert raised.at_most["dev.events.inflated"] <= 0.1
    if f1 >= 0.5 and inflated <= 0.1:
        assert raised.breaches({"dev.core.f1": f1, "dev.events.inflated": inflated}) == []


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    write_floors(FLOORS, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == FLOORS


def test_figures_are_named_by_the_path_to_them() -> None:
    report = {"core": {"f1": 0.5}, "starts right": 1, "text": "x", "none": None, "flag": True}
    assert figures_of("dev", report) == {"dev.core.f1": 0.5, "dev.starts_right": 1}
