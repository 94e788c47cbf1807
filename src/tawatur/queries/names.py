"""Names as people write them: one key for all spellings of a place, an actor or an outlet, Arabic or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.text.folding import fold_word

_ENGLISH_HEADS = frozenset(["city", "town", "village", "governorate", "province", "of", "the"])
_ENGLISH_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|ad|adh|an|az)[-' ](?=\w{3})")
_ARABIC = re.compile("[\u0621-\u064a]")
_PROCLITICS = re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?(?=\w{3})")


def name_key(name: str) -> str:
    """The key of a name: folded, without articles, head nouns and marks.

    >>> name_key("مدينة الرستن") == name_key("الرستن") and name_key("Al-Rastan") == name_key("rastan")
    True
    """
    folded = fold_word(name)
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", folded)
        if not unicodedata.combining(c) and unicodedata.category(c) != "Lm"
    )
    words = re.findall(r"\w+", _ENGLISH_ARTICLE.sub("", plain))
    while len(words) > 1 and (words[0] in _ENGLISH_HEADS or words[0] in load_place_words().class_word):
        words.pop(0)
    while len(words) > 1 and words[-1] in _ENGLISH_HEADS:
        words.pop()
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)


def keys_asked(name: str) -> tuple[str, ...]:
    """The keys that a name could mean, the nearest first: as written, then without its proclitics (ولحمص, للرستن)."""
    whole = name_key(name)
    shorn = [whole]
    if whole.startswith(("لل", "ولل", "فلل")):
        shorn.append(name_key("ال" + whole.split("لل", 1)[1]))
    shorn.append(name_key(_PROCLITICS.sub("", whole)))
    for proclitic in ("و", "ف", "ب", "ل", "ك"):
        if whole.startswith(proclitic) and len(whole) > 3:
            shorn.append(name_key(whole[1:]))
    return tuple(dict.fromkeys(key for key in shorn if key))


def readable(slug: str) -> str:
    """The words of a slug that no table names; those made of a text's own words are Arabic, joined by hyphens.

    >>> readable("لجنة-الأهالي"), readable("sy-government")
    ('لجنة الأهالي', 'sy-government')
    """
    return slug.replace("-", " ") if _ARABIC.search(slug) else slug


def bearers(asked: str, names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The values of ``(name, value)`` pairs whose name is the one asked for; the nearest reading alone."""
    by_key: dict[str, list[str]] = {}
    for name, value in names:
        by_key.setdefault(name_key(name), []).append(value)
    for key in keys_asked(asked):
        if key in by_key:
            return tuple(dict.fromkeys(by_key[key]))
    return ()
