"""Clitics of folded Arabic words: what may stand before and after a stem in one written word."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

_CONJUNCTIONS = ("", "و", "ف")
_NOUN_PREFIXES = ("", "ال", "ب", "بال", "ل", "لل", "ك", "كال")
_VERB_PREFIXES = ("", "س", "ل")
SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "ه")
NOUN_PROCLITICS = tuple(sorted({c + p for c in _CONJUNCTIONS for p in _NOUN_PREFIXES}, key=len))
VERB_PROCLITICS = tuple(sorted({c + p for c in _CONJUNCTIONS for p in _VERB_PREFIXES}, key=len))


class Split(Struct, frozen=True):
    """One way to take a word apart; ``stem`` is spelled as it would stand alone."""

    proclitic: str
    stem: str
    suffix: str


def noun_splits(word: str) -> list[Split]:
    """All ways to read ``word`` as a noun with clitics; a stem has three letters at least."""
    found: list[Split] = []
    suffixes = _suffixes(word)
    for proclitic, rest in _begun(word, _NOUN_BEGINNINGS):
        found.append(Split(proclitic, rest, ""))
        if not suffixes or proclitic[-2:] in _ARTICLES:
            continue  # what carries the article carries no possessive
        for suffix in suffixes:
            if len(rest) - len(suffix) >= 3:
                found += [Split(proclitic, stem, suffix) for stem in _free_noun(rest[: -len(suffix)])]
    return found


def verb_splits(word: str) -> list[Split]:
    """All ways to read ``word`` as a verb form with clitics."""
    found: list[Split] = []
    suffixes = _suffixes(word)
    for proclitic, rest in _begun(word, _VERB_BEGINNINGS):
        found.append(Split(proclitic, rest, ""))
        for suffix in suffixes:
            if len(rest) - len(suffix) >= 2:
                found += [Split(proclitic, stem, suffix) for stem in _free_verb(rest[: -len(suffix)])]
    return found


def _begun(word: str, beginnings: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """The proclitics that a word may begin with, none being the first, each with the two letters or more behind it."""
    proclitics, longest = beginnings.get(word[:1]), len(word) - 2
    if longest < 0:
        return []
    if proclitics is None:
        return [("", word)]
    return [(p, word[len(p) :]) for p in proclitics if len(p) <= longest and word.startswith(p)]


def _suffixes(word: str) -> tuple[str, ...]:
    """The suffixes that a word may end with; most words end with none."""
    return tuple([suffix for suffix in SUFFIXES if word.endswith(suffix)]) if word.endswith(SUFFIXES) else ()


def by_beginning(proclitics: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For a first letter the proclitics that may begin with it, none being the first: most letters begin none."""
    letters = {proclitic[0] for proclitic in proclitics if proclitic}
    return {letter: tuple(p for p in proclitics if not p or p[0] == letter) for letter in letters}


def _free_noun(stem: str) -> tuple[str, ...]:
    """A stem before a suffix, as it stands alone: ة opens to ت, a plural drops its ن, a hamza has a seat."""
    if stem.endswith("ت"):
        return (stem[:-1] + "ه", stem)
    if stem.endswith(("او", "اي")):
        return (stem, stem[:-1] + "ء", stem + "ن")  # استيلائها, استيلاؤها: of a final hamza
    if stem.endswith(("و", "ي")):
        return (stem, stem + "ن") if len(stem) > 3 else (stem,)
    if stem.endswith("ا"):
        return (stem, stem[:-1] + "ي", stem + "ء")
    return (stem,)


def _free_verb(stem: str) -> tuple[str, ...]:
    """A verb before a suffix, as it stands alone: the plural's silent alif returns, a final alif may be maqsura."""
    if stem.endswith("و"):
        return (stem + "ا", stem)
    if stem.endswith("ا"):
        return (stem, stem[:-1] + "ي")
    return (stem,)


_ARTICLES = frozenset({"ال", "لل"})
_NOUN_BEGINNINGS = by_beginning(NOUN_PROCLITICS)
_VERB_BEGINNINGS = by_beginning(VERB_PROCLITICS)
