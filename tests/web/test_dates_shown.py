"""Dates as people read them: never more precise than they are known."""

from __future__ import annotations

import pytest

from tawatur.messages import speaking
from tawatur.queries.view_lines import When
from tawatur.web.dates import day_text, locale_of, when_text


@pytest.mark.parametrize(
    ("when", "arabic", "english"),
    [
        (When("2024-12-06", "2024-12-06", "day", None, None), "6 كانون الأول 2024", "6 December 2024"),
        (When("2024-12-04", "2024-12-06", "day", None, None), "4–6 كانون الأول 2024", "4–6 December 2024"),
        (When("2024-12-01", "2024-12-31", "month", None, None), "كانون الأول 2024", "December 2024"),
        (When("2024-01-01", "2024-12-31", "year", None, None), "2024", "2024"),
        (
            When("2024-12-06", "2024-12-06", "part_of_day", "2024-12-06T06:00", "2024-12-06T12:00"),
            "6 كانون الأول 2024 · 06:00–12:00", "6 December 2024 · 06:00–12:00",
        ),
    ],
)  # fmt: skip
def test_a_time_is_told_as_precisely_as_it_is_known(when, arabic, english):
    with speaking("ar"):
        assert when_text(when, locale_of("ar", "SY")) == arabic
    with speaking("en"):
        assert when_text(when, locale_of("en")) == english


def test_an_undated_event_says_so_and_names_the_latest_day():
    with speaking("en"):
        assert when_text(When(None, None, "unknown", None, "2024-12-06T10:00"), "en_GB") == (
            "undated; 6 December 2024 at the latest"
        )
        assert when_text(When(None, None, "unknown", None, None), "en_GB") == "undated"


def test_months_follow_the_country_s_readers():
    assert day_text("2024-12-06", locale_of("ar", "SY")) == "6 كانون الأول 2024"
    assert day_text("2024-12-06", locale_of("ar", "SD")) == "6 ديسمبر 2024"


def test_what_is_no_date_is_shown_as_it_is():
    assert day_text("soon", "en_GB") == "soon"
