"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from resiliparse.parse.lang import detect_fast

from tawatur.knowledge.loading import package_file, read_tsv

_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]+")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
MIN_LETTERS = 20


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639 code of the text's language; the declared one where it has too few letters to tell."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    arabic_script = sum(map(len, _ARABIC_SCRIPT.findall(sample))) > letters / 2
    if letters < MIN_LETTERS:
        return "ar" if letters and arabic_script else (declared or "")[:2].lower() or None
    if arabic_script:
        return _in_arabic_script(words)
    found: str = detect_fast(sample, cutoff=1500)[0]
    return None if found == "unknown" else found


def _in_arabic_script(found: list[str]) -> str:
    """By function words; Arabic where none of another language outweighs its own."""
    words = Counter(found)
    counts = {language: sum(words[word] for word in known) for language, known in _function_words().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["ar"] else "ar"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    rows = read_tsv(package_file("languages", "function_words.tsv"), ("language", "words"))
    return {row["language"]: frozenset(row["words"].split()) for _, row in rows}
