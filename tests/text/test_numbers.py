"""Numbers: words, figures and their unions, bounds, ranges, and that what is written is read back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.text.numbers import NumberReader, read_digits
from tawatur.text.passages import Passage

READER = NumberReader(load_number_words())
UNITS = ["_", "_", "_", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["_", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["_", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def numbers(text):
    return [(n.value, n.bound) for n in READER.read(Passage("text", text).tokens)]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("ثلاثة آلاف وخمسمئة شخص", 3500, "exact"),
        ("12 ألفا و500 شخص", 12500, "exact"),
        ("٤٥ قتيلاً", 45, "exact"),
        ("أحد عشر جندياً", 11, "exact"),
        ("واحد وعشرين جندياً", 21, "exact"),
        ("اثنتي عشرة غارة", 12, "exact"),
        ("ألفي مقاتل", 2000, "exact"),
        ("ثلاث مئة وأربعة وستين", 364, "exact"),
        ("مليونين وثلاثمئة ألف نازح", 2300000, "exact"),
        ("نصف مليون نازح", 500000, "exact"),
        ("مليون ونصف نازح", 1500000, "exact"),
        ("1.5 مليون نازح", 1500000, "exact"),
        ("3,961 قتيلاً", 3961, "exact"),
        ("100.000 نازح", 100000, "exact"),
        ("عشرات الجنود", 10, "at_least"),
        ("مئات الأسر", 100, "at_least"),
        ("آلاف المدنيين", 1000, "at_least"),
        ("عشرات آلاف النازحين", 10000, "at_least"),
        ("مئات الآلاف من النازحين", 100000, "at_least"),
        ("ما لا يقل عن 44 مهاجراً", 44, "at_least"),
        ("لأكثر من ثلاثين جريحاً", 30, "at_least"),
        ("نحو مئة ألف شخص", 100000, "about"),
        ("أقل من عشرين مقاتلاً", 20, "at_most"),
    ],
)
def test_a_number_is_read_with_its_bound(text, value, bound):
    assert numbers(text) == [(value, bound)]


@pytest.mark.parametrize("text", ["بين 10 و15 قتيلاً", "من 10 إلى 15 قتيلاً", "10-15 قتيلاً"])
def test_a_range_is_its_lower_end_with_the_upper_beside_it(text):
    (number,) = READER.read(Passage("text", text).tokens)
    assert (number.value, number.bound, number.high) == (10, "at_least", 15)


def test_thousands_to_thousands_are_a_range_too():
    (number,) = READER.read(Passage("text", "ما بين 10 آلاف و15 ألف شخص").tokens)
    assert (number.value, number.bound, number.high) == (10000, "at_least", 15000)


@pytest.mark.parametrize("text", ["يوم الاثنين", "20% من السكان", "30 بالمئة", "30 في المئة", "أحد الجنود"])
def test_weekdays_percentages_and_one_of_are_no_numbers(text):
    assert numbers(text) == []


def test_two_coordinated_numbers_stay_two():
    assert numbers("مقتل خمسة و6 جرحى") == [(5, "exact"), (6, "exact")]


def words_of(value):
    """A number below a million in masculine number words, written by the rules of grammar books."""
    thousands, rest = divmod(value, 1000)
    parts = []
    if thousands:
        if thousands <= 2:
            parts.append(("", "ألف", "ألفان")[thousands])
        elif thousands <= 10:
            parts.append(f"{words_of(thousands)} آلاف")
        else:
            parts.append(f"{words_of(thousands)} ألفاً")
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        parts.append(HUNDREDS[hundreds])
    if rest > 0:
        parts.append(below_hundred(rest))
    return " و".join(parts)


def below_hundred(value):
    tens, unit = divmod(value, 10)
    if value in (11, 12):
        return ("أحد عشر", "اثنا عشر")[value - 11]
    if value < 10:
        return ("", "", "اثنان", *UNITS[3:])[unit]
    if value < 20:
        return "عشرة" if value == 10 else f"{UNITS[unit]} عشر"
    head = ("", "واحد", "اثنان", *UNITS[3:])[unit]
    return f"{head} و{TENS[tens]}" if unit else TENS[tens]


@given(
    st.integers(min_value=2, max_value=999_999).filter(lambda n: n % 100 != 1 and (n < 2000 or n // 1000 % 100 != 1))
)
def test_number_words_are_read_back(value):
    assert numbers(f"قُتل {words_of(value)} شخص") == [(value, "exact")]


@given(st.integers(min_value=1, max_value=10**9))
def test_grouped_and_arabic_indic_figures_are_read_back(value):
    assert read_digits(f"{value:,}") == value
    indic = str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert numbers(f"{indic} شخصاً") == [(value, "exact")]


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_in_order(text):
    found = READER.read(Passage("text", text).tokens)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(n.first <= n.core < n.last for n in found)
