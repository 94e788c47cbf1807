"""A person's decisions applied over what the program read. Nothing is erased: a withdrawn one no longer counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.records import Claim, Judgement


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The decisions that stand, oldest first: without those taken back, and without the takings back."""
    ordered = sorted(judgements, key=lambda j: (j.made_at, j.judgement_id))
    withdrawn: set[str] = set()
    for one in reversed(ordered):
        if one.decision == "withdraw" and one.judgement_id not in withdrawn:
            withdrawn |= {one.withdraws} if one.withdraws else set(one.subjects)
    return [j for j in ordered if j.decision != "withdraw" and j.judgement_id not in withdrawn]


def admitted(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims that are linked: without those that a person rejected or redacted."""
    dropped = {s for j in judgements if j.decision in ("reject", "redact") for s in j.subjects}
    return [c for c in claims if c.claim_id not in dropped]
