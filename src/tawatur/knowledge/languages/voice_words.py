"""Words around those who speak, from ``voice_words.tsv``."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.word_lists import word_lists


class VoiceWords(Struct, frozen=True):
    """Folded words by what they say of a voice; the file tells what each list is for."""

    preposition: frozenset[str]
    relaying: frozenset[str]
    account: frozenset[str]
    relay_noun: frozenset[str]
    outlet_noun: frozenset[str]
    own_noun: frozenset[str]
    told_noun: frozenset[str]
    party_link: frozenset[str]
    body_link: frozenset[str]
    body_end: frozenset[str]
    subject_opener: frozenset[str]
    topic: frozenset[str]
    apposition: frozenset[str]
    telling: frozenset[str]
    belonging: frozenset[str]
    site_noun: frozenset[str]
    another: frozenset[str]
    had: frozenset[str]
    tv_noun: frozenset[str]
    newspaper_noun: frozenset[str]
    agency_noun: frozenset[str]
    radio_noun: frozenset[str]
    about: frozenset[str]
    that: frozenset[str]
    told_with_noun: frozenset[str]
    civil_noun: frozenset[str]
    emphasis: frozenset[str]
    by_tongue: frozenset[str]
    truth: frozenset[str]
    informing: frozenset[str]
    copy: frozenset[str]
    civil_body: frozenset[str]
    told: frozenset[str]
    when: frozenset[str]
    band: frozenset[str]
    local_body: frozenset[str]
    office: frozenset[str]
    town_head: frozenset[str]
    same_town: frozenset[str]
    body_adjective: frozenset[str]
    organisation: frozenset[str]
    organisation_paper: frozenset[str]
    of_nations: frozenset[str]
    latter: frozenset[str]
    own_name: frozenset[str]
    former: frozenset[str]
    holder: frozenset[str]
    ascribing: frozenset[str]


@compiled
def load_voice_words() -> VoiceWords:
    """The Arabic words; an unknown kind is refused."""
    return word_lists("languages/ar/voice_words.tsv", VoiceWords)
