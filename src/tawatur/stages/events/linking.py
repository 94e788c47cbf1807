"""The stage's one verb: claims are filed, gathered, counted by origin, graded and linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Article, Change, Claim, Event, Judgement, Story
from tawatur.stages.events.assembly import event_of
from tawatur.stages.events.changes import changes_between
from tawatur.stages.events.clusters import gathered
from tawatur.stages.events.facts import Facts, gathered_facts
from tawatur.stages.events.identity import identities
from tawatur.stages.events.judgements import judged_claims, marked, regrouped, standing
from tawatur.stages.events.links import knot, links_of
from tawatur.stages.events.reuse import Reuse
from tawatur.stages.events.stories import stories_of
from tawatur.text.instants import DAY


@dataclass(frozen=True, slots=True)
class LinkedEvents:
    """What linking gave: the events by id, the stories they make, and what is different from before."""

    events: tuple[Event, ...]
    stories: tuple[Story, ...] = ()
    changes: tuple[Change, ...] = ()


def link_events(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    previous: Sequence[Event],
    judgements: Sequence[Judgement],
    knowledge: EventKnowledge,
) -> LinkedEvents:
    """The events that the claims speak of.

    ``articles`` are by version id. The same claims give the same events in any order; ids are taken over from
    ``previous``. Captions and embedded posts are evidence of claims, not claims of events.
    """
    decisions = standing(judgements)
    kept = judged_claims((c for c in claims if c.part in ("text", "title")), decisions)
    facts = gathered_facts(kept, articles, knowledge)
    reuse = Reuse(articles)
    groups = gathered(facts, knowledge, reuse)
    if any(j.decision in ("merge", "split") for j in decisions):
        groups = regrouped(groups, identities(groups, previous), decisions)
    events = marked(_events(groups, previous, knowledge, reuse), decisions)
    article_of = {c.claim_id: c.article_id for c in kept}
    return LinkedEvents(events, stories_of(events, articles, article_of), changes_between(previous, events))


def _events(
    groups: Sequence[list[Facts]], previous: Sequence[Event], knowledge: EventKnowledge, reuse: Reuse
) -> list[Event]:
    """The events of groups of claims, linked, by id."""
    named = identities(groups, previous)
    links = links_of([knot(i.event_id, g) for i, g in zip(named, groups, strict=True)], knowledge)
    speaking = _Speaking((f for group in groups for f in group), knowledge)
    dropped = _dropped(f for group in groups for f in group)
    events = (
        replace(
            event_of(group, knowledge, reuse, dropped, speaking.near(group)),
            event_id=identity.event_id,
            merged_from=identity.merged_from,
            links=links.get(identity.event_id, ()),
        )
        for identity, group in zip(named, groups, strict=True)
    )
    return sorted(events, key=lambda e: e.event_id)


def _dropped(facts: Iterable[Facts]) -> frozenset[str]:
    """The claims that a later version of their article no longer makes: a later one of its type and places is gone."""
    versions: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for one in facts:
        versions[one.claim.article_id][one.claim.version_id].append(one)
    gone: set[str] = set()
    for told in versions.values():
        if len(told) < 2:
            continue
        latest = max(told.values(), key=lambda group: (max(f.version_order for f in group), group[0].order))
        still = {(f.claim.event_type, tuple(sorted(f.places)), f.kind) for f in latest}
        for group in told.values():
            gone |= {
                f.claim.claim_id
                for f in group
                if group is not latest and (f.claim.event_type, tuple(sorted(f.places)), f.kind) not in still
            }
    return frozenset(gone)


class _Speaking:
    """Which parties speak of which place in which week: who of them says nothing of an event is silent on it."""

    def __init__(self, facts: Iterable[Facts], knowledge: EventKnowledge) -> None:
        self._parties: dict[tuple[str, int], set[str]] = defaultdict(set)
        for one in facts:
            if one.clock is None or not knowledge.is_party(one.claim.origin):
                continue
            for key in (*one.places, *one.others):
                self._parties[key, one.clock // (7 * DAY)].add(knowledge.root(one.claim.origin))

    def near(self, group: Sequence[Facts]) -> set[str]:
        """The parties that speak of the event's places in the weeks in which it is told."""
        found: set[str] = set()
        for one in group[:50]:
            if one.clock is not None:
                for key in one.places:
                    found |= self._parties.get((key, one.clock // (7 * DAY)), set())
        return found
