"""Cue phrases of page lines and credits of pictures: what tells a page's clutter from its story."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word
from tawatur.text.matching import PhraseTable

Where = Literal["whole", "starts", "label", "ends", "contains"]
_PLACES = frozenset(get_args(Where))


class LineCue(Struct, frozen=True):
    """A phrase that tells a line's kind, where in the line it must stand, and the longest line it speaks for."""

    kind: str
    where: Where
    words: int
    phrase: str


class LineKnowledge(Struct, frozen=True):
    """All cues as one table, and the credits of pictures (folded, without spaces and dots) with their kind."""

    cues: PhraseTable[LineCue]
    credits: dict[str, str]


@compiled
def load_line_knowledge() -> LineKnowledge:
    """The cues and credits of Arabic pages. Raises ``KnowledgeError`` for a place in the line that is none."""
    rows = read_tsv(_file("page_lines.tsv"), ("kind", "where", "words", "phrase"))
    cues = []
    for number, row in rows:
        if row["where"] not in _PLACES:
            raise KnowledgeError(f"no place in a line: {row['where']!r}", f"page_lines.tsv, row {number}")
        cue = LineCue(row["kind"], cast("Where", row["where"]), int(row["words"]), fold_word(row["phrase"]))
        cues.append((row["phrase"], cue))
    credit_rows = read_tsv(_file("credits.tsv"), ("name", "kind"))
    names = {credit_key(row["name"]): row["kind"] for _, row in credit_rows}
    return LineKnowledge(PhraseTable(cues, proclitics=False), names)


def credit_key(name: str) -> str:
    """The form by which a credit is looked up: folded, letters only (so that أ.ف.ب and أ ف ب are one)."""
    return "".join(c for c in fold_word(name) if c.isalnum())


def _file(name: str) -> Traversable:
    return package_file("languages", "ar", name)
