"""Numbers that several claims give of one thing: what can hold together, and UCDP's low, best and high."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from tawatur.records import Quantity, QuantityRange

ABOUT = 0.2
"""How far "about N" reaches, as a share of N."""
_DIGIT = re.compile(r"\d")
_VAGUE_TOP = 15
"""Dozens, hundreds and thousands end where their word would no longer be said: at fifteen times their unit."""


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Between what the number lies. "Dozens" has a top: who says it of 2,000 says something else."""
    value = float(quantity.value)
    if quantity.bound == "exact":
        return value, value
    if quantity.bound == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    if quantity.bound == "at_most":
        return 0.0, value
    return value, value * _VAGUE_TOP if is_vague(quantity) else math.inf


def is_vague(quantity: Quantity) -> bool:
    """Whether the number is only a word of size (dozens, hundreds, thousands), not a count."""
    return (
        quantity.bound == "at_least"
        and quantity.value in (10, 100, 1000, 1_000_000)
        and bool(quantity.text)
        and not _DIGIT.search(quantity.text)
    )


def cannot_hold(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers of one thing exclude each other."""
    low_a, high_a = bounds(first)
    low_b, high_b = bounds(second)
    return low_a > high_b or low_b > high_a


def quantity_ranges(quantities: Iterable[Quantity]) -> tuple[QuantityRange, ...]:
    """For each thing counted, UCDP's low, best and high.

    Low is the smallest that anybody bounds it by from below, high the largest from above (None where nobody
    does). Best is the median of the plain figures (exact and about); where there are none, the largest "at least".
    """
    groups: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        groups.setdefault(quantity.what, []).append(quantity)
    return tuple(_range(what, group) for what, group in sorted(groups.items()))


def _range(what: str, group: list[Quantity]) -> QuantityRange:
    lows = [q.value for q in group if q.bound != "at_most"]
    highs = [q.value for q in group if q.bound != "at_least"]
    plain = sorted(q.value for q in group if q.bound in ("exact", "about"))
    least = [q.value for q in group if q.bound == "at_least"]
    best = plain[(len(plain) - 1) // 2] if plain else max(least) if least else None
    return QuantityRange(what, min(lows) if lows else None, best, max(highs) if highs else None)
