"""What a reader asks for: one frozen filter, shared by the command line, the exports and the web."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import get_args

from tawatur.errors import RequestError
from tawatur.knowledge.loading import package_files
from tawatur.messages import _
from tawatur.records.claim import Modality
from tawatur.records.event import Grade

GRADES: tuple[str, ...] = get_args(Grade)
MODALITIES: tuple[str, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty field asks for anything. Values of one field are alternatives.

    ``places`` are names in any spelling, Arabic or English, with clitics or without, or place ids; a place holds the
    places in it. ``actors`` are slugs or names, on either side. ``outlets`` and ``origins`` are slugs or names.
    ``since`` and ``until`` are ISO days, both included: what is said to have happened between them, an undated claim
    standing at its publication; for articles, when they were published. ``all_versions`` looks at versions of
    articles that a later one has replaced as well, ``rejected`` at what a person took out. ``user_data_dir`` is where
    imported gazetteers lie, whose names then mean their places.
    """

    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    all_versions: bool = False
    rejected: bool = False
    user_data_dir: Path | None = field(default=None, compare=False)


def checked(wanted: Filter) -> Filter:
    """The filter, if all that it asks for can be meant.

    Raises RequestError with the nearest words that could have been meant.
    """
    _known("type", wanted.types, event_types())
    _known("grade", wanted.grades, GRADES)
    _known("modality", wanted.modalities, MODALITIES)
    for day in filter(None, (wanted.since, wanted.until)):
        _day(day)
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise RequestError(
            _("{since} is after {until}").format(since=wanted.since, until=wanted.until), "--since, --until"
        )
    return wanted


@cache
def event_types() -> tuple[str, ...]:
    """The event types, one file each in the knowledge."""
    names = (file.name.removesuffix(".yaml") for file in package_files("events", ".yaml"))
    return tuple(sorted(name for name in names if "." not in name))


def _known(field: str, values: Iterable[str], known: tuple[str, ...]) -> None:
    for value in values:
        if known and value not in known:
            near = get_close_matches(value, known, 3, 0.5)
            hint = (_("perhaps") if near else _("known")) + ": " + ", ".join(near or known)
            raise RequestError(_("there is no {field} “{value}”").format(field=_(field), value=value), hint=hint)


def checked_moment(text: str) -> str:
    """An ISO day or UTC time as given, if it is one. Raises RequestError."""
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise RequestError(
            _("“{text}” is no time").format(text=text), hint=_("write it as 2024-12-31 or 2024-12-31T18:00")
        ) from error
    return text


def _day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise RequestError(_("“{text}” is no day").format(text=text), hint=_("write it as 2024-12-31")) from error
