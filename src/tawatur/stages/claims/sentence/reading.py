"""A sentence as the assembly sees it: its words, clauses and the mentions that lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tawatur.stages.claims.mentions import ActorMention, Attribution, PlaceMention, QuantityMention, TimeMention
from tawatur.stages.claims.sentence.clauses import Clauses, sentence_clauses
from tawatur.stages.claims.sentence.lexicon import Lexicon, Word
from tawatur.text.once import once
from tawatur.text.passages import Passage, Sentence, Token


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


# What tells which people or whose allies are meant does so inside a description too ("gunmen from among the sons of").
_DESCRIBING = frozenset({"#describing", "#allegiance"})
_NOT_OF_PLACES = frozenset({"@people", "@civilians", "@captives", "@help", "@arms", "@market", "@harm", "@soldiers"})
_GOVERNING = frozenset({"#call", "#planned", "#possible", "#purpose", "#consequence", "#ongoing", "#deny"})
_NO_NAMES = _NOT_OF_PLACES | _GOVERNING
_ORDERING = frozenset({"#call", "#order"})
_ARMS = frozenset({"@arms"})
_PRESENT = ("ي", "ت")
_BETWEEN, _BETWEEN_REACH = frozenset({"بين", "وبين"}), 8
_MADDA = "آ"
M = TypeVar("M", bound=_Spanned)
_LONGEST_SCOPE = 6_000


class PassageMentions(Struct, frozen=True, dict=True):
    """All mentions of a passage, each kind by start."""

    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def in_sentence(self, sentence: Sentence) -> PassageMentions:
        """Those that lie in a sentence, and the attributions that reach into it."""
        start, end = sentence.start, sentence.end
        starts = self._starts
        return PassageMentions(
            _within(self.places, starts[0], start, end),
            _within(self.actors, starts[1], start, end),
            _within(self.times, starts[2], start, end),
            _within(self.quantities, starts[3], start, end),
            self._reaching(start, end),
        )

    @once
    def _starts(self) -> tuple[list[int], ...]:
        """Where the mentions of each kind start."""
        kinds = (self.places, self.actors, self.times, self.quantities, self.attributions)
        return tuple([mention.start for mention in mentions] for mentions in kinds)

    def _reaching(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The attributions whose words or scope overlap the span; scopes reach few sentences, so few are looked at."""
        if not self.attributions:
            return ()
        starts = self._starts[4]
        low = bisect_left(starts, start - _LONGEST_SCOPE)
        high = bisect_left(starts, end + _LONGEST_SCOPE, low)
        reaches = self._reaches
        return tuple([self.attributions[i] for i in range(low, high) if reaches[i][0] < end and reaches[i][1] > start])

    @once
    def _reaches(self) -> list[tuple[int, int]]:
        """The span of each attribution with its scope."""
        return [(min(a.start, a.scope_start), max(a.end, a.scope_end)) for a in self.attributions]


class SentenceReading(Struct, frozen=True):
    """One sentence: its tokens with their analyses, its clauses, and its mentions (verbatim offsets).

    ``attributions`` are those that reach into it. ``keys`` are those of all words. ``steps`` counts the words up to
    each token: times are none, an actor's name is one, so that neither parts a verb from what it goes with.
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
    steps: tuple[int, ...]

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
    read = _as_written(lexicon.read(passage.folds[sentence.first_token : sentence.last_token]), passage.text, tokens)
    words = _without_cues_in_names(read, passage, sentence, mentions)
    return SentenceReading(
        passage,
        sentence,
        tokens,
        words,
        sentence_clauses(tokens, words, _joined_clauses(passage, tokens, words, mentions)),
        mentions.places,
        mentions.actors,
        mentions.times,
        mentions.quantities,
        mentions.attributions,
        frozenset().union(*[word.keys for word in words]),
        _steps(tokens, mentions),
    )


def _joined_clauses(
    passage: Passage, tokens: Sequence[Token], words: Sequence[Word], mentions: PassageMentions
) -> frozenset[int]:
    """Where "and", a party and its verb in the present open a clause (غارات على البلدة والجيش يقصف القرية).

    In a title any word that looks like such a verb is one.
    """
    starts, found = [token.start for token in tokens], []
    for actor in mentions.actors:
        first, behind = bisect_left(starts, actor.start + 1) - 1, bisect_left(starts, actor.end)
        if first <= 0 or behind >= len(tokens) or actor.rule == "people" or not words[first].fold.startswith("و"):
            continue
        fold = words[behind].fold
        present = fold[0] in _PRESENT and len(fold) > len(_PRESENT) + 1 and not fold.endswith("ات")
        between = any(word.fold in _BETWEEN for word in words[max(0, first - _BETWEEN_REACH) : first])
        if present and not between and (words[behind].verbal or passage.part == "title"):
            found.append(first)
    return frozenset(found)


def _as_written(words: list[Word], text: str, tokens: Sequence[Token]) -> list[Word]:
    """The words; آمر is a commander, though it is folded like an order."""
    for i, word in enumerate(words):
        if "#commanders" in word.keys and _MADDA in text[tokens[i].start : tokens[i].end]:
            words[i] = replace(word, keys=word.keys - _ORDERING)
    return words


def _steps(tokens: Sequence[Token], mentions: PassageMentions) -> tuple[int, ...]:
    """How many words stand up to each token; times count nothing, an actor's name one."""
    counted = [True] * len(tokens)
    starts = [token.start for token in tokens] if mentions.times or mentions.actors else []
    for time in mentions.times:
        for i in range(bisect_left(starts, time.start), bisect_left(starts, time.end)):
            counted[i] = False
    for actor in mentions.actors:
        for i in range(bisect_left(starts, actor.start + 1), bisect_left(starts, actor.end)):
            counted[i] = False
    return tuple(accumulate(counted))


def _without_cues_in_names(
    words: list[Word], passage: Passage, sentence: Sentence, mentions: PassageMentions
) -> tuple[Word, ...]:
    """The words; those inside an actor's name join and govern no clause ("support" in the name of a force).

    Those inside a place's name are no people or goods (Wad Madani, Khiam).
    """
    if not mentions.actors and not mentions.places:
        return tuple(words)
    for place in mentions.places:
        for i in _tokens_of(place, passage, sentence):
            if not _NO_NAMES.isdisjoint(words[i].keys):
                words[i] = replace(words[i], keys=words[i].keys - _NO_NAMES)
    for actor in mentions.actors:
        named = _tokens_of(actor, passage, sentence)
        for i in named:
            if i > named.start and actor.rule == "registry" and words[i].hits:
                words[i] = replace(words[i], hits=(), verbal=False)  # الحركة الشعبية لتحرير السودان frees nothing
            if cues := _cues_of(words[i].keys, is_name=actor.rule != "adjective"):
                words[i] = replace(words[i], keys=words[i].keys - cues)
            if words[i].verbal and actor.rule not in ("people", "adjective"):  # جيش is no verb
                words[i] = replace(words[i], hits=tuple(h for h in words[i].hits if h.form is None), verbal=False)
    return tuple(words)


@lru_cache(maxsize=4_096)
def _cues_of(keys: frozenset[str], *, is_name: bool) -> frozenset[str]:
    """The keys of clause words that a word inside an actor's name loses, and that of arms (سلاح الجو)."""
    lost = frozenset(key for key in keys if key.startswith("#")) - _DESCRIBING
    return lost | (keys & _ARMS) if is_name else lost


def _tokens_of(mention: PlaceMention | ActorMention, passage: Passage, sentence: Sentence) -> range:
    """The tokens of a mention, by their number in the sentence."""
    low, high = sentence.first_token, sentence.last_token
    first = bisect_left(passage.token_ends, mention.start + 1, low, high)
    return range(first - low, bisect_left(passage.token_starts, mention.end, low, high) - low)


def _within(mentions: Sequence[M], starts: Sequence[int], start: int, end: int) -> tuple[M, ...]:
    low = bisect_left(starts, start)
    return tuple(mentions[low : bisect_left(starts, end, low)])
