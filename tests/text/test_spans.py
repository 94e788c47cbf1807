"""Spans that hold others."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.spans import Cover

_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)


@given(_SPANS, st.integers(0, 20), st.integers(1, 8))
def test_a_span_is_held_when_one_of_the_spans_holds_it_whole(spans, start, length):
    held = any(s <= start and start + length <= e for s, e in spans)
    assert Cover(spans).holds(start, start + length) is held


def test_two_spans_together_hold_nothing_that_neither_holds():
    assert not Cover([(0, 4), (4, 8)]).holds(2, 6)
