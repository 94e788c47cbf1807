"""How the brief and the explanations speak: phrases for each event type, counted nouns, names with case and gender."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from tawatur.knowledge.actors import load_actor_registry
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.knowledge.loading import package_file, read_tsv, read_yaml
from tawatur.knowledge.sources import load_source_registry
from tawatur.text.folding import fold_word

Language = Literal["ar", "en"]


class Gendered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase whose verb stands before its doer: masculine and feminine."""

    m: str
    f: str


Phrase = str | Gendered


class EventPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an event of one type is told, by whether its doer, loser and place are known; ``name`` is its noun phrase.

    ``near`` and ``name_near`` tell that it came so near a place and no farther.
    """

    name: str
    name_doer: str | None = None
    name_near: str | None = None
    near: Phrase | None = None
    doer_place: Phrase | None = None
    loser_place: Phrase | None = None
    one_place: Phrase | None = None
    doer: Phrase | None = None
    one: Phrase | None = None
    place: Phrase | None = None
    none: Phrase | None = None


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All phrases of one language, by what they tell."""

    events: dict[str, EventPhrases]
    control: dict[str, str]
    modality: dict[str, str]
    dispute: dict[str, str]
    unknown: dict[str, str]
    attribution: dict[str, str]
    grades: dict[str, str]
    numbers: dict[str, str]
    dates: dict[str, str]
    headings: dict[str, str]
    joins: dict[str, str]
    reasons: dict[str, str]


class SpokenName(Struct, frozen=True):
    """A name as it stands in a sentence; ``feminine`` rules the verb before it (in English: it is a plural)."""

    name: str
    genitive: str
    feminine: bool


class Wordings(Struct, frozen=True):
    """One language's phrases, counted nouns by CLDR plural category, names by slug, and kinds of unnamed sources."""

    language: Language
    phrases: Phrases
    counted: Mapping[str, Mapping[str, str]]
    names: Mapping[str, SpokenName]
    unnamed: Mapping[str, str]


@cache
def load_wordings(language: Language) -> Wordings:
    """One language's words. Raises KnowledgeError for a file that breaks its rules."""
    phrases = read_yaml(package_file("brief", f"phrases.{language}.yaml"), Phrases)
    counted = read_yaml(package_file("brief", "counted.yaml"), dict[str, dict[str, dict[str, str]]])[language]
    column = "arabic" if language == "ar" else "english"
    rows = read_tsv(package_file("brief", "unnamed.tsv"), ("kind", "arabic", "english"))
    return Wordings(language, phrases, counted, _names(language), {row["kind"]: row[column] for _, row in rows})


def spoken_name(name: str, genitive: str = "", gender: str = "") -> SpokenName:
    """A name with its case and gender; where these are not given, they are read off its first word."""
    feminine = gender == "f" if gender else _is_feminine(name.split(" ", 1)[0])
    return SpokenName(name, genitive or _genitive(name), feminine)


def _is_feminine(noun: str) -> bool:
    """Whether verbs agree with a noun as feminine: by its ending, or as the words of roles have it (قوات, حماس)."""
    return noun.endswith(("ة", "ات")) or fold_word(noun).removeprefix("ال") in load_role_words().feminine


def _genitive(name: str) -> str:
    """Sound plurals change their ending, and an adjective of two: الحوثيون, الحوثيين; الحكومة والجيش السوريين."""
    words = name.split(" ")
    of_two = any(word.startswith("وال") for word in words)
    return " ".join(
        w[:-2] + "ين" if len(w) > 4 and (w.endswith("ون") or (of_two and w.endswith("يان"))) else w for w in words
    )


_PLURALS = frozenset(
    (
        "forces", "factions", "fighters", "militias", "remnants", "civilians", "settlers", "troops", "tribes", "gunmen",
        "residents", "groups", "brigades", "units", "rebels", "houthis", "committees", "prisoners", "militants",
        "police", "soldiers",
    )
)  # fmt: skip


def _english_name(name: str) -> SpokenName:
    head = name.partition(" of ")[0].split()
    return SpokenName(name, name, bool(head) and head[-1].lower() in _PLURALS)


def _names(language: Language) -> dict[str, SpokenName]:
    found: dict[str, SpokenName] = {}
    sources, actors = load_source_registry().sources.values(), load_actor_registry().actors.values()
    known = [(s.slug, s.name_ar, s.name_en) for s in sources] + [(a.slug, a.name_ar, a.name_en) for a in actors]
    for slug, arabic_name, english_name in known:
        plain = (arabic_name if language == "ar" else english_name).split(" (")[0]
        found[slug] = spoken_name(plain) if language == "ar" else _english_name(plain)
    columns = ("slug", "arabic", "genitive", "gender", "english")
    for _, row in read_tsv(package_file("brief", "names.tsv"), columns):
        english = _english_name(row["english"])
        arabic = spoken_name(row["arabic"], row["genitive"], row["gender"])
        found[row["slug"]] = arabic if language == "ar" else english
    return found
