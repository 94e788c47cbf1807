"""Folding keeps every offset and makes the variants of a word one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.folding import fold, fold_word

ARABIC = st.text(st.sampled_from("ابتةىيؤئأإآءًٌَُِّـ «»\"'\n\t٣۴3aZ\u200f\ufefbİ"), max_size=60)


@pytest.mark.parametrize(
    ("variant", "plain"),
    [
        ("أحمد", "احمد"),
        ("مُقاتِلين", "مقاتلين"),
        ("مســـلحون", "مسلحون"),
        ("قرية", "قريه"),
        ("مصطفى", "مصطفي"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("ﻻ", "لا"),
        ("شبكة “درعا 24″", "شبكه درعا 24"),
        ('لـ"فرانس برس"', "لفرانس برس"),
        ("قوات  النظام", "قوات النظام"),
        ("قال: «نعم»", "قال: نعم"),
        ("AFP", "afp"),
    ],
)
def test_variants_become_one(variant: str, plain: str) -> None:
    assert fold_word(variant) == plain


@given(st.one_of(ARABIC, st.text(max_size=60)))
def test_each_folded_letter_leads_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@given(ARABIC)
def test_no_gap_is_doubled(text: str) -> None:
    assert "  " not in fold(text).text


def test_span_covers_diacritics_inside() -> None:
    text = "قُتِلَ رجل"
    folded = fold(text)
    start, end = folded.verbatim(0, 3)
    assert text[start:end].startswith("قُتِل")


def test_position_finds_the_next_folded_letter() -> None:
    folded = fold("ـــحمص")
    assert folded.text == "حمص"
    assert folded.position(1) == 0
