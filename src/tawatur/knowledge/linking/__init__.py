"""How claims are joined to events, and what an event says of who holds a place: the stages' rules, as tables.

:class:`EventKnowledge` is what the stages ``events`` and ``territory`` are given: the rules of this folder, and from
the registries who belongs to whom, who is a party to a conflict, and which names are of one owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import msgspec

from tawatur.knowledge.actors import is_armed, load_actor_registry
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv, read_yaml
from tawatur.knowledge.outlets import load_outlets
from tawatur.knowledge.sources import load_source_registry
from tawatur.text.folding import fold_word

Control = Literal["gain", "leave", "enter", "fight", "agree", "none"]


class TypeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How claims of one event type are told to be of one event; the fields are explained in ``rules.yaml``."""

    window_days: int = 3
    repeats: bool = False
    place: Literal["any", "origin", "destination"] = "any"
    lasts: bool = False
    targets: bool = False
    text: bool = False
    control: Control = "none"


class Ally(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who fights in a country on the side of another, one of its own."""

    slug: str
    country: str
    beside: str


class StepRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event of type ``step`` is a step of one of type ``of`` at the same place, in the same days."""

    step: str
    of: str
    actors: Literal["same", "other", "shared"]
    unless: str | None = None


class Heir(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """Who speaks through the bodies of a state from a day (ISO) on."""

    of: str
    since: str
    heir: str


class LinkingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of ``rules.yaml``."""

    types: dict[str, TypeRule]
    steps: list[StepRule]
    one_damage: list[str]
    one_harm: list[str] = []
    one_voice: list[list[str]] = []
    heirs: list[Heir] = []
    allies: list[Ally] = []
    denies: dict[str, list[str]] = {}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that narrow what is said of a place: ``part``, ``siege``."""

    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class EventKnowledge:
    """What the linking of claims and the map of control may know.

    ``parents`` leads from an actor's or source's slug to the body that it belongs to; ``parties`` are the slugs of
    those who fight (the roots of ``parents`` count too); ``sides`` says who
    fights together; ``theatres`` in which countries a slug may hold ground (anywhere where it is not listed),
    ``named_holders`` those whom a sentence must name to tell that they do;
    ``platforms`` carry words and vouch for none; ``owners`` lead from an outlet's slug to its owner;
    ``default_zone`` is the IANA zone of times that have none.
    """

    rules: LinkingRules
    cues: tuple[Cue, ...] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()
    sides: Mapping[str, str] = field(default_factory=dict)
    platforms: frozenset[str] = frozenset({"telegram", "facebook", "x", "youtube", "whatsapp", "instagram"})
    owners: Mapping[str, str] = field(default_factory=dict)
    theatres: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named_holders: frozenset[str] = frozenset()
    default_zone: str | None = None
    folded_cues: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        kinds = dict.fromkeys(c.kind for c in self.cues)
        folded = {k: tuple(fold_word(c.phrase) for c in self.cues if c.kind == k) for k in kinds}
        object.__setattr__(self, "folded_cues", folded)

    def cues_of(self, kind: str) -> tuple[str, ...]:
        """The phrases of one kind of cue, folded."""
        return self.folded_cues.get(kind, ())

    def root(self, slug: str) -> str:
        """The topmost body that ``slug`` belongs to; itself where it belongs to none."""
        seen = {slug}
        while (parent := self.parents.get(slug)) and parent not in seen:
            seen.add(parent)
            slug = parent
        return slug

    def speaking_root(self, slug: str, day: str | None) -> str:
        """The root for which a source speaks on a day (ISO): a state's bodies outlive those who ruled it."""
        root = self.root(slug)
        if day and root != slug:
            return next((h.heir for h in self.rules.heirs if h.of == root and day >= h.since), root)
        return root

    def is_party(self, slug: str) -> bool:
        """Whether ``slug`` or a body that it belongs to fights in a conflict."""
        return self.root(slug) in self.parties

    def side(self, slug: str) -> str:
        """The side that ``slug`` fights on; its root where it is on none."""
        return self.sides.get(slug) or self.sides.get(self.root(slug)) or self.root(slug)

    def side_in(self, slug: str, countries: frozenset[str]) -> str:
        """The side that ``slug`` fights on in these countries: an outside power's is that of its ally there."""
        names = (slug, self.root(slug))
        allies = (a.beside for a in self.rules.allies if a.slug in names and a.country in countries)
        return self.side(next(allies, slug))

    def may_hold(self, slug: str, country: str | None) -> bool:
        """Whether ``slug`` is known to hold ground in a country; of an unknown country it may."""
        known = self.theatres.get(slug) or self.theatres.get(self.root(slug))
        return not known or country is None or country.upper() in known

    def must_be_named(self, slug: str) -> bool:
        """Whether a sentence must name ``slug`` itself to tell that it holds a place."""
        return slug in self.named_holders or self.root(slug) in self.named_holders

    def rule(self, event_type: str) -> TypeRule:
        """The rule of an event type; the plainest one for a type that has none."""
        return self.rules.types.get(event_type, _PLAIN)


_PLAIN = TypeRule()


@compiled
def linking_rules() -> tuple[LinkingRules, tuple[Cue, ...]]:
    """The rules and cues of this folder, read once.

    Raises :class:`~tawatur.errors.KnowledgeError` where a file breaks its rules.
    """
    rules = read_yaml(package_file("linking", "rules.yaml"), LinkingRules)
    rows = read_tsv(package_file("linking", "cues.ar.tsv"), ("kind", "phrase", "example"))
    return rules, tuple(Cue(row["kind"], row["phrase"]) for _, row in rows)


def _abroad() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The countries beside its own in which an actor has held ground, and who must be named to be told to."""
    rows = [row for _, row in read_tsv(package_file("linking", "theatres.tsv"), ("slug", "countries", "named", "note"))]
    countries = {row["slug"]: frozenset(row["countries"].split("|")) for row in rows}
    return countries, frozenset(row["slug"] for row in rows if row["named"])


@lru_cache(maxsize=1)
def load_event_knowledge() -> EventKnowledge:
    """Everything that the stages ``events`` and ``territory`` may know, from this folder and the registries."""
    rules, cues = linking_rules()
    actors = load_actor_registry().actors
    sources = load_source_registry().sources
    abroad, named = _abroad()
    parents = {s.slug: s.parent for s in sources.values() if s.parent}
    parents |= {a.slug: a.parent for a in actors.values() if a.parent}
    return EventKnowledge(
        rules=rules,
        cues=cues,
        parents=parents,
        parties=frozenset(filter(is_armed, actors)),
        sides={a.slug: f"{a.country}:{a.side}" for a in actors.values() if a.side},
        platforms=frozenset(s.slug for s in sources.values() if s.kind == "platform"),
        theatres={a.slug: abroad.get(a.slug, frozenset()) | {a.country} for a in actors.values() if a.country},
        named_holders=named,
        owners={o.slug: o.owner for o in load_outlets().by_name.values() if o.owner},
    )


def country_zone(country: str | None) -> str | None:
    """The IANA zone (CLDR) of an ISO country in either case; None where unknown or where several differ."""
    return _zones().get((country or "").upper())


_ONE_CLOCK = frozenset({"PS", "CY", "TR", "EG", "UA"})  # several zones by history, one clock today


@compiled
def _zones() -> dict[str, str]:
    """The zone of each country that has one clock."""
    from babel.core import get_global  # a large file; read only where knowledge is compiled

    zones = get_global("territory_zones").items()
    return {code: found[0] for code, found in zones if found and (len(found) == 1 or code in _ONE_CLOCK)}
