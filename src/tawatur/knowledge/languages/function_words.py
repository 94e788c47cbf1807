"""Short common words by language, from ``function_words.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawatur.knowledge.loading import package_file, read_tsv


@cache
def load_function_words() -> Mapping[str, frozenset[str]]:
    """The words of each language, as written, by its ISO 639 code."""
    rows = read_tsv(package_file("languages", "function_words.tsv"), ("language", "words"))
    return {row["language"]: frozenset(row["words"].split()) for _, row in rows}
