"""Distinct claims: what title and body, or the outlet and one source, say of the same event is one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.records import Claim, Span

_GAP = 3  # characters between two sentences


def distinct_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drop what repeats: a title told again in the body, an event told twice by one origin (decision 5).

    A day that only the dropped telling gave is kept with the other in its sentence or the one beside it.
    """
    kept: dict[str, Claim] = {}
    told: dict[tuple[str, str | None], list[str]] = {}
    for claim in sorted(claims, key=_order):
        first = next((p.name for p in claim.places), None)
        others = (kept[name] for name in told.get((claim.event_type, first), ()))
        repeated = next((other for other in others if _repeats(claim, other)), None)
        if repeated is not None:
            kept[repeated.claim_id] = _dated_by(repeated, claim)
            continue
        kept[claim.claim_id] = claim
        for name in {None, *(p.name for p in claim.places)}:
            told.setdefault((claim.event_type, name), []).append(claim.claim_id)
    return tuple(kept[c.claim_id] for c in claims if c.claim_id in kept)


def _dated_by(claim: Claim, dropped: Claim) -> Claim:
    """The claim with the day that the telling beside it which it replaces gave, where it has none."""
    beside = dropped.part == claim.part and _are_neighbours(claim.sentence, dropped.sentence)
    if claim.date.start or not dropped.date.start or not beside:
        return claim
    evidence = {**claim.evidence, "date": dropped.evidence.get("date", ())}
    return replace(claim, date=dropped.date, evidence=evidence, rules={**claim.rules, "date": "told_twice"})


def _are_neighbours(one: Span | None, other: Span | None) -> bool:
    """Whether two sentences are one, or follow one another."""
    if one is None or other is None:
        return one is other
    return max(one.start, other.start) - min(one.end, other.end) <= _GAP


def _order(claim: Claim) -> tuple[bool, bool]:
    """The text before the title; attributed claims before the outlet's own voice."""
    return (claim.part == "title", claim.origin == "outlet")


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether ``claim`` says no more than ``other``."""
    if claim.part in {"caption", "embed"} or other.part in {"caption", "embed"}:
        return claim.part == other.part and _same_event(claim, other) and claim.quote == other.quote
    if claim.part == "title":
        return _same_event(claim, other)
    voices = claim.origin in (other.origin, "outlet")
    return voices and bool(claim.places) and _same_event(claim, other) and _same_numbers(claim, other)


def _same_event(claim: Claim, other: Claim) -> bool:
    polarity = {claim.modality, other.modality}
    if len(polarity) > 1 and ("denied" in polarity or ("planned" in polarity and claim.part == other.part)):
        return False
    if polarity == {"planned"} and claim.date.start and other.date.start and claim.date.end != other.date.end:
        return False  # within two weeks, and within three
    mine, theirs = {p.name for p in claim.places}, {p.name for p in other.places}
    dates = {claim.date.start, other.date.start} - {None}
    actors = not claim.actors or not other.actors or bool(set(claim.actors) & set(other.actors))
    return mine <= theirs and len(dates) < 2 and actors


def _same_numbers(claim: Claim, other: Claim) -> bool:
    mine = {(q.what, q.value) for q in claim.quantities}
    return mine <= {(q.what, q.value) for q in other.quantities}
