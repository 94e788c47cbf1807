"""Records in a reader's words: for the tables and cards of all commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.cli.punctuation import comma, semicolon
from tawatur.cli.words import (
    actor_label,
    disagreement_label,
    event_type_label,
    grade_label,
    modality_label,
    quantity_label,
)
from tawatur.messages import _, language, ngettext_
from tawatur.records import ClaimDate, ClaimPlace, Event, Quantity, QuantityRange

NOTHING = "–"
BOUNDS = {"exact": "", "at_least": "≥ ", "at_most": "≤ ", "about": "~ "}


def when(date: ClaimDate) -> str:
    """A date as precise as it is known; of an undated one, by when it was told."""
    if date.start is None:
        told = date.not_after or date.not_before
        return _("by {day}").format(day=told[:10]) if told else _("undated")
    first, last = date.start[:10], (date.end or date.start)[:10]
    return first if first == last else f"{first} – {last}"


def short_id(whole: str) -> str:
    """The beginning of an id: enough for ``tawatur show``."""
    return whole[:9]


def where(places: Iterable[ClaimPlace]) -> str:
    """The places by their names as written, with the English ones where English is spoken."""
    return comma().join(dict.fromkeys(map(_place, places))) or NOTHING


def _place(place: ClaimPlace) -> str:
    if language() == "en" and place.name_en and place.name_en != place.name:
        return f"{place.name} ({place.name_en})"
    return place.name


def who(actors: Sequence[str], targets: Sequence[str]) -> str:
    """The actors, and after an arrow against whom."""
    sides = [comma().join(map(actor_label, side)) for side in (actors, targets)]
    if not sides[1]:
        return sides[0] or NOTHING
    arrow = "←" if language() == "ar" else "→"
    return f"{sides[0] or '?'} {arrow} {sides[1]}"


def what_of(event: Event) -> str:
    """What is said to have happened: the type, that it is no plain happening, and the figures."""
    meant = "" if event.modality == "happened" else f" ({modality_label(event.modality)})"
    figures = how_many(event.quantities)
    return event_type_label(event.event_type) + meant + (f": {figures}" if figures else "")


def how_many(ranges: Iterable[QuantityRange]) -> str:
    """The figures of an event: the best one, and the range where they differ."""
    return comma().join(f"{quantity_label(r.what)} {_range(r)}" for r in ranges)


def _range(found: QuantityRange) -> str:
    low, best, high = (None if v is None else f"{v:g}" for v in (found.low, found.best, found.high))
    if low == high and low is not None:
        return low
    if high is None and low is not None and best in (None, low):
        return f"≥ {low}"
    if low is None and high is not None and best in (None, high):
        return f"≤ {high}"
    return f"{best or '?'} ({low or '?'}–{high or '?'})"


def quantities(found: Iterable[Quantity]) -> str:
    """The numbers of a claim."""
    return comma().join(f"{quantity_label(q.what)} {BOUNDS[q.bound]}{q.value:g}" for q in found)


def backing(event: Event) -> str:
    """How many claims, and from how many independent origins."""
    return f"{ngettext_('{n} claim', '{n} claims', len(event.claims))}{comma()}{_origins(event)}"


def _origins(event: Event) -> str:
    """The established origins counted; where there is none, the possible ones."""
    counts = event.origins
    if not counts.established:
        return ngettext_("{n} possible origin", "{n} possible origins", counts.possible)
    return ngettext_("{n} independent origin", "{n} independent origins", counts.established)


def verdict(event: Event) -> str:
    """What the count of origins does not say: the grade where it is more than that, and what is disputed."""
    grade = grade_label(event.grade) if event.grade in ("strong", "contested", "retracted") else ""
    return semicolon().join(filter(None, (grade, disputed(event))))


def disputed(event: Event) -> str:
    """What its claims disagree on."""
    fields = comma().join(dict.fromkeys(disagreement_label(d.field) for d in event.disagreements))
    return f"{_('disputed')}: {fields}" if fields else ""
