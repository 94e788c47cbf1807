"""Words of time expressions and the parts of the day, for the reader of times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources.abc import Traversable

from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word

SYMBOLS = {
    "part": "P", "part_definite": "R", "part_adverb": "A", "part_either": "Q", "tonight": "V", "today": "T",
    "yesterday": "S", "tomorrow": "G", "day": "D", "unit": "U", "units": "I", "unit_two": "v", "unit_definite": "d",
    "units_definite": "g", "unit_definite_two": "e", "years_of": "y", "last": "L", "next": "F", "current": "C",
    "this": "h", "following": "n", "that": "t", "since": "s", "during": "k", "ago": "b", "after": "a", "between": "B",
    "until": "u", "of": "f", "in": "i", "start_of": "q", "middle_of": "x", "end_of": "z", "first_days": "1",
    "earlier": "E", "moment": "m", "season": "o", "number": "N", "ordinal": "O", "equals": "=", "article": "~",
    "and": "&", "place_head": "p", "future": "Z", "superlative": "X", "weekday": "W", "month": "M",
    "month_needing_cue": "J", "about": "%", "throughout": "^", "few": "*", "days_of": "j", "month_hijri": "H",
    "that_day": "5", "half_of": "2", "week_of": "4", "quarter_of": "6", "share_of": "7",
    "beside_it": "w", "named_by_date": "r", "of_it": "9",
}  # fmt: skip
_NOUN_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_PARTICLE_PROCLITICS = ("", "و", "ف")
_PARTICLES = frozenset((
    "since", "during", "ago", "after", "between", "until", "of", "in", "this", "that", "equals", "article",
    "and", "superlative", "month_needing_cue", "month_hijri", "place_head", "future", "about", "throughout",
    "beside_it",
))  # fmt: skip


class TimeWord(Struct, frozen=True):
    """A word or phrase of time: symbol in the grammar, value, the words after the first, whether و is joined."""

    symbol: str
    value: str
    tail: tuple[str, ...] = ()
    joined: bool = False


class DayPart(Struct, frozen=True):
    """A part of the day in minutes from midnight of the day that names it; 1440 and more is the next day."""

    start: int
    end: int


class TimeTables(Struct, frozen=True):
    """Time words by their folded first word (with proclitics), the longest first; day parts; days known by name."""

    words: dict[str, tuple[TimeWord, ...]]
    parts: dict[str, DayPart]
    named_days: dict[tuple[int, int], date]


@compiled
def load_time_tables() -> TimeTables:
    """The tables of Arabic. Raises ``KnowledgeError`` for a class that is none."""
    words: dict[str, list[TimeWord]] = {}
    for word, kind, value in _entries():
        first, *tail = fold_word(word).split()
        proclitics = _PARTICLE_PROCLITICS if kind in _PARTICLES else _NOUN_PROCLITICS
        for proclitic in proclitics:
            for form in _joined(proclitic, first):
                entry = TimeWord(SYMBOLS[kind], value, tuple(tail), proclitic == "و")
                known = words.setdefault(form, [])
                if entry.tail not in [k.tail for k in known]:
                    known.append(entry)
    parts = {row["part"]: DayPart(_minutes(row["from"]), _minutes(row["to"])) for _, row in _rows("day_parts")}
    named = {(int(r["day"]), int(r["month"])): date.fromisoformat(r["date"]) for _, r in _rows("named_days")}
    return TimeTables({k: tuple(sorted(v, key=lambda w: -len(w.tail))) for k, v in words.items()}, parts, named)


_COLUMNS = {
    "day_parts": ("part", "from", "to"),
    "named_days": ("day", "month", "date", "why"),
    "time_words": ("word", "class", "value"),
    "months": ("name", "month", "calendar", "system", "alone"),
    "weekdays": ("name", "day"),
}


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    return read_tsv(_file(f"{name}.tsv"), _COLUMNS[name])


def _entries() -> Iterator[tuple[str, str, str]]:
    """``(word, class, value)`` of all tables; names in Latin letters are left to the stamps of pages."""
    for _, row in _rows("weekdays"):
        if not row["name"].isascii():
            yield row["name"], "weekday", row["day"]
    for _, row in _rows("months"):
        if row["name"].isascii() or row["system"] == "french":
            continue
        hijri = row["calendar"] == "hijri"
        kind = "month_hijri" if hijri else "month" if row["alone"] == "yes" else "month_needing_cue"
        yield row["name"], kind, row["month"]
    for number, row in _rows("time_words"):
        if row["class"] not in SYMBOLS:
            raise KnowledgeError(f"no class of time words: {row['class']!r}", f"time_words.tsv, row {number}")
        yield row["word"], row["class"], row["value"]


def _joined(proclitic: str, word: str) -> Iterator[str]:
    yield proclitic + word
    if proclitic.endswith("ل") and word.startswith("ال"):
        yield proclitic + "ل" + word[2:]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes)) // timedelta(minutes=1)


def _file(name: str) -> Traversable:
    return package_file("languages", "ar", name)
