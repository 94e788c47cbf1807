"""Organisations taken up by their class: البرنامج الأممي after the World Food Programme, المنظمة الدولية after IOM.

Without one that was named, "the international organisation" stays who it is everywhere: the United Nations.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SourceRegistry
from tawatur.stages.claims.attribution.local_bodies import bare_form, plain_noun
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.folding import fold_word
from tawatur.text.passages import Passage

_KINDS = frozenset({"un", "aid", "rights", "research"})
_UNITED_NATIONS = "un"


class OrganisationReading:
    """The organisations of one passage that a class noun takes up."""

    def __init__(self, registry: SourceRegistry, passage: Passage) -> None:
        self._sources, self._passage = registry.sources, passage

    def added_to(self, voices: Sequence[Voice]) -> list[Voice]:
        """The voices, with those that take an organisation up as that organisation's."""
        kept = sorted(voices, key=lambda v: v.first)
        if not any(self._kind(v) in _KINDS for v in kept):
            return kept
        for at, fold in enumerate(self._passage.folds):
            noun = bare_form(fold, load_voice_words().organisation)
            if noun is not None:
                kept = self._with(at, noun.removeprefix("ال"), kept)
        return kept

    def _with(self, at: int, noun: str, voices: list[Voice]) -> list[Voice]:
        word = self._passage.fold_at(at + 1)
        adjective = next((a for a in load_voice_words().of_nations if word in (f"ال{a}", f"ال{a}ه")), "")
        last = at + 1 + bool(adjective)
        touching = [v for v in voices if v.first < last and at < v.last]
        if any(v.last > last or not self._is_open(v) for v in touching) or self._passage.fold_at(last).startswith("لل"):
            return voices  # المنظمة الدولية للهجرة
        meant = next((v for v in reversed(voices) if v.last <= at and self._is_such(v, noun, adjective)), None)
        if meant is None:
            return voices
        paper = next((v for v in voices if v.last == at and v.kind in load_voice_words().organisation_paper), None)
        first = min([at, *(v.first for v in touching), *([paper.first] if paper else ())])
        if any(v.first < at and v.kind for v in touching):
            return voices  # مصدر في المنظمة
        others = [v for v in voices if v not in touching and v is not paper]
        told = replace(meant, first=first, last=last, role="body", evidence="statement")
        return sorted([*others, told], key=lambda v: v.first)

    def _is_open(self, voice: Voice) -> bool:
        """Whether a voice may still be whom the class noun takes up: nobody yet, or the United Nations at large."""
        return voice.origin in (None, _UNITED_NATIONS, "body") or voice.origin.startswith("unnamed:")

    def _is_such(self, voice: Voice, noun: str, adjective: str) -> bool:
        kind = self._kind(voice)
        if kind not in _KINDS:
            return False
        name = fold_word(self._sources[voice.origin or ""].name_ar).split()[0].removeprefix("ال")
        opened = plain_noun(self._passage.fold_at(voice.first))
        if noun in (name, opened):
            return True
        if adjective == "اممي":
            return kind == "un"
        return noun == "منظمه"

    def _kind(self, voice: Voice) -> str:
        source = self._sources.get(voice.origin or "")
        return source.kind if source is not None else ""
