"""Dumps as HTML: all lines are in the page, in one of four shapes."""

from __future__ import annotations

import html
import re

import pytest

from quality.as_html import SHAPES, Dump, read_dump

TEXT = (
    "مرصد الوادي\nدخول السرو\n6 ديسمبر 2024\nدخل مقاتلون بلدة السرو فجر اليوم.\nاقرأ أيضاً\nثم انسحبوا منها.\nتابعونا\n"
)
GOLD = {
    "outlet": "مرصد الوادي",
    "title": "دخول السرو",
    "published": "2024-12-06",
    "first_sentence": "دخل مقاتلون بلدة السرو فجر اليوم.",
    "last_sentence": "ثم انسحبوا منها.",
    "boilerplate": ["اقرأ أيضاً"],
}


def test_a_dump_is_parted_as_the_gold_says() -> None:
    dump = read_dump(TEXT, GOLD)
    assert dump.above == ("مرصد الوادي",)
    assert dump.between == ("6 ديسمبر 2024",)
    assert [junk for _, junk in dump.main] == [False, True, False]
    assert dump.below == ("تابعونا",)


def test_a_dump_without_headline_keeps_its_lines() -> None:
    dump = read_dump(TEXT, GOLD | {"title": ""})
    assert dump.between == ("مرصد الوادي", "دخول السرو", "6 ديسمبر 2024")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_holds_every_line(shape: object) -> None:
    dump = read_dump(TEXT, GOLD)
    assert isinstance(dump, Dump)
    page = html.unescape(re.sub(r"<[^>]+>", "", shape(dump)))  # type: ignore[operator]
    assert all(line in page for line in TEXT.splitlines())
