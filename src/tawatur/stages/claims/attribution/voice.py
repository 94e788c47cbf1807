"""A voice, and a phrase of attribution, in the tokens of their passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import AttributionPhrase, SourceRegistry
from tawatur.records.claim import EvidenceKind
from tawatur.text.matching import Match
from tawatur.text.passages import Token


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


def by_kind(phrases: Sequence[TokenPhrase]) -> Mapping[str, list[TokenPhrase]]:
    """The phrases of each kind, in order."""
    found: defaultdict[str, list[TokenPhrase]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.phrase.kind].append(phrase)
    return found


def token_phrases(matches: Sequence[Match[AttributionPhrase]], starts: Sequence[int]) -> list[TokenPhrase]:
    """Matches in token offsets; ``starts`` are the tokens' folded starts."""
    return [
        TokenPhrase(bisect_right(starts, m.fold_start) - 1, bisect_left(starts, m.fold_end), m.proclitic, m.value)
        for m in matches
    ]


def is_paper(phrase: TokenPhrase) -> bool:
    """Whether a speaker is a document or a report, which speaks for who issued it."""
    return phrase.phrase.role == "document" or phrase.phrase.value == "reports"


def is_late(phrase: TokenPhrase, tokens: Sequence[Token], registry: SourceRegistry) -> bool:
    """في الآونة الأخيرة أكدت: only right behind a verb of saying "the latter" is a party."""
    before = tokens[phrase.first - 1].fold if phrase.first else ""
    return tokens[phrase.first].fold in load_voice_words().latter and before not in registry.verbs


def precedence(voice: Voice) -> tuple[int, bool, bool, int]:
    """By place; of one place the named before the told and the unknown, the longer first."""
    return voice.first, voice.role == "body", voice.origin is None or bool(voice.role), -voice.last
