"""Outlets named in ways of their own: in quotation marks or brackets behind ل, in brackets behind their class noun,
and by a bare name that only a verb of saying makes clear (أفادت الجزيرة).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SourceRegistry
from tawatur.stages.claims.attribution.voice import TokenPhrase, Voice
from tawatur.text.folding import fold_word
from tawatur.text.passages import Passage
from tawatur.text.transliteration import skeleton

_QUOTES = frozenset("\"«»“”„‟'‘’")
_JOINED = re.compile('لـ*["«»“”(]')  # one token with its name: لـ"العين
_LONGEST_NAME = 4
_FEWEST_BONES = 3


class OutletReading:
    """The outlets of one passage that have no class noun and stand in no table of names by themselves."""

    def __init__(
        self, registry: SourceRegistry, passage: Passage, phrases: Sequence[TokenPhrase], outlet: tuple[str, str | None]
    ) -> None:
        self._registry, self._passage, self._tokens = registry, passage, passage.tokens
        self._phrases = phrases
        self._heads = [p for p in phrases if p.phrase.kind == "media"]
        self._outlet = " ".join(fold_word(word) for word in outlet[0].split())
        self._bones = skeleton(outlet[1] or outlet[0])

    def added_to(self, voices: Sequence[Voice]) -> list[Voice]:
        """The voices of the passage, with names in brackets joined to them and the outlets that they left out."""
        joined = self._joined([self._sent_by(voice) for voice in voices])
        taken = {at for voice in joined for at in range(voice.first, voice.last)}
        found = [*self._bracketed(taken), *self._quoted(taken), *self._bare(taken)]
        return sorted([*joined, *found], key=lambda v: v.first)

    def _sent_by(self, voice: Voice) -> Voice:
        """قالوا لمراسل "الأفق": the outlet whose correspondent it is, where it is not the page's own."""
        first = voice.last
        if voice.origin != "correspondent" or not self._outlet or not self._is_quoted(first):
            return voice
        last = self._quotation_end(first)
        if last is None or self._is_own(first, last):
            return voice
        named = self._named(voice.first, first, last, last)
        return replace(named, evidence="correspondent", role="correspondent", relays=False)

    def _joined(self, voices: Sequence[Voice]) -> list[Voice]:
        """A source's short name behind it is the same voice: وكالة الأنباء السورية (سانا)."""
        kept: list[Voice] = []
        for voice in voices:
            before = kept[-1] if kept else None
            if before is not None and before.origin == voice.origin and voice.origin and not voice.kind:
                bracketed = self._passage.fold_at(before.last) == "(" and voice.first == before.last + 1
                if before.last == voice.first or (bracketed and self._passage.fold_at(voice.last) == ")"):
                    kept[-1] = replace(before, last=voice.last + bracketed)
                    continue
            kept.append(voice)
        return kept

    def _bracketed(self, taken: set[int]) -> Iterator[Voice]:
        """قناة ( الحرة ): a class noun and a name in brackets."""
        for head in self._heads:
            if self._passage.fold_at(head.last) == "(" and head.first not in taken:
                last = self._closing(head.last + 1)
                if last is not None:
                    taken.update(range(head.first, last + 1))
                    yield self._named(head.first, head.last + 1, last, last + 1)

    def _quoted(self, taken: set[int]) -> Iterator[Voice]:
        """لـ"العين الإخبارية", لـ (باسنيوز), نقلت عنه "الأفق": a name that hears or relays, not the page's own.

        A page that does not tell its outlet may be the one that was told.
        """
        if not self._outlet:
            return
        relaying = {p.last for p in self._phrases if p.phrase.kind == "relayed"}
        told_to = [at for at, fold in enumerate(self._passage.folds) if fold[0] == "ل"]
        for at in sorted({*told_to, *(at for at in relaying if at < len(self._tokens))}):
            first = self._opened(at, relaying)
            if first is None or self._passage.fold_at(at - 1) in load_voice_words().belonging:
                continue
            last = self._closing(first) if self._passage.fold_at(first - 1) == "(" else self._quotation_end(first)
            if last is not None and not taken.intersection(range(first, last)) and not self._is_own(first, last):
                yield self._named(first, first, last, last)

    def _opened(self, at: int, relaying: set[int]) -> int | None:
        """The first token of the name that a token opens, None where it opens none."""
        token = self._tokens[at]
        if token.fold == "ل" and (self._passage.fold_at(at + 1) == "(" or self._is_quoted(at + 1)):
            return at + 1 + (self._passage.fold_at(at + 1) == "(")
        joined = _JOINED.match(self._passage.text, token.start, token.end) is not None
        return at if joined or (at in relaying and self._is_quoted(at)) else None

    def _bare(self, taken: set[int]) -> Iterator[Voice]:
        """أفادت الجزيرة: the name of an outlet as the subject of a verb of saying."""
        names, apart = self._registry.short_names, load_voice_words().told_with_noun
        if names.keys().isdisjoint(self._passage.folds):
            return
        for at in [at for at, fold in enumerate(self._passage.folds) if fold in names and fold not in apart]:
            verb = self._registry.verbs.get(self._passage.fold_at(at - 1))
            if verb is not None and not verb.participle and at not in taken and not self._is_own(at, at + 1):
                yield self._named(at, at, at + 1, at + 1)

    def _named(self, first: int, name: int, last: int, end: int) -> Voice:
        slug = self._registry.short_names.get(self._name(name, last))
        told = "" if slug else "body"
        return Voice(first, end, slug or "body", "", told, relays=True, name=(0, 0) if slug else (name, last))

    def _closing(self, first: int) -> int | None:
        """The bracket that closes a short name."""
        ends = range(first + 1, min(first + _LONGEST_NAME + 1, len(self._tokens)))
        return next((at for at in ends if self._passage.fold_at(at) == ")"), None)

    def _quotation_end(self, first: int) -> int | None:
        """The token behind a short name in quotation marks."""
        for at in range(first + 1, first + _LONGEST_NAME + 1):
            if self._is_quoted(at):
                return at
            if not self._passage.fold_at(at) or not self._tokens[at].is_word:
                return None
        return None

    def _is_quoted(self, at: int) -> bool:
        """Whether a quotation mark stands before a token."""
        if not 0 < at < len(self._tokens):
            return False
        gap = self._passage.text[self._tokens[at - 1].end : self._tokens[at].start]
        return not _QUOTES.isdisjoint(gap)

    def _is_own(self, first: int, last: int) -> bool:
        name = self._name(first, last)
        if name in self._outlet or (self._outlet and self._outlet in name):
            return True
        bones = skeleton(name)
        longest = min(len(bones), len(self._bones)) >= _FEWEST_BONES
        return longest and (bones in self._bones or self._bones in bones)

    def _name(self, first: int, last: int) -> str:
        """A name's folded words, without the ل that is one token with it."""
        words = [t.fold for t in self._tokens[first:last]]
        joined = _JOINED.match(self._passage.text, self._tokens[first].start, self._tokens[first].end)
        return " ".join([words[0].removeprefix("ل"), *words[1:]] if joined else words)
