"""Where claims are filed so that those of one event meet: drawers by type and place, name or figure, parted by time.

A claim is filed under its own places and looks also under what lies near them; a claim without a place looks by the
names in its sentence and by its figures, a denial also among the types that it denies beside its own. By the runs of
words of its sentence a claim without a place finds its copies, placed or not; what has a place has no need of them.

A drawer is a number of 32 bits, the same in every run. Two that happen to share one only make claims meet that are
then found to be unlike.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from zlib import crc32

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import cells, nearby_cells
from tawatur.stages.events.corroboration import TELLING, possible_names
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.reuse import Reuse
from tawatur.text.instants import DAY

PERIOD = 14 * DAY
"""Drawers are parted by stretches of this length; a claim looks in its own and in the neighbouring ones."""
ANY_TIME = range(1)
_PLACELESS = "no place"


class Files:
    """What is filed, as numbers, by drawer; most drawers hold one, so only the others have a set."""

    def __init__(self) -> None:
        self._one: dict[int, int] = {}
        self._more: dict[int, set[int]] = {}

    def put(self, number: int, drawers: Iterable[int]) -> None:
        """File a number in each of these drawers."""
        for drawer in drawers:
            held = self._one.setdefault(drawer, number)
            if held != number:
                self._more.setdefault(drawer, set()).add(number)

    def at(self, drawers: Iterable[int]) -> list[int]:
        """The numbers that are filed in these drawers, each once, the smallest first."""
        met: set[int] = set()
        for drawer in drawers:
            held = self._one.get(drawer)
            if held is not None:
                met.add(held)
                met.update(self._more.get(drawer, ()))
        return sorted(met)


def drawers_of(facts: Facts, knowledge: EventKnowledge) -> Iterator[int]:
    """Where a claim is filed by its places, its text and its figures."""
    family, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=0)
    yield from _numbers(family, [*cells(facts.places), *_figures(facts)], periods)
    yield from _numbers(family, [facts.claim.version_id], ANY_TIME)


def runs_of(facts: Facts, reuse: Reuse) -> Iterator[int]:
    """Where a claim is filed by the runs of words of its sentence: one with a place also by its time."""
    runs = reuse.shingles(facts.claim)
    if _is_placeless(facts):
        return iter(runs)
    return _in_time(runs, _periods(facts, reach=0))


def sought_drawers(facts: Facts, knowledge: EventKnowledge) -> Iterator[int]:
    """Where a claim looks for its event by places, text and figures."""
    own, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=1)
    families = [own]
    if facts.kind == "denied":
        beside = {family_of(kind, knowledge) for kind in knowledge.rules.denies.get(facts.claim.event_type, ())}
        families += sorted(beside - {own})
    near = list(nearby_cells(facts.places)) or [*_figures(facts), *possible_names(facts)]
    for family in families:
        yield from _numbers(family, near, periods)
        yield from _numbers(family, [facts.claim.version_id], ANY_TIME)


def sought_runs(facts: Facts, reuse: Reuse) -> Iterator[int]:
    """The runs of words by which a claim looks for its event; what has a place looks by them only where it denies."""
    placeless = _is_placeless(facts)
    if placeless or facts.claim.part == "title" or facts.kind == "denied":
        yield from reuse.shingles(facts.claim)
    if placeless:
        yield from _in_time(reuse.shingles(facts.claim), _periods(facts, reach=1))


def _is_placeless(facts: Facts) -> bool:
    return not facts.places or facts.rule.text


def _in_time(runs: Iterable[int], periods: range) -> Iterator[int]:
    """Runs of words (numbers of their own) in stretches of time."""
    ends = [b"|%d" % period for period in periods]
    return (crc32(end, start) for start in (crc32(b"%d" % run) for run in runs) for end in ends)


def family_of(kind: str, knowledge: EventKnowledge) -> str:
    """Types that may tell one event are filed together."""
    return "damage" if kind in knowledge.rules.one_damage or kind in knowledge.rules.one_harm else kind


def _figures(facts: Facts) -> list[str]:
    """Figures that tell something: by these a claim without a place is found."""
    telling = (q for q in facts.claim.quantities if q.value >= TELLING and q.what != "distance_km")
    return [f"sum:{q.what}:{q.value}" for q in telling]


def _periods(facts: Facts, reach: int) -> range:
    """The stretches of time in which the claim's event lies, ``reach`` more on either side; at most eight."""
    moment = facts.first if facts.dated and facts.first is not None else facts.clock
    if moment is None:
        return ANY_TIME
    end = facts.last if facts.dated and facts.last is not None else moment
    first = moment // PERIOD
    return range(first - reach, min(end // PERIOD, first + 6) + reach + 1)


def stored_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> bytes:
    """Where a claim is kept between runs; also as one without a place."""
    found = {*drawers_of(facts, knowledge), *runs_of(facts, reuse)}
    if not facts.places:
        family = family_of(facts.claim.event_type, knowledge)
        found.update(_numbers(family, [_PLACELESS], _periods(facts, reach=0)))
    return packed(found)


def met_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> frozenset[int]:
    """Where all claims are stored that look for this one, or that it looks for."""
    family, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=1)
    where = {*sought_drawers(facts, knowledge), *sought_runs(facts, reuse)}
    where.update(_numbers(family, [_PLACELESS], periods))
    for kind, beside in knowledge.rules.denies.items():
        if facts.claim.event_type in beside:
            other = family_of(kind, knowledge)
            where.update(_numbers(other, [*nearby_cells(facts.places), _PLACELESS], periods))
            where.update(_numbers(other, [facts.claim.version_id], ANY_TIME))
    return frozenset(where)


def _numbers(family: str, names: Iterable[str], periods: range) -> Iterator[int]:
    ends = [b"%d" % period for period in periods]
    return (crc32(end, start) for start in (number_of(f"{family}|{name}|") for name in names) for end in ends)


def number_of(name: str) -> int:
    """A number for a name, the same in every run."""
    return crc32(name.encode())


def packed(numbers: Collection[int]) -> bytes:
    """Numbers of 32 bits in four bytes each, sorted."""
    return array("I", sorted(numbers)).tobytes()


def unpacked(numbers: bytes) -> array[int]:
    """The numbers that :func:`packed` has put together."""
    return array("I", numbers)
