"""Many phrases found in one pass: an Aho-Corasick automaton over folded text that knows Arabic proclitics.

daachorse is used character-wise; hits inside words are dropped unless what stands before them in the word is a
chain of proclitics (و، ف، ب، ك، ل، ال and their unions).
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from daachorse import CharwiseDoubleArrayAhoCorasick
from msgspec import Struct

from tawatur.text.folding import Folded, fold_word

T = TypeVar("T")

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل")
PROCLITICS = frozenset(c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS)
_LONGEST_PROCLITIC = max(map(len, PROCLITICS))
_START = itemgetter(0)


class Match(Struct, Generic[T], frozen=True):
    """A phrase found: its folded span, verbatim span, proclitics that stand before it, and its value."""

    fold_start: int
    fold_end: int
    start: int
    end: int
    proclitic: str
    phrase: str
    value: T


class PhraseTable(Generic[T]):
    """Phrases with values. One phrase may carry several values.

    ``proclitics`` False keeps whole words only. A phrase that begins with ال is found behind لل as well.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, proclitics: bool = True) -> None:
        self._values: dict[str, list[T]] = {}
        for phrase, value in entries:
            key = fold_word(phrase)
            if not key:
                continue
            for form in _forms(key) if proclitics else (key,):
                self._values.setdefault(form, []).append(value)
        self._phrases = list(self._values)
        self._allowed = PROCLITICS if proclitics else frozenset([""])
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._phrases) if self._phrases else None

    def __len__(self) -> int:
        return len(self._phrases)

    def find(self, folded: Folded) -> list[Match[T]]:
        """All matches at word boundaries, by start, the longer first."""
        if self._automaton is None:
            return []
        text, offsets, known = folded.text, folded.offsets, self._values
        ended = text + " "
        hits = [hit for hit in self._automaton.find_overlapping(text) if not ended[hit[1]].isalnum()]
        hits.reverse()  # they come by their ends
        hits.sort(key=_START)
        found: list[Match[T]] = []
        for start, end, number in hits:
            proclitic = _word_before(text, start) if start and text[start - 1].isalnum() else ""
            if proclitic and proclitic not in self._allowed:
                continue
            phrase = self._phrases[number]
            for value in known[phrase]:
                found.append(Match(start, end, offsets[start], offsets[end - 1] + 1, proclitic, phrase, value))
        return found


def _word_before(text: str, at: int) -> str:
    """What stands before ``at`` in its word, looked at no further than the longest proclitic and one letter more."""
    start, limit = at, max(0, at - _LONGEST_PROCLITIC - 1)
    piece = text[text.rfind(" ", limit, at) + 1 or limit : at]
    if piece.isalnum():
        return piece
    while start > limit and text[start - 1].isalnum():
        start -= 1
    return text[start:at]


def longest(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """Of overlapping matches the one that begins first, and of those the longest; ties keep all values."""
    kept: list[Match[T]] = []
    for match in matches:
        last = kept[-1] if kept else None
        same = last is not None and (last.fold_start, last.fold_end) == (match.fold_start, match.fold_end)
        if last is None or match.fold_start >= last.fold_end or same:
            kept.append(match)
    return kept


def _forms(key: str) -> tuple[str, ...]:
    """The phrase, and for one that begins with the article its form after the preposition li- (للرستن)."""
    return (key, "لل" + key[2:]) if key.startswith("ال") and len(key) > 3 else (key,)
