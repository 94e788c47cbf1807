"""Words of everyday Arabic, so that what is none can be told for a name.

The list is the Arabic dictionary of pyspellchecker (MIT; some 140,000 forms counted in the subtitles of films): common
words in all their forms, first names, but hardly the names of towns. News has words that films lack; forms of known
words with other clitics and endings are therefore taken for known.
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.knowledge.compiled import compiled
from tawatur.text.clitics import noun_splits, verb_splits
from tawatur.text.folding import fold_word

_ENDINGS = ("يتين", "تين", "تان", "يين", "يون", "ات", "ان", "ين", "ون", "وا", "يا", "يه", "ته", "ه", "ي", "ا", "ت")
_SHORTEST = 4  # of a stem before an ending: shorter ones are spelled like anything


@compiled
def everyday_forms() -> frozenset[str]:
    """All forms of the list, folded."""
    from spellchecker import SpellChecker  # a quarter of a second, once on a machine

    words = SpellChecker(language="ar", distance=1).word_frequency.keys()
    return frozenset(fold_word(word) for word in words)


@lru_cache(maxsize=20_000)
def is_everyday(word: str) -> bool:
    """Whether a folded word is a form of an everyday word, with clitics and endings or without."""
    forms = everyday_forms()
    if word in forms:
        return True
    stems = {split.stem for split in (*noun_splits(word), *verb_splits(word))} | {word}
    return any(stem in forms or _is_form_of_one(stem, forms) for stem in stems)


def _is_form_of_one(stem: str, forms: frozenset[str]) -> bool:
    """With another ending it is known: duals, plurals, feminines, relative adjectives."""
    for ending in _ENDINGS:
        bare = stem.removesuffix(ending)
        if bare != stem and len(bare) >= _SHORTEST and (bare in forms or bare + "ه" in forms):
            return True
    return f"ال{stem}" in forms
