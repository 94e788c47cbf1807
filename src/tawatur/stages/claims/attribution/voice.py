"""A voice, and a phrase of attribution, in the tokens of their passage."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.sources import AttributionPhrase
from tawatur.records.claim import EvidenceKind


class Voice(Struct, frozen=True):
    """A possible speaker in ``[first, last)`` tokens.

    ``origin`` is None where it repeats an earlier voice, named by ``again`` ("source", "spokesman", a folded noun).
    ``name`` are the tokens that name a body which no table knows: its origin. ``relays`` marks agencies, outlets and
    platforms; ``kind`` is the English kind of an unnamed one; a ``masculine`` party is no subject of a feminine verb,
    a ``contextual`` one is whose the country makes it (وزارة الدفاع).
    """

    first: int
    last: int
    origin: str | None
    kind: str = ""
    role: str = ""
    evidence: EvidenceKind = "statement"
    relays: bool = False
    armed: bool = False
    again: str = ""
    name: tuple[int, int] = (0, 0)
    adjectival: bool = False
    masculine: bool = False
    contextual: bool = False


class TokenPhrase(Struct, frozen=True):
    """A phrase of attribution in token offsets."""

    first: int
    last: int
    proclitic: str
    phrase: AttributionPhrase
