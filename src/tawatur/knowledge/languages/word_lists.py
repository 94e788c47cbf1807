"""Lists of folded words, each named by a field of a record: one TSV file, a word or several of one list a row."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import fields

from tawatur.errors import KnowledgeError
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word

L = TypeVar("L", bound=Struct)


def word_lists(path: str, record: type[L], columns: tuple[str, str] = ("kind", "form")) -> L:
    """The record of the words of a file under ``tawatur/knowledge``, by their kind; an unknown kind is refused.

    One of ``columns`` is ``kind`` or ``use``, the other holds a word, or several parted by |.
    """
    kind, form = sorted(columns, key=lambda column: column not in ("kind", "use"))
    lists: dict[str, set[str]] = {field.name: set() for field in fields(record)}
    source = package_file(*path.split("/"))
    for line, row in read_tsv(source, columns):
        if row[kind] not in lists:
            raise KnowledgeError(f"an unknown {kind}: {row[kind]}", f"{source.name}, row {line}")
        lists[row[kind]].update(fold_word(word) for word in row[form].split("|"))
    return record(**{name: frozenset(words) for name, words in lists.items()})
