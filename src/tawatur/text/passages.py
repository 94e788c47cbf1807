"""A part of an article made ready for reading: folded once, cut into sentences and tokens, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from tawatur.records.claim import Part, Span
from tawatur.text.folding import Folded, fold
from tawatur.text.once import once

#: The marks that set the parts of a sentence apart.
COMMAS = frozenset({"،", ","})
_TOKEN = re.compile(r"\d{1,2}:\d\d(?!\d)|\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[^\w\s]", re.UNICODE)
_END = re.compile(r"[.!؟?…\n](?:(?<=\n)\n*|(?<!\n)[.!؟?…]*[\"'”»’)\]]*)")
_NUMBER_POINT = re.compile(r"\d[.,٫]\d")
_SINGLE_LETTER = re.compile(r"(?<!\w)(?<!\d\s)[^\W\d_]\.")
_PAUSES = frozenset({"..", "...", "…"})
_CREDIT = re.compile(r" ?(?:و?حسبما|ب?حسب|و?وفقا|و?وفقاً|و?وفق|طبقا|طبقاً|نقلا|نقلاً|على حد|على ما|وذلك) ")
_TITLE_LETTERS = "دأم"  # doctor, professor, engineer


class Token(Struct, frozen=True):
    """A word, number or mark: its folded form, its folded span and its verbatim span."""

    fold: str
    fold_start: int
    fold_end: int
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Letters or digits, not a mark."""
        return self.fold[0].isalnum()


class Sentence(Struct, frozen=True):
    """A sentence's verbatim span, its tokens' range in the passage, and the number of its paragraph."""

    start: int
    end: int
    first_token: int
    last_token: int
    paragraph: int


@dataclass(frozen=True)
class Passage:
    """One part of an article: verbatim ``text``, its folded form, tokens and sentences."""

    part: Part
    text: str
    index: int = 0

    @once
    def folded(self) -> Folded:
        """The folded text with offsets."""
        return fold(self.text)

    @once
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and marks of the folded text, in order."""
        folded, offsets = self.folded.text, self.folded.offsets
        spans = [m.span() for m in _TOKEN.finditer(folded)]
        return tuple([Token(folded[s:e], s, e, offsets[s], offsets[e - 1] + 1) for s, e in spans])

    @once
    def folds(self) -> list[str]:
        """The folded forms of the tokens, in order."""
        return [token.fold for token in self.tokens]

    def fold_at(self, at: int) -> str:
        """The folded form of a token, empty outside the passage."""
        return self.folds[at] if 0 <= at < len(self.folds) else ""

    @once
    def fold_starts(self) -> list[int]:
        """The folded starts of the tokens, in order."""
        return [token.fold_start for token in self.tokens]

    @once
    def token_starts(self) -> list[int]:
        """The verbatim starts of the tokens, in order."""
        return [token.start for token in self.tokens]

    @once
    def token_ends(self) -> list[int]:
        """The verbatim ends of the tokens, in order."""
        return [token.end for token in self.tokens]

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order: they end at a full stop, a question or exclamation mark, or a line's end."""
        return tuple(_with_tokens(_sentence_spans(self.text), self.token_starts, self.token_ends))

    def quote(self, sentence: Sentence) -> str:
        """The sentence, verbatim."""
        return self.text[sentence.start : sentence.end]

    def span(self, start: int, end: int) -> Span:
        """A span of this passage in verbatim offsets."""
        return Span(self.part, start, end, self.index)


@lru_cache(maxsize=16)
def passage_of(part: Part, text: str, index: int = 0) -> Passage:
    """The passage of a part, one object for all that ask while its article is read: it is folded and cut once."""
    return Passage(part, text, index)


def _sentence_spans(text: str) -> list[tuple[int, int, int]]:
    """``(start, end, paragraph)`` of each sentence, white space trimmed."""
    spans: list[tuple[int, int, int]] = []
    start, paragraph = 0, 0
    for mark in _END.finditer(text):
        if text[mark.start()] != "\n" and _is_inside_sentence(text, mark):
            continue
        _append_trimmed(spans, text, (start, mark.end(), paragraph))
        start = mark.end()
        paragraph += mark.group().startswith("\n")
    _append_trimmed(spans, text, (start, len(text), paragraph))
    return spans


def _is_inside_sentence(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark, no line's end, ends no sentence."""
    at = mark.start()
    inside = _is_inside_number(text, at) or _is_inside_abbreviation(text, at)
    return inside or _carries_on(text, mark) or _is_omission(text, mark)


def _is_inside_number(text: str, at: int) -> bool:
    return bool(_NUMBER_POINT.match(text, max(0, at - 1)))


def _is_inside_abbreviation(text: str, at: int) -> bool:
    """أ.ف.ب, د. أحمد: behind a letter that stands alone, before another one or behind a title's."""
    found = _SINGLE_LETTER.match(text, max(0, at - 1))
    if found is None or text[at] != ".":
        return False
    letter, following = found.group()[-2], text[at + 1 : at + 3]
    return following[:1].isalpha() or (letter in _TITLE_LETTERS and following[:1] == " " and following[1:].isalpha())


def _carries_on(text: str, mark: re.Match[str]) -> bool:
    """سقط ثمانية .. حسبما ذكر مصدر: several dots before whose words it was are a pause."""
    return mark.group() in _PAUSES and _CREDIT.match(text, mark.end()) is not None


def _is_omission(text: str, mark: re.Match[str]) -> bool:
    """(...): dots alone in brackets stand for words left out of a quotation."""
    return text[max(0, mark.start() - 1) : mark.start()] in ("(", "[") and text[mark.end() - 1] in ")]"


def _append_trimmed(spans: list[tuple[int, int, int]], text: str, span: tuple[int, int, int]) -> None:
    start, end, paragraph = span
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(inner), paragraph))


def _with_tokens(spans: list[tuple[int, int, int]], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Sentence]:
    """Sentences with the range of their tokens, which start and end at ``starts`` and ``ends``."""
    last = 0
    for start, end, paragraph in spans:
        first = bisect_left(starts, start, last)
        last = bisect_right(ends, end, first)
        yield Sentence(start, end, first, last, paragraph)
