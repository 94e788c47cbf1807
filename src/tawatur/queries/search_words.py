"""Words as the search sees them: folded, and every way in which their clitics could be stripped.

A word is stored with all its forms (والرستن: والرستن الرستن رستن) and asked for with all its forms, so that two
spellings meet whichever of them carries the clitic. What is written exactly ranks higher.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from tawatur.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_ARABIC = re.compile("[\u0621-\u064a]")
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_ARTICLES = ("ال",)
# Latin articles of Arabic names (Ar-Rastan, al-Rastan); dropped on both sides.
_LATIN_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "adh", "an", "az", "the", "of"})
_ENDINGS = ("ات", "ه", "ء")  # غارات and غارة, السويداء and السويدا
SHORTEST = 3


def words(text: str) -> list[str]:
    """The folded words of a text, in order; Latin without marks, articles of Latin names dropped."""
    folded = fold(text).text
    if _MARKED.search(folded):
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return [word for word in _WORD.findall(folded) if word not in _LATIN_ARTICLES]


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[str, ...]:
    """A folded word and what is left of it without its proclitics, and without a feminine ending."""
    if not _ARABIC.match(word):
        return (word,)
    found = [word]
    for strip in (_without(_CONJUNCTIONS), _without(_PREPOSITIONS), _assimilated, _without(_ARTICLES)):
        found += [left for form in found if (left := strip(form)) and left not in found]
    for form in tuple(found):
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= SHORTEST:
                found.append(form[: -len(ending)])
    return tuple(dict.fromkeys(found))


def _without(prefixes: tuple[str, ...]) -> Callable[[str], str | None]:
    def strip(word: str) -> str | None:
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
                return word[len(prefix) :]
        return None

    return strip


def _assimilated(word: str) -> str | None:
    """للرستن is ل and الرستن."""
    return f"ال{word[2:]}" if word.startswith("لل") and len(word) - 2 >= SHORTEST else None
