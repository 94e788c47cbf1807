"""Spans that cover others, found without looking at each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Cover:
    """Spans ``[start, end)``, which may overlap, to be asked whether one of them holds a span whole."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        found = sorted(spans)
        self._starts = [start for start, _ in found]
        self._furthest = list(accumulate((end for _, end in found), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds ``[start, end)`` whole: the furthest end of those before it tells."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end
