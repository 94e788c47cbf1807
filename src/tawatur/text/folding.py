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

from msgspec import Struct

_DELETED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"  # diacritics and tatweel
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"  # bidi and zero-width marks
    "\"'`\u00ab\u00bb\u2018-\u201f\u2033\u2036\u2039\u203a\u2032\u2035"  # quotation marks
)
_DELETE = re.compile(f"[{_DELETED}]")
_SPACE = re.compile(r"\s")
_RUN = re.compile(f"[\\s{_DELETED}]{{2,}}|[{_DELETED}]|[^\\S ]")  # all but a single plain space
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_NAME = 64  # characters of the longest text that is remembered
_ONE_TO_ONE = str.maketrans(
    "أإآٱٲٳىئةؤۀہھکگڪیېۍڤپچژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪",
    "اااااايي" + "هوههه" + "ككك" + "ييي" + "فبجز" + "01234567890123456789%",
)


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
    offsets: list[int] = []
    pieces: list[str] = []
    last = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        pieces.append(text[last:start])
        offsets.extend(range(last, start))
        gap = _SPACE.search(text, start, end)
        if gap:
            pieces.append(" ")
            offsets.append(gap.start())
        last = end
    pieces.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    folded = "".join(pieces).translate(_ONE_TO_ONE)
    lowered = folded.lower()
    return Folded(lowered, offsets) if len(lowered) == len(folded) else _fold_slowly(text)


def fold_word(text: str) -> str:
    """The folded form alone, for keys of tables. Names come again and again: short ones are remembered."""
    return _fold_name(text) if len(text) <= _NAME else fold(text).text.strip()


@lru_cache(maxsize=65536)
def _fold_name(text: str) -> str:
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
