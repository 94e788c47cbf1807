"""A person's decisions. Appended, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Decision = Literal["accept", "reject", "correct", "merge", "split", "withdraw", "redact"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on a claim, event or article.

    ``subjects`` are ids (a merge has two or more; a split lists the event and the claims to part from it).
    ``corrections`` maps a field to its new value as JSON text. ``withdraws`` is the id of the judgement that
    this one takes back. ``made_at`` is a UTC instant.
    """

    judgement_id: str
    decision: Decision
    subjects: tuple[str, ...]
    made_by: str
    made_at: str
    why: str
    corrections: tuple[tuple[str, str], ...] = ()
    withdraws: str | None = None
