"""The stage's verb: from events to the history of every place, and how what is known of it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from tawatur.knowledge.linking import EventKnowledge, country_zone
from tawatur.records import Claim, ClaimPlace, ControlSpan, Event, Interval
from tawatur.stages.territory.evidence import NEVER, Evidence, Ground, grounds
from tawatur.stages.territory.timeline import State, states
from tawatur.text.instants import local_text

_Key = tuple[object, ...]


def control_spans(
    events: Sequence[Event],
    claims: Iterable[Claim],
    knowledge: EventKnowledge,
    wanted: Collection[str] | None = None,
) -> tuple[ControlSpan, ...]:
    """The spans of all places (of the ``wanted`` keys alone, if given), by place, by when they became known, by time.

    Each span says from when to when it holds in the world, and since and until when it was what is known.
    """
    by_id = {c.claim_id: c for c in claims}
    counting = [e for e in events if not e.rejected]
    found = (g for g in grounds(counting, by_id, knowledge) if wanted is None or g.key in wanted)
    return tuple(span for ground in found for span in _history(ground, knowledge))


def span_id(place: ClaimPlace) -> str:
    """What the spans of a place are found by."""
    return place.place_id or place.name


def _history(ground: Ground, knowledge: EventKnowledge) -> Iterator[ControlSpan]:
    """The place's spans: a new one whenever new knowledge changes what was told before."""
    zone = country_zone(ground.place.country) or knowledge.default_zone
    open_spans: dict[_Key, tuple[ControlSpan, str]] = {}
    for known in sorted({v.known for versions in ground.versions for v in versions}):
        seen = [v for versions in ground.versions if (v := _as_known(versions, known)) is not None]
        now = dict(_spans(ground, states(seen, knowledge), known, zone))
        for key in [k for k in open_spans if k not in now]:
            yield _closed(open_spans.pop(key)[0], known)
        for key, span in now.items():
            since = open_spans[key][1] if key in open_spans else known
            open_spans[key] = (_known_since(span, since), since)
    yield from (span for span, _ in open_spans.values())


def _as_known(versions: tuple[Evidence, ...], known: str) -> Evidence | None:
    """What one event said of the place as known at that instant."""
    return next((v for v in reversed(versions) if v.known <= known), None)


def _spans(ground: Ground, found: list[State], known: str, zone: str | None) -> Iterator[tuple[_Key, ControlSpan]]:
    for at, state in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        span = replace(_span(ground, state, after, known), time_zone=zone)
        key = (
            span.status,
            span.holder,
            span.begins,
            span.ends,
            span.since,
            span.until,
            span.because,
            span.before,
            span.rivals,
        )
        yield key, span


def _span(ground: Ground, state: State, after: State | None, known: str) -> ControlSpan:
    until = Interval(None, None) if after is None else Interval(_text(after.first), local_text(after.last))
    return ControlSpan(
        place_id=span_id(ground.place),
        place=ground.place.name,
        status=state.status,
        holder=state.holder,
        since=Interval(_text(state.first), local_text(state.last)),
        until=until,
        known_since=known,
        last_confirmed=local_text(state.confirmed),
        grade=state.grade,
        because=state.because,
        implied_by=state.implied_by,
        rivals=state.rivals,
        before=state.before,
        begins=local_text(state.since),
        ends=None if after is None else local_text(after.since),
    )


def _text(minute: int | None) -> str | None:
    return None if minute is None else local_text(minute)


def _known_since(span: ControlSpan, known: str) -> ControlSpan:
    return replace(span, known_since=None if known == NEVER else known)


def _closed(span: ControlSpan, known: str) -> ControlSpan:
    return replace(span, known_until=known)
