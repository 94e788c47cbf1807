"""Phrases are found at word boundaries, behind proclitics, with verbatim spans."""

import pytest

from tawatur.text.folding import fold
from tawatur.text.matching import PhraseTable, longest


def found(table: PhraseTable[str], text: str) -> list[str]:
    return [text[m.start : m.end] for m in table.find(fold(text))]


@pytest.mark.parametrize(
    "text", ["دخلوا الرستن أمس", "والرستن", "بالرستن", "من الرستن،", "إلى «الرستن»", "للرستن", "وللرستن"]
)
def test_proclitics_are_seen_through(text: str) -> None:
    assert PhraseTable([("الرستن", "x")]).find(fold(text))


@pytest.mark.parametrize("text", ["حمصي", "محمص", "حمصها", "ححمص"])
def test_inside_other_words_is_no_hit(text: str) -> None:
    assert not PhraseTable([("حمص", "x")]).find(fold(text))


def test_whole_words_only_without_proclitics() -> None:
    table = PhraseTable([("حمص", "x")], proclitics=False)
    assert not table.find(fold("وحمص"))
    assert table.find(fold("حمص"))


def test_the_proclitic_is_told() -> None:
    (match,) = PhraseTable([("حمص", "x")]).find(fold("وبحمص"))
    assert match.proclitic == "وب"


def test_longer_first_and_longest_alone() -> None:
    table = PhraseTable([("حمص", "town"), ("ريف حمص", "countryside"), ("حمص", "governorate")])
    matches = table.find(fold("في ريف حمص"))
    assert [m.value for m in matches] == ["countryside", "town", "governorate"]
    assert [m.value for m in longest(matches)] == ["countryside"]


def test_quotes_inside_a_name() -> None:
    assert found(PhraseTable([("شبكة درعا 24", "x")]), "قالت شبكة “درعا 24″ إن") == ["شبكة “درعا 24"]


def test_an_empty_table_finds_nothing() -> None:
    assert PhraseTable([]).find(fold("حمص")) == []
