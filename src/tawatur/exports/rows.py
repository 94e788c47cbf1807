"""What several table exports share: safe cells, the day of an event, its citations, its CSV bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.queries.view_selection import Selection
from tawatur.records import Article, Claim, Event, QuantityRange

Cell = str | int | float | None
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the local code page
# Blank and invisible characters that a spreadsheet skips before it looks for a formula.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@|%]")

_NOT_DONE = frozenset({"planned", "denied"})
_AS_TOLD = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day that a row carries: ``basis`` is ``stated``, ``publication`` (the latest possible day) or unknown."""

    start: str | None
    end: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim of an event with the article that makes it."""

    claim: Claim
    article: Article | None


def event_day(event: Event) -> EventDay:
    """The stated day, else the latest possible one, with ``basis`` ``publication``; None where no clock is known."""
    date = event.date
    if date.start:
        return EventDay(date.start[:10], (date.end or date.start)[:10], "stated")
    latest = date.not_after or event.known_at
    return EventDay(latest[:10], latest[:10], "publication") if latest else EventDay(None, None, "unknown")


def took_place(event: Event) -> bool:
    """Whether anybody says that it took place: not what is only planned, and not what everybody denies."""
    return event.modality not in _NOT_DONE


def told_kind(selection: Selection, event: Event) -> str:
    """What the event is in Arabic, with the word that it is planned, denied or only possible: هجوم (مخطط له)."""
    kind = selection.names.word("event_type", event.event_type, "ar")
    if event.modality in _AS_TOLD:
        return kind
    return f"{kind} ({selection.names.word('modality', event.modality, 'ar')})"


def cited_claims(selection: Selection, event: Event) -> tuple[CitedClaim, ...]:
    """The event's claims with their articles, the first published first; those the selection lacks are left out."""
    found = (selection.claims.get(reference.claim_id) for reference in event.claims)
    cited = [CitedClaim(claim, selection.articles.get(claim.version_id)) for claim in found if claim]
    return tuple(sorted(cited, key=lambda one: (one.article and one.article.published) or "9999"))


def quantity(event: Event, what: str) -> QuantityRange | None:
    """The event's range of ``what``, None where no claim gives a number."""
    return next((one for one in event.quantities if one.what == what), None)


def whole(number: float | int | None) -> int | None:
    """A count as a whole number."""
    return None if number is None else round(number)


def safe_cell(value: Cell) -> str | int | float:
    """A cell that no spreadsheet takes for a formula; unknown is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if _FORMULA.match(text) else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """UTF-8 with a byte order mark, as Excel needs it; every column in every row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(row.get(column)) for column in columns] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def citation_lines(cited: Sequence[CitedClaim], limit: int = 8) -> str:
    """Each claim's words with who published them and when, parted by `` | ``."""
    lines = []
    for one in cited[:limit]:
        article = one.article
        outlet = (article.outlet if article else None) or one.claim.article
        day = (article.published or "")[:10] if article else ""
        lines.append(f"«{one.claim.quote}» ({', '.join(part for part in (outlet, day) if part)})")
    return " | ".join(lines)


def distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values in order, each once, empty ones left out."""
    return tuple(dict.fromkeys(value for value in values if value))
