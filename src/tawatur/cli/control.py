"""``tawatur control PLACE``: who is said to hold it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.listing import print_for_programs
from tawatur.cli.options import config_of_environment, format_option, workspace_option
from tawatur.cli.output import Column, print_table
from tawatur.cli.program import NOTHING_DONE
from tawatur.cli.showing import short_id
from tawatur.cli.words import actor_label, grade_label, status_label
from tawatur.errors import NotFound
from tawatur.messages import _
from tawatur.queries import control_at, control_history, find_place
from tawatur.queries.contracts import control_object
from tawatur.queries.control import has_named_origin
from tawatur.records import ControlAnswer, ControlSpan, Interval
from tawatur.storage import Workspace, open_workspace

COLUMNS: tuple[Column[ControlAnswer], ...] = (
    Column("place_id", lambda a: a.place_id),
    Column("place", lambda a: a.place),
    Column("status", lambda a: a.status),
    Column("holder", lambda a: a.holder),
    Column("since_not_before", lambda a: a.since.not_before),
    Column("since_not_after", lambda a: a.since.not_after),
    Column("last_confirmed", lambda a: a.last_confirmed),
    Column("grade", lambda a: a.grade),
    Column("because", lambda a: "; ".join(a.because)),
    Column("at", lambda a: a.at),
    Column("known_at", lambda a: a.known_at),
)


@click.command("control", help=_("Say who is said to hold PLACE at a time; without --at, how that went over time."))
@click.argument("place")
@click.option("--at", help=_("The time asked about: 2024-12-06, or 2024-12-06T18:00 there."))
@click.option("--known-at", help=_("Only what had been said by this time: 2024-12-06T09:00Z."))
@workspace_option
@format_option
def command(place: str, at: str | None, known_at: str | None, folder: Path, form: str) -> int:
    """Say who is said to hold a place."""
    with open_workspace(folder) as workspace:
        if at is None and form == "table":
            _print_history(workspace, place)
            return 0
        at = at or _now()
        status = 0
        try:
            answer = control_at(workspace, place, at, known_at, config_of_environment())
        except NotFound as error:
            click.echo(f"tawatur: {error}", err=True)
            answer, status = _nothing_known(place, at, known_at), NOTHING_DONE
        named = has_named_origin(workspace, answer.because)
    _print_answer(answer, form, named)
    return status


def _now() -> str:
    from datetime import datetime

    return datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M")


def _nothing_known(place: str, at: str, known_at: str | None) -> ControlAnswer:
    return ControlAnswer("", place, "unknown", None, Interval(None, None), None, None, (), at, known_at)


def _print_answer(answer: ControlAnswer, form: str, named: bool) -> None:
    if print_for_programs([answer], form, COLUMNS, control_object):
        return
    sys.stdout.write(_sentence(answer, named) + "\n")
    for event_id in answer.because:
        sys.stdout.write(f"  {_('because')} {event_id}: tawatur show {event_id}\n")


def _sentence(answer: ControlAnswer, named: bool) -> str:
    parts = [f"{answer.place} · {answer.at}: {status_label(answer.status)}"]
    if answer.holder:
        parts.append(actor_label(answer.holder))
    if answer.since.not_before or answer.since.not_after:
        parts.append(f"{_('since')} {_moment(answer.since)}")
    if answer.last_confirmed:
        parts.append(f"{_('last confirmed')} {_day_end(answer.last_confirmed)}")
    if answer.grade:
        parts.append(grade_label(answer.grade, has_named=named))
    return " · ".join(parts)


def _moment(found: Interval) -> str:
    """A moment as closely as it is known: a whole day as the day."""
    first, last = _day_start(found.not_before), _day_end(found.not_after)
    if first is None:
        return _("{time} at the latest").format(time=last) if last else "?"
    return first if last in (None, first) else f"{first} – {last}"


def _day_start(time: str | None) -> str | None:
    return time.removesuffix("T00:00") if time else None


def _day_end(time: str | None) -> str | None:
    return time.removesuffix("T23:59") if time else None


def _print_history(workspace: Workspace, place: str) -> None:
    view = find_place(workspace, place, config_of_environment())
    spans = control_history(workspace, view.place_id)
    headings = [_(h) for h in ("since", "until", "status", "holder", "grade", "known since", "events")]
    sys.stdout.write(f"{' '.join(filter(None, (view.name, view.name_en)))} ({view.place_id})\n")
    if spans:
        print_table(headings, [_row(span, has_named_origin(workspace, span.because)) for span in spans])
    else:
        sys.stdout.write(_("nothing read says who holds it") + "\n")


def _row(span: ControlSpan, named: bool) -> tuple[str, ...]:
    return (
        _moment(span.since).replace("T", " "),
        _moment(span.until).replace("T", " ") if span.until.not_before or span.until.not_after else "–",
        status_label(span.status),
        actor_label(span.holder) if span.holder else "–",
        grade_label(span.grade, has_named=named),
        (span.known_since or "–")[:16].replace("T", " "),
        " ".join(map(short_id, span.because)),
    )
