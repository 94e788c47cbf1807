"""Denials that point back to what was said before ("the army denied that", "which it denied")."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.matching import PhraseTable

AnswerKind = Literal["object", "relative", "verb", "false", "reject", "charge"]


class AnswerPhrase(Struct, frozen=True):
    """A phrase of ``answers.tsv``: its kind, a sentence in which it points back, and one in which it does not."""

    kind: AnswerKind
    phrase: str
    example: str
    counter_example: str


@cache
def load_answers() -> tuple[AnswerPhrase, ...]:
    """The phrases. Raises KnowledgeError for a kind that is none."""
    found = []
    columns = ("kind", "phrase", "example", "counter_example")
    for line, row in read_tsv(package_file("languages", "ar", "answers.tsv"), columns):
        if row["kind"] not in get_args(AnswerKind):
            raise KnowledgeError(f"no such kind: {row['kind']}", f"answers.tsv:{line}")
        kind = cast(AnswerKind, row["kind"])
        found.append(AnswerPhrase(kind, row["phrase"], row["example"], row["counter_example"]))
    return tuple(found)


@cache
def answer_phrases() -> PhraseTable[AnswerKind]:
    """The phrases as a table, to be found in a text."""
    return PhraseTable((a.phrase, a.kind) for a in load_answers())
