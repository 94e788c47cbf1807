"""Rows of gazetteer files: OCHA's operational data (GeoJSON, CSV, XLSX), GeoNames dumps, World Historical Gazetteer.

Each format is turned into :class:`RawRow`; what is wrong with a row is found in ``importing``.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tawatur.errors import InputError

_ARABIC = re.compile("[\u0621-\u064a\ufffd]")  # or a letter that was lost
_JOINED = re.compile(r"\s*[_/،]\s*|\s+-\s+|-")

# GeoNames feature codes of other classes than P that conflict news names, and our kinds.
_FEATURES = {
    "AIRP": "airport", "AIRB": "airport", "AIRF": "airport", "PRN": "prison", "HSP": "hospital", "BDG": "bridge",
    "DAM": "dam", "MT": "mountain", "HLL": "mountain", "ISL": "island", "STM": "river", "WAD": "river", "LK": "lake",
    "HBR": "port", "PRT": "port", "OILF": "plant", "OILR": "plant", "INSM": "base", "MILB": "base", "CMPRF": "camp",
    "BDGX": "crossing", "PSTB": "crossing", "RGN": "region", "ADM2": "district", "ADM3": "district", "DSRT": "region",
}  # fmt: skip
_GEONAMES_COLUMNS = 19
_GEONAMES_CAPITALS = {"PPLC", "PPLA", "PPLA2"}


class Division(Struct, frozen=True):
    """A division that a row lies in: its code, its Arabic and English names, and its level (1 the largest)."""

    code: str
    name: str
    name_en: str
    level: int


class RawRow(Struct, frozen=True):
    """A place as a file tells it. ``line`` is its line or feature, from 1; coordinates are still text."""

    line: int
    place_id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    country: str
    lat: str
    lon: str
    divisions: tuple[Division, ...] = ()
    population: int = 0
    major: bool = False


def rows_of(path: Path, alternate_names: Path | None = None) -> Iterator[RawRow]:
    """The rows of a file of any of the formats, told by its suffixes; an unknown one raises ``InputError``."""
    suffixes = [s.lower() for s in path.suffixes]
    kind = next((s for s in reversed(suffixes) if s != ".gz"), "")
    if kind in {".geojson", ".json"}:
        return _from_geojson(_text(path))
    if kind in {".csv"}:
        return _from_records(_csv_records(_text(path)))
    if kind in {".xlsx", ".xls"}:
        return _from_records(_sheet_records(path))
    if kind == ".tsv":
        return _from_whg(_csv_records(_text(path), "\t"))
    if kind in {".zip", ".txt"}:
        names = _alternate_names(alternate_names) if alternate_names else {}
        return _from_geonames(_geonames_lines(path), names)
    raise InputError("not a gazetteer file", path.name, "GeoJSON, CSV, XLSX, TSV, or a GeoNames zip or txt")


def _text(path: Path) -> str:
    """The file's text; bytes that are no UTF-8 become the replacement character, to be reported by line."""
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix.lower() == ".gz" else path.read_bytes()
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        raise InputError(str(error), path.name) from error
    return data.decode("utf-8-sig", errors="replace")


def split_names(text: str) -> tuple[str, ...]:
    """The names of one cell: joined ones ("A_B", "A - B") are parted, and kept whole as well where a hyphen joins."""
    parts = [part.strip() for part in _JOINED.split(text)]
    kept = tuple(part for part in parts if len(part) > 1 and _ARABIC.search(part))
    return tuple(dict.fromkeys(kept))


def _from_geojson(text: str) -> Iterator[RawRow]:
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("no GeoJSON feature collection", str(error)[:80]) from error
    records = ({**(f.get("properties") or {}), "_point": _point(f.get("geometry"))} for f in features)
    return _from_records(records)


def _point(geometry: Mapping[str, Any] | None) -> Any:
    """The first coordinate pair of a point or a multi-point."""
    at = (geometry or {}).get("coordinates")
    while isinstance(at, list) and at and isinstance(at[0], list):
        at = at[0]
    return at


def _csv_records(text: str, delimiter: str | None = None) -> Iterator[Mapping[str, Any]]:
    head = text[:4096]
    delimiter = delimiter or max(",;\t", key=head.count)
    return csv.DictReader(io.StringIO(text), delimiter=delimiter)


def _sheet_records(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of the sheet that has a P-code column."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            rows = iter(book.get_sheet_by_name(name).to_python())
            header = [str(cell).strip() for cell in next(rows, [])]
            if any("PCODE" in cell.upper() for cell in header):
                return (dict(zip(header, map(_cell, row), strict=False)) for row in rows)
    except (CalamineError, OSError) as error:
        raise InputError(str(error), path.name) from error
    raise InputError("no sheet has a P-code column", path.name)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


# What OCHA's columns are called in one country's file or another's.
_COLUMNS = {
    "id": ("PCODE", "P_CODE", "PPL_PCODE", "PLACE_PCODE", "ADM4_PCODE"),
    "name": ("NAME_ARA", "NAME_AR", "PPL_AR", "FEATUREARA", "ADM4_AR", "NAM_AR_REF", "ARABIC"),
    "en": ("NAME_EN", "NAM_EN_REF", "PPL_EN", "FEATURENAM", "ADM4_EN", "ENGLISH"),
    "lat": ("LATITUDE", "LAT", "Y", "Y_DD", "LAT_DD"),
    "lon": ("LONGITUDE", "LON", "LONG", "X", "X_DD", "LON_DD"),
}
_LEVEL_COLUMNS = {
    level: {
        "code": (f"ADMIN{level}_COD", f"ADMIN{level}PCOD", f"ADM{level}_PCODE", f"ADMIN{level}PCODE"),
        "name": (f"ADMIN{level}_ARA", f"ADM{level}_AR", f"ADMIN{level}ALT1", f"ADMIN{level}NAME_AR"),
        "en": (f"ADMIN{level}_EN", f"ADM{level}_EN", f"ADMIN{level}NAME_EN", f"ADMIN{level}REFN"),
    }
    for level in (1, 2, 3)
}


def _from_records(records: Iterable[Mapping[str, Any]]) -> Iterator[RawRow]:
    """OCHA rows; a file without a P-code or an Arabic name column is refused as a whole."""
    checked = False
    for line, record in enumerate(records, 1):
        cells = {str(key).strip().upper(): value for key, value in record.items() if key}
        if not checked:
            _check_columns(cells)
            checked = True
        point = cells.get("_POINT") or (None, None)
        yield RawRow(
            line,
            _first(cells, _COLUMNS["id"]),
            split_names(_first(cells, _COLUMNS["name"])),
            _first(cells, _COLUMNS["en"]),
            "settlement",
            _country(cells),
            _first(cells, _COLUMNS["lat"]) or str(point[1] if point[1] is not None else ""),
            _first(cells, _COLUMNS["lon"]) or str(point[0] if point[0] is not None else ""),
            tuple(_divisions(cells)),
            major=str(cells.get("CAPIT_LVL") or "") in {"1", "2", "1.0", "2.0"},
        )


def _check_columns(cells: Mapping[str, Any]) -> None:
    missing = [what for what in ("id", "name") if not any(c in cells for c in _COLUMNS[what])]
    if not any(c in cells for c in _COLUMNS["lat"]) and "_POINT" not in cells:
        missing.append("lat, lon")
    if missing:
        raise InputError(f"missing columns: {', '.join(missing)}", "", f"found: {', '.join(list(cells)[:12])}")


def _first(cells: Mapping[str, Any], columns: Iterable[str]) -> str:
    return next((str(cells[c]).strip() for c in columns if cells.get(c) not in (None, "")), "")


def _divisions(cells: Mapping[str, Any]) -> Iterator[Division]:
    for level, columns in _LEVEL_COLUMNS.items():
        code, name = _first(cells, columns["code"]), _first(cells, columns["name"])
        if code and name:
            yield Division(code, re.sub("^مركز ", "", name), _first(cells, columns["en"]), level)


def _country(cells: Mapping[str, Any]) -> str:
    """The country's code: its own column, else the first letters of the first division's P-code."""
    code = _first(cells, ("ISO2", "ADM0_PCODE", "ADMIN0_COD")) or _first(cells, _LEVEL_COLUMNS[1]["code"])
    return code[:2].lower() if code[:2].isalpha() else ""


def _geonames_lines(path: Path) -> Iterator[str]:
    if path.suffix.lower() != ".zip":
        yield from _text(path).splitlines()
        return
    try:
        with zipfile.ZipFile(path) as archive:
            inner = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if not inner:
                raise InputError("no GeoNames table in the zip", path.name)
            with archive.open(inner[0]) as stream:
                yield from io.TextIOWrapper(stream, encoding="utf-8", errors="replace")
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(str(error), path.name) from error


def _alternate_names(path: Path) -> dict[str, list[str]]:
    """Arabic names by GeoNames id from an ``alternateNames`` table (historic ones left out)."""
    found: dict[str, list[str]] = {}
    for line in _geonames_lines(path):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 3 and cells[2] == "ar" and (len(cells) < 8 or cells[7] != "1"):
            found.setdefault(cells[1], []).append(cells[3])
    return found


def _from_geonames(lines: Iterable[str], alternates: Mapping[str, list[str]]) -> Iterator[RawRow]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            if number == 1:
                raise InputError(f"{len(cells)} columns, not the {_GEONAMES_COLUMNS} of a GeoNames table")
            yield RawRow(number, "", (), line[:40], "", "", "", "")
            continue
        kind = "settlement" if cells[6] == "P" else _FEATURES.get(cells[7], "")
        if kind:
            yield _geonames_row(number, cells, kind, alternates.get(cells[0], []))


def _geonames_row(number: int, cells: list[str], kind: str, alternates: list[str]) -> RawRow:
    written = [*alternates, *cells[3].split(",")]
    names = tuple(dict.fromkeys(n.strip() for n in written if _is_plain_arabic(n.strip())))
    return RawRow(
        number,
        cells[0],
        names,
        cells[1],
        kind,
        cells[8].lower(),
        cells[4],
        cells[5],
        (Division(f"{cells[8]}.{cells[10]}", "", "", 1),) if cells[10] else (),
        int(cells[14]) if cells[14].isdigit() else 0,
        cells[7] in _GEONAMES_CAPITALS,
    )


def _is_plain_arabic(name: str) -> bool:
    return bool(re.fullmatch("[\u0621-\u063a\u0641-\u0652][\u0621-\u063a\u0640-\u0652 -]+", name))


def _from_whg(records: Iterable[Mapping[str, Any]]) -> Iterator[RawRow]:
    """World Historical Gazetteer, LP-TSV: id, title, variants (parted by ;), ccodes, types, lon, lat, parent_name."""
    for line, record in enumerate(records, 1):
        cells = {str(key).strip().lower(): str(value or "").strip() for key, value in record.items() if key}
        missing = {"id", "title", "lon", "lat"} - set(cells)
        if missing:
            raise InputError(f"missing columns: {', '.join(sorted(missing))}", "", "a World Historical Gazetteer TSV")
        names = [cells["title"], *cells.get("variants", "").split(";")]
        english = next((n for n in names if n and not _ARABIC.search(n)), "")
        arabic = tuple(dict.fromkeys(n.strip() for n in names if _ARABIC.search(n)))
        country = cells.get("ccodes", "")[:2].lower()
        yield RawRow(line, cells["id"], arabic, english, "settlement", country, cells["lat"], cells["lon"])
