"""Reading the actor tables into one phrase table of namings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, cast

from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.inflection import counted_forms, dual_forms, owned_forms
from tawatur.knowledge.languages.word_lists import word_lists
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word
from tawatur.text.matching import PROCLITICS, PhraseTable

ActorKind = Literal[
    "state", "government", "rebel", "militia", "identity_militia", "external", "international", "civil", "civilians"
]
NamingKind = Literal["name", "context", "state", "adjective", "people", "unit", "capital", "anaphor", "gunmen", "none"]
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_KINDS = frozenset(ActorKind.__args__)  # type: ignore[attr-defined]
_STATE_COLUMNS = ("country", "forces", "government", "since", "until", "adjectives", "names", "told_for")
_ACTOR_COLUMNS = (
    "slug", "kind", "country", "parent", "side", "inter", "since", "until", "name_ar", "name_en", "framings",
)  # fmt: skip


class Actor(Struct, frozen=True):
    """An actor: ``inter`` is ACLED's interaction code; ``since``/``until`` ISO dates, None where open."""

    slug: str
    kind: ActorKind
    country: str | None
    parent: str | None
    side: str | None
    inter: int
    name_ar: str
    name_en: str
    since: str | None = None
    until: str | None = None


class State(Struct, frozen=True):
    """The slugs of a state's forces and government in one span of time; None where the country has no one such."""

    country: str
    forces: str | None
    government: str | None
    since: str | None
    until: str | None


class Naming(Struct, frozen=True):
    """What a phrase names. ``country`` limits a contextual one; ``state`` is given for states and adjectives.

    A framing with ``cues`` holds only in a text that has one of them, and there before those without.
    """

    kind: NamingKind
    slug: str | None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    cues: tuple[str, ...] = ()

    def holds(self, day: str | None) -> bool:
        """Whether it may be meant on an ISO day; an unknown day fits what is not yet over by then only if undated."""
        return _holds(self.since, self.until, day)


def _holds(since: str | None, until: str | None, day: str | None) -> bool:
    if day is None:
        return since is None
    return (since is None or since <= day) and (until is None or day <= until)


class ActorWords(Struct, frozen=True):
    """Folded words around the names of actors; ``word_lists.tsv`` tells what each list is for."""

    unit: frozenset[str]
    ordinal: frozenset[str]
    qualifier: frozenset[str]
    no_adjective: frozenset[str]
    locative: frozenset[str]
    backing: frozenset[str]
    mutual: frozenset[str]
    acting: frozenset[str]
    opener: frozenset[str]
    waging: frozenset[str]
    accusing: frozenset[str]
    waged: frozenset[str]
    made: frozenset[str]
    quoted: frozenset[str]
    organisation: frozenset[str]
    gunmen: frozenset[str]
    abroad: frozenset[str]
    soldier: frozenset[str]
    title: frozenset[str]
    ruling: frozenset[str]


class ActorRegistry(Struct, frozen=True):
    """All actors by slug, states by country, the phrase table of namings, nouns of agents, and words by folded form.

    ``countries`` are those with framings of their own, ``theatres`` those of them in which a conflict is fought;
    ``unit_forms`` are the nouns of an army's units behind every proclitic.
    """

    actors: Mapping[str, Actor]
    states: Mapping[str, tuple[State, ...]]
    namings: PhraseTable[tuple[Naming, ...]]
    agents: Mapping[str, str]
    unit_forms: frozenset[str]
    countries: frozenset[str]
    theatres: frozenset[str]
    words: ActorWords

    def state(self, country: str, day: str | None) -> State | None:
        """A country's state as it holds on an ISO day, else its first; None where it is no state of the tables."""
        states = self.states.get(country, ())
        return next((s for s in states if _holds(s.since, s.until, day)), states[0] if states else None)


@compiled
def load_actor_registry(blockers: tuple[str, ...] = ()) -> ActorRegistry:
    """The package's registry; ``blockers`` are further phrases that name no actor (sources).

    Refuses an actor twice, an unknown kind, a framing of no actor, a day that is none.
    """
    actors = _actors()
    states = _states()
    words = word_lists("actors/word_lists.tsv", ActorWords)
    entries = [*_names(), *_contexts(actors), *_state_names(), *_capitals(), *_people(), *_not_actors()]
    entries += [("ال" + noun, Naming("anaphor", None)) for noun in sorted(words.organisation)]
    entries += [("ال" + noun, Naming("gunmen", None)) for noun in sorted(words.gunmen)]
    entries += [(phrase, Naming("none", None)) for phrase in blockers]
    agents: dict[str, str] = {}
    for _, row in _rows("agents.tsv", ("noun", "actor")):
        for form in (fold_word(row["noun"]), *dual_forms(row["noun"])):
            agents.setdefault(form, row["actor"])
    units = frozenset(c + noun for noun in words.unit for c in PROCLITICS)
    told_for = {row["country"]: row["told_for"] for _, row in _state_rows() if row["told_for"]}
    framed = {n.country for _, n in entries if n.kind == "context" and n.country}
    contextual = frozenset(c for c in framed if told_for.get(c) != "neighbour")
    theatres = frozenset(c for c in contextual if told_for.get(c) != "abroad")
    return ActorRegistry(actors, states, PhraseTable(_grouped(entries)), agents, units, contextual, theatres, words)


def _grouped(entries: Iterable[tuple[str, Naming]]) -> list[tuple[str, tuple[Naming, ...]]]:
    """Each phrase once, with all that it may name."""
    grouped: dict[str, list[Naming]] = {}
    for phrase, naming in entries:
        grouped.setdefault(fold_word(phrase), []).append(naming)
    return [(phrase, tuple(namings)) for phrase, namings in grouped.items()]


def is_party(slug: str) -> bool:
    """Whether a slug is a party to events (an actor's or a government's), not only a source of news."""
    return slug in _parties()


def forces_of(slug: str, day: str | None) -> str:
    """The army, on an ISO day, of the state whose government a slug is or was; any other party's own slug."""
    registry = load_actor_registry()
    countries = (c for c, states in registry.states.items() if any(s.government == slug for s in states))
    state = registry.state(next(countries, ""), day)
    return (state.forces if state is not None else None) or slug


def is_armed(slug: str) -> bool:
    """Whether a slug may be that of one who fights, which rights groups, councils and agencies do not."""
    actor = load_actor_registry().actors.get(slug)
    return actor is None or actor.kind not in ("civil", "civilians", "international")


def is_government(slug: str) -> bool:
    """Whether a slug is that of one who governs or of his army."""
    actor = load_actor_registry().actors.get(slug)
    return actor is not None and actor.kind in ("state", "government")


def is_irregular(slug: str) -> bool:
    """Whether a slug is that of rebels or of a militia."""
    actor = load_actor_registry().actors.get(slug)
    return actor is not None and actor.kind in ("rebel", "militia")


@lru_cache(maxsize=4_096)
def is_state_force(slug: str) -> bool:
    """Whether a slug is that of a state's army."""
    return any(state.forces == slug for states in load_actor_registry().states.values() for state in states)


def side_of(slug: str) -> str:
    """Who fights together with an actor: the name of its side, its own slug where none is told."""
    actor = load_actor_registry().actors.get(slug)
    return (actor.side if actor else None) or slug


@cache
def _parties() -> frozenset[str]:
    governments = (state.government for states in _states().values() for state in states)
    forces = (state.forces for states in _states().values() for state in states)
    people = {"civilians", "prisoners"}
    return frozenset(s for s in (*_actors(), *governments, *forces) if s and s not in people)


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    source = package_file("actors", name)
    for line, row in read_tsv(source, columns):
        where = f"{source.name}, row {line}"
        for key in ("since", "until"):
            if not _DAY.fullmatch(row.get(key, "")):
                raise KnowledgeError(f"not a day: {row[key]}", where)
        yield where, row


def _actors() -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for where, row in _rows("actors.tsv", _ACTOR_COLUMNS):
        if row["slug"] in actors or row["kind"] not in _KINDS or not row["inter"].isdigit():
            raise KnowledgeError(f"an actor twice, or an unknown kind or code: {row['slug']}", where)
        actors[row["slug"]] = Actor(
            row["slug"], cast(ActorKind, row["kind"]), row["country"] or None, row["parent"] or None,
            row["side"] or None, int(row["inter"]), row["name_ar"], row["name_en"], row["since"] or None,
            row["until"] or None,
        )  # fmt: skip
    return actors


def _states() -> dict[str, tuple[State, ...]]:
    states: dict[str, tuple[State, ...]] = {}
    for _, row in _state_rows():
        state = State(
            row["country"], row["forces"] or None, row["government"] or None, row["since"] or None, row["until"] or None
        )
        states[state.country] = (*states.get(state.country, ()), state)
    return states


def _state_rows() -> Iterator[tuple[str, dict[str, str]]]:
    return _rows("states.tsv", _STATE_COLUMNS)


def _names() -> Iterator[tuple[str, Naming]]:
    for _, row in _rows("actors.tsv", _ACTOR_COLUMNS):
        naming = Naming("name", row["slug"], row["country"] or None)
        for phrase in _phrases(row["framings"]):
            yield phrase, naming


def _contexts(actors: Mapping[str, Actor]) -> Iterator[tuple[str, Naming]]:
    span = ("country", "slug", "since", "until")
    rows = [
        *_rows("voiced_framings.tsv", (*span, "cues", "phrases")),
        *_rows("context_framings.tsv", (*span, "phrases")),
    ]
    for where, row in rows:
        if row["slug"] not in actors and not row["slug"].endswith("-government"):
            raise KnowledgeError(f"a framing of no actor: {row['slug']}", where)
        cues = tuple(fold_word(cue) for cue in _phrases(row.get("cues", "")))
        naming = Naming("context", row["slug"], row["country"], row["since"] or None, row["until"] or None, cues)
        for phrase in _phrases(row["phrases"]):
            yield phrase, naming


def _state_names() -> Iterator[tuple[str, Naming]]:
    names = frozenset(fold_word(name) for _, row in _state_rows() for name in _phrases(row["names"]))
    for _, row in _state_rows():
        naming = Naming("state", row["government"] or None, row["country"])
        for phrase in _phrases(row["names"]):
            yield phrase, naming
        if not row["since"]:
            for adjective in _phrases(row["adjectives"]):
                for form in adjective_forms(adjective, names):
                    yield form, Naming("adjective", None, row["country"])


@cache
def state_adjectives() -> Mapping[str, str]:
    """The folded forms of the states' adjectives, without an article, and the ISO country of each."""
    rows = [row for _, row in _state_rows() if not row["since"]]
    return {form: row["country"] for row in rows for a in _phrases(row["adjectives"]) for form in adjective_forms(a)}


def _capitals() -> Iterator[tuple[str, Naming]]:
    for _, row in _rows("capitals.tsv", ("country", "slug", "since", "until", "names")):
        naming = Naming("capital", row["slug"], row["country"], row["since"] or None, row["until"] or None)
        for phrase in _phrases(row["names"]):
            yield phrase, naming


def adjective_forms(adjective: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """A relative adjective in all genders, numbers and cases (folded): تركي تركية تركيان تركيين تركيون.

    The accusative (سعوديا) is left out where it is one of ``names``, those of states (تركيا, سوريا).
    """
    stem = fold_word(adjective)
    accusative = () if stem + "ا" in names else (stem + "ا",)
    return (stem, *accusative, *(stem + ending for ending in ("ه", "ان", "ين", "ون", "تان", "تين", "ات")))


def _people() -> Iterator[tuple[str, Naming]]:
    for _, row in _rows("people.tsv", ("slug", "singular", "plurals")):
        naming = Naming("people", row["slug"])
        plurals = tuple(_phrases(row["plurals"]))
        forms = {*counted_forms(row["singular"], plurals), *dual_forms(row["singular"])}
        owned = {form for plural in plurals for form in owned_forms(plural)}
        for form in sorted(forms | owned):
            yield form, naming


def _not_actors() -> Iterator[tuple[str, Naming]]:
    for _, row in _rows("not_actors.tsv", ("phrase", "reason")):
        yield row["phrase"], Naming("none", None)


def _phrases(cell: str) -> Iterator[str]:
    return (phrase.strip() for phrase in cell.split("|") if phrase.strip())
