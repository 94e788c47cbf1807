"""Function words that settle how an event is told, from ``particles.tsv``."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.word_lists import word_lists


class Particles(Struct, frozen=True):
    """Folded words by what they do; the file tells what each list is for."""

    jussive: frozenset[str]
    before_noun: frozenset[str]
    bare_negation: frozenset[str]
    reported: frozenset[str]
    never: frozenset[str]
    to_be: frozenset[str]
    verb_negation: frozenset[str]
    noun_negation: frozenset[str]
    may: frozenset[str]
    ended_by: frozenset[str]
    taking_li: frozenset[str]
    supposing: frozenset[str]
    relative: frozenset[str]
    between: frozenset[str]
    telling_more: frozenset[str]
    accusing: frozenset[str]
    preposition: frozenset[str]
    joint: frozenset[str]
    closing: frozenset[str]
    manner: frozenset[str]
    since: frozenset[str]
    counting: frozenset[str]
    toll: frozenset[str]
    complement: frozenset[str]
    stipulating: frozenset[str]
    identifying: frozenset[str]
    deals: frozenset[str]
    only: frozenset[str]
    roughly: frozenset[str]
    before_verb: frozenset[str]
    before_subject: frozenset[str]
    asserting_anew: frozenset[str]
    used_to: frozenset[str]
    coming_about: frozenset[str]
    aside: frozenset[str]
    masculine: frozenset[str]
    therein: frozenset[str]
    leading: frozenset[str]
    agency: frozenset[str]
    verifying: frozenset[str]
    counted_down: frozenset[str]
    coming_true: frozenset[str]
    called_by_day: frozenset[str]
    about: frozenset[str]
    hour: frozenset[str]
    cause: frozenset[str]
    outbreak: frozenset[str]
    in_return: frozenset[str]
    fire: frozenset[str]
    owning_up: frozenset[str]
    involved: frozenset[str]
    war: frozenset[str]
    kin: frozenset[str]
    trend: frozenset[str]
    now: frozenset[str]
    able: frozenset[str]
    became: frozenset[str]
    rumoured: frozenset[str]
    responsibility: frozenset[str]


@compiled
def load_particles() -> Particles:
    """The Arabic words; an unknown kind is refused."""
    return word_lists("languages/ar/particles.tsv", Particles)
