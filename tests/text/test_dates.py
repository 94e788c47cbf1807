"""Written dates: every month name, digit system and order says the same day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.knowledge.calendar import load_date_reader, load_date_tables

READER = load_date_reader()
TABLES = load_date_tables()
GREGORIAN = sorted((name, number) for name, (number, hijri) in TABLES.months.items() if not hijri)
DIGITS = {
    "ascii": "0123456789",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
}
ORDERS = {
    "day_month_year": "{d} {m} {y}",
    "day_month_year_slashes": "{d}/{m}/{y}",
    "day_month_comma_year": "{d} {m}، {y}",
    "day_of_month_year": "{d} من {m} {y}",
    "month_day_year": "{m} {d}, {y}",
    "year_month_day": "{y} {m} {d}",
}


def in_digits(number: int, system: str) -> str:
    return str(number).translate(str.maketrans("0123456789", DIGITS[system]))


@given(
    st.dates(date(1950, 1, 1), date(2050, 12, 31)),
    st.data(),
    st.sampled_from(sorted(DIGITS)),
    st.sampled_from(sorted(ORDERS)),
)
def test_every_month_name_digit_system_and_order_comes_back(day, data, digits, order):
    names = [name for name, number in GREGORIAN if number == day.month]
    name = data.draw(st.sampled_from(names))
    text = ORDERS[order].format(d=in_digits(day.day, digits), m=name, y=in_digits(day.year, digits))
    assert [w.iso for w in READER.find(text)] == [day.isoformat()]


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.data(), st.sampled_from(["/", " / ", "-"]))
def test_dual_month_names_are_one_date(day, data, mark):
    names = [name for name, number in GREGORIAN if number == day.month and not name.isascii()]
    first, second = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    assert [w.iso for w in READER.find(f"في {day.day} {first}{mark}{second} {day.year}")] == [day.isoformat()]


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(sorted(DIGITS)))
def test_numbers_alone_are_read_year_first_and_day_first(day, digits):
    year, month, number = (in_digits(n, digits) for n in (day.year, day.month, day.day))
    assert [w.iso for w in READER.find(f"{year}/{month}/{number}")] == [day.isoformat()]
    written = READER.find(f"{number}-{month}-{year}")
    assert [w.iso for w in written] == [day.isoformat()]
    assert written[0].ambiguous == (day.day <= 12 and day.day != day.month)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 6))
def test_a_weekday_that_contradicts_the_date_is_told(day, weekday):
    names = {number: name for name, number in TABLES.weekdays.items() if not name.isascii()}
    (written,) = READER.find(f"{names[weekday]} {day.day} آذار {day.year}")
    actual = date(day.year, 3, day.day)
    assert written.weekday_agrees == (actual.weekday() == weekday)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("06 ديسمبر 2024، 7:18 ص", "2024-12-06T07:18"),
        ("06 ديسمبر 2024، 7:18 م", "2024-12-06T19:18"),
        ("27 ديسمبر 2024م | 12:05 صباحاً", "2024-12-27T00:05"),
        ("27 ديسمبر 2024م | 12:05 مساءً", "2024-12-27T12:05"),
        ("الجمعة 6 كانون الاول 2024 10:06:00", "2024-12-06T10:06:00"),
        ("10:33 - 2024/12/06", "2024-12-06T10:33"),
        ("2024-12-10T14:05:33+03:00", "2024-12-10T14:05:33"),
        ("٧ ديسمبر ٢٠٢٤ الساعة ١٨:٢٠", "2024-12-07T18:20"),
        ("3 غشت 2023", "2023-08-03"),
        ("3 أوت 2023", "2023-08-03"),
        ("3 جويلية 2019", "2019-07-03"),
        ("28 دجنبر 2024 - 12:40", "2024-12-28T12:40"),
        ("14 ماي 2025", "2025-05-14"),
        ("1446/6/5 هـ", "2024-12-06"),
        ("الخميس 11 جمادى الآخرة 1446 هـ", "2024-12-12"),
        ("الجمعة 5 جمادى الآخرة 1446 هـ - 6 ديسمبر 2024 م", "2024-12-06"),
        ("10/8/2025 3:44:00 PM", "2025-08-10T15:44:00"),
    ],
)
def test_stamps_of_many_habits(text, iso):
    assert [w.iso for w in READER.find(text)] == [iso]


def test_month_first_where_the_page_writes_so():
    assert [w.iso for w in READER.find("10/8/2025", "month_first")] == ["2025-10-08"]
    assert [w.iso for w in READER.find("10/25/2025")] == ["2025-10-25"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "لا تاريخ هنا",
        "32 ديسمبر 2024",
        "31 فبراير 2024",
        "6 ديسمبر/آذار 2024",
        "الآية 2:255",
        "بين 5 و6 قرى",
        "12345678",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert READER.find(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    for written in READER.find(text):
        assert 0 <= written.start < written.end <= len(text)


@pytest.mark.parametrize(
    ("text", "weekday", "time"),
    [
        ("2018/11/06 - الثلاثاء, 21:47", 1, "21:47"),
        ("6 ديسمبر 2024، الجمعة", 4, None),
        ("في 6 ديسمبر 2024 الجمعة المقبلة", None, None),
    ],
)
def test_a_weekday_behind_a_date_counts_where_a_time_or_nothing_follows(text, weekday, time):
    (found,) = load_date_reader().find(text)
    assert (found.weekday, found.time) == (weekday, time)
