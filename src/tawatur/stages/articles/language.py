"""Which language a text is in."""

from __future__ import annotations

import re

from resiliparse.parse.lang import detect_fast

_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 4000


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language, None where it has too few letters to tell."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < 20:
        return "ar" if letters and len(_ARABIC.findall(sample)) > letters / 2 else None
    if len(_ARABIC.findall(sample)) < letters / 2:
        found: str = detect_fast(sample, cutoff=1500)[0]
        return found if found != "unknown" else None
    return "ar"
