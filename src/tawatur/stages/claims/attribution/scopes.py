"""Scopes: what a cue of attribution governs in its sentence.

In front it governs the sentence, up to the next speaker or a clause of فيما, بينما and their like; a call up to any
contrasting clause. At the end it governs the clauses joined before it, amid also the subordinate clause behind it;
neither crosses a contrast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tawatur.knowledge.sources import Strength
from tawatur.records.claim import EvidenceKind
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS, Token

Position = Literal["front", "back"]
_LEAD_REACH = 8
_BREAKS = COMMAS | {"؛"}
_CORROBORATING = frozenset({"وهو", "وهي"})


class Cue(Struct, frozen=True):
    """Words of attribution in ``[first, last)`` tokens; ``voice`` is None where they carry the last speaker on."""

    first: int
    last: int
    voice: Voice | None
    strength: Strength
    rule: str
    position: Position
    verb_at: int | None = None
    via: tuple[str, ...] = ()
    evidence: EvidenceKind | None = None


class Bounds(Struct, frozen=True):
    """A sentence's tokens and where contrasting clauses begin in it; ``whiles`` are of فيما outside quotations."""

    tokens: Sequence[Token]
    first: int
    last: int
    contrasts: Mapping[int, object]
    whiles: Sequence[int] = ()

    def contrast_before(self, at: int) -> int:
        """The last contrast at or before a token, the sentence's beginning where there is none."""
        return max((c for c in self.contrasts if self.first < c <= at), default=self.first)

    def contrast_after(self, at: int) -> int:
        """The first contrast behind a token, the sentence's end where there is none."""
        return min((c for c in self.contrasts if at < c < self.last), default=self.last)

    def while_after(self, at: int) -> int:
        """The first clause of فيما and its like that a comma opens behind a token, else the sentence's end."""
        whiles = (c for c in self.whiles if at < c and self.tokens[c - 1].fold in _BREAKS)
        return min(whiles, default=self.last)


def scope_of(bounds: Bounds, cues: Sequence[Cue], place: int) -> tuple[int, int]:
    """The tokens ``[first, last)`` that a cue governs."""
    cue = cues[place]
    return _front(bounds, cues, place) if cue.position == "front" else _back(bounds, cues, place)


def _front(bounds: Bounds, cues: Sequence[Cue], place: int) -> tuple[int, int]:
    cue = cues[place]
    following = (
        c.first for c in cues[place + 1 :] if c.position == "front" and c.rule not in ("carried", "participle")
    )
    end = min(next(following, bounds.last), bounds.last)
    if cue.strength == "call":
        end = min(end, bounds.contrast_after(cue.last))
    elif cue.rule not in ("according", "quoting"):
        end = min(end, bounds.while_after(cue.last))
    leads = place == 0 and cue.first - bounds.first <= _LEAD_REACH and not _joined(bounds, cue.first)
    return (bounds.first if leads else cue.first), end


def _joined(bounds: Bounds, at: int) -> bool:
    """Whether a cue stands in a clause of its own behind others: a comma, or a contrast, before it."""
    if at == bounds.first:
        return False
    after_comma = bounds.tokens[at - 1].fold in _BREAKS and bounds.tokens[at].fold.startswith("و")
    return after_comma or bounds.contrast_before(at) > bounds.first


def _back(bounds: Bounds, cues: Sequence[Cue], place: int) -> tuple[int, int]:
    cue = cues[place]
    before = cues[place - 1].last if place else bounds.first
    if bounds.tokens[cue.first].fold in _CORROBORATING and any(c.position == "front" for c in cues[:place]):
        before = cue.first  # أعلن الجيش أنه سيطر، وهو ما أكده المرصد: the army's claim
    start = max(before, bounds.contrast_before(cue.first))
    return start, _subordinate_end(bounds, cues, place)


def _subordinate_end(bounds: Bounds, cues: Sequence[Cue], place: int) -> int:
    """Where the subordinate clause behind a cue amid a sentence ends."""
    cue = cues[place]
    following = cues[place + 1].first if place + 1 < len(cues) else bounds.last
    end = min(bounds.contrast_after(cue.last - 1), following)
    for at in range(cue.last, end - 1):
        if bounds.tokens[at].fold in _BREAKS and bounds.tokens[at + 1].fold.startswith("و"):
            return at
    return end
