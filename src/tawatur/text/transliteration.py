"""Arabic names in Latin letters: a plain transliteration, and the bones by which two spellings are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from tawatur.text.folding import fold_word

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "",
}  # fmt: skip
_BONES = {
    "ب": "b", "ت": "t", "ث": "T", "ج": "k", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
_PAIRS = (("sh", "S"), ("kh", "x"), ("th", "T"), ("dh", "d"), ("gh", "k"), ("ch", "S"), ("ph", "f"))
_LATIN_BONES = str.maketrans({"p": "b", "v": "f", "q": "k", "g": "k", "j": "k", "c": "k"})
_GLIDES = {"و": "w", "ي": "y"}
#: مدى، صدى: an a; in longer words many write it for a final y (المصرى).
_SHORT_MAQSURA = re.compile(r"(?<=\b\w\w)ى\b|(?<=\bال\w\w)ى\b")
_VOWELS = re.compile("[aeiouwy]")
_PLAIN_VOWELS = re.compile("[aeiou]")
_CONSONANT = frozenset("bcdfghjklmnpqrstvxz")


def latin_of(name: str, loans: Mapping[str, str] | None = None) -> str:
    """A lower-case slug of an Arabic name: ``al`` joined to its word, short vowels guessed as ``a``.

    ``loans`` are folded words that are foreign, with their own spelling.
    """
    words = []
    for word in fold_word(_SHORT_MAQSURA.sub("ا", name)).split():
        if loans and word in loans:
            words.append(loans[word])
            continue
        plain = "".join(_LETTERS.get(c, c if c.isascii() and c.isalnum() else "") for c in _stem(word))
        words.append(("al" if word.startswith("ال") and len(word) > 3 else "") + _voiced(plain))
    return "-".join(w for w in words if w)


@lru_cache(maxsize=16_384)
def skeleton(text: str, glides: bool = False) -> str:
    """The consonants of a name in either script, doubled letters once: equal for two spellings of one name.

    With ``glides`` w and y count as consonants, except at the end.
    """
    arabic, vowels = (_BONES | _GLIDES, _PLAIN_VOWELS) if glides else (_BONES, _VOWELS)
    bones = []
    for word in fold_word(text).split():
        ends = len(word) - 1
        if any(c in arabic for c in word):
            letters = [arabic.get(c, c if c.isascii() and c.isalnum() else "") for c in word]
            bones.append("".join(b for i, b in enumerate(letters) if not (word[i] == "ه" and i == ends)))
        else:
            bones.append(_latin_bones(word, vowels))
    return "".join(bones)


def _latin_bones(word: str, vowels: re.Pattern[str]) -> str:
    for pair, bone in _PAIRS:  # before doubled letters: "mashhad" is sh and h
        word = word.replace(pair, bone)
    word = re.sub(r"([a-zA-Z])\1", r"\1", word)
    if word.endswith("h") and word[-2:-1] in "aeiou":
        word = word[:-1]
    return vowels.sub("", word.translate(_LATIN_BONES))


def stem_of(word: str) -> str:
    """A folded word without the article."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _stem(word: str) -> str:
    """The word without the article, its feminine ending as a vowel."""
    stem = stem_of(word)
    return stem[:-1] + "ا" if stem.endswith("ه") and len(stem) > 2 else stem


def _voiced(letters: str) -> str:
    """A vowel between two consonants that cannot stand together, w and y between consonants as u and i."""
    letters = re.sub(r"(?<=[bcdfghjklmnpqrstvxz])w(?=[bcdfghjklmnpqrstvxz]|$)", "u", letters)
    letters = re.sub(r"(?<=[bcdfghjklmnpqrstvxz])y(?=[bcdfghjklmnpqrstvxz]|$)", "i", letters)
    voiced = letters[:1]
    for before, letter in pairwise(letters):
        pair = before + letter in ("sh", "kh", "th", "dh", "gh")
        if before in _CONSONANT and letter in _CONSONANT and not pair and voiced[-2:-1] not in ("a", "i", "u"):
            voiced += "a"
        voiced += letter
    return voiced
