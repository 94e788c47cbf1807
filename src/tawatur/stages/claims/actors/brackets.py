"""Names through brackets: حركة (الشباب) and تنظيم الدولة (داعش) are the names that they are without the brackets."""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec.structs import replace

from tawatur.text.folding import Folded
from tawatur.text.matching import Match, PhraseTable

T = TypeVar("T")
_BRACKET = re.compile(r"\( ?| ?\)")


def find_through_brackets(table: PhraseTable[T], folded: Folded) -> list[Match[T]]:
    """All matches of a table, those too that only the brackets in them hide; by start, the longer first."""
    found = table.find(folded)
    if "(" not in folded.text:
        return found
    kept = _unbracketed(folded.text)
    offsets = [folded.offsets[at] for at in kept] + [folded.offsets[-1]]
    crossing = [
        replace(m, fold_start=kept[m.fold_start], fold_end=kept[m.fold_end - 1] + 1)
        for m in table.find(Folded(_BRACKET.sub("", folded.text), offsets))
        if kept[m.fold_end - 1] - kept[m.fold_start] >= m.fold_end - m.fold_start
    ]
    return sorted([*found, *crossing], key=lambda m: (m.fold_start, -m.fold_end)) if crossing else found


def _unbracketed(text: str) -> list[int]:
    """The places of a text's characters but brackets and the white space inside them."""
    kept: list[int] = []
    last = 0
    for bracket in _BRACKET.finditer(text):
        kept += range(last, bracket.start())
        last = bracket.end()
    kept += range(last, len(text))
    return kept
