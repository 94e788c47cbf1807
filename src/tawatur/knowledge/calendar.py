"""Names of months, weekdays and clock marks of a language, for ``tawatur.text.dates``."""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.dates import DateReader, DateTables


@cache
def load_date_tables() -> DateTables:
    """The date tables of Arabic, with the English and French names that Arabic pages carry."""
    marks = [row for _, row in read_tsv(_file("clock_marks.tsv"), ("name", "kind"))]
    months = read_tsv(_file("months.tsv"), ("name", "month", "calendar", "system", "alone"))
    return DateTables.of(
        {row["name"]: (int(row["month"]), row["calendar"] == "hijri") for _, row in months},
        {row["name"]: int(row["day"]) for _, row in read_tsv(_file("weekdays.tsv"), ("name", "day"))},
        {row["name"]: row["kind"] for row in marks if row["kind"] != "zone"},
        frozenset(row["name"] for row in marks if row["kind"] == "zone"),
    )


@cache
def load_date_reader() -> DateReader:
    """A compiled reader of written dates."""
    return DateReader(load_date_tables())


def _file(name: str) -> Traversable:
    return package_file("languages", "ar", name)
