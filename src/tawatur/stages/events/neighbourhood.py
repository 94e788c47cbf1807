"""What is kept of a linking so that the next one need look only at what new claims touch.

Claims depend on one another in blocks: those that are alike, however they were then joined, and those of the versions
of one article. A new claim touches the blocks of the claims that it is like, and those of the events that its party
was silent on; nothing else can change but ties to neighbouring events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Link
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.filing import met_at, number_of, packed, stored_at, unpacked
from tawatur.stages.events.links import Knot
from tawatur.stages.events.matching import likeness
from tawatur.stages.events.reuse import Reuse
from tawatur.stages.events.stories import ToldEvent
from tawatur.text.instants import DAY

WEEK = 7 * DAY


class Filed(Struct, frozen=True, array_like=True):
    """A claim as it is kept: its block, where it is filed, the weeks and places of it, and where its party speaks.

    The last three are numbers, packed; they are very many.
    """

    claim_id: str
    article_id: str
    version_id: str
    block: str
    drawers: bytes
    here: bytes
    heard: bytes
    party: str


class LinkState(Struct):
    """The kept claims by id; by event id the events' knots, their ties, and what stories need of them."""

    claims: dict[str, Filed] = field(default_factory=dict)
    knots: dict[str, Knot] = field(default_factory=dict)
    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    told: dict[str, ToldEvent] = field(default_factory=dict)


def filed(facts: Facts, block: str, knowledge: EventKnowledge, reuse: Reuse) -> Filed:
    """A claim as it is kept."""
    claim = facts.claim
    party, heard = heard_at(facts, knowledge)
    here = weeks_of(facts, facts.places)
    drawers = stored_at(facts, knowledge, reuse)
    return Filed(claim.claim_id, claim.article_id, claim.version_id, block, drawers, packed(here), packed(heard), party)


def heard_at(facts: Facts, knowledge: EventKnowledge) -> tuple[str, set[int]]:
    """The party to the conflict whose words a claim is ("" for none), and the places and weeks that it speaks of."""
    if not knowledge.is_party(facts.voice):
        return "", set()
    return facts.voice, weeks_of(facts, (*facts.places, *facts.others))


def weeks_of(facts: Facts, keys: Iterable[str]) -> set[int]:
    """Each place in the week in which it is told of, as a number."""
    if facts.clock is None:
        return set()
    return {number_of(f"{key}|{facts.clock // WEEK}") for key in keys}


def near_claims(state: LinkState, new: Sequence[Facts], knowledge: EventKnowledge, reuse: Reuse) -> set[str]:
    """The kept claims that new ones might be like: filed where these look, or looking where these are filed."""
    sought = {number for facts in new for number in met_at(facts, knowledge, reuse)}
    return {one.claim_id for one in state.claims.values() if not sought.isdisjoint(unpacked(one.drawers))}


def touched_claims(
    state: LinkState, new: Sequence[Facts], near: Sequence[Facts], knowledge: EventKnowledge, reuse: Reuse
) -> set[str]:
    """The kept claims whose events new ones may change, whole blocks of them."""
    alike = _alike(new, near, knowledge, reuse)
    articles = {facts.claim.article_id for facts in new}
    weeks = _newly_heard(state, new, knowledge)
    blocks = {
        one.block
        for one in state.claims.values()
        if one.claim_id in alike or one.article_id in articles or not weeks.isdisjoint(unpacked(one.here))
    }
    return {one.claim_id for one in state.claims.values() if one.block in blocks}


def _alike(new: Sequence[Facts], near: Sequence[Facts], knowledge: EventKnowledge, reuse: Reuse) -> set[str]:
    """The near claims that some new one is like, whichever of the two is looked at first."""
    sought = [(facts, met_at(facts, knowledge, reuse)) for facts in new]
    found: set[str] = set()
    for old in near:
        drawers = unpacked(stored_at(old, knowledge, reuse))
        for facts, drawn in sought:
            if drawn.isdisjoint(drawers):
                continue
            if any(likeness(a, b, knowledge, reuse) is not None for a, b in ((facts, old), (old, facts))):
                found.add(old.claim.claim_id)
                break
    return found


def _newly_heard(state: LinkState, new: Sequence[Facts], knowledge: EventKnowledge) -> set[int]:
    """The places and weeks in which a party is heard that was not heard there before."""
    heard: dict[int, set[str]] = defaultdict(set)
    for facts in new:
        party, weeks = heard_at(facts, knowledge)
        for week in weeks:
            heard[week].add(party)
    known: dict[int, set[str]] = defaultdict(set)
    for one in state.claims.values():
        for week in unpacked(one.heard):
            if week in heard:
                known[week].add(one.party)
    return {week for week, parties in heard.items() if parties - known[week]}
