"""How a place is told: the phrase of relation before it, looked up by its last word, as if each were tried."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.stages.claims.places.names import PassageNames
from tawatur.stages.claims.places.setting import relation_before
from tawatur.text.matching import PhraseTable
from tawatur.text.passages import Passage

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_BLOCKED: PhraseTable[str] = PhraseTable([])
_RELATIONS = sorted(load_place_wording().relations)
_WORDS = st.sampled_from([*{word for phrase in _RELATIONS for word in phrase.split()}, "المدينة", "قصف", "،", "12"])


def names_of(text: str) -> PassageNames:
    return PassageNames(Passage("text", text), load_gazetteer(), load_place_wording(), _BLOCKED)


def tried_one_by_one(names: PassageNames, at: int) -> tuple[int, str] | None:
    """Every number of words, the most first, with every clitic before the first of them."""
    relations = names.wording.relations
    for length in range(min(6, at), 0, -1):
        words = " ".join(names.words[at - length : at])
        for clitic in _CLITICS:
            if words.startswith(clitic) and (meaning := relations.get(words[len(clitic) :])):
                return at - length, meaning
    return None


@pytest.mark.parametrize("clitic", _CLITICS)
def test_every_phrase_is_found_behind_every_clitic(clitic: str) -> None:
    for phrase in _RELATIONS:
        names = names_of(f"وصلوا {clitic}{phrase} حمص")
        at = len(names.words) - 1
        assert relation_before(names, at) == tried_one_by_one(names, at) is not None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_CLITICS), _WORDS), max_size=7))
def test_what_is_found_by_the_last_word_is_what_trying_each_finds(words: list[tuple[str, str]]) -> None:
    names = names_of(" ".join(clitic + word for clitic, word in words))
    for at in range(len(names.words) + 1):
        assert relation_before(names, at) == tried_one_by_one(names, at)
