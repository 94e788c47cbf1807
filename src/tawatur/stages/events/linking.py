"""The stage's one verb: claims are filed, gathered, counted by origin, graded and linked.

:func:`link_events` does so with all claims, :func:`relink_events` with those that new ones touch; both give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Article, Change, Claim, Event, Judgement, Link, Story
from tawatur.stages.events.assembly import event_of
from tawatur.stages.events.changes import changes_between
from tawatur.stages.events.clusters import Blocks, gathered
from tawatur.stages.events.facts import Facts, gathered_facts
from tawatur.stages.events.filing import unpacked
from tawatur.stages.events.identity import Identity, identities
from tawatur.stages.events.judgements import judged_claims, marked, regrouped, standing
from tawatur.stages.events.links import Knot, knot, links_of, met_by
from tawatur.stages.events.neighbourhood import Filed, LinkState, filed, heard_at, weeks_of
from tawatur.stages.events.reuse import Reuse
from tawatur.stages.events.stories import stories_of, told_events


@dataclass(frozen=True, slots=True)
class LinkedEvents:
    """What linking gave: the events by id, the stories they make, what is different from before, what to keep."""

    events: tuple[Event, ...]
    stories: tuple[Story, ...] = ()
    changes: tuple[Change, ...] = ()
    state: LinkState = field(default_factory=LinkState)


@dataclass(frozen=True, slots=True)
class RelinkedEvents:
    """What new claims changed: these events are new or other than before, ``gone`` are no more, of ``ties`` only the
    links are others; ``state`` is kept for the next time."""

    events: tuple[Event, ...]
    gone: frozenset[str]
    ties: Mapping[str, tuple[Link, ...]]
    state: LinkState


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
    kept = judged_claims(linkable(claims), decisions)
    facts = gathered_facts(kept, articles, knowledge)
    found = relink_events(LinkState(), facts, articles, previous, decisions, knowledge)
    stories = stories_of(list(found.state.told.values()), titles_of(articles.values()))
    return LinkedEvents(found.events, stories, changes_between(previous, found.events), found.state)


def titles_of(articles: Iterable[Article]) -> dict[str, str]:
    """Headlines by article id."""
    return {article.article_id: article.title for article in articles if article.title}


def linkable(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that tell events: those of texts and headlines."""
    return [claim for claim in claims if claim.part in ("text", "title")]


def relink_events(
    state: LinkState,
    facts: Sequence[Facts],
    articles: Mapping[str, Article],
    previous: Sequence[Event],
    decisions: Sequence[Judgement],
    knowledge: EventKnowledge,
) -> RelinkedEvents:
    """The events of these claims, which are new or touched by new ones; all other claims stay as ``state`` has them.

    ``previous`` are the events that hold any of these claims.
    """
    reuse, blocks = Reuse(articles), Blocks()
    groups = gathered(facts, knowledge, reuse, blocks)
    others = state.knots.keys() - {event.event_id for event in previous}
    if any(j.decision in ("merge", "split") for j in decisions):
        groups = regrouped(groups, identities(groups, previous, others), decisions)
    named = identities(groups, previous, others)
    _join_versions(facts, blocks)
    made, after = _built(state, groups, named, blocks, (knowledge, reuse))
    events = marked(made, decisions)
    gone = frozenset(event.event_id for event in previous) - {event.event_id for event in events}
    before = [state.knots[event.event_id] for event in previous if event.event_id in state.knots]
    ties = _ties(before, {event.event_id for event in events}, after, knowledge)
    own = tuple(replace(event, links=ties.get(event.event_id, ())) for event in events)
    changed = {i: links for i, links in ties.items() if i in others and links != state.links.get(i, ())}
    kept = {i: links for i, links in (state.links | ties).items() if links and i in after.knots}
    article_of = {one.claim.claim_id: one.claim.article_id for one in facts}
    fresh = {one.event_id: one for one in told_events(own, article_of)}
    told = {i: one for i, one in (state.told | fresh).items() if i in after.knots}
    return RelinkedEvents(own, gone, changed, LinkState(after.claims, after.knots, kept, told))


def _join_versions(facts: Sequence[Facts], blocks: Blocks) -> None:
    """What the versions of one article say is one block: a claim that a later one drops is withdrawn."""
    versions: dict[str, set[str]] = defaultdict(set)
    for one in facts:
        versions[one.claim.article_id].add(one.claim.version_id)
    first: dict[str, str] = {}
    for one in facts:
        article_id = one.claim.article_id
        if len(versions[article_id]) > 1:
            blocks.join(one.claim.claim_id, first.setdefault(article_id, one.claim.claim_id))


def _built(
    before: LinkState,
    groups: Sequence[list[Facts]],
    named: Sequence[Identity],
    blocks: Blocks,
    reading: tuple[EventKnowledge, Reuse],
) -> tuple[list[Event], LinkState]:
    """The events of groups of claims, by id, not tied yet, and what is kept of them; the ties are still the old ones.

    Both are made group by group: a sentence is cut into words while it is at hand.
    """
    for group in groups:
        for one in group[1:]:
            blocks.join(group[0].claim.claim_id, one.claim.claim_id)
    facts = [one for group in groups for one in group]
    speaking, dropped = _Speaking(before.claims.values(), facts, reading[0]), _dropped(facts)
    claims, events = dict(before.claims), list[Event]()
    for identity, group in zip(named, groups, strict=True):
        event = event_of(group, *reading, dropped, speaking.near(group))
        events.append(replace(event, event_id=identity.event_id, merged_from=identity.merged_from))
        for one in group:
            claims[one.claim.claim_id] = filed(one, blocks.of(one.claim.claim_id), *reading)
    held = {one.claim.claim_id for one in facts}
    knots = {i: k for i, k in before.knots.items() if held.isdisjoint(k.claims)}
    knots |= {identity.event_id: knot(identity.event_id, group) for identity, group in zip(named, groups, strict=True)}
    return sorted(events, key=lambda e: e.event_id), LinkState(claims, knots, before.links)


def _ties(
    before: Sequence[Knot], fresh: Collection[str], state: LinkState, knowledge: EventKnowledge
) -> dict[str, tuple[Link, ...]]:
    """The links of the fresh events, and of those that had or have one of these, or of those before, near them."""
    knots = list(state.knots.values())
    changed = [state.knots[i] for i in fresh]
    if len(changed) == len(knots):
        return dict.fromkeys(fresh, ()) | links_of(knots, knowledge)
    wanted = {one.event_id: one for one in (*changed, *met_by([*changed, *before], knots))}
    return dict.fromkeys(wanted, ()) | links_of(knots, knowledge, list(wanted.values()))


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

    def __init__(self, kept: Iterable[Filed], facts: Iterable[Facts], knowledge: EventKnowledge) -> None:
        self._parties: dict[int, set[str]] = defaultdict(set)
        for old in kept:
            for week in unpacked(old.heard):
                self._parties[week].add(old.party)
        for one in facts:
            party, weeks = heard_at(one, knowledge)
            for week in weeks:
                self._parties[week].add(party)

    def near(self, group: Sequence[Facts]) -> set[str]:
        """The parties that speak of the event's places in the weeks in which it is told."""
        weeks = {week for one in group[:50] for week in weeks_of(one, one.places)}
        return set().union(*(self._parties[week] for week in weeks if week in self._parties))
