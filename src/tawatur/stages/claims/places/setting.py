"""How the text tells a place: preposition, direction, distance, part, countryside; read leftwards from its name."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.names import PassageNames

Relation = Literal["at", "near", "direction", "distance", "between", "container"]

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_NO_CLITIC = ("",)
_CLITIC_LETTERS = frozenset("وفبل")
_COMPASS = {f"ال{side}{ending}" for side in ("شمالي", "جنوبي", "شرقي", "غربي") for ending in ("", "ه")} | {"الوسطي"}
_MOST_SIDES = 2
_ARTICLE = re.compile("^[وف]?[بك]?ال|^[وف]?لل")


@cache
def _countryside_forms() -> frozenset[str]:
    return frozenset(clitic + noun for clitic in _CLITICS for noun in load_place_words().countryside)


class Setting(Struct, frozen=True):
    """What stands before a name. ``outer`` is the first token of it, the preposition not counted."""

    outer: int
    preposition: str = ""
    relation: Relation = "at"
    direction: str | None = None
    distance_km: float | None = None
    partial: bool = False
    countryside: int | None = None
    side: int | None = None


def setting_of(names: PassageNames, draft: Draft) -> Setting:
    """The setting of a draft."""
    setting = _with_countryside(names, draft, Setting(_with_title(names, draft)))
    alone = setting.outer == draft.outer and is_joined(names, draft, setting)  # "north and Homs": not north of it
    for _ in range(0 if alone else 4):
        wider = _with_relation(names, setting)
        if wider is setting:
            wider = _with_side(names, setting)
        if wider is setting:
            break
        setting = wider
    setting = _with_distance(names, setting)
    preposition = _preposition(names, draft, setting) or _before_list(names, draft)
    return replace(setting, preposition=preposition) if preposition else setting


def is_joined(names: PassageNames, draft: Draft, setting: Setting) -> bool:
    """It begins with "and": the clitic, not the first letter of a word."""
    if setting.outer < draft.outer:
        word = names.word(setting.outer)
        return word.startswith("و") and word not in names.wording.relations
    clitic = draft.noun.proclitic if draft.noun and setting.outer == draft.outer < draft.span.first else None
    return (draft.span.proclitic if clitic is None else clitic).startswith("و") or (
        not draft.span.key and draft.evidence in {"head", "list"} and names.word(draft.span.first).startswith("و")
    )


def _with_title(names: PassageNames, draft: Draft) -> int:
    """ "the (Libyan) capital Tripoli": the title belongs to the name; its first token."""
    at = draft.outer - 1
    if names.wording.adjectives.get(names.word(at)) == "other":
        at -= 1
    noun = names.noun(at)
    titled = noun is not None and noun.definite and noun.kind == "settlement" and noun.number == "one"
    return at if titled and draft.evidence == "bare" else draft.outer


def _with_countryside(names: PassageNames, draft: Draft, setting: Setting) -> Setting:
    """ "rif Homs al-shamali (al-gharbi)": the countryside, and the last word of its side where one is named."""
    at = setting.outer - 1
    word = names.word(at)
    if draft.kept or word not in _countryside_forms():
        return setting
    side = draft.span.end if names.word(draft.span.end) in load_place_words().side else None
    if side is not None and names.word(side + 1) in load_place_words().side:
        side += 1
    return replace(setting, outer=at, countryside=at, side=side)


def _with_relation(names: PassageNames, setting: Setting) -> Setting:
    """One relation phrase more ("on the outskirts of", "north of", "parts of")."""
    found = relation_before(names, setting.outer)
    return _related(setting, *found) if found else setting


def relation_before(names: PassageNames, at: int) -> tuple[int, str] | None:
    """The longest relation phrase that ends before a token: its first token and its meaning."""
    for length in names.wording.relation_ends.get(names.word(at - 1), ()):
        first = at - length
        if first < 0:
            continue
        words = " ".join(names.words[first:at])
        for clitic in _CLITICS if words[0] in _CLITIC_LETTERS else _NO_CLITIC:
            if words.startswith(clitic) and (meaning := names.wording.relations.get(words[len(clitic) :])):
                return first, meaning
    return None


def _with_side(names: PassageNames, setting: Setting) -> Setting:
    """ "The eastern quarters of X", "the northern countryside of X": a definite noun with its side."""
    at = setting.outer - 1
    if names.word(at) != "من" and not names.word(setting.outer).startswith("ل"):
        return setting
    noun = at - 1 if names.word(at) == "من" else at
    sides = noun
    while noun > sides - _MOST_SIDES and names.word(noun) in _COMPASS:
        noun -= 1
    word = names.word(noun)
    if noun == sides and names.word(noun - 1) in load_place_words().part and names.word(at) == "من":
        return _related(setting, noun - 1, "part")  # مناطق حيوية من حلب
    if noun == sides or _ARTICLE.match(word) is None:
        return setting
    if _ARTICLE.sub("", word) in load_place_words().countryside:
        return replace(setting, outer=noun, countryside=noun, side=sides)
    near = names.wording.relations.get(_ARTICLE.sub("", word)) == "near"
    return _related(setting, noun, "near" if near else "part")


def _related(setting: Setting, outer: int, meaning: str) -> Setting:
    """The setting with a relation phrase more, which begins at token ``outer``."""
    if meaning == "part":
        return replace(setting, outer=outer, partial=True)
    if meaning == "near" and setting.relation != "direction":
        return replace(setting, outer=outer, relation="near")
    if meaning in {"near", "whole"}:
        return replace(setting, outer=outer)
    return replace(setting, outer=outer, relation="direction", direction=meaning)


def _with_distance(names: PassageNames, setting: Setting) -> Setting:
    """ "five kilometres from", "on a distance of 5 km north of"."""
    at = setting.outer - 1
    if names.word(at) in {"من", "عن"}:
        at -= 1
    units = names.wording.units
    for place in (at, at - 1, at - 2):
        unit = units.get(names.word(place))
        if unit is not None and unit.km:
            break
    else:
        return setting
    if place < at and setting.relation == "at" and names.word(at) not in units:
        return setting
    value, first = _number_before(names, place)
    if value is None:
        return setting
    relation: Relation = "direction" if setting.direction else "distance"
    first -= names.word(first - 1).removeprefix("ب") in load_particles().roughly
    distance = round(value * unit.km, 3)
    return replace(setting, outer=first, relation=relation, distance_km=distance)


def _number_before(names: PassageNames, unit: int) -> tuple[float | None, int]:
    """The number before a unit and its first token; a unit in the singular or dual tells its own."""
    word = names.word(unit - 1)
    number = word.replace(",", ".").replace("٫", ".")
    if number.replace(".", "", 1).isdigit():
        return float(number), unit - 1
    if told := load_number_words().words.get(word):
        return float(told.value), unit - 1
    alone = names.wording.units[names.word(unit)].alone
    return (float(alone) if alone else None), unit


def _preposition(names: PassageNames, draft: Draft, setting: Setting) -> str:
    """The preposition before the setting: a word of its own, or the clitic on its first word."""
    first = names.word(setting.outer)
    clitic = draft.span.proclitic if setting.outer == draft.span.first else _clitic_of(names, draft, setting, first)
    if clitic.endswith(("ب", "ل")):
        return clitic[-1]
    if setting.outer == draft.span.first and draft.span.key.startswith("ال") and first.lstrip("وف").startswith("لل"):
        return "ل"
    if names.word(setting.outer - 1) not in names.wording.preposition_ends:
        return ""
    found = names.wording.prepositions
    for length in (3, 2, 1):
        start = setting.outer - length
        words = " ".join(names.words[max(0, start) : setting.outer])
        if start >= 0 and (preposition := found.get(words) or (words[:1] in {"و", "ف"} and found.get(words[1:]))):
            return preposition
    return ""


def _before_list(names: PassageNames, draft: Draft) -> str:
    """ "To safer areas, such as X and Y": the preposition of the noun that the list tells."""
    if draft.anchor < 1 or draft.noun is None:
        return ""
    clitic = draft.noun.proclitic
    return clitic[-1] if clitic[-1:] in {"ب", "ل"} else names.wording.prepositions.get(names.word(draft.anchor - 1), "")


def _clitic_of(names: PassageNames, draft: Draft, setting: Setting, first: str) -> str:
    if setting.outer < draft.outer and (title := names.noun(setting.outer)):
        return title.proclitic.replace("لل", "ل").replace("ال", "")
    if draft.noun and setting.outer == draft.outer:
        return draft.noun.proclitic.replace("لل", "ل").replace("ال", "")
    for clitic in ("وب", "ول", "فب", "ب", "ل"):
        rest = first[len(clitic) :]
        if first.startswith(clitic) and (rest in names.wording.relations or rest in load_place_words().countryside):
            return clitic
    return ""
