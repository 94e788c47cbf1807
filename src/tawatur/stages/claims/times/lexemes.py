"""The words of time in a passage as symbols, so that a time expression is a pattern over a string."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

from msgspec import Struct

from tawatur.knowledge.time_words import TimeTables, TimeWord
from tawatur.text.passages import Passage, Token

NOTHING = " "
PARTICLES = frozenset("ifatXZpr~=")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_DIGITS = frozenset("0123456789")
_MARKS = {
    "/": "/",
    "\\": "/",
    "-": "-",
    "–": "-",
    "—": "-",
    "،": ",",
    ",": ",",
    "(": "(",
    ")": ")",
    ".": ".",
    "؟": ".",
    "!": ".",
}


class Lexeme(Struct, frozen=True):
    """A word of time: its symbol and value, and the tokens ``[first, last)`` that it covers."""

    symbol: str
    value: str
    first: int
    last: int
    joined: bool = False


class LexedPassage(Struct, frozen=True):
    """A passage as one symbol a word (blanks for words of no time) and the first token of each; lexemes by number."""

    passage: Passage
    symbols: str
    firsts: Sequence[int]
    known: Mapping[int, Lexeme]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The verbatim span of words ``[first, last)``."""
        tokens = self.passage.tokens
        end = self.known[last - 1].last if last - 1 in self.known else self.firsts[last - 1] + 1
        return tokens[self.firsts[first]].start, tokens[end - 1].end

    def lexemes(self, first: int, last: int) -> tuple[Lexeme, ...]:
        """The words of time among ``[first, last)``."""
        return tuple(self.known[n] for n in range(first, last) if n in self.known)


class TimeSymbols:
    """The symbols of words; ``plain`` are those of marks and particles, which say all of the word."""

    def __init__(self, tables: TimeTables) -> None:
        self._words = tables.words
        particles = {fold: found[0].symbol for fold, found in self._words.items() if _is_particle(found)}
        self._plain = {mark: symbol for mark, symbol in _MARKS.items() if mark not in self._words} | particles
        self._telling = self._words.keys() - particles.keys()

    def lexed(self, passage: Passage) -> LexedPassage:
        """The passage's words as symbols; linear in its length."""
        tokens, folds, telling = passage.tokens, passage.folds, self._telling
        plain = list(map(self._plain.get, folds, repeat(NOTHING)))
        symbols: list[str] = []
        firsts: list[int] = []
        known: dict[int, Lexeme] = {}
        done = 0
        for at in [at for at, fold in enumerate(folds) if fold in telling or fold[0] in _DIGITS]:
            lexeme = _lexeme(tokens, at, self._words.get(folds[at], ())) if at >= done else None
            if lexeme is not None:
                symbols += plain[done:at]
                firsts += range(done, at + 1)
                known[len(symbols)] = lexeme
                symbols.append(lexeme.symbol)
                done = lexeme.last
        symbols += plain[done:]
        firsts += range(done, len(folds))
        return LexedPassage(passage, "".join(symbols), firsts, known)


def _is_particle(found: Sequence[TimeWord]) -> bool:
    return len(found) == 1 and found[0].symbol in PARTICLES and not found[0].tail


def _lexeme(tokens: Sequence[Token], at: int, words: Sequence[TimeWord]) -> Lexeme | None:
    for word in words:
        last = at + 1 + len(word.tail)
        if not word.tail or _continues(tokens, at + 1, word):
            symbol = "K" if word.symbol == "W" and word.joined else word.symbol
            return Lexeme(symbol, word.value, at, last, word.joined)
    fold = tokens[at].fold
    if _DOTTED.fullmatch(fold):
        return Lexeme("8", fold, at, at + 1)
    if fold.isdigit() and len(fold) <= 4:
        year = len(fold) == 4 and 1900 <= int(fold) <= 2100
        return Lexeme("Y" if year else "N", fold, at, at + 1)
    return None


def _continues(tokens: Sequence[Token], at: int, word: TimeWord) -> bool:
    if at + len(word.tail) > len(tokens) or tokens[at].fold != word.tail[0]:
        return False
    return all(tokens[at + i].fold == part for i, part in enumerate(word.tail))
