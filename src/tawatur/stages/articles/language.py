"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter

from resiliparse.parse.lang import detect_fast

from tawatur.knowledge.languages.function_words import load_function_words

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
    counts = {language: sum(words[word] for word in known) for language, known in load_function_words().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["ar"] else "ar"
