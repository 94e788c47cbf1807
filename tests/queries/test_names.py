"""One key for all spellings of a name; a name with clitics still means its bearer."""

import pytest

from tawatur.queries.names import bearers, name_key
from tawatur.queries.view_names import Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرستن", "مدينة الرَّستن"),
        ("أم الطيور", "ام الطيور"),
        ("تلبيسة", "تلبيسه"),
        ("Al-Rastan", "rastan"),
        ("ar-Rastan", "Rastan city"),
        ("Sanʽāʼ", "sana"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("asked", ["حمص", "لحمص", "بحمص", "وحمص", "محافظة حمص", "Homs"])
def test_a_name_is_found_with_its_clitics(asked):
    assert bearers(asked, [("حمص", "p1"), ("Homs", "p1"), ("حماة", "p2")]) == ("p1",)


def test_a_letter_of_the_name_is_not_taken_for_a_clitic():
    names = [("بصرى", "p1"), ("صرى", "p2"), ("كباني", "p3")]
    assert bearers("بصرى", names) == ("p1",)
    assert bearers("كباني", names) == ("p3",)


def test_the_article_after_li():
    assert bearers("للرستن", [("الرستن", "p1")]) == ("p1",)


def test_nothing_answers_to_another_name():
    assert bearers("دمشق", [("حمص", "p1")]) == ()
    assert bearers("", [("حمص", "p1")]) == ()


def test_what_no_table_names_is_shown_in_words():
    for language in ("ar", "en"):
        assert Names().origin("لجنة-أهالي-الوادي", language) == "لجنة أهالي الوادي"
        assert Names().actor("some-group", language) == "some-group"
