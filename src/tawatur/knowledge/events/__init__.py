"""Event types and their wording: one ``<type>.yaml`` with meaning and codes, one ``<type>.ar.yaml`` with words.

A wording names verbs (root and mazini's form; all inflected forms follow), nouns (masdars and event nouns) and, for
either, the words that must or must not stand near. ``@name`` in a list of words means a cue list of ``cues.ar.yaml``.
Every wording carries sentences that it must read (``examples``) and must not read (``counterexamples``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, package_files, read_yaml

Frame = Literal["agent", "patient", "loser", "mutual", "thing", "intercepted", "speech"]
Need = Literal[
    "place",
    "force",
    "people",
    "number",
    "object",
    "no_people",
    "first_person",
    "future",
    "place_subject",
    "suffix",
    "subject",
    "deed",
    "governed",
    "words",
    "civilians_first",
    "subject_next",
]


class EventCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nearest codes of the two public schemes."""

    event: str
    sub_event: str | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an event type means: in both languages, its codes, and how its places are to be taken.

    ``rank`` orders types by how specific they are (1 first). ``from_role``, ``to_role`` and ``site_role`` are the
    roles of places after من, after إلى/نحو, and else. ``violent`` types take the dead and wounded of their sentence.
    """

    type: str
    rank: int
    name_en: str
    name_ar: str
    meaning: str
    acled: EventCodes
    plover: EventCodes | None = None
    site_role: Literal["site", "origin", "destination"] = "site"
    from_role: Literal["site", "origin", "destination"] = "site"
    to_role: Literal["site", "origin", "destination"] = "site"
    violent: bool = False


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One verb or noun that tells an event, and the conditions under which it does.

    ``with`` must stand within ``within`` words after it, ``near`` anywhere in its clause, ``before`` within
    ``within`` words before it; ``without`` and ``unless`` are their opposites after it and in the clause.
    ``frame`` says what its subject and object are. ``voice`` passive keeps the passive reading alone.
    ``holds``: a definite noun too tells the event ("the truce that X brokered").
    ``goes_on``: coordinated with another of its type it tells more of the same event ("met X and discussed …").
    """

    verb: str | None = None
    root: str | None = None
    form: str | None = None
    noun: str | None = None
    forms: tuple[str, ...] = ()
    frame: Frame | None = None
    voice: Literal["active", "passive"] | None = None
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    within: int = 8
    rank: int = 0
    holds: bool = False
    goes_on: bool = False
    genitive: Literal["agent", "patient"] | None = None
    people_are: Literal["killed", "wounded", "detained", "released", "displaced"] | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the words that must be read in it as this type, in order (none for a counter-example)."""

    text: str
    reads: tuple[str, ...] = ()


class EventWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All wording of one event type in one language."""

    type: str
    frame: Frame
    words: tuple[Wording, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Named lists of words that conditions and the reading of clauses refer to."""

    lists: dict[str, tuple[str, ...]]


@compiled
def load_event_types() -> dict[str, EventType]:
    """All event types by their name, the most specific first."""
    files = [f for f in package_files("events", ".yaml") if not f.name.endswith(".ar.yaml")]
    types = sorted((read_yaml(f, EventType) for f in files), key=lambda t: t.rank)
    if len({t.type for t in types}) != len(types):
        raise KnowledgeError("an event type is declared twice", "events")
    return {t.type: t for t in types}


@cache
def load_wordings() -> tuple[EventWording, ...]:
    """The Arabic wording of every event type, checked: known types, known cues, an example for each file."""
    types, cues = load_event_types(), load_cues().lists
    wordings = []
    for file in package_files("events", ".ar.yaml"):
        if file.name == "cues.ar.yaml":
            continue
        wording = read_yaml(file, EventWording)
        if wording.type not in types:
            raise KnowledgeError(f"no event type {wording.type!r}", file.name)
        _check(wording, set(cues), file.name)
        wordings.append(wording)
    return tuple(sorted(wordings, key=lambda w: types[w.type].rank))


@compiled
def load_cues() -> Cues:
    """The named lists of words."""
    return read_yaml(package_file("events", "cues.ar.yaml"), Cues)


def _check(wording: EventWording, cues: set[str], name: str) -> None:
    if not wording.examples or not wording.counterexamples:
        raise KnowledgeError("no examples or no counter-examples", name)
    for word in wording.words:
        if (word.noun is None) == (word.verb is None) or (word.verb and not (word.root and word.form)):
            raise KnowledgeError(f"{word.verb or word.noun}: either a noun or a verb with root and form", name)
        lists = (word.with_, word.near, word.before, word.without, word.unless, word.not_before)
        for item in (i for items in lists for i in items):
            if item.startswith("@") and item[1:] not in cues:
                raise KnowledgeError(f"no cue list {item!r}", name)
            if not item.startswith("@") and len(item.replace("_", " ").split()) > 1:
                raise KnowledgeError(f"a condition is one word: {item!r}", name)
