"""Listings on standard output: as JSON lines, CSV or a table of the terminal's width."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import msgspec

from tawatur.messages import language

T = TypeVar("T")
FORMATS = ("table", "jsonl", "csv")
_PIPE_WIDTH = 110
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name in CSV (and, through messages, its heading in a table) and what it shows of a record."""

    name: str
    show: Callable[[T], Any]


def print_json_lines(objects: Iterable[Any]) -> None:
    """Each object as one line of JSON."""
    for found in objects:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")


def print_csv(columns: Sequence[Column[T]], records: Iterable[T]) -> None:
    """A CSV with a header; a text that a spreadsheet would take for a formula is led by an apostrophe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for record in records:
        writer.writerow([_cell(column.show(record)) for column in columns])


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table that fits the terminal (110 columns in a pipe), none without rows; in Arabic from the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    step = -1 if language() == "ar" else 1
    side: Literal["left", "right"] = "right" if language() == "ar" else "left"
    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False)
    shown = [tuple(map(printable, row)) for row in rows]
    if not shown:
        return
    columns = list(zip(headings, *shown, strict=True))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for (heading, *_cells), width in list(zip(columns, _word_widths(columns, console.width), strict=True))[::step]:
        table.add_column(heading, overflow="fold", justify=side, min_width=width)
    for row in shown:
        table.add_row(*map(Text, row[::step]))
    console.print(table)


def _word_widths(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column needs so that no word is cut: less of it, for the longest words, where all do not fit."""
    longest = [max(len(word) for cell in column for word in (cell.split() or [""])) for column in columns]
    room = width - 2 * len(columns)
    cap = next((cap for cap in range(16, 0, -1) if sum(min(cap, one) for one in longest) <= room), 1)
    return [min(cap, one) for one in longest]


def printable(text: str) -> str:
    """A text without control characters: what stands in a page must not steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def print_lines(lines: Iterable[str]) -> None:
    """Lines of text, as they come."""
    for line in lines:
        sys.stdout.write(printable(line) + "\n")
