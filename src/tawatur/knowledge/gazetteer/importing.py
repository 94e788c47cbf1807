"""Importing a gazetteer file: rows checked one by one, the good ones turned into places, the others reported by line.

Nothing is stored here; ``store`` writes what was read, all at once or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from msgspec import Struct

from tawatur.errors import InputError
from tawatur.knowledge.gazetteer.import_rows import Division, RawRow, rows_of
from tawatur.knowledge.gazetteer.places import Gazetteer, GazetteerPlace, name_key
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records import Problem

MOST_ROWS = 3_000_000
# Coordinates this far (in degrees) from the middle of their file are looked at for a swap.
FAR_DEGREES = 12.0
# How many rows are told where none can be read.
MOST_TOLD = 3
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class GazetteerImport(Struct, frozen=True):
    """What a file gave: places, one problem for each row that was left out or mended, homonyms (name, bearers)."""

    places: tuple[GazetteerPlace, ...]
    problems: tuple[Problem, ...]
    homonyms: tuple[tuple[str, int], ...]
    rows: int


def read_import(path: Path, gazetteer: Gazetteer, alternate_names: Path | None = None) -> GazetteerImport:
    """Read and check a gazetteer file.

    Raises ``InputError`` where the file as a whole is none (format, columns, too many rows), or where no row of it
    gives a place: nothing may take the place of an earlier import then.
    """
    rows: list[RawRow] = []
    for row in rows_of(path, alternate_names):
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise InputError(f"more than {MOST_ROWS:,} rows", path.name, "import one country at a time")
    if not rows:
        raise InputError("no rows", path.name)
    scheme = "geonames" if path.suffix.lower() in {".zip", ".txt"} else _scheme(path)
    found = _Reader(path.name, scheme, gazetteer, _middle(rows)).read(rows)
    if not found.places:
        first = "; ".join(f"{p.where}: {p.what}" for p in found.problems[:MOST_TOLD])
        raise InputError(f"none of its {found.rows} rows gives a place", path.name, first)
    return found


def _scheme(path: Path) -> str:
    return "whg" if path.suffix.lower() == ".tsv" else "ocha"


def _middle(rows: Iterable[RawRow]) -> tuple[float, float] | None:
    """The median point of a file, to tell swapped coordinates by."""
    points = [p for p in (_numbers(row) for row in rows) if p]
    return (median(p[0] for p in points), median(p[1] for p in points)) if points else None


def _numbers(row: RawRow) -> tuple[float, float] | None:
    try:
        return float(row.lat.replace(",", ".")), float(row.lon.replace(",", "."))
    except ValueError:
        return None


class _Reader:
    """Reads the rows of one file: remembers ids, problems and divisions as it goes."""

    def __init__(self, name: str, scheme: str, gazetteer: Gazetteer, middle: tuple[float, float] | None) -> None:
        self._name, self._scheme, self._gazetteer, self._middle = name, scheme, gazetteer, middle
        self._places: dict[str, GazetteerPlace] = {}
        self._problems: list[Problem] = []
        self._parents = {
            r["code"]: r["place"] for _, r in read_tsv(package_file("gazetteer", "divisions.tsv"), ("code", "place"))
        }

    def read(self, rows: list[RawRow]) -> GazetteerImport:
        for row in rows:
            self._read_row(row)
        names = Counter(key for p in self._places.values() for key in {name_key(n) for n in p.names})
        homonyms = tuple((name, count) for name, count in names.most_common() if count > 1)
        return GazetteerImport(tuple(self._places.values()), tuple(self._problems), homonyms, len(rows))

    def _read_row(self, row: RawRow) -> None:
        place_id = f"{self._scheme}:{row.place_id}"
        names = tuple(n for n in row.names if _REPLACEMENT not in n)
        if len(names) < len(row.names) or _REPLACEMENT in row.name_en:
            self._tell(row, "broken-encoding", "not UTF-8", left_out=not names)
        if not row.place_id:
            self._tell(row, "no-id", "no id or not enough columns")
        elif place_id in self._places:
            self._tell(row, "duplicate-id", f"the id {row.place_id} stands twice")
        elif not names:
            if len(names) == len(row.names):
                self._tell(row, "no-arabic-name", "no Arabic name")
        else:
            self._add(row, place_id, names)

    def _add(self, row: RawRow, place_id: str, names: tuple[str, ...]) -> None:
        point = self._checked_point(row)
        if point is False:
            return
        lat, lon = point if isinstance(point, tuple) else (None, None)
        if len(row.names) > 1 and self._scheme == "ocha":
            self._tell(row, "joined-names", f"{len(row.names)} names in one cell", left_out=False)
        self._places[place_id] = GazetteerPlace(
            place_id=place_id,
            names=names,
            name_en=row.name_en.replace(_REPLACEMENT, "") or None,
            kind=row.kind,
            parent=self._parent(row),
            country=row.country,
            lat=lat,
            lon=lon,
            source=place_id,
            population=row.population,
            weak=not row.major,
        )

    def _checked_point(self, row: RawRow) -> tuple[float, float] | bool | None:
        """The point; None where the row has none; False where it is wrong and the row is left out."""
        if not row.lat and not row.lon:
            return None
        point = _numbers(row)
        if point is None:
            self._tell(row, "bad-coordinates", f"no numbers: {row.lat}, {row.lon}")
        elif point == (0.0, 0.0):
            self._tell(row, "zero-coordinates", "0, 0 is no place")
        elif abs(point[0]) > 90 or abs(point[1]) > 180:
            self._tell(row, "coordinates-out-of-range", f"out of range: {row.lat}, {row.lon}")
        elif self._middle and _is_swapped(point, self._middle):
            self._tell(row, "coordinates-swapped", f"latitude and longitude are swapped: {row.lat}, {row.lon}")
        else:
            return round(point[0], 5), round(point[1], 5)
        return False

    def _parent(self, row: RawRow) -> str | None:
        """The nearest division; those of a file become places of their own, the first level is ours where known."""
        parent: str | None = None
        for division in row.divisions:
            known = self._parents.get(division.code) or self._own_division(division, row.country)
            if known is None:
                known = f"{self._scheme}:{division.code}"
                self._add_division(division, known, parent, row.country)
            parent = known
        return parent or row.country or None

    def _own_division(self, division: Division, country: str) -> str | None:
        """Our governorate of that name: a division of the first level keeps our id."""
        if division.level != 1 or not division.name:
            return None
        name = division.name.removeprefix("مدينة ").removeprefix("محافظة ")
        found = [p for p in self._gazetteer.named(name) if p.kind == "governorate" and p.country == country]
        return found[0].place_id if found else None

    def _add_division(self, division: Division, place_id: str, parent: str | None, country: str) -> None:
        if place_id in self._places or not division.name:
            return
        kind = "governorate" if division.level == 1 else "district"
        self._places[place_id] = GazetteerPlace(
            place_id, split_or_whole(division.name), division.name_en or None, kind, parent or country, country,
            None, None, "", weak=True,
        )  # fmt: skip

    def _tell(self, row: RawRow, code: str, what: str, *, left_out: bool = True) -> None:
        self._problems.append(Problem(code, what, f"{self._name}, row {row.line}", row.name_en[:60], left_out))


def split_or_whole(name: str) -> tuple[str, ...]:
    """A division's name as a tuple of one."""
    return (name.strip(),)


def _is_swapped(point: tuple[float, float], middle: tuple[float, float]) -> bool:
    """Far from the file's middle as it stands, and near it the other way round."""
    apart = max(abs(point[0] - middle[0]), abs(point[1] - middle[1]))
    other = max(abs(point[1] - middle[0]), abs(point[0] - middle[1]))
    return (apart > FAR_DEGREES and other < FAR_DEGREES / 2) or (apart > 2 and other < 0.5 * apart and other < 3)
