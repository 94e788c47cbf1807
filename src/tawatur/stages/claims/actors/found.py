"""What a text's namings are resolved to, before they become mentions."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct


class Found(Struct, frozen=True):
    """A resolved naming in folded offsets and tokens."""

    start: int
    end: int
    slug: str
    rule: str
    generic: bool


def without_overlaps(found: list[Found]) -> list[Found]:
    """Of overlapping findings the longer; what names no actor only blocks."""
    kept: list[Found] = []  # by start; none overlaps another
    for candidate in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        at = bisect_left(kept, candidate.end, key=lambda k: k.start)
        if not at or kept[at - 1].end <= candidate.start:
            kept.insert(at, candidate)
    return [k for k in kept if k.slug]
