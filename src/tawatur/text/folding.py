"""Folding: one spelling for all variants of an Arabic word, with offsets back to the verbatim text.

Folded away: diacritics, tatweel, bidi marks, quotation marks, doubled white space. Made one: the hamza seats and
alif forms (ا), alif maqsura and ya (ي), ta marbuta and ha (ه), waw with hamza (و), Arabic-Indic and Persian
digits, Persian letter forms, presentation forms, Latin case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct

_DELETED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"  # diacritics and tatweel
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"  # bidi and zero-width marks
    "\"'`\u00ab\u00bb\u2018-\u201f\u2033\u2036\u2039\u203a\u2032\u2035"  # quotation marks
)
_DELETE = re.compile(f"[{_DELETED}]")
_SPACE = re.compile(r"\s")
# all but a single plain space; one class in front, so that the search leaps from one to the next
_RUN = re.compile(f"[\\s{_DELETED}](?:(?<= )[\\s{_DELETED}]+|(?<! )[\\s{_DELETED}]*)")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SPELLINGS = (("أ", "ا"), ("إ", "ا"), ("ة", "ه"), ("ى", "ي"), ("آ", "ا"), ("ئ", "ي"), ("ؤ", "و"))  # in every text
_NAME = 64  # characters of the longest text that is remembered
_ONE_TO_ONE = str.maketrans(
    "أإآٱٲٳىئةؤۀہھکگڪیېۍڤپچژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪",
    "اااااايي" + "هوههه" + "ككك" + "ييي" + "فبجز" + "01234567890123456789%",
)
_RARE = re.compile(f"[{''.join(map(chr, _ONE_TO_ONE.keys() - {ord(letter) for letter, _ in _SPELLINGS}))}]")


class Folded(Struct, frozen=True):
    """A folded text and, for each of its characters, the offset of the verbatim one; one more for the end."""

    text: str
    offsets: Sequence[int]

    def verbatim(self, start: int, end: int) -> tuple[int, int]:
        """The verbatim span ``[start, end)`` of a folded one; it ends right after the last folded character."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """The first folded position that stands at or after a verbatim offset."""
        return bisect_left(self.offsets, offset)


def fold(text: str) -> Folded:
    """Fold ``text``; linear in its length."""
    if _PRESENTATION.search(text):
        return _fold_slowly(text)
    pieces: list[str] = []
    kept: list[range] = []
    last = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        pieces.append(text[last:start])
        kept.append(range(last, start))
        gap = start if text[start].isspace() else _gap(text, start, end)
        if gap >= 0:
            pieces.append(" ")
            kept.append(range(gap, gap + 1))
        last = end
    pieces.append(text[last:])
    kept.append(range(last, len(text) + 1))
    folded = _one_spelling("".join(pieces))
    lowered = folded.lower()
    if len(lowered) != len(folded):
        return _fold_slowly(text)
    return Folded(lowered, kept[0] if len(kept) == 1 else list(chain.from_iterable(kept)))


def _gap(text: str, start: int, end: int) -> int:
    """Where the white space of a run begins, -1 where it has none."""
    gap = _SPACE.search(text, start + 1, end) if end > start + 1 else None
    return gap.start() if gap else -1


def _one_spelling(text: str) -> str:
    """One letter for each: those of every text one by one, the rest only where there are any."""
    for letter, other in _SPELLINGS:
        text = text.replace(letter, other)
    return text.translate(_ONE_TO_ONE) if _RARE.search(text) else text


def fold_word(text: str) -> str:
    """The folded form alone, for keys of tables. Names come again and again: short ones are remembered."""
    return _fold_name(text) if len(text) <= _NAME else fold(text).text.strip()


@lru_cache(maxsize=65536)
def _fold_name(text: str) -> str:
    return fold(text).text.strip()


@lru_cache(maxsize=16384)
def fold_sentence(text: str) -> str:
    """The folded form of a sentence that is looked at several times in a row: the latest are remembered."""
    return fold(text).text.strip()


def _fold_slowly(text: str) -> Folded:
    """The same character by character, for presentation forms and letters whose lower case is longer."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if _DELETE.match(letter):
            continue
        whole = unicodedata.normalize("NFKC", letter) if _PRESENTATION.match(letter) else letter
        for piece in _SPACE.sub(" ", _DELETE.sub("", whole)).translate(_ONE_TO_ONE).lower():
            if piece == " " and folded and folded[-1] == " ":
                continue
            folded.append(piece)
            offsets.append(offset)
    return Folded("".join(folded), [*offsets, len(text)])
