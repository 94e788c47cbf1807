"""The basemap's lines, decoded once from its TopoJSON: rings of ``(longitude, latitude)``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country's rings, its code (None: no label), its names and where the label goes."""

    code: str | None
    name_ar: str
    name_en: str
    at: tuple[float, float] | None
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Basemap:
    """Natural Earth for the region: see tools/build_basemap.py."""

    countries: tuple[Country, ...]
    disputed: tuple[Line, ...]
    governorates: tuple[Line, ...]
    rivers: tuple[Line, ...]
    lakes: tuple[Line, ...]


@cache
def basemap() -> Basemap:
    """The basemap of the package."""
    topology = json.loads(files("tawatur.web").joinpath("static/basemap.json").read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    layers = {
        name: tuple(line for geometry in layer["geometries"] for line in _lines(geometry, arcs))
        for name, layer in topology["objects"].items()
        if name != "countries"
    }
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        facts = geometry.get("properties") or {}
        at = facts.get("at")
        countries.append(
            Country(
                geometry.get("id"), facts.get("ar", ""), facts.get("en", ""), (at[0], at[1]) if at else None,
                tuple(_lines(geometry, arcs)),
            )
        )  # fmt: skip
    return Basemap(tuple(countries), layers["disputed"], layers["governorates"], layers["rivers"], layers["lakes"])


def _arcs(topology: dict[str, Any]) -> list[Line]:
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found: list[Line] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        found.append(tuple(points))
    return found


def _lines(geometry: dict[str, Any], arcs: list[Line]) -> list[Line]:
    """All rings or lines of a geometry, whatever its kind."""
    kind, parts = geometry.get("type"), geometry.get("arcs", [])
    if kind == "MultiPolygon":
        rings = [ring for polygon in parts for ring in polygon]
    elif kind in ("Polygon", "MultiLineString"):
        rings = parts
    else:
        rings = [parts] if parts else []
    return [_joined(ring, arcs) for ring in rings]


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    points: list[tuple[float, float]] = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return tuple(points)
