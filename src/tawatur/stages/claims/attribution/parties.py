"""Parties as voices: the actors of a passage that may speak; people and things that somebody has say nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import agreement
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.stages.claims.mentions import ActorMention
from tawatur.text.folding import fold_word


def party_voices(mentions: Sequence[ActorMention], starts: Sequence[int]) -> list[Voice]:
    """Parties as voices; ``starts`` are the tokens' verbatim starts. People who are nobody's forces are none."""
    return [
        Voice(
            bisect_right(starts, m.start) - 1,
            bisect_left(starts, m.end),
            m.slug,
            armed=True,
            adjectival=m.rule == "adjective",
            contextual=m.rule.startswith("context:"),
            masculine=agreement(m) == "ms" and fold_word(m.surface).split()[0] not in load_role_words().either,
        )
        for m in mentions
        if m.rule != "people" and not _is_thing(m)
    ]


def of_their_parties(voices: Sequence[Voice], folds: Sequence[str], parties: Sequence[Voice]) -> list[Voice]:
    """وزارة الداخلية التابعة للحوثيين: the voices; one that only the country settles is the party's that has it."""
    named = {p.first: p for p in parties if not p.adjectival}
    return [_of_its_party(voice, folds, named) for voice in voices]


def _of_its_party(voice: Voice, folds: Sequence[str], parties: Mapping[int, Voice]) -> Voice:
    belongs = load_role_words().belongs
    behind = folds[voice.last] if voice.last < len(folds) else ""
    owner = parties.get(voice.last + 1) if voice.contextual and behind in belongs else None
    if owner is None or owner.origin == voice.origin:
        return voice
    return replace(voice, last=owner.last, origin=owner.origin, contextual=False)


def _is_thing(mention: ActorMention) -> bool:
    """طائرة تركية, قاعدة أمريكية: what a state has says nothing."""
    noun = fold_word(mention.surface).split()[0].removeprefix("ال")
    return mention.rule == "adjective" and noun in load_role_words().thing
