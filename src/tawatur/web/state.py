"""The state of a view, all of it in the address: language, filter, time, page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from tawatur.errors import RequestError
from tawatur.messages import _
from tawatur.queries.filters import Filter, checked
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Moment

# name in the address → field of the filter
PARAMETERS = {
    "type": "types", "place": "places", "actor": "actors", "outlet": "outlets", "grade": "grades",
    "origin": "origins", "modality": "modalities",
}  # fmt: skip
LONGEST_VALUE = 200
MOST_VALUES = 50
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?")


@dataclass(frozen=True, slots=True)
class State:
    """What a request asks for, as its address says it."""

    language: Language
    wanted: Filter
    moment: Moment
    limit: int = 50
    cursor: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()


def read_state(query: QueryParams, language: Language, user_data_dir: Path | None = None, most: int = 200) -> State:
    """The state that an address's query tells.

    Raises RequestError for an impossible day, number or word.
    """
    pairs = tuple((name, value) for name, value in query.multi_items() if value)
    fields: dict[str, tuple[str, ...]] = {}
    for name, field in PARAMETERS.items():
        values = tuple(dict.fromkeys(value for key, value in pairs if key == name))
        if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
            raise RequestError(_("too much is asked for by “{name}”").format(name=name))
        fields[field] = values
    wanted = Filter(
        **fields,
        since=query.get("since") or None,
        until=query.get("until") or None,
        all_versions=query.get("all_versions") in ("1", "true"),
        rejected=query.get("rejected") in ("1", "true"),
        user_data_dir=user_data_dir,
    )
    moment = Moment(
        read_moment(query.get("at")), _ending(read_moment(query.get("known_at"))), _country(query.get("country"))
    )
    limit = _number(query.get("limit"), most)
    return State(language, checked(wanted), moment, limit, query.get("cursor") or None, pairs)


def read_moment(text: str | None) -> str | None:
    """A day or a moment in ISO 8601.

    Raises RequestError where it is none.
    """
    if not text:
        return None
    text = text.strip()
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        datetime.fromisoformat(text)
    except ValueError:
        raise RequestError(
            _("“{text}” is no time").format(text=text[:40]), hint=_("write it as 2024-12-31 or 2024-12-31T18:00")
        ) from None
    return text


def _country(text: str | None) -> str | None:
    if text and not re.fullmatch("[a-zA-Z]{2}", text):
        raise RequestError(_("“{text}” is no country").format(text=text[:40]), hint=_("write it as sy, sd, ye"))
    return text.lower() if text else None


def _ending(moment: str | None) -> str | None:
    """Knowledge dated by a day counts from that day's end."""
    return f"{moment}T23:59:59Z" if moment and "T" not in moment else moment


def _number(text: str | None, most: int) -> int:
    if not text:
        return 50
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise RequestError(_("“{text}” is no number from 1 to {most}").format(text=text[:40], most=most), hint="limit")
    return int(text)


def address(language: Language, path: str, pairs: Iterable[tuple[str, str | None]] = ()) -> str:
    """An address on this server in a language, with a query."""
    query = urlencode([(name, value) for name, value in pairs if value])
    prefix = "/en" if language == "en" else ""
    return (prefix + quote(path, safe="/~:@!$&'()*+,;=") or "/") + (f"?{query}" if query else "")


def replaced(
    pairs: Iterable[tuple[str, str]], changes: Iterable[tuple[str, str | None]]
) -> tuple[tuple[str, str], ...]:
    """The query with some names' values put in the place of what was there; None takes a name out."""
    new = tuple(changes)
    names = {name for name, _ in new} | {"cursor"}
    kept = tuple(pair for pair in pairs if pair[0] not in names)
    return kept + tuple((name, value) for name, value in new if value)
