"""What holds for any names, filters and numbers of rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import queries
from tawatur.queries import Filter
from tawatur.queries.names import bearers, keys_asked, name_key
from tawatur.records import ClaimDate
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤ ـًَُِّْ-"), max_size=20)
ANY = ARABIC | st.text(max_size=20)


@given(ANY)
def test_a_name_is_one_of_its_own_readings(name):
    assert not name_key(name) or keys_asked(name)[0] == name_key(name)


@given(ANY, st.lists(ANY, max_size=5))
def test_a_name_that_is_there_is_found(name, others):
    names = [(name, "mine"), *((other, "theirs") for other in others)]
    assert not name_key(name) or "mine" in bearers(name, names)


@given(ARABIC)
def test_diacritics_and_hamza_make_no_other_name(name):
    bare = name.translate(str.maketrans("أإآىئ", "ااايي", "ًَُِّْـ"))
    assert name_key(bare) == name_key(name)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Forty events over four weeks, some undated, some of the same day."""
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    spec = spec_from_file_location("makers", Path(__file__).parents[1] / "conftest.py")
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    readings = []
    for number in range(40):
        day = f"2024-12-{1 + number % 28:02}"
        date = ClaimDate(None, None, "unknown", None, None, day) if number % 5 == 0 else ClaimDate(day, day, "day")
        page = made.make_page(f"خبر {number}\nسيطر مقاتلون على بلدة {number}", f"p{number}")
        readings.append(made.make_reading(page, date=date))
    events = [made.make_event(reading.claims[0]) for reading in readings]
    events = [replace(event, grade=("weak", "fair")[at % 2]) for at, event in enumerate(events)]
    with open_workspace(tmp_path_factory.mktemp("w"), make=True) as opened:
        opened.add(readings, opened.begin_run("0", Digests("p", "k")))
        opened.put_linked(Linked(events), None)
        yield opened


DAYS = st.none() | st.integers(1, 28).map(lambda day: f"2024-12-{day:02}")


@given(limit=st.integers(1, 50), since=DAYS, grades=st.sampled_from([(), ("weak",), ("fair", "weak")]))
def test_slices_join_to_the_whole_for_any_limit(workspace, limit, since, grades):
    wanted = Filter(since=since, grades=grades)
    for listed in (queries.list_events, queries.list_claims, queries.list_articles):
        whole = listed(workspace, wanted).items
        joined, cursor = [], None
        while True:
            part = listed(workspace, wanted, cursor, limit)
            assert len(part.items) <= limit
            assert part.total == len(whole)
            joined.extend(part.items)
            cursor = part.next
            if cursor is None:
                break
        assert tuple(joined) == whole


@given(since=DAYS, until=DAYS)
def test_a_filter_by_days_is_what_it_says(workspace, since, until):
    if since and until and since > until:
        return
    for event in queries.list_events(workspace, Filter(since=since, until=until)).items:
        day = event.date.start or event.date.not_after
        assert (since or "") <= day <= (until or "9999")
