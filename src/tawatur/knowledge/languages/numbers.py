"""Number words and the phrases that bound a number, from ``numbers.tsv`` and ``bounds.tsv``."""

from __future__ import annotations

from typing import cast, get_args

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records.claim import Bound
from tawatur.text.folding import fold_word
from tawatur.text.numbers import NumberKind, NumberWord, NumberWords, with_proclitics


@compiled
def load_number_words() -> NumberWords:
    """The Arabic number words, each behind every proclitic; refuses an unknown kind or bound and a form twice."""
    words: dict[str, NumberWord] = {}
    source = package_file("languages", "ar", "numbers.tsv")
    for line, row in read_tsv(source, ("form", "kind", "value")):
        form = fold_word(row["form"])
        if row["kind"] not in get_args(NumberKind) or form in words:
            raise KnowledgeError(f"an unknown kind or a form twice: {row}", f"{source.name}, row {line}")
        value = float(row["value"])
        words[form] = NumberWord(cast(NumberKind, row["kind"]), int(value) if value == int(value) else value)
    # Monday, "per hundred" and "quantities" (like "as hundreds" without its hamza) are no numbers.
    grown = with_proclitics(words)
    for form in ("الاثنين", "الاثنان", "بالميه", "بالمايه", "كميات", "وكميات", "فكميات"):
        grown.pop(form, None)
    return NumberWords(grown, _bounds("before"), _bounds("after"))


def _bounds(side: str) -> dict[str, Bound]:
    source = package_file("languages", "ar", "bounds.tsv")
    bounds: dict[str, Bound] = {}
    for line, row in read_tsv(source, ("phrase", "side", "bound")):
        if row["side"] not in ("before", "after") or row["bound"] not in get_args(Bound):
            raise KnowledgeError(f"an unknown side or bound: {row}", f"{source.name}, row {line}")
        if row["side"] == side:
            bounds[fold_word(row["phrase"])] = cast(Bound, row["bound"])
    return bounds
