"""Offices of another state than the article's: the adjective behind an office, or its region, tells whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.actors import load_actor_registry, state_adjectives
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS, Token

_ADJECTIVE_REACH = 4


def of_their_states(voices: Sequence[Voice], tokens: Sequence[Token], day: str | None) -> list[Voice]:
    """حاكم مقاطعة روستوف الروسية: the voices, those of offices of the state that an adjective names."""
    return [_of_its_state(voice, tokens, day) for voice in voices]


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
