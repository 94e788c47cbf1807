"""Everyday words, and names that are none."""

from __future__ import annotations

import pytest

from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.text.folding import fold_word


@pytest.mark.parametrize(
    "word", ["مدرسة", "والمدرسة", "مؤتمر", "قذيفتين", "ثكنات", "معسكرهم", "للمسلحين", "طفلان", "خيمته"]
)
def test_forms_of_everyday_words_are_known(word):
    assert is_everyday(fold_word(word))


@pytest.mark.parametrize("word", ["كيتشانغا", "مينوفا", "توريتسك", "ديافارابي", "لاليبيلا", "غرايفورون"])
def test_names_of_towns_are_no_everyday_words(word):
    assert not is_everyday(fold_word(word))
