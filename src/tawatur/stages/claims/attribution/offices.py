"""Offices of another state than the article's: the adjective behind an office, or its region, tells whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.actors import load_actor_registry, state_adjectives
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.stages.claims.attribution.local_bodies import bare_form
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS, Token

_ADJECTIVE_REACH = 4


def of_their_states(voices: Sequence[Voice], tokens: Sequence[Token], day: str | None) -> list[Voice]:
    """حاكم مقاطعة روستوف الروسية: the voices, those of offices of the state that an adjective names."""
    return [_of_its_state(voice, tokens, day) for voice in voices]


def of_former_offices(voices: Sequence[Voice], tokens: Sequence[Token]) -> list[Voice]:
    """قائد سابق في الجيش, وزير الدفاع السابق: the voices; whoever left an office speaks for himself."""
    return [_of_former_office(voice, tokens) for voice in voices]


def _of_former_office(voice: Voice, tokens: Sequence[Token]) -> Voice:
    holder = voice.role or bare_form(tokens[voice.first].fold, load_voice_words().holder) is not None
    if not holder or voice.origin is None or voice.origin.startswith("unnamed:") or voice.relays:
        return voice
    former = load_voice_words().former
    near = [token.fold.removeprefix("ال") for token in tokens[voice.first + 1 : voice.last + 1]]
    if former.isdisjoint(near):
        return voice
    return replace(voice, origin=f"unnamed:former {voice.kind or 'official'}", contextual=False)


def _of_its_state(voice: Voice, tokens: Sequence[Token], day: str | None) -> Voice:
    if not voice.role or voice.origin is None or not voice.origin.endswith("-government"):
        return voice
    for token in tokens[voice.last : voice.last + _ADJECTIVE_REACH]:
        if token.fold in COMMAS or not token.is_word:
            return voice
        country = state_adjectives().get(token.fold.removeprefix("ال")) if token.fold.startswith("ال") else None
        state = load_actor_registry().state(country, day) if country else None
        if state is not None:
            return replace(voice, origin=state.government or voice.origin)
    return voice
