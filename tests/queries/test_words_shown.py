"""Words that lists and pages share: grades, holders in their case, counted things, origins by what they are called."""

from __future__ import annotations

import pytest

from tawatur.queries import Filter, list_claims
from tawatur.queries.view_names import grade_word, held_parts, word_of
from tawatur.records import ClaimDate
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests


@pytest.mark.parametrize(
    ("grade", "named", "arabic"),
    [
        ("weak", True, "أصل واحد"),
        ("weak", False, "بلا أصل مسمى"),
        ("contested", False, "متعارض"),
        ("fair", True, "أصلان مستقلان"),
    ],
)
def test_a_weak_grade_without_a_named_origin_says_so(grade, named, arabic):
    assert grade_word(grade, "ar", has_named=named) == arabic


@pytest.mark.parametrize(
    ("status", "holder", "told"),
    [
        ("controlled", "مقاتلون محليون", "تحت سيطرة مقاتلين محليين"),
        ("controlled", "الحكومة والجيش السوريان", "تحت سيطرة الحكومة والجيش السوريين"),
        ("besieged", "الحوثيون", "محاصر؛ بيد الحوثيين"),
        ("vacated", "الحوثيون", "أخلاه الحوثيون"),
        ("unknown", "الحوثيون", "غير معروف"),
    ],
)
def test_a_holder_stands_in_its_case(status, holder, told):
    assert "".join(held_parts(status, holder, "ar")) == told


def test_counted_things_have_arabic_names():
    assert word_of("quantity", "killed", "ar") == "قتلى"
    assert word_of("quantity", "vessels", "ar") == "سفن"
    assert word_of("quantity", "vessels", "en") == "vessels"
    assert word_of("quantity", "something new", "ar") == "something new"


@pytest.fixture
def workspace(tmp_path, made):
    """Claims of an observatory, of an unnamed source, of an outlet itself."""
    day = ClaimDate("2024-12-06", "2024-12-06", "day", "stated", "2024-12-06", "2024-12-06")
    readings = [
        made.reading(
            made.page(f"خبر {number}\n{'ثم ' * number}سيطر مقاتلون على حماة", f"n{number}"), origin=origin, date=day
        )
        for number, origin in enumerate(("sohr", "unnamed:military source", "outlet"))
    ]
    with open_workspace(tmp_path, make=True) as opened:
        run_id = opened.begin_run("0", Digests("p", "k"))
        opened.add(readings, run_id)
        opened.put_linked(Linked([made.event(reading.claims[0]) for reading in readings], (), [], ()), run_id)
        yield opened


@pytest.mark.parametrize(
    ("asked", "origins"),
    [
        ("sohr", {"sohr"}),
        ("المرصد السوري لحقوق الإنسان", {"sohr"}),
        ("المرصد السوري", {"sohr"}),
        ("Syrian Observatory for Human Rights", {"sohr"}),
        ("مصدر عسكري", {"unnamed:military source"}),
        ("unnamed:military source", {"unnamed:military source"}),
        ("nobody at all", set()),
    ],
)
def test_an_origin_is_asked_for_by_slug_or_name(workspace, asked, origins):
    found = list_claims(workspace, Filter(origins=(asked,))).items
    assert {view.claim.origin for view in found} == origins
