"""The words that are shown for the codes of records, in both languages, from ``labels.tsv``."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv

Labels = Mapping[str, Mapping[str, tuple[str, str]]]
"""``(Arabic, English)`` by table and code."""


@compiled
def load_labels() -> Labels:
    """The words by table and code; refuses a code twice in a table."""
    source = package_file("brief", "labels.tsv")
    tables: dict[str, dict[str, tuple[str, str]]] = {}
    for line, row in read_tsv(source, ("table", "code", "arabic", "english")):
        table = tables.setdefault(row["table"], {})
        if row["code"] in table:
            raise KnowledgeError(f"a code twice: {row['table']} {row['code']}", f"{source.name}, row {line}")
        table[row["code"]] = row["arabic"], row["english"]
    return tables
