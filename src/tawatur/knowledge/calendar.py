"""Names of months, weekdays and clock marks of a language, for ``tawatur.text.dates``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable

from msgspec import Struct

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.dates import DateReader, DateTables
from tawatur.text.folding import fold_word


@cache
def load_date_tables() -> DateTables:
    """The date tables of Arabic, with the English and French names that Arabic pages carry."""
    marks = [row for _, row in read_tsv(_file("clock_marks.tsv"), ("name", "kind"))]
    months = read_tsv(_file("months.tsv"), ("name", "month", "calendar", "system", "alone"))
    return DateTables.of(
        {row["name"]: (int(row["month"]), row["calendar"] == "hijri") for _, row in months},
        {row["name"]: int(row["day"]) for _, row in read_tsv(_file("weekdays.tsv"), ("name", "day"))},
        {row["name"]: row["kind"] for row in marks if row["kind"] in ("am", "pm")},
        frozenset(row["name"] for row in marks if row["kind"] == "zone"),
        frozenset(row["name"] for row in marks if row["kind"] == "beside"),
    )


@cache
def load_date_reader() -> DateReader:
    """A compiled reader of written dates."""
    return DateReader(load_date_tables())


class RelativeTimes(Struct, frozen=True):
    """Folded words that count from the time of writing: days back (tomorrow: -1), and units in minutes."""

    days_back: Mapping[str, int]
    minutes: Mapping[str, int]


_BACK = {"today": 1, "yesterday": 1, "tomorrow": -1}
_COUNTS = {"unit": 1, "units": 1, "unit_two": 2, "day": 1}
_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}


@cache
def load_relative_times() -> RelativeTimes:
    """Those of ``time_words.tsv``."""
    days: dict[str, int] = {}
    minutes: dict[str, int] = {}
    for _, row in read_tsv(_file("time_words.tsv"), ("word", "class", "value")):
        word, of = fold_word(row["word"]), row["class"]
        unit = row["value"] or of
        if of in _BACK:
            days[word] = _BACK[of] * int(row["value"])
        elif of in _COUNTS and unit in _MINUTES:
            minutes[word] = _COUNTS[of] * _MINUTES[unit]
    return RelativeTimes(days, minutes)


def _file(name: str) -> Traversable:
    return package_file("languages", "ar", name)
