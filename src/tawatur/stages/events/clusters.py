"""Claims gathered into events: filed by place, type and time, each joined to the event that it fits best.

The order is fixed by the claims themselves (the placed and dated first, denials and headlines last), so that the same
claims give the same events whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import cells, nearby_cells
from tawatur.stages.events.corroboration import TELLING, possible_names
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.matching import conflicts, is_torn, likeness
from tawatur.stages.events.reuse import Reuse
from tawatur.text.instants import DAY

PERIOD = 14 * DAY
"""Events are filed by stretches of this length; a claim looks in its own and in the neighbouring ones."""
MOST_SAMPLES = 24
"""A claim is compared with this many differing members of an event, so that a thousand alike cost no more."""

Key = tuple[str, str, int]


@dataclass(slots=True)
class Gathering:
    """An event in the making: its claims, and the members that differ in what is compared.

    ``torn`` says that its members name different days or doers: then who agrees with one of them may join.
    """

    number: int
    members: list[Facts] = field(default_factory=list)
    samples: list[Facts] = field(default_factory=list)
    seen: set[object] = field(default_factory=set)
    torn: bool = False

    def add(self, facts: Facts) -> None:
        """Take a claim in."""
        self.members.append(facts)
        signature = _signature(facts)
        if signature not in self.seen and len(self.samples) < MOST_SAMPLES:
            self.seen.add(signature)
            self.torn = self.torn or any(is_torn(facts, member) for member in self.samples)
            self.samples.append(facts)

    def holds(self, event_type: str) -> bool:
        """Whether a claim of this type is among the members."""
        return any(member.claim.event_type == event_type for member in self.samples)

    def fit(self, facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> float | None:
        """How well a claim fits: as well as to the member that it fits best, if no other forbids it."""
        best: float | None = None
        for member in self.samples:
            if conflicts(facts, member, knowledge):
                if not self.torn:
                    return None
                continue
            shared = reuse.run(facts.claim, member.claim) > 0
            like = likeness(facts, member, knowledge, shared)
            if like is not None and (best is None or like > best):
                best = like
        return best


def gathered(facts: Iterable[Facts], knowledge: EventKnowledge, reuse: Reuse) -> list[list[Facts]]:
    """The claims of each event, in the order in which they became known."""
    files: dict[Key | int, list[Gathering]] = {}
    found: list[Gathering] = []
    for claim in sorted(facts, key=_turn):
        candidates = _of_its_text(claim, _candidates(claim, files, knowledge, reuse))
        fits = [
            (g.holds(claim.claim.event_type), fit, -g.number, g)
            for g in candidates
            if (fit := g.fit(claim, knowledge, reuse)) is not None
        ]
        if fits:
            gathering = max(fits, key=lambda f: f[:3])[3]
        else:
            gathering = Gathering(len(found))
            found.append(gathering)
        gathering.add(claim)
        for key in _file_keys(claim, knowledge, reuse):
            filed = files.setdefault(key, [])
            if gathering not in filed[-1:] and all(g is not gathering for g in filed):
                filed.append(gathering)
    return [sorted(g.members, key=lambda f: f.order) for g in found]


def _turn(facts: Facts) -> tuple[int, tuple[str, str, str, int, str]]:
    """Headlines come last: they press several things together, and may join events but found and tie none."""
    if facts.claim.part == "title":
        return 4, facts.order
    if facts.kind == "denied":
        return 3, facts.order
    return (2 if not facts.places else 0 if facts.dated else 1), facts.order


def _candidates(
    facts: Facts, files: Mapping[Key | int, list[Gathering]], knowledge: EventKnowledge, reuse: Reuse
) -> list[Gathering]:
    met: dict[int, Gathering] = {}
    for key in _look_keys(facts, knowledge, reuse):
        for gathering in files.get(key, ()):
            met[gathering.number] = gathering
    return [met[n] for n in sorted(met)]


def _of_its_text(facts: Facts, candidates: list[Gathering]) -> list[Gathering]:
    """For a headline, the events of its kind that its own text tells, where there are such."""
    if facts.claim.part != "title":
        return candidates
    own = (facts.claim.version_id, facts.claim.event_type, facts.kind)
    told = [g for g in candidates if any((m.claim.version_id, m.claim.event_type, m.kind) == own for m in g.members)]
    return told or candidates


def _family(kind: str, knowledge: EventKnowledge) -> str:
    """Types that may tell one event are filed together."""
    return "damage" if kind in knowledge.rules.one_damage else kind


def _file_keys(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> Iterator[Key | int]:
    family = _family(facts.claim.event_type, knowledge)
    periods = _periods(facts, reach=0)
    for cell in cells(facts.places):
        yield from ((family, cell, period) for period in periods)
    yield (family, facts.claim.version_id, 0)
    yield from _sum_keys(facts, family, periods)
    if not facts.places or facts.rule.text:
        yield from reuse.shingles(facts.claim)


def _look_keys(facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> Iterator[Key | int]:
    """Where a claim looks for its event; a denial also among the types that it denies beside its own."""
    yield from _family_keys(facts, _family(facts.claim.event_type, knowledge), reuse)
    if facts.kind == "denied":
        beside = {_family(kind, knowledge) for kind in knowledge.rules.denies.get(facts.claim.event_type, ())}
        for family in sorted(beside - {_family(facts.claim.event_type, knowledge)}):
            yield from _family_keys(facts, family, reuse)


def _family_keys(facts: Facts, family: str, reuse: Reuse) -> Iterator[Key | int]:
    periods = _periods(facts, reach=1)
    for cell in nearby_cells(facts.places):
        yield from ((family, cell, period) for period in periods)
    yield (family, facts.claim.version_id, 0)
    if not facts.places:
        yield from _sum_keys(facts, family, periods)
        yield from ((family, name, period) for name in possible_names(facts) for period in periods)
    if not facts.places or facts.rule.text:
        yield from reuse.shingles(facts.claim)


def _sum_keys(facts: Facts, family: str, periods: range) -> Iterator[Key]:
    """Figures that tell something: by these a claim without a place is found."""
    telling = [q for q in facts.claim.quantities if q.value >= TELLING and q.what != "distance_km"]
    yield from ((family, f"sum:{q.what}:{q.value}", period) for q in telling for period in periods)


def _periods(facts: Facts, reach: int) -> range:
    """The stretches of time in which the claim's event lies, ``reach`` more on either side; at most eight."""
    moment = facts.first if facts.dated and facts.first is not None else facts.clock
    if moment is None:
        return range(1)
    end = facts.last if facts.dated and facts.last is not None else moment
    first = moment // PERIOD
    return range(first - reach, min(end // PERIOD, first + 6) + reach + 1)


def _signature(facts: Facts) -> object:
    claim = facts.claim
    version = claim.version_id if not facts.places or facts.kind == "denied" else ""
    span = (facts.first, facts.last) if facts.dated else (facts.clock or 0) // DAY
    return (
        claim.event_type, facts.kind, tuple(facts.places), span, facts.actors, facts.targets, facts.apart,
        facts.near, tuple((q.what, q.value, q.bound) for q in claim.quantities), version,
    )  # fmt: skip
