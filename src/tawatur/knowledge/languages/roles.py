"""Words that settle who did something to whom, from ``role_words.tsv``."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.word_lists import word_lists


class RoleWords(Struct, frozen=True):
    """Folded words by what they say of roles; the file tells what each list is for."""

    performing: frozenset[str]
    belongs: frozenset[str]
    by: frozenset[str]
    reply: frozenset[str]
    owned: frozenset[str]
    weapon: frozenset[str]
    feminine: frozenset[str]
    both: frozenset[str]
    holding: frozenset[str]
    member: frozenset[str]
    responsible: frozenset[str]
    backing: frozenset[str]
    ally: frozenset[str]
    family: frozenset[str]
    grip: frozenset[str]
    fielded: frozenset[str]
    owning: frozenset[str]
    positions: frozenset[str]
    preposition: frozenset[str]
    sheltering: frozenset[str]
    linking: frozenset[str]
    belonging: frozenset[str]
    auxiliary: frozenset[str]
    ousting: frozenset[str]
    collective: frozenset[str]
    killing: frozenset[str]
    downing: frozenset[str]
    transitive: frozenset[str]
    done_to: frozenset[str]
    organisation: frozenset[str]
    calamity: frozenset[str]
    slaying: frozenset[str]
    among: frozenset[str]
    claiming: frozenset[str]
    army: frozenset[str]
    of_government: frozenset[str]
    branch: frozenset[str]
    stranger: frozenset[str]
    lone: frozenset[str]
    joint: frozenset[str]
    either: frozenset[str]
    perceiving: frozenset[str]
    some: frozenset[str]
    winning: frozenset[str]
    remaining: frozenset[str]
    masculine_state: frozenset[str]
    condition: frozenset[str]
    admitting: frozenset[str]
    repelling: frozenset[str]
    hand: frozenset[str]
    linked: frozenset[str]
    presuming: frozenset[str]
    presumed: frozenset[str]
    blaming: frozenset[str]
    raid: frozenset[str]
    countering: frozenset[str]
    exposed: frozenset[str]
    object_noun: frozenset[str]
    result: frozenset[str]
    killing_noun: frozenset[str]
    naming: frozenset[str]
    thing: frozenset[str]
    accusing: frozenset[str]
    loyal: frozenset[str]
    subordinate: frozenset[str]
    bearing: frozenset[str]
    mourning: frozenset[str]
    striking: frozenset[str]
    falling: frozenset[str]
    another: frozenset[str]
    unknown: frozenset[str]
    suspected: frozenset[str]
    finding: frozenset[str]
    unit: frozenset[str]
    body: frozenset[str]
    spoilt: frozenset[str]
    women: frozenset[str]
    felling: frozenset[str]
    beginning: frozenset[str]
    inflicting: frozenset[str]


@compiled
def load_role_words() -> RoleWords:
    """The Arabic words; an unknown kind is refused."""
    return word_lists("languages/ar/role_words.tsv", RoleWords)
