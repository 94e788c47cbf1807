"""A sentence as the assembly sees it: its words, clauses and the mentions that lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tawatur.stages.claims.clauses import Clauses, sentence_clauses
from tawatur.stages.claims.lexicon import Lexicon, Word
from tawatur.stages.claims.mentions import ActorMention, Attribution, PlaceMention, QuantityMention, TimeMention
from tawatur.text.passages import Passage, Sentence, Token


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


# What tells which people or whose allies are meant does so inside a description too ("gunmen from among the sons of").
_DESCRIBING = frozenset({"#describing", "#allegiance"})
M = TypeVar("M", bound=_Spanned)
_LONGEST_SCOPE = 6_000


class PassageMentions(Struct, frozen=True):
    """All mentions of a passage, each kind by start."""

    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def in_sentence(self, sentence: Sentence) -> PassageMentions:
        """Those that lie in a sentence, and the attributions that reach into it."""
        start, end = sentence.start, sentence.end
        return PassageMentions(
            _within(self.places, start, end),
            _within(self.actors, start, end),
            _within(self.times, start, end),
            _within(self.quantities, start, end),
            self._reaching(start, end),
        )

    def _reaching(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The attributions whose words or scope overlap the span; scopes reach few sentences, so few are looked at."""
        low = bisect_left(self.attributions, start - _LONGEST_SCOPE, key=lambda a: a.start)
        high = bisect_left(self.attributions, end + _LONGEST_SCOPE, lo=low, key=lambda a: a.start)
        near = self.attributions[low:high]
        return tuple(a for a in near if min(a.start, a.scope_start) < end and max(a.end, a.scope_end) > start)


class SentenceReading(Struct, frozen=True):
    """One sentence: its tokens with their analyses, its clauses, and its mentions (verbatim offsets).

    ``attributions`` are those that reach into it. ``keys`` are those of all words.
    """

    passage: Passage
    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    clauses: Clauses
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    attributions: tuple[Attribution, ...]
    keys: frozenset[str]

    def token_at(self, offset: int) -> int:
        """The number of the first token that ends after a verbatim offset."""
        first = self.sentence.first_token
        return bisect_left(self.passage.token_ends, offset + 1, first, self.sentence.last_token) - first

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The verbatim span of the tokens ``[first, last)``."""
        if first >= last:
            at = self.tokens[min(first, len(self.tokens) - 1)].start
            return at, at
        return self.tokens[first].start, self.tokens[last - 1].end


def read_sentence(passage: Passage, sentence: Sentence, mentions: PassageMentions, lexicon: Lexicon) -> SentenceReading:
    """Gather what lies in a sentence; ``mentions`` are its own."""
    tokens = passage.tokens[sentence.first_token : sentence.last_token]
    words = _without_cues_in_names(tokens, [lexicon.word(token.fold) for token in tokens], mentions.actors)
    return SentenceReading(
        passage,
        sentence,
        tokens,
        words,
        sentence_clauses(tokens, words),
        mentions.places,
        mentions.actors,
        mentions.times,
        mentions.quantities,
        mentions.attributions,
        frozenset().union(*(word.keys for word in words)),
    )


def _without_cues_in_names(
    tokens: Sequence[Token], words: list[Word], actors: Sequence[ActorMention]
) -> tuple[Word, ...]:
    """The words; those inside an actor's name join and govern no clause ("support" in the name of a force)."""
    for actor in actors:
        first = bisect_left(tokens, actor.start + 1, key=lambda t: t.end)
        last = bisect_left(tokens, actor.end, key=lambda t: t.start)
        for i in range(first, last):
            cues = {key for key in words[i].keys if key.startswith("#")} - _DESCRIBING
            if cues:
                words[i] = replace(words[i], keys=words[i].keys - cues)
    return tuple(words)


def _within(mentions: Sequence[M], start: int, end: int) -> tuple[M, ...]:
    if not mentions:
        return ()
    low = bisect_left(mentions, start, key=lambda m: m.start)
    high = bisect_left(mentions, end, lo=low, key=lambda m: m.start)
    return tuple(mentions[low:high])
