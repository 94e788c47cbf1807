"""Where claims are filed so that those of one event meet: drawers by type and place, name or figure, parted by time.

A claim is filed under its own places and looks also under what lies near them; a claim without a place looks by the
names in its sentence and by its figures, a denial also among the types that it denies beside its own. All are filed,
and look, by the runs of words of their sentences: a copy finds its original whatever was read of either.
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

Drawer = tuple[str, str] | int
F = TypeVar("F")


class Files(Generic[F]):
    """What is filed, by drawer and stretch of time, in the order in which it was filed; each once."""

    def __init__(self) -> None:
        self._drawers: dict[tuple[str, str], dict[int, dict[int, F]]] = {}
        self._runs: dict[int, list[tuple[int, F]]] = {}

    def put(self, filed: F, number: int, where: Iterable[tuple[Drawer, range]]) -> None:
        """File something under its number."""
        for drawer, periods in where:
            if isinstance(drawer, int):  # runs of words are many, and of all times
                self._put_run(drawer, number, filed)
                continue
            parts = self._drawers.setdefault(drawer, {})
            for period in periods:
                parts.setdefault(period, {})[number] = filed

    def _put_run(self, run: int, number: int, filed: F) -> None:
        under = self._runs.setdefault(run, [])
        if all(one != number for one, _ in under):
            under.append((number, filed))

    def at(self, where: Iterable[tuple[Drawer, range]]) -> list[F]:
        """What is filed in these places, by number."""
        met: dict[int, F] = {}
        for drawer, periods in where:
            if isinstance(drawer, int):
                met.update(self._runs.get(drawer, ()))
                continue
            parts = self._drawers.get(drawer)
            if parts is not None:
                for period in periods:
                    if period in parts:
                        met.update(parts[period])
        return [met[number] for number in sorted(met)]


def filed_at(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> Iterator[tuple[Drawer, range]]:
    """Where a claim is filed."""
    family, periods = family_of(facts.claim.event_type, knowledge), _periods(facts, reach=0)
    yield from (((family, cell), periods) for cell in cells(facts.places))
    yield (family, facts.claim.version_id), ANY_TIME
    yield from (((family, figure), periods) for figure in _figures(facts))
    yield from ((shingle, ANY_TIME) for shingle in reuse.shingles(facts.claim))


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
    yield from ((shingle, ANY_TIME) for shingle in reuse.shingles(facts.claim))


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
