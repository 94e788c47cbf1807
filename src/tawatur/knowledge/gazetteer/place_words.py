"""Words around the names of places, from ``languages/ar/place_words.tsv``."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.word_lists import word_lists


class PlaceWords(Struct, frozen=True):
    """Folded words by their use; the file tells what each list is for."""

    stop: frozenset[str]
    given: frozenset[str]
    start: frozenset[str]
    village: frozenset[str]
    landmark: frozenset[str]
    class_word: frozenset[str]
    whole: frozenset[str]
    common: frozenset[str]
    ending: frozenset[str]
    so_called: frozenset[str]
    inner: frozenset[str]
    listing: frozenset[str]
    describing: frozenset[str]
    leading: frozenset[str]
    coming: frozenset[str]
    border: frozenset[str]
    backing: frozenset[str]
    guard: frozenset[str]
    speaker: frozenset[str]
    person: frozenset[str]
    according: frozenset[str]
    local: frozenset[str]
    witness: frozenset[str]
    bridge: frozenset[str]
    outskirts: frozenset[str]
    nearness: frozenset[str]
    lies: frozenset[str]
    lying: frozenset[str]
    far: frozenset[str]
    measure: frozenset[str]
    which: frozenset[str]
    seat: frozenset[str]
    capital: frozenset[str]
    state_seat: frozenset[str]
    apposing: frozenset[str]
    countryside: frozenset[str]
    side: frozenset[str]
    part: frozenset[str]
    towards: frozenset[str]
    town: frozenset[str]
    several: frozenset[str]
    level: frozenset[str]
    direction: frozenset[str]
    hamlet: frozenset[str]
    many: frozenset[str]
    middle: frozenset[str]
    compound: frozenset[str]
    going: frozenset[str]
    taking: frozenset[str]
    befalling: frozenset[str]
    linking: frozenset[str]
    captured: frozenset[str]
    back: frozenset[str]


@compiled
def load_place_words() -> PlaceWords:
    """The Arabic words; an unknown use is refused."""
    return word_lists("languages/ar/place_words.tsv", PlaceWords, ("words", "use"))
