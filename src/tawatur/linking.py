"""Linking: events and control from all claims of a workspace, or from those alone that new claims touch.

Both give the same. What is kept of a linking (:class:`~tawatur.stages.events.LinkState`) rests in the workspace; where
it is missing, of another time or another program, or a person has decided something since, all claims are linked anew.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from msgspec import Struct

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Claim, Event, Judgement
from tawatur.stages import events, territory
from tawatur.storage import Linked, Workspace, digests

MOST_NEW = 0.25
"""More new claims than this share of the old ones are not looked at one by one."""
_REGROUPED = frozenset({"merge", "split"})


class Kept(Struct, frozen=True):
    """What rests of a linking: its state, the program and rules that made it, and the judgements that it knew."""

    made_by: str
    judgements: tuple[str, ...]
    state: events.LinkState


def link(workspace: Workspace, run_id: int | None, *, anew: bool = False) -> Linked:
    """Events and control in the place of those that were there; ``anew`` looks at everything again."""
    judgements = workspace.judgements()
    state = None if anew else _kept_state(workspace, judgements)
    linked = _linked_anew(workspace, judgements) if state is None else _Relinking(workspace, judgements, state).linked()
    workspace.put_linked(linked, run_id)
    return linked


def _linked_anew(workspace: Workspace, judgements: Sequence[Judgement]) -> Linked:
    read, versions, before = workspace.claims(), workspace.articles(), workspace.events()
    said = {claim.claim_id: claim for claim in events.judged_claims(read, events.standing(judgements))}
    found = events.link_events(read, versions, before, judgements, events.load_event_knowledge())
    spans = territory.control_spans(found.events, said.values(), territory.load_territory_knowledge())
    return Linked(
        events=found.events,
        stories=found.stories,
        spans=spans,
        changes=(*found.changes, *territory.control_changes(workspace.control_spans(), spans)),
        corrected={claim.claim_id: said[claim.claim_id] for claim in read if said.get(claim.claim_id, claim) != claim},
        rejected=[claim.claim_id for claim in read if claim.claim_id not in said],
        kept=_to_keep(judgements, found.state),
    )


def _to_keep(judgements: Iterable[Judgement], state: events.LinkState) -> bytes:
    return msgspec.msgpack.encode(Kept(maker(), tuple(j.judgement_id for j in judgements), state))


def maker() -> str:
    """What names this program and its rules: another one may file, join or count otherwise."""
    made_with = digests()
    return f"{made_with.program} {made_with.knowledge} {sys.byteorder}"


def _kept_state(workspace: Workspace, judgements: Sequence[Judgement]) -> events.LinkState | None:
    """The state of the last linking; None where it does not fit what is in the workspace now."""
    kept = workspace.kept_linking()
    if kept is None or any(j.decision in _REGROUPED for j in judgements):
        return None
    try:
        found = msgspec.msgpack.decode(kept, type=Kept)
    except msgspec.DecodeError:  # of a program that kept something else
        return None
    if found.made_by != maker():
        return None
    known, here = found.state.claims.keys(), workspace.claim_ids()
    if found.judgements != tuple(j.judgement_id for j in judgements) or known - here:
        return None
    return found.state if len(here - known) <= MOST_NEW * len(known) else None


@dataclass(frozen=True)
class _Relinking:
    """New claims linked into what is there."""

    workspace: Workspace
    judgements: Sequence[Judgement]
    state: events.LinkState

    @property
    def knowledge(self) -> EventKnowledge:
        return events.load_event_knowledge()

    def linked(self) -> Linked:
        """What the new claims change."""
        new = self._facts(self.workspace.claim_ids() - self.state.claims.keys())
        touched = self._touched(new)
        facts = self._facts({one.claim.claim_id for one in new} | touched)
        articles = self.workspace.versions({one.claim.version_id for one in facts})
        previous = self.workspace.events_holding(touched)
        decisions = events.standing(self.judgements)
        found = events.relink_events(self.state, facts, articles, previous, decisions, self.knowledge)
        retied = self.workspace.events_by_id(found.ties.keys())
        before = (*previous, *retied)
        after = (*found.events, *(replace(event, links=found.ties[event.event_id]) for event in retied))
        return self._with_control(found, before, after)

    def _facts(self, claim_ids: Collection[str]) -> list[events.Facts]:
        """The facts of some claims, read in the light of all claims of their articles."""
        version_ids = {claim.version_id for claim in self.workspace.claims_by_id(claim_ids)}
        articles = self.workspace.versions(version_ids)
        facts = events.gathered_facts(self._judged_of(version_ids), articles, self.knowledge)
        return [one for one in facts if one.claim.claim_id in claim_ids]

    def _judged_of(self, version_ids: Collection[str]) -> list[Claim]:
        claims = events.linkable(self.workspace.claims_of_versions(version_ids))
        return events.judged_claims(claims, events.standing(self.judgements))

    def _touched(self, new: Sequence[events.Facts]) -> set[str]:
        """The old claims whose events may change."""
        reuse = events.Reuse(self.workspace.versions({one.claim.version_id for one in new}))
        near = self._facts(events.near_claims(self.state, new, self.knowledge, reuse))
        around = {one.claim.version_id for one in (*new, *near)}
        reuse = events.Reuse(self.workspace.versions(around))
        return events.touched_claims(self.state, new, near, self.knowledge, reuse)

    def _with_control(self, found: events.RelinkedEvents, before: Sequence[Event], after: Sequence[Event]) -> Linked:
        """What changed, with the histories of the places that it touches."""
        knots = found.state.knots
        fresh = {event.event_id for event in found.events}
        changed = [self.state.knots[e.event_id].grounds for e in before if e.event_id in self.state.knots]
        changed += [knots[i].grounds for i in fresh]
        touched = territory.touched_grounds(changed, (knot.grounds for knot in knots.values()))
        telling = {i for i, knot in knots.items() if not touched.needed.isdisjoint(knot.grounds)}
        told = [event for event in after if event.event_id in telling]
        told += self.workspace.events_by_id(telling - {event.event_id for event in after})
        said = self.workspace.claims_by_id({c.claim_id for event in told for c in event.claims})
        judged = events.judged_claims(said, events.standing(self.judgements))
        old = self.workspace.control_spans()
        new = territory.control_spans(sorted(told, key=lambda e: e.event_id), judged, self.knowledge, touched.keys)
        spans = (*(span for span in old if span.place_id not in touched.span_ids), *new)
        titles = self.workspace.titles()
        return Linked(
            events=after,
            stories=events.stories_of(list(found.state.told.values()), titles),
            spans=spans,
            changes=(
                *events.changes_between(before, after, begun=True),
                *territory.control_changes(old, spans),
            ),
            kept=_to_keep(self.judgements, found.state),
            gone=found.gone,
            whole=False,
        )
