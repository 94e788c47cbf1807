"""Clitics of folded Arabic words: what may stand before and after a stem in one written word."""

from __future__ import annotations

from collections.abc import Iterator

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


def noun_splits(word: str) -> Iterator[Split]:
    """All ways to read ``word`` as a noun with clitics; a stem has three letters at least."""
    for proclitic in NOUN_PROCLITICS:
        if not word.startswith(proclitic) or len(word) - len(proclitic) < 2:
            continue
        rest = word[len(proclitic) :]
        yield Split(proclitic, rest, "")
        if proclitic.endswith("ل") and proclitic[-2:] in {"ال", "لل"}:
            continue  # what carries the article carries no possessive
        for suffix in SUFFIXES:
            if rest.endswith(suffix) and len(rest) - len(suffix) >= 3:
                for stem in _free_noun(rest[: -len(suffix)]):
                    yield Split(proclitic, stem, suffix)


def verb_splits(word: str) -> Iterator[Split]:
    """All ways to read ``word`` as a verb form with clitics."""
    for proclitic in VERB_PROCLITICS:
        if not word.startswith(proclitic) or len(word) - len(proclitic) < 2:
            continue
        rest = word[len(proclitic) :]
        yield Split(proclitic, rest, "")
        for suffix in SUFFIXES:
            if rest.endswith(suffix) and len(rest) - len(suffix) >= 2:
                for stem in _free_verb(rest[: -len(suffix)]):
                    yield Split(proclitic, stem, suffix)


def _free_noun(stem: str) -> tuple[str, ...]:
    """A stem before a suffix, as it stands alone: ta marbuta opens to ت, the sound plural drops its ن."""
    if stem.endswith("ت"):
        return (stem[:-1] + "ه", stem)
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
