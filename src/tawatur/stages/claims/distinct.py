"""Distinct claims: what title and body, or the outlet and one source, say of the same event is one claim."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records import Claim


def distinct_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drop what repeats: a title told again in the body, an event told twice by one origin (decision 5)."""
    kept: list[Claim] = []
    by_type: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=_order):
        same = by_type.setdefault(claim.event_type, [])
        if not any(_repeats(claim, other) for other in same):
            same.append(claim)
            kept.append(claim)
    position = {claim.claim_id: i for i, claim in enumerate(claims)}
    return tuple(sorted(kept, key=lambda c: position[c.claim_id]))


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
    if len(polarity) > 1 and "denied" in polarity:
        return False
    mine, theirs = {p.name for p in claim.places}, {p.name for p in other.places}
    dates = {claim.date.start, other.date.start} - {None}
    actors = not claim.actors or not other.actors or bool(set(claim.actors) & set(other.actors))
    return mine <= theirs and len(dates) < 2 and actors


def _same_numbers(claim: Claim, other: Claim) -> bool:
    mine = {(q.what, q.value) for q in claim.quantities}
    return mine <= {(q.what, q.value) for q in other.quantities}
