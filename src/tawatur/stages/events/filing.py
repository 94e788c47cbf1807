"""Where claims are filed so that those of one event meet: drawers by type and place, name or figure, parted by time.

A claim is filed under its own places and looks also under what lies near them; a claim without a place looks by the
names in its sentence and by its figures, a denial also among the types that it denies beside its own. By the runs of
words of its sentence a claim without a place finds its copies, placed or not; what has a place has no need of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Generic, TypeVar

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
_OF_PLACED = 1 << 32
"""Runs of words are numbers below this; those of claims with a place are filed above it."""

Drawer = tuple[str, str] | int
F = TypeVar("F")


class Files(Generic[F]):
    """What is filed, by drawer and stretch of time, in the order in which it was filed; each once."""

    def __init__(self) -> None:
        self._drawers: dict[tuple[str, str], dict[int, dict[int, F]]] = {}
        self._runs: dict[int, dict[int, F]] = {}

    def put(self, filed: F, number: int, where: Iterable[tuple[Drawer, range]]) -> None:
        """File something under its number."""
        for drawer, periods in where:
            if isinstance(drawer, int):  # runs of words are many: parted by time in their number, not in drawers
                for period in periods:
                    self._runs.setdefault(_at_time(drawer, period), {})[number] = filed
                continue
            parts = self._drawers.setdefault(drawer, {})
            for period in periods:
                parts.setdefault(period, {})[number] = filed

    def at(self, where: Iterable[tuple[Drawer, range]]) -> list[F]:
        """What is filed in these places, by number."""
        met: dict[int, F] = {}
        for drawer, periods in where:
            if isinstance(drawer, int):
                for period in periods:
                    met.update(self._runs.get(_at_time(drawer, period), {}))
                continue
            parts = self._drawers.get(drawer)
            if parts is not None:
                for period in periods:
                    if period in parts:
                        met.update(parts[period])
        return [met[number] for number in sorted(met)]


def _at_time(run: int, period: int) -> int:
    return (period << 34) + run


def filed_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> Iterator[tuple[Drawer, range]]:
    """Where a claim is filed."""
    family, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=0)
    yield from (((family, cell), periods) for cell in cells(facts.places))
    yield (family, facts.claim.version_id), ANY_TIME
    yield from (((family, figure), periods) for figure in _figures(facts))
    runs = reuse.shingles(facts.claim)
    if not facts.places or facts.rule.text:
        yield from ((run, ANY_TIME) for run in runs)
    else:
        yield from ((run + _OF_PLACED, periods) for run in runs)


def looked_for_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> Iterator[tuple[Drawer, range]]:
    """Where a claim looks for its event."""
    own, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=1)
    families = [own]
    if facts.kind == "denied":
        beside = {family_of(kind, knowledge) for kind in knowledge.rules.denies.get(facts.claim.event_type, ())}
        families += sorted(beside - {own})
    near = list(nearby_cells(facts.places)) or [*_figures(facts), *possible_names(facts)]
    for family in families:
        yield from (((family, cell), periods) for cell in near)
        yield (family, facts.claim.version_id), ANY_TIME
    placeless = not facts.places or facts.rule.text
    if placeless or facts.claim.part == "title" or facts.kind == "denied":
        yield from ((run, ANY_TIME) for run in reuse.shingles(facts.claim))
    if placeless:
        yield from ((run + _OF_PLACED, periods) for run in reuse.shingles(facts.claim))


def family_of(kind: str, knowledge: EventKnowledge) -> str:
    """Types that may tell one event are filed together."""
    return "damage" if kind in knowledge.rules.one_damage else kind


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


def stored_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> tuple[int, ...]:
    """Where a claim is filed, as numbers that are the same in every run; also as one without a place."""
    where = [*filed_at(facts, knowledge, reuse)]
    if not facts.places:
        where.append(((family_of(facts.claim.event_type, knowledge), _PLACELESS), _periods(facts, reach=0)))
    return _numbers(where)


def met_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> tuple[int, ...]:
    """Where all claims are stored that look for this one, or that it looks for."""
    family, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=1)
    where = [*looked_for_at(facts, knowledge, reuse), ((family, _PLACELESS), periods)]
    for kind, beside in knowledge.rules.denies.items():
        if facts.claim.event_type in beside:
            drawers = [*nearby_cells(facts.places), _PLACELESS]
            where += [((family_of(kind, knowledge), drawer), periods) for drawer in drawers]
            where.append(((family_of(kind, knowledge), facts.claim.version_id), ANY_TIME))
    return _numbers(where)


def _numbers(where: Iterable[tuple[Drawer, range]]) -> tuple[int, ...]:
    found = {number_of(f"{drawer}|{period}") for drawer, periods in where for period in periods}
    return tuple(sorted(found))


def number_of(name: str) -> int:
    """A number for a name, the same in every run."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1
