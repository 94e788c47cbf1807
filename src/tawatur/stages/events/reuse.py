"""Reused text: the longest run of words that two claims' sentences share, found through an index of short runs.

A run counts from :data:`LEAST_RUN` words on, must lie by more than half in both claims' own sentences, and must hold
more than names and titles. It may reach out of a sentence by :data:`REACH` words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from zlib import crc32

from tawatur.records import Article, Claim
from tawatur.text.folding import fold_sentence

LEAST_RUN = 8
"""At seven words a false copy already appears: two bodies named in full, and a verb."""
REACH = LEAST_RUN // 2
"""So many words before and after the claim's sentence are looked at."""
MOST_WINDOWS = 100_000
"""So many sentences are kept cut into words at a time."""
LEAST_PLAIN = 3
"""So many words of a run must be neither of a name nor of a title."""


class Reuse:
    """The sentences of claims as words, and what they share. Articles may be missing: then the quote is all."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._cached = lru_cache(maxsize=MOST_WINDOWS)(self._window)

    def shingles(self, claim: Claim) -> array[int]:
        """The hashes of all runs of :data:`LEAST_RUN` words that touch the claim's sentence, each once."""
        return self._cached(_Handle(claim)).shingles

    def run(self, first: Claim, second: Claim) -> int:
        """The length in words of the longest run that the two share; 0 where it is too short or only names."""
        one, other = self._cached(_Handle(first)), self._cached(_Handle(second))
        if set(one.shingles).isdisjoint(other.shingles):
            return 0
        start, begin, length = _longest_run(one.words, other.words)
        if length < LEAST_RUN or 2 * min(one.inside(start, length), other.inside(begin, length)) <= length:
            return 0
        names = frozenset((*one.names, *other.names))
        plain = sum(not _is_of(word, names) for word in one.words[start : start + length])
        return length if plain >= LEAST_PLAIN else 0

    def _window(self, handle: _Handle) -> _Window:
        before, own, after = self._around(handle.claim)
        before, after = before[-REACH:], after[:REACH]
        words = (*before, *own, *after)
        runs = range(len(words) - LEAST_RUN + 1)
        shingles = array("I", sorted({crc32(" ".join(words[i : i + LEAST_RUN]).encode()) for i in runs}))
        return _Window(words, len(before), len(before) + len(own), shingles, self._names(handle.claim))

    def _names(self, claim: Claim) -> tuple[str, ...]:
        """The words of the names that the claim was read from: of doers, places, speakers and origins."""
        surfaces = [*claim.actor_surfaces, *claim.target_surfaces, *(p.name for p in claim.places)]
        surfaces += [claim.speaker.surface] if claim.speaker else []
        article = self._articles.get(claim.version_id)
        if article is not None:
            spans = (s for field in ("origin", "via") for s in claim.evidence.get(field, ()) if s.part == "text")
            surfaces += [article.text[s.start : s.end] for s in spans]
        return tuple({word for surface in surfaces for word in _name_words(surface)})

    def _around(self, claim: Claim) -> tuple[list[str], list[str], list[str]]:
        article, span = self._articles.get(claim.version_id), claim.sentence
        if article is None or span is None or span.part != "text":
            return [], _words(claim.quote), []
        text = article.text
        before, after = text[max(0, span.start - 120) : span.start], text[span.end : span.end + 120]
        return _words(before), _words(claim.quote), _words(after)


@dataclass(frozen=True, slots=True)
class _Window:
    """The words of a sentence (``start`` to ``end``) and a few around it, the hashes of their runs, words of names."""

    words: tuple[str, ...]
    start: int
    end: int
    shingles: array[int]
    names: tuple[str, ...]

    def inside(self, start: int, length: int) -> int:
        """How many words of a run lie in the sentence itself."""
        return max(0, min(self.end, start + length) - max(self.start, start))


class _Handle:
    """A claim as a key of the cache: by its id."""

    __slots__ = ("claim",)

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    def __hash__(self) -> int:
        return hash(self.claim.claim_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Handle) and other.claim.claim_id == self.claim.claim_id


def reused_groups(claims: Iterable[Claim], reuse: Reuse) -> list[list[Claim]]:
    """Claims of different articles gathered by shared text; those that share none are left out.

    Each short run leads to its first claim only, so that a thousand copies cost a thousand steps.
    """
    members = list(claims)
    parent = list(range(len(members)))
    first_with: dict[int, int] = {}
    for at, claim in enumerate(members):
        met = {first_with.setdefault(shingle, at) for shingle in reuse.shingles(claim)} - {at}
        for other in sorted(met):
            if members[other].article_id != claim.article_id and reuse.run(members[other], claim):
                parent[_top(parent, at)] = _top(parent, other)
    groups: dict[int, list[Claim]] = {}
    for at, claim in enumerate(members):
        groups.setdefault(_top(parent, at), []).append(claim)
    return [group for group in groups.values() if len(group) > 1]


def _top(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _longest_run(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, int, int]:
    """Starts in both and length of the longest common run of :data:`LEAST_RUN` words or more; length 0 for none."""
    where: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(second) - LEAST_RUN + 1):
        where.setdefault(second[at : at + LEAST_RUN], []).append(at)
    best = (0, 0, 0)
    for start in range(len(first) - LEAST_RUN + 1):
        for begin in where.get(first[start : start + LEAST_RUN], ()):
            if start and begin and first[start - 1] == second[begin - 1]:
                continue  # inside a run that began before
            length = LEAST_RUN
            while (
                start + length < len(first)
                and begin + length < len(second)
                and first[start + length] == second[begin + length]
            ):
                length += 1
            best = max(best, (start, begin, length), key=lambda run: run[2])
    return best


def _words(text: str) -> list[str]:
    """The words of a text, each kept in memory once."""
    return [intern(w) for w in (token.strip(".,،؛:!؟?()[]…-–—") for token in fold_sentence(text).split()) if w]


@lru_cache(maxsize=20_000)
def _name_words(surface: str) -> tuple[str, ...]:
    """The words of a name that are long enough to tell it."""
    return tuple(word for word in _words(surface) if len(word) > 2)


def _is_of(word: str, names: frozenset[str]) -> bool:
    """Whether a word belongs to a name, a conjunction before it or not."""
    return word in names or (word[:1] in ("و", "ف") and word[1:] in names)
