"""What joins and governs Arabic clauses: connectors, negation, plans, support verbs."""

from __future__ import annotations

import msgspec

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_yaml


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Named lists of folded-on-loading words; what each is for stands in the file."""

    connectors: tuple[str, ...]
    contrast: tuple[str, ...]
    openers: tuple[str, ...]
    relative: tuple[str, ...]
    negation: tuple[str, ...]
    deny: tuple[str, ...]
    without: tuple[str, ...]
    planned: tuple[str, ...]
    possible: tuple[str, ...]
    purpose: tuple[str, ...]
    ongoing: tuple[str, ...]
    ceased: tuple[str, ...]
    call: tuple[str, ...]
    light: tuple[str, ...]
    impersonal: tuple[str, ...]
    by: tuple[str, ...]
    against: tuple[str, ...]
    result: tuple[str, ...]
    anaphoric_places: tuple[str, ...]
    anaphoric_words: tuple[str, ...]
    time_nouns: tuple[str, ...]
    time_spans: tuple[str, ...]
    topic: tuple[str, ...]
    report: tuple[str, ...]
    asserting: tuple[str, ...]
    circumstance: tuple[str, ...]
    describing: tuple[str, ...]
    stationed: tuple[str, ...]
    allegiance: tuple[str, ...]
    unreported: tuple[str, ...]
    consequence: tuple[str, ...]
    remark: tuple[str, ...]
    untrue: tuple[str, ...]
    going_on: tuple[str, ...]
    recent: tuple[str, ...]
    charge: tuple[str, ...]
    supposed: tuple[str, ...]
    expected: tuple[str, ...]
    carrying: tuple[str, ...]
    pointing: tuple[str, ...]
    analyst: tuple[str, ...]
    concurrent: tuple[str, ...]
    becoming: tuple[str, ...]
    sequel: tuple[str, ...]
    utterance: tuple[str, ...]
    showing: tuple[str, ...]
    had_been: tuple[str, ...]
    parenthetical: tuple[str, ...]
    foreseen: tuple[str, ...]
    order: tuple[str, ...]
    tomorrow: tuple[str, ...]
    under: tuple[str, ...]
    until: tuple[str, ...]
    able: tuple[str, ...]
    failed: tuple[str, ...]
    terms: tuple[str, ...]
    baseless: tuple[str, ...]
    opinion: tuple[str, ...]
    under_way: tuple[str, ...]
    begun: tuple[str, ...]
    agenda: tuple[str, ...]
    spot: tuple[str, ...]
    commanders: tuple[str, ...]
    answering: tuple[str, ...]


@compiled
def load_clause_words() -> ClauseWords:
    """The Arabic lists."""
    return read_yaml(package_file("languages", "ar", "clauses.yaml"), ClauseWords)
