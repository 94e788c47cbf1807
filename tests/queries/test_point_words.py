"""What a point stands for: told by the precision of its place, in the reader's language."""

from __future__ import annotations

import pytest

from tawatur.messages import speaking
from tawatur.queries.point_words import is_wide, point_is, point_words


@pytest.mark.parametrize(
    ("precision", "where_prec", "code"),
    [
        ("settlement", 1, "place"),
        ("site", 1, "place"),
        ("site", 2, "near"),
        ("district", 3, "district"),
        ("governorate", 4, "seat"),
        ("country", 6, "country"),
        (None, None, "place"),
    ],
)
def test_what_a_point_is(precision: str | None, where_prec: int | None, code: str) -> None:
    assert point_is(precision, where_prec) == code
    assert is_wide(precision) == (code in {"district", "seat", "country"})


def test_the_seat_of_a_governorate_is_told_in_both_languages() -> None:
    assert "seat" in point_words("governorate")
    with speaking("ar"):
        assert "مركز المحافظة" in point_words("governorate")
    assert point_words("settlement", 1) == ""
