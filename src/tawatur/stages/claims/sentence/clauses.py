"""Clauses: where in a sentence a new predicate's domain begins, and where a contrast ends the reach of the old."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import chain, pairwise, repeat

from msgspec import Struct

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.lexicon import Word
from tawatur.text.passages import COMMAS, Token

_DISTANCE_REACH, _DISTANCE_FROM = 5, frozenset({"من", "علي"})
_AS_FOR, _TOPIC_REACH = frozenset({"اما", "واما"}), 5
_HARD_MARKS = frozenset("؛;:")
_SOFT_MARKS = frozenset("،,–—-()[]")


class Clauses(Struct, frozen=True):
    """For each token of a sentence the number of its clause; for each clause its first token and its opening.

    ``opening`` is the folded connector, "" for the sentence's first clause and for coordinated verbs; ``contrast``
    says that what attributes or dates the clauses before does not reach this one.
    """

    number: tuple[int, ...]
    first: tuple[int, ...]
    opening: tuple[str, ...]
    contrast: tuple[bool, ...]

    def bounds(self, token: int) -> tuple[int, int]:
        """The first token of the token's clause and the one after its last."""
        number = self.number[token]
        end = self.first[number + 1] if number + 1 < len(self.first) else len(self.number)
        return self.first[number], end

    def opens_with(self, number: int, words: Container[str]) -> bool:
        """Whether a clause opens with one of the words, a conjunction joined to it or not."""
        opening = self.opening[number]
        return opening in words or (opening[:1] in ("و", "ف") and opening[1:] in words)


def sentence_clauses(tokens: Sequence[Token], words: Sequence[Word], joined: Container[int] = ()) -> Clauses:
    """Cut a sentence at connectors, complementizers, coordinated verbs and hard marks.

    ``joined`` are the tokens where "and" and a party that does something of its own open a clause.
    """
    first, opening, contrast = [0], [""], [False]
    following = enumerate(pairwise(words), 1)
    for i in [i for i, (before, w) in following if w.may_open or before.fold in _HARD_MARKS or i in joined]:
        word = words[i]
        kind = "" if i in joined else _opening(tokens, words, i)
        if kind is not None:
            if first[-1] == i - 1 and (not opening[-1] or "#openers" in word.keys):
                first[-1], opening[-1] = i - 1, opening[-1] or kind  # "and that", "after that" open one clause
            else:
                first.append(i)
                opening.append(kind)
                contrast.append("#contrast" in word.keys or i in joined)
    lengths = [last - start for start, last in pairwise([*first, len(words)])]
    number = chain.from_iterable(map(repeat, range(len(first)), lengths))
    return Clauses(tuple(number), tuple(first), tuple(opening), tuple(contrast))


def _opening(tokens: Sequence[Token], words: Sequence[Word], i: int) -> str | None:
    """The connector that opens a clause at token ``i``, "" for a coordinated verb or a hard mark, else None."""
    word, previous = words[i], words[i - 1]
    keys = word.keys
    if "#connectors" in keys:
        return word.fold if _is_connector(words, i) else None
    if "#openers" in keys and "#negation" not in previous.keys:
        return word.fold
    if previous.fold in _HARD_MARKS:
        return ""
    if not word.hits:
        return None
    if "#recent" in keys and not word.fold.startswith("و"):
        return None  # "at dawn" is spelled like "he blew up", or "and he drew"
    if _comments_on_topic(words, i):
        return None
    if word.verbal and all(hit.proclitic[:1] in {"و", "ف"} for hit in word.hits if hit.form is not None):
        return ""  # a verb that begins with that letter itself is none ("arrived")
    if "#recent" in keys:
        return None
    if word.verbal and previous.fold in _SOFT_MARKS:
        return "" if tokens[i - 1].fold in COMMAS else None
    return None


def _comments_on_topic(words: Sequence[Word], i: int) -> bool:
    """ "As for X, it fell" (أما X فسقطت): the verb behind "so" tells of what stands before it."""
    if not words[i].fold.startswith("ف"):
        return False
    topic = next((j for j in range(i - 1, max(-1, i - 1 - _TOPIC_REACH), -1) if words[j].fold in _AS_FOR), None)
    return topic is not None and not any(w.verbal for w in words[topic:i])


def _counts_from_event(words: Sequence[Word], i: int) -> bool:
    """ "Two months after its fall" (بعد شهرين من سقوطها): a distance of time from an event that is told."""
    unit = i + 1 + (words[i + 1].fold in load_particles().about)
    spans = ["#time_spans" in word.keys for word in words[unit : unit + 2]]
    if not any(spans) or not (spans[0] or _is_number(words[unit].fold)):
        return False
    unit += not spans[0]  # behind its number
    ahead = range(unit + 1, min(len(words) - 1, unit + _DISTANCE_REACH))
    at = next((j for j in ahead if words[j].fold in _DISTANCE_FROM), None)
    return at is not None and bool(words[at + 1].hits)


def _is_number(fold: str) -> bool:
    return fold[0].isdigit() or fold in load_number_words().words


def _is_connector(words: Sequence[Word], i: int) -> bool:
    """Whether a connector's word connects here: not "by" (من قبل), not "two hours after", not "other than"."""
    fold, previous = words[i].fold, words[i - 1].fold
    following = words[i + 1] if i + 1 < len(words) else None
    if fold.endswith(("بعد", "قبل")):
        is_agent = fold == "قبل" and previous == "من"
        is_time = following is not None and ("#time_nouns" in following.keys or following.fold[0].isdigit())
        return not is_agent and previous != "علي" and not (is_time and not _counts_from_event(words, i))
    if fold.endswith(("غير", "الا")):
        return following is not None and "#openers" in following.keys
    if fold == "حين":
        return previous in {"في", "وفي"}
    return True
