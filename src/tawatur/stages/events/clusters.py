"""Claims gathered into events: filed by place, type and time, each joined to the event that it fits best.

The order is fixed by the claims themselves (the placed and dated first, denials and headlines last), so that the same
claims give the same events whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.knowledge.linking import EventKnowledge
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.filing import Files, drawers_of, runs_of, sought_drawers, sought_runs
from tawatur.stages.events.incidents import is_its_headline
from tawatur.stages.events.matching import Reach, both_reaches, conflicts, is_out_of_reach, is_torn, likeness, reach_of
from tawatur.stages.events.reuse import Reuse
from tawatur.text.instants import DAY

Telling = tuple[str, str, str]
MOST_SAMPLES = 24
"""A claim is compared with this many differing members of an event, so that a thousand alike cost no more."""


@dataclass(slots=True)
class Gathering:
    """An event in the making: its claims, and the members that differ in what is compared.

    ``torn`` says that its members name different days or doers: then who agrees with one of them may join. ``reach``
    is that of all samples together, ``told`` which texts tell what of it.
    """

    number: int
    members: list[Facts] = field(default_factory=list)
    samples: list[Facts] = field(default_factory=list)
    seen: set[object] = field(default_factory=set)
    told: set[Telling] = field(default_factory=set)
    torn: bool = False
    reach: Reach | None = None

    def add(self, facts: Facts) -> None:
        """Take a claim in."""
        self.members.append(facts)
        self.told.add(_telling(facts))
        signature = _signature(facts)
        if signature not in self.seen and len(self.samples) < MOST_SAMPLES:
            self.seen.add(signature)
            self.torn = self.torn or any(is_torn(facts, member) for member in self.samples)
            reach = reach_of(facts)
            self.reach = both_reaches(self.reach, reach) if self.samples else reach
            self.samples.append(facts)

    def holds(self, event_type: str) -> bool:
        """Whether a claim of this type is among the members."""
        return any(member.claim.event_type == event_type for member in self.samples)

    def fit(self, facts: Facts, knowledge: EventKnowledge, reuse: Reuse) -> tuple[float | None, bool]:
        """How well a claim fits: as well as to the member that it fits best, if no other forbids it.

        Also whether it is like any member at all, be it forbidden by another or not.
        """
        best: float | None = None
        forbidden = False
        for member in self.samples:
            if conflicts(facts, member, knowledge):
                forbidden = forbidden or not self.torn
                continue
            like = likeness(facts, member, knowledge, reuse)
            if like is not None and (best is None or like > best):
                best = like
            if forbidden and best is not None:
                break
        return (None if forbidden else best), best is not None


class _Seeking:
    """The claims without a place, by where they looked for one: a headline with a place comes behind them.

    It may join them through another claim that is not there yet, and so depends on them.
    """

    def __init__(self, knowledge: EventKnowledge, reuse: Reuse) -> None:
        self._knowledge, self._reuse = knowledge, reuse
        self._files, self._claims = Files(), list[Facts]()

    def put(self, facts: Facts, drawers: Iterable[int]) -> None:
        """Keep a claim that names no place, by the drawers that it looked into."""
        if not facts.places:
            self._files.put(len(self._claims), drawers)
            self._claims.append(facts)

    def like(self, facts: Facts) -> list[Facts]:
        """Those that a headline is like, of those that looked where it is filed; none for other claims."""
        if facts.claim.part != "title":
            return []
        headline = facts
        met = [self._claims[number] for number in self._files.at(drawers_of(headline, self._knowledge))]
        return [one for one in met if likeness(one, headline, self._knowledge, self._reuse) is not None]


class Blocks:
    """Which claims depend on one another: what one of a block joins may change with any other, and with no more."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, claim_id: str) -> str:
        """The block of a claim, by the id of one of it."""
        parent = self._parent
        top = parent.setdefault(claim_id, claim_id)
        while parent[top] != top:
            parent[top] = parent[parent[top]]
            top = parent[top]
        return top

    def join(self, one: str, other: str) -> None:
        """Two claims are of one block."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


def gathered(
    facts: Iterable[Facts], knowledge: EventKnowledge, reuse: Reuse, blocks: Blocks | None = None
) -> list[list[Facts]]:
    """The claims of each event, in the order in which they became known; ``blocks`` is told what depends on what."""
    ordered = sorted(facts, key=_turn)
    sought = {run for claim in ordered for run in sought_runs(claim, reuse)}  # runs that nobody looks for are not filed
    files, found, seeking = Files(), list[Gathering](), _Seeking(knowledge, reuse)
    blocks = blocks or Blocks()
    for claim in ordered:
        drawers = tuple(sought_drawers(claim, knowledge))
        met = [found[number] for number in files.at((*drawers, *sought_runs(claim, reuse)))]
        candidates = _of_its_text(claim, met)
        for one in (*_texts_of(claim, met, knowledge), *seeking.like(claim)):
            blocks.join(claim.claim.claim_id, one.claim.claim_id)
        seeking.put(claim, drawers)
        fits, reach = [], reach_of(claim)
        for other in candidates:
            if is_out_of_reach(reach, other.reach):
                continue
            fit, is_like = other.fit(claim, knowledge, reuse)
            if fit is not None:
                fits.append((other.holds(claim.claim.event_type), fit, -other.number, other))
            if is_like:
                blocks.join(claim.claim.claim_id, other.members[0].claim.claim_id)
        headed = None if fits else _headed(claim, met, knowledge)
        if fits:
            gathering = max(fits, key=lambda f: f[:3])[3]
        elif headed is not None:
            gathering = headed
        else:
            gathering = Gathering(len(found))
            found.append(gathering)
        gathering.add(claim)
        files.put(gathering.number, drawers_of(claim, knowledge))
        files.put(gathering.number, sought.intersection(runs_of(claim, reuse)) if sought else ())
    return [sorted(g.members, key=lambda f: f.order) for g in found]


def _texts_of(facts: Facts, met: list[Gathering], knowledge: EventKnowledge) -> list[Facts]:
    """For a headline, what its text tells: where it belongs hangs on that, like it or not."""
    if facts.claim.part != "title":
        return []
    return [g.members[0] for g in met if _tells_too(g, facts) or _tells_harm(g, facts, knowledge)]


def _turn(facts: Facts) -> tuple[int, tuple[str, str, str, int, str]]:
    """Headlines come last: they press several things together, and may join events but found and tie none."""
    if facts.claim.part == "title":
        return 4, facts.order
    if facts.kind == "denied":
        return 3, facts.order
    return (2 if not facts.places else 0 if facts.dated else 1), facts.order


def _of_its_text(facts: Facts, candidates: list[Gathering]) -> list[Gathering]:
    """For a headline, the events of its kind that its own text tells, where there are such."""
    if facts.claim.part != "title":
        return candidates
    return [g for g in candidates if _tells_too(g, facts)] or candidates


def _headed(facts: Facts, candidates: list[Gathering], knowledge: EventKnowledge) -> Gathering | None:
    """For a headline that fits nothing, the one event of its text that it may head; None where there are several."""
    if facts.claim.part != "title":
        return None
    own = [g for g in candidates if _tells_harm(g, facts, knowledge)]
    if len(own) != 1 or any(conflicts(facts, member, knowledge) for member in own[0].samples):
        return None
    return own[0] if any(is_its_headline(facts, member, knowledge) for member in own[0].members) else None


def _tells_harm(gathering: Gathering, facts: Facts, knowledge: EventKnowledge) -> bool:
    """Whether the text of a headline of harm tells this event as one of harm, of whatever type."""
    kinds = knowledge.rules.one_harm
    if facts.claim.event_type not in kinds:
        return False
    return any(version == facts.claim.version_id and kind in kinds for version, kind, _ in gathering.told)


def _tells_too(gathering: Gathering, facts: Facts) -> bool:
    """Whether the same text tells this event, in a claim of the same kind."""
    return _telling(facts) in gathering.told


def _telling(facts: Facts) -> Telling:
    """Which text tells what: version, type and kind of a claim."""
    return facts.claim.version_id, facts.claim.event_type, facts.kind


def _signature(facts: Facts) -> object:
    claim = facts.claim
    version = claim.version_id if not facts.places or facts.kind == "denied" else ""
    span = (facts.first, facts.last) if facts.dated else (facts.clock or 0) // DAY
    return (
        claim.event_type, facts.kind, tuple(facts.places), span, facts.actors, facts.targets, facts.apart,
        facts.near, tuple((q.what, q.value, q.bound) for q in claim.quantities), version,
    )  # fmt: skip
