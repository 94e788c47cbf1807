"""A person's decisions applied over what the program read. Nothing is erased: one that is taken back no longer counts.

A claim that is rejected is not linked; a corrected one is linked as corrected; a redacted one without its words. An
event that is rejected stays, marked, and says nothing of who holds a place. Merges and splits are made after linking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, get_type_hints

import msgspec

from tawatur.errors import RequestError
from tawatur.records import Claim, Event, Judgement
from tawatur.records import claim as claim_record
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.identity import Identity

CORRECTABLE = ("event_type", "actors", "targets", "places", "date", "quantities", "origin", "via", "modality")
"""The fields of a claim that a person may correct; events follow from them."""


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The decisions that stand, oldest first: without those taken back, and without the takings back."""
    ordered = sorted(judgements, key=lambda j: (j.made_at, j.judgement_id))
    withdrawn: set[str] = set()
    for one in reversed(ordered):
        if one.decision == "withdraw" and one.judgement_id not in withdrawn:
            withdrawn |= {one.withdraws} if one.withdraws else set(one.subjects)
    return [j for j in ordered if j.decision != "withdraw" and j.judgement_id not in withdrawn]


def judged_claims(claims: Iterable[Claim], judgements: Sequence[Judgement]) -> list[Claim]:
    """The claims as they are linked: without the rejected ones, the others corrected and redacted."""
    dropped = {s for j in judgements if j.decision == "reject" for s in j.subjects}
    hidden = {s for j in judgements if j.decision == "redact" for s in j.subjects}
    corrections: dict[str, list[tuple[str, str]]] = {}
    for one in judgements:
        if one.decision == "correct":
            for subject in one.subjects:
                corrections.setdefault(subject, []).extend(one.corrections)
    kept = (c for c in claims if c.claim_id not in dropped)
    corrected = (corrected_claim(c, corrections[c.claim_id]) if c.claim_id in corrections else c for c in kept)
    return [redacted(c) if c.claim_id in hidden else c for c in corrected]


def corrected_claim(claim: Claim, corrections: Iterable[tuple[str, str]]) -> Claim:
    """The claim with fields replaced by values in JSON.

    Raises RequestError for a field that cannot be corrected or a value that is none of its kind.
    """
    hints = get_type_hints(Claim, vars(claim_record))
    changed: dict[str, Any] = {}
    for field, value in corrections:
        if field not in CORRECTABLE:
            raise RequestError("this field cannot be corrected", field, hint=", ".join(CORRECTABLE))
        try:
            changed[field] = msgspec.json.decode(value.encode(), type=hints[field])
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise RequestError("this is no value of the field", f"{field}={value}", str(error)) from error
    return replace(claim, **changed)


def redacted(claim: Claim) -> Claim:
    """The claim without anybody's words or name: what remains is what happened, where and when."""
    return replace(
        claim, quote="", speaker=None, trigger="", evidence={}, actor_surfaces=(), target_surfaces=(), sentence=None
    )


def regrouped(
    groups: Sequence[list[Facts]], named: Sequence[Identity], judgements: Sequence[Judgement]
) -> list[list[Facts]]:
    """The groups of claims after a person's merges and splits, in the order in which these were decided.

    Subjects of a merge are event ids (or ids merged into them) or claim ids; a split names the claims that part.
    """
    current = [(set(_names(i)), list(g)) for i, g in zip(named, groups, strict=True)]
    for one in judgements:
        if one.decision == "merge":
            current = _merged(current, set(one.subjects))
        elif one.decision == "split":
            current = _parted(current, set(one.subjects))
    return [sorted(group, key=lambda f: f.order) for _, group in current]


def marked(events: Iterable[Event], judgements: Sequence[Judgement]) -> tuple[Event, ...]:
    """The events, the rejected ones marked."""
    rejected = {s for j in judgements if j.decision == "reject" for s in j.subjects}
    return tuple(replace(e, rejected=True) if rejected & {e.event_id, *e.merged_from} else e for e in events)


_Named = tuple[set[str], list[Facts]]


def _names(identity: Identity) -> Iterable[str]:
    return (identity.event_id, *identity.merged_from)


def _merged(current: list[_Named], subjects: set[str]) -> list[_Named]:
    meant = [one for one in current if one[0] & subjects or any(f.claim.claim_id in subjects for f in one[1])]
    if len(meant) < 2:
        return current
    whole = ({name for names, _ in meant for name in names}, [f for _, group in meant for f in group])
    rest = [one for one in current if not any(one is m for m in meant)]
    return [*rest, whole]


def _parted(current: list[_Named], subjects: set[str]) -> list[_Named]:
    kept: list[_Named] = []
    parted: list[Facts] = []
    for names, group in current:
        leaving = [f for f in group if f.claim.claim_id in subjects]
        staying = [f for f in group if f.claim.claim_id not in subjects]
        parted += leaving if staying else []
        kept.append((names, staying or group))
    return [*kept, (set(), parted)] if parted else kept
