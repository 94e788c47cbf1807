"""A sentence on who holds places, from spans of control that the same events opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawatur.queries.brief.gathering import rank
from tawatur.queries.brief.wording import Wording, told_places
from tawatur.records import ControlSpan, Event
from tawatur.records.claim import ClaimPlace

_TELLING = {"controlled": "territory_gained", "partial": "territory_gained", "vacated": "withdrawal"}
"""What an event must be for the sentence on a status to tell it whole."""


def held(wording: Wording, spans: Sequence[ControlSpan], named: Mapping[str, ClaimPlace], behind: Event | None) -> str:
    """How the places of some spans of one fate stand, since when, according to whom."""
    span, templates, joins = spans[0], wording.words.phrases.control, wording.words.phrases.joins
    places = [named.get(s.place_id, ClaimPlace(s.place, "site", None, None, "settlement", s.place_id)) for s in spans]
    name, rivals = wording.places(places), [r for r in span.rivals if r]
    variant = {
        "contested": "_between" if len(rivals) > 1 else "",
        "negotiated": "_holder" if span.holder else "",
        "besieged": "_holder" if span.holder else "",
        "vacated": "_before" if span.before else "",
    }.get(span.status, "")
    holder, before = (wording.name(slug) if slug else None for slug in (span.holder, span.before))
    told = templates[span.status + variant].format(
        place=name, of_place=name, in_place=("في " if wording.language == "ar" else "in ") + name,
        holder=holder.name if holder else "", of_holder=holder.genitive if holder else "",
        before=before.name if before else "", of_before=before.genitive if before else "",
        rivals=wording.actors(rivals), of_rivals=wording.actors(rivals, genitive=True),
        when=_since(wording, span, places[0].country),
    )  # fmt: skip
    told_by = ""
    disputed = behind is not None and span.status == behind.grade == "contested"  # that is told with the disagreements
    if behind is not None and not disputed:
        is_named = bool(behind.actors) and set(behind.actors) <= {span.holder, span.before}
        told_by = wording.attribution(behind, named=is_named)
    return joins["clause"].join(filter(None, (told, told_by)))


def _since(wording: Wording, span: ControlSpan, country: str | None) -> str:
    """From when a span holds, as closely as it is known."""
    since = span.since.not_after or ""
    exact = span.since.not_before is not None and span.since.not_before[:10] == since[:10]
    template = wording.words.phrases.control["since" if exact else "since_before"]
    return template.format(date=wording.date(since, country))


def event_behind(span: ControlSpan, events: Mapping[str, Event]) -> Event | None:
    """Of the events that a span rests on, the one that ranks first."""
    return min((events[i] for i in span.because if i in events), key=rank, default=None)


def covered(spans: Iterable[ControlSpan], behind: Event | None) -> frozenset[tuple[str, str]]:
    """The places of an event that the sentence on some spans tells, so that it need not be told again."""
    if behind is None or behind.quantities or behind.disagreements:
        return frozenset()
    return frozenset((behind.event_id, one.place_id) for one in spans if _TELLING.get(one.status) == behind.event_type)


def is_covered(event: Event, told: frozenset[tuple[str, str]]) -> bool:
    """Whether all places of an event were told before."""
    places = told_places(event)
    return bool(places) and all((event.event_id, p.place_id or p.name) in told for p in places)
