"""Stories: articles that speak of the same events, gathered across outlets under their most central headline."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.records import Event, Story

MOST_ARTICLES = 200
"""An event of more articles than this ties no two of them: it would gather a whole war into one story."""
LEAST_SHARE = 0.25
"""Two articles belong together when they share this part of the events of the shorter one."""
SEVERAL, SEVERAL_SHARE = 3, 0.15
"""Or when they share several events that are a smaller part of it: long reports tell of much else beside."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What a story needs of an event: the articles that tell it, and the time by which stories are ordered."""

    event_id: str
    article_ids: tuple[str, ...]
    moment: str


def told_events(events: Iterable[Event], article_of: Mapping[str, str]) -> list[ToldEvent]:
    """The events as stories need them; ``article_of`` leads from claim id to article id."""
    return [
        ToldEvent(
            event.event_id,
            tuple(sorted({article_of[c.claim_id] for c in event.claims if c.claim_id in article_of})),
            event.date.start or event.date.not_after or "~",
        )
        for event in events
    ]


def stories_of(events: Sequence[ToldEvent], titles: Mapping[str, str]) -> tuple[Story, ...]:
    """The stories of two articles or more; ``titles`` are headlines by article id."""
    told: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for article_id in event.article_ids:
            told[article_id].add(event.event_id)
    groups = _groups(_ties(events, told), told)
    order = {e.event_id: (e.moment, e.event_id) for e in events}
    return tuple(sorted((_story(g, told, titles, order) for g in groups), key=lambda s: s.story_id))


def _ties(events: Sequence[ToldEvent], told: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    shared: Counter[tuple[str, str]] = Counter()
    for event in events:
        ids = event.article_ids
        if len(ids) > MOST_ARTICLES:
            continue
        pairs = ((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]) if len(ids) <= 30 else pairwise(ids)
        shared.update(pairs)
    return [pair for pair, count in shared.items() if _are_of_one(count, min(len(told[pair[0]]), len(told[pair[1]])))]


def _are_of_one(count: int, events: int) -> bool:
    """Whether ``count`` shared events make two articles one story, the shorter of which tells ``events``."""
    return count >= LEAST_SHARE * events or (count >= SEVERAL and count >= SEVERAL_SHARE * events)


def _groups(ties: list[tuple[str, str]], told: Mapping[str, set[str]]) -> list[list[str]]:
    parent = {article: article for article in told}

    def top(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for one, other in sorted(ties):
        first, second = sorted((top(one), top(other)))
        parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for article in sorted(told):
        groups[top(article)].append(article)
    return [group for group in groups.values() if len(group) > 1]


def _story(
    group: list[str], told: Mapping[str, set[str]], titles: Mapping[str, str], order: Mapping[str, tuple[str, str]]
) -> Story:
    """A story; its title is the headline of the article that shares most events with the others."""
    count = Counter(event for article in group for event in told[article])
    weight = {a: sum(count[e] - 1 for e in told[a]) for a in group}
    titled = [a for a in group if titles.get(a)] or group
    central = max(titled, key=lambda a: (weight[a], a))
    return Story(
        story_id="s" + hashlib.sha256(min(group).encode()).hexdigest()[:15],
        title=titles.get(central, ""),
        article_ids=tuple(group),
        event_ids=tuple(sorted({e for a in group for e in told[a]}, key=lambda e: order[e])),
    )
