"""Parentheses: the words before a trigger that may govern it, over what stands between two commas."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.lexicon import Word
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.text.passages import COMMAS

_MARKS = frozenset({"،", ",", ";", "؛", ":", "."})
_COMPLEMENT_PREFIXES = ("ب", "لل")
_PARENTHESIS = 11
_LONG_PARENTHESIS = 16
_BEFORE_PARENTHESIS = 8
_SHORT = 3
_AMONG = "من"


def governing(reading: SentenceReading, at: int, back: int) -> Iterator[int]:
    """The tokens before one that may govern it, the nearest first: up to a mark, over what stands between two commas.

    "It called on them, in a statement, to release": where the words behind the second comma are a complement, the look
    goes on before the first.
    """
    i, low = at - 1, max(-1, at - 1 - back)
    while i > low:
        fold = reading.words[i].fold
        if fold in _MARKS:
            opening = _opening_comma(reading, i)
            if opening is None:
                return
            low, i = low - (i - opening), opening
        else:
            yield i
        i -= 1


def resumed(reading: SentenceReading, at: int) -> tuple[int, int] | None:
    """The tokens that go on with a predicate behind a circumstance between commas, None where there are none.

    "Took, after heavy fighting with the army, the town of X": what opens with no conjunction, connector or verb.
    """
    words = reading.words
    opening = next(
        (i for i in range(at + 1, min(len(words), at + _BEFORE_PARENTHESIS)) if words[i].fold in _MARKS), None
    )
    if opening is None or words[opening].fold not in COMMAS or opening + 2 >= len(words):
        return None
    keys = words[opening + 1].keys
    if "#connectors" not in keys or keys & {"#contrast", "#relative"} or words[opening + 1].fold[0] in "وف":
        return None
    last = min(len(words), opening + _LONG_PARENTHESIS)
    closing = next((i for i in range(opening + 2, last) if words[i].fold in _MARKS), None)
    if closing is None or words[closing].fold not in COMMAS or closing + 1 >= len(words):
        return None
    first = closing + 1
    if not all(_resumes(w) for w in words[first : first + 1 + (words[first].fold == _AMONG)]):
        return None
    end = next((i for i in range(first, len(words)) if words[i].fold in _MARKS or _opens(words[i])), len(words))
    return first, end


def _resumes(word: Word) -> bool:
    """Whether a word behind the closing comma goes on with the predicate before the opening one."""
    if (
        word.keys & {"#connectors", "#openers", "#remark", "#negation", "#report"}
        or word.fold in load_particles().aside
    ):
        return False
    joined = word.fold.startswith("و") and len(word.fold) > _SHORT
    return not joined and not word.verbal


def _opens(word: Word) -> bool:
    return bool(word.keys & {"#connectors", "#openers"})


def governing_cue(reading: SentenceReading, at: int, back: int, key: str) -> int | None:
    """The nearest such token that carries a key."""
    if key not in reading.keys:
        return None
    return next((i for i in governing(reading, at, back) if key in reading.words[i].keys), None)


def _opening_comma(reading: SentenceReading, i: int) -> int | None:
    """The comma that opens the parenthesis which the comma ``i`` closes, None where what follows is no complement."""
    words = reading.words
    if words[i].fold not in COMMAS or i + 1 >= len(words):
        return None
    following = words[i + 1]
    if "#connectors" in following.keys:
        return None
    first = next((j for j in range(i - 1, max(-1, i - _PARENTHESIS), -1) if words[j].fold in COMMAS), None)
    is_complement = following.fold in load_particles().complement or following.fold.startswith(_COMPLEMENT_PREFIXES)
    return first if is_complement or (first is not None and "#parenthetical" in words[first + 1].keys) else None


def cue_before(reading: SentenceReading, at: int, key: str, back: int, *, in_clause: bool = True) -> int | None:
    """The nearest token before one that carries a key, within its clause and ``back`` words."""
    if key not in reading.keys:
        return None
    low, _ = reading.clauses.bounds(at)
    low = max(low if in_clause else 0, at - back)
    return next((i for i in range(at - 1, low - 1, -1) if key in reading.words[i].keys), None)
