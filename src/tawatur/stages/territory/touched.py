"""Which places changed events touch: their own, the wholes that these lie in, and the parts that lie in these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from tawatur.records import ClaimPlace
from tawatur.stages.territory.spans import span_id

Grounds = Mapping[str, ClaimPlace]


class Touched(NamedTuple):
    """The keys of places whose history may be another, what their spans are found by, whose evidence they need."""

    keys: frozenset[str]
    span_ids: frozenset[str]
    needed: frozenset[str]


def touched_grounds(changed: Iterable[Grounds], told: Iterable[Grounds]) -> Touched:
    """What changed events touch.

    ``changed`` are the places by key of the events that changed, as they are and as they were; ``told`` of all events.
    """
    named: dict[str, ClaimPlace] = {}
    for places in told:
        named.update(places)
    own: set[str] = set()
    for places in changed:
        named.update(places)
        own |= places.keys()
    around = _Around(named)
    touched = around.of(own)
    span_ids = frozenset(span_id(named[key]) for key in touched)
    return Touched(frozenset(touched), span_ids, frozenset(around.of(touched)))


class _Around:
    """The places by the names that parts call their whole by, and by what their spans are found by."""

    def __init__(self, named: Mapping[str, ClaimPlace]) -> None:
        self._named = named
        self._called: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._spans: dict[str, set[str]] = defaultdict(set)
        for key, place in named.items():
            self._spans[span_id(place)].add(key)
            for name in {key, place.name, place.name_en} - {None}:
                self._called[str(name)].add(key)
            if place.parent:
                self._parts[place.parent].add(key)

    def of(self, keys: Collection[str]) -> set[str]:
        """These places with their wholes and parts, and those of the same spans."""
        found = set(keys)
        for key in keys:
            place = self._named[key]
            found |= self._called.get(place.parent or "", set())
            for name in {key, place.name, place.name_en} - {None}:
                found |= self._parts.get(str(name), set())
        return found.union(*(self._spans[span_id(self._named[key])] for key in found))
