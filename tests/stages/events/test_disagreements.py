"""Numbers, days, doers and denials that cannot hold together; ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.records import Quantity
from tawatur.stages.events.figures import bounds, cannot_hold, quantity_ranges

QUANTITIES = st.builds(
    Quantity, st.just("killed"), st.integers(0, 10_000), st.sampled_from(["exact", "at_least", "at_most", "about"])
)


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("exact", 7, "7"), ("exact", 12, "12"), True),
        (("at_least", 44, "44"), ("exact", 53, "53"), False),
        (("at_least", 44, "44"), ("exact", 40, "40"), True),
        (("about", 3500, "3500"), ("at_least", 3500, "3500"), False),
        (("at_least", 100, "مئات"), ("at_least", 3500, "3500"), True),
        (("at_least", 10, "عشرات"), ("at_least", 200, "200"), True),
        (("at_least", 10, "عشرات"), ("exact", 60, "60"), False),
        (("at_least", 10, "عشرات"), ("exact", 700, "700"), True),
        (("at_most", 5, "5"), ("exact", 6, "6"), True),
    ],
)
def test_what_can_hold_together(first, second, differ):
    one, other = (Quantity("killed", value, bound, text) for bound, value, text in (first, second))
    assert cannot_hold(one, other) is differ
    assert cannot_hold(other, one) is differ


@given(QUANTITIES)
def test_no_number_contradicts_itself(quantity):
    assert not cannot_hold(quantity, quantity)
    low, high = bounds(quantity)
    assert low <= high


@given(st.lists(QUANTITIES, min_size=1, max_size=8))
def test_the_best_lies_in_the_range(quantities):
    (found,) = quantity_ranges(quantities)
    assert found.best is None or found.low is None or found.best >= found.low
    assert (
        found.best is None
        or found.high is None
        or any(q.bound == "at_least" for q in quantities)
        or found.best <= found.high
    )


def test_best_is_the_median_of_the_plain_figures():
    (found,) = quantity_ranges([Quantity("killed", v, "exact") for v in (7, 12, 9)])
    assert (found.low, found.best, found.high) == (7, 9, 12)


def test_two_figures_for_one_strike_are_a_disagreement(corpus, make):
    day = make.on("2024-12-05", start="18:00", end="23:00")
    seven = corpus.claim(
        "a", "air_strike", [make.place("القمر")], date=day, origin="observatory", quantities=(make.number("killed", 7),)
    )
    twelve = corpus.claim(
        "b", "air_strike", [make.place("القمر")], date=day, origin="army", quantities=(make.number("killed", 12),)
    )
    (found,) = corpus.event(seven).disagreements
    assert found.field == "quantity:killed"
    assert {p.value: p.claim_ids for p in found.positions} == {"7": (seven.claim_id,), "12": (twelve.claim_id,)}


def test_silence_is_no_dispute(corpus, make):
    named = corpus.claim("a", "air_strike", [make.place("القمر")], actors=("army",), date=make.on("2024-12-05"))
    corpus.claim("b", "air_strike", [make.place("القمر")], date=make.on("2024-12-05"))
    assert corpus.event(named).disagreements == ()


def test_denied_and_said_is_whether(corpus, make):
    said = corpus.claim(
        "a", where=[make.place("القمر"), make.place("الزهراء")], actors=("front",), origin="observatory"
    )
    denied = corpus.claim("b", where=[make.place("الزهراء")], actors=("front",), origin="army", modality="denied")
    assert corpus.together(said, denied)
    assert [d.field for d in corpus.event(said).disagreements] == ["whether"]


def test_denied_and_said_nowhere_is_no_dispute(corpus, make):
    denied = corpus.claim("b", where=[make.place("الزهراء")], actors=("front",), origin="army", modality="denied")
    event = corpus.event(denied)
    assert event.disagreements == ()
    assert (event.origins.established, event.origins.possible) == (0, 0)


def test_a_denial_of_another_deal_in_the_same_sentence_is_no_dispute(corpus):
    agreed = corpus.claim("a", "agreement", actors=("army", "front"))
    corpus.claim("a", "agreement", actors=("army", "front"), modality="denied")
    assert corpus.event(agreed).disagreements == ()


def test_a_denial_without_a_place_answers_the_claim_beside_it(corpus, make):
    said = corpus.claim("a", "arrest", [make.place("القمر")], actors=("army",), targets=("front",), origin="army")
    denied = corpus.claim("a", "arrest", targets=("front",), origin="front", modality="denied")
    assert corpus.together(said, denied)


def test_a_claim_that_counts_one_thing_twice_does_not_dispute_itself(corpus, make):
    two = (make.number("families", 8350), make.number("families", 1200))
    claim = corpus.claim("a", "displacement", [make.place("القمر")], quantities=two)
    assert corpus.event(claim).disagreements == ()
