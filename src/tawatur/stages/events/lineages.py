"""Lineages: the claims of one event that go back to one origin, however many pages carry them.

Joined are: the same named origin, a body and its spokesman, agency or channel (roots of the registry); an agency and
the one that it quotes; text reused without credit; the pages of one owner; an outlet's own voice beside a named
origin in the same article; and the versions of one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records import Lineage, OriginCount
from tawatur.records.event import Standing
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.reuse import Reuse, reused_groups

_SPECIAL = ("outlet", "correspondent")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who is behind one claim: a key that equal origins share, the name shown, and what it is worth."""

    key: str
    name: str
    standing: Standing
    interested: bool

    @property
    def rank(self) -> tuple[bool, bool, str]:
        """The better established first: it gives a joined lineage its name."""
        return (self.standing != "established", self.name.startswith("correspondent"), self.key)


def origin_of(facts: Facts, knowledge: EventKnowledge) -> Origin:
    """The origin of a claim by the design's definitions: named and correspondents are established, others possible."""
    claim = facts.claim
    owner = knowledge.owners.get(facts.outlet, facts.outlet)
    if claim.origin == "correspondent":
        return Origin(f"correspondent:{owner}", f"correspondent:{facts.outlet}", "established", interested=False)
    if claim.origin in ("", "outlet"):
        return Origin(f"outlet:{owner}", f"outlet:{facts.outlet}", "possible", interested=False)
    if claim.origin.startswith("unnamed:") or claim.origin in knowledge.platforms:
        relay = knowledge.root(claim.via[-1]) if claim.via else owner
        return Origin(f"{claim.origin}@{relay}", claim.origin, "possible", interested=False)
    root = facts.voice
    party = knowledge.is_party(root)
    return Origin(root, claim.origin if root != claim.origin and not party else root, "established", party)


def lineages_of(members: list[Facts], knowledge: EventKnowledge, reuse: Reuse) -> tuple[Lineage, ...]:
    """The lineages of one event, those that deny it last; each with why its claims are one."""
    said = _joined([m for m in members if m.kind != "denied"], knowledge, reuse, denies=False)
    denied = _joined([m for m in members if m.kind == "denied"], knowledge, reuse, denies=True)
    return (*said, *denied)


def counted(lineages: Iterable[Lineage]) -> OriginCount:
    """How many origins stand behind an event: who denies it is none of them."""
    asserting = [lineage for lineage in lineages if not lineage.denies]
    established = sum(lineage.standing == "established" for lineage in asserting)
    return OriginCount(established, len(asserting) - established)


def _joined(members: list[Facts], knowledge: EventKnowledge, reuse: Reuse, *, denies: bool) -> list[Lineage]:
    if not members:
        return []
    origins = [origin_of(m, knowledge) for m in members]
    union = _Union(len(members))
    _join_by_origin(members, origins, union)
    _join_relays(members, origins, knowledge, union)
    _join_one_voice(members, knowledge, union)
    _join_restated(members, origins, union)
    _join_reused(members, reuse, union)
    groups: dict[int, list[int]] = {}
    for at in range(len(members)):
        groups.setdefault(union.top(at), []).append(at)
    built = [
        _lineage([members[i] for i in g], [origins[i] for i in g], union.reasons(g), denies) for g in groups.values()
    ]
    return sorted(built, key=lambda one: (one.standing != "established", one.first, one.origin))


class _Union:
    """Sets of claims that grow together, with the reason of each join."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._why: list[tuple[int, str]] = []

    def top(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int, reason: str) -> None:
        first, second = sorted((self.top(one), self.top(other)))
        if first != second:
            self._parent[second] = first
            self._why.append((first, reason))

    def reasons(self, group: list[int]) -> tuple[str, ...]:
        tops = {self.top(at) for at in group}
        return tuple(dict.fromkeys(reason for at, reason in self._why if self.top(at) in tops))


def _join_by_origin(members: list[Facts], origins: list[Origin], union: _Union) -> None:
    first: dict[str, int] = {}
    for at, origin in enumerate(origins):
        other = first.setdefault(origin.key, at)
        if other != at:
            same_article = members[other].claim.article_id == members[at].claim.article_id
            union.join(other, at, "same_article" if same_article else f"same_origin:{origin.key}")


def _join_relays(members: list[Facts], origins: list[Origin], knowledge: EventKnowledge, union: _Union) -> None:
    """An agency named as the origin in one page and as the relay of another origin in the next is one source."""
    as_origin = {origin.key: at for at, origin in reversed(list(enumerate(origins)))}
    for at, member in enumerate(members):
        for relay in map(knowledge.root, member.claim.via):
            other = as_origin.get(relay)
            if other is not None and other != at:
                union.join(other, at, f"relayed_by:{relay}")


def _join_one_voice(members: list[Facts], knowledge: EventKnowledge, union: _Union) -> None:
    """Sources that are called by one another's names ("the Palestinian ministry" for that in Gaza) are one."""
    for voices in knowledge.rules.one_voice:
        at = [n for n, member in enumerate(members) if member.claim.origin in voices]
        for one, other in pairwise(at):
            union.join(one, other, f"one_voice:{members[other].claim.origin}")


def _join_restated(members: list[Facts], origins: list[Origin], union: _Union) -> None:
    """An outlet's own voice beside another origin in one article only restates it, and so does its headline."""
    named: dict[str, int] = {}
    for at, (member, origin) in enumerate(zip(members, origins, strict=True)):
        if not origin.key.startswith("outlet:"):
            named.setdefault(member.claim.version_id, at)
    for at, member in enumerate(members):  # a headline speaks for the text where that has the claim
        if member.claim.part == "text":
            named.setdefault(member.claim.version_id, at)
    for at, (member, origin) in enumerate(zip(members, origins, strict=True)):
        other = named.get(member.claim.version_id)
        own_voice = origin.key.startswith("outlet:") or member.claim.part == "title"
        if own_voice and other is not None and other != at:
            union.join(other, at, "restated")


def _join_reused(members: list[Facts], reuse: Reuse, union: _Union) -> None:
    articles = {m.claim.article_id for m in members}
    if len(articles) < 2:
        return
    at_of = {m.claim.claim_id: at for at, m in enumerate(members)}
    for group in reused_groups([m.claim for m in members], reuse):
        for claim in group[1:]:
            length = reuse.run(group[0], claim) or 0
            union.join(at_of[group[0].claim_id], at_of[claim.claim_id], f"shared_run:{length}")


def _lineage(group: list[Facts], origins: list[Origin], reasons: tuple[str, ...], denies: bool) -> Lineage:
    best = min(origins, key=lambda o: o.rank)
    members = sorted(group, key=lambda f: f.order)
    return Lineage(
        origin=best.name,
        standing=best.standing,
        interested=any(o.interested for o in origins if o.standing == "established"),
        claim_ids=tuple(m.claim.claim_id for m in members),
        reason=";".join(reasons) or f"only:{best.key}",
        first=members[0].claim.claim_id,
        changes=_changes(members, best.name),
        denies=denies,
    )


def _changes(members: list[Facts], origin: str) -> tuple[str, ...]:
    """What later carriers left out or changed against the first: the credit, numbers."""
    first = members[0]
    found: list[str] = []
    for member in members[1:]:
        if member.claim.article_id == first.claim.article_id and member.claim.version_id == first.claim.version_id:
            continue
        mine, yours = member.claim.origin, first.claim.origin
        if mine != yours:
            kind = "dropped_credit" if mine in _SPECIAL[:1] or mine.startswith("unnamed:") else "changed_credit"
            found.append(f"{kind}:{member.claim.claim_id}")
        if {(q.what, q.value) for q in member.claim.quantities} != {(q.what, q.value) for q in first.claim.quantities}:
            found.append(f"changed_number:{member.claim.claim_id}")
    if first.claim.origin == "outlet" and not origin.startswith("outlet"):
        found.insert(0, f"dropped_credit:{first.claim.claim_id}")
    return tuple(found)
