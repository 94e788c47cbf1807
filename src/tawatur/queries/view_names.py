"""What slugs are called in a language: actors, sources, event types, grades; the slug itself where nobody says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tawatur.knowledge.brief import spoken_name
from tawatur.knowledge.brief.labels import load_labels
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.knowledge.sources.local_bodies import local_body_names
from tawatur.queries.names import readable

Language = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of slugs, ``(Arabic, English)`` each; ``outlets`` are called what they call themselves."""

    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    modifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def actor(self, slug: str, language: Language) -> str:
        """An actor's name; a source or a body of one town may act too (its convoy, its statement)."""
        pair = self.actors.get(slug) or self.sources.get(slug) or local_body_names(slug)
        return _choose(pair, language, readable(slug))

    def origin(self, origin: str, language: Language) -> str:
        """Who is said to know a claim: a source, an actor, an unnamed source with its kind, the outlet itself."""
        head, _sep, rest = origin.partition(":")
        if head == "unnamed":
            return self._unnamed(rest, language)
        labels = load_labels()
        if rest and head in labels["origin_of"]:
            return word_of("origin_of", head, language).replace("{name}", self.origin(rest, language))
        if origin in self.outlets:
            return self.outlets[origin]
        pair = labels["origin"].get(origin) or self.sources.get(origin) or self.actors.get(origin)
        pair = pair or local_body_names(origin)
        return _choose(pair, language, readable(origin))

    def _unnamed(self, kind: str, language: Language) -> str:
        """An unnamed source by its kind: "military source" is مصدر عسكري, as the tables of speakers have it."""
        unnamed = word_of("origin", "unnamed", language)
        if not kind or language == "en":
            return f"{kind} (unnamed)" if kind else unnamed
        words = kind.split()
        for cut in range(len(words)):
            speaker = self.speakers.get(" ".join(words[cut:]))
            modifiers = [self.modifiers.get(word) for word in words[:cut]]
            if speaker and all(modifiers):
                return " ".join([speaker, *(_agreeing(forms, speaker) for forms in modifiers if forms)])
        return f"{unnamed} ({kind})"

    def place(self, place_id: str, language: Language) -> str:
        """The name of a place of the gazetteer: of governorates, which claims name by their id alone."""
        return _choose(self.places.get(place_id), language, place_id)

    def word(self, table: str, code: str, language: Language) -> str:
        """The word for a code of ``event_type``, ``grade``, ``status`` or ``modality``."""
        return word_of(table, code, language)


def word_of(table: str, code: str, language: Language) -> str:
    """The word for a code of one of the tables of ``labels.tsv``; the code itself, readable, where there is none."""
    labels = load_labels()[table]
    if table == "quantity" and language == "ar" and code not in labels:
        return _counted_nouns().get(code, code)
    return _choose(labels.get(code), language, code.replace("_", " "))


@cache
def _counted_nouns() -> Mapping[str, str]:
    """The Arabic plural of each plain noun that claims count: vessels سفن."""
    rows = read_tsv(package_file("languages/ar", "counted.tsv"), ("what", "class", "singular", "plurals"))
    found: dict[str, str] = {}
    for _, row in rows:
        found.setdefault(row["what"], row["plurals"].split("|")[0] or row["singular"])
    return found


def grade_word(grade: str, language: Language, *, has_named: bool = True) -> str:
    """A grade in words. ``weak`` without a named origin says so: it is not told as one."""
    return word_of("grade", "none" if grade == "weak" and not has_named else grade, language)


def held_parts(status: str, holder: str, language: Language) -> tuple[str, str, str]:
    """A status in words: what stands before its holder's name, the name in its case, what stands after."""
    before, blank, after = re.split(r"(\{(?:of_)?holder\}|$)", word_of("held", status, language), maxsplit=1)
    of = blank == "{of_holder}"
    return before, (spoken_name(holder).genitive if of else holder) if blank else "", after


def _agreeing(forms: tuple[str, ...], noun: str) -> str:
    """The form of an adjective that goes with a noun: its feminine with broken plurals (مصادر عسكرية)."""
    is_plural = noun.startswith(("مصادر", "تقارير", "وسائل")) or noun.endswith(("ة", "ات"))
    feminine = next((form for form in forms if form.endswith("ة")), forms[0])
    sound_plural = next((form for form in forms if form.endswith("ون")), forms[0])
    if noun.endswith("ون"):
        return sound_plural
    return feminine if is_plural else forms[0]


def _choose(pair: tuple[str, str] | None, language: Language, fallback: str) -> str:
    if pair is None:
        return fallback
    return pair[0 if language == "ar" else 1] or pair[0] or fallback
