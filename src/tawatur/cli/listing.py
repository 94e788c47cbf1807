"""Listings of one kind of record, in each form, and what stands at their end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import click

from tawatur.cli.output import Column, print_csv, print_json_lines, print_table
from tawatur.messages import _, ngettext_
from tawatur.queries import Filter, unknown_names
from tawatur.queries.views import Slice
from tawatur.storage import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How records of one kind are listed: ``headings`` are message keys, ``line`` is a JSON line (else the columns)."""

    columns: Sequence[Column[T]]
    headings: Sequence[str]
    row: Callable[[T], Sequence[str]]
    line: Callable[[T], Any] | None = None

    def print_or_say(self, records: Sequence[T], form: str, nothing: str) -> None:
        """The records; for an empty table ``nothing``, on stderr."""
        self.print(records, form)
        if form == "table" and not records:
            click.echo(nothing, err=True)

    def print(self, records: Iterable[T], form: str) -> None:
        """The records as ``table``, ``jsonl`` or ``csv``."""
        if not print_for_programs(records, form, self.columns, self.line):
            print_table([_(heading) for heading in self.headings], map(self.row, records))


def print_for_programs(
    records: Iterable[T], form: str, columns: Sequence[Column[T]], line: Callable[[T], Any] | None = None
) -> bool:
    """Print records as ``jsonl`` (``line``, else the columns) or ``csv``; False where another form is asked for."""
    if form == "jsonl":
        print_json_lines(map(line or _object_of(columns), records))
    elif form == "csv":
        print_csv(columns, records)
    return form in ("jsonl", "csv")


def _object_of(columns: Sequence[Column[T]]) -> Callable[[T], dict[str, Any]]:
    return lambda record: {column.name: column.show(record) for column in columns}


def note_rest(found: Slice[Any], command: str) -> None:
    """Under a table, on stderr: that nothing answers, or how many more there are."""
    rest = found.total - len(found.items)
    if not found.total:
        click.echo(_("nothing here answers to that"), err=True)
    elif rest:
        more = ngettext_("and {n} more", "and {n} more", rest)
        click.echo(f"{more}: tawatur {command} --limit {found.total}", err=True)


def note_unknown(workspace: Workspace, wanted: Filter) -> None:
    """On stderr: which names of a filter nothing here bears, so that no answer is not taken for "nothing happened"."""
    for asked in unknown_names(workspace, wanted):
        click.echo("tawatur: " + _("nothing here is called “{asked}”").format(asked=asked), err=True)
