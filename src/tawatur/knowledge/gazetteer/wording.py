"""How Arabic news speaks of places, from ``languages/ar/place_*.tsv``: head nouns, relations, prepositions, traps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.calendar import load_date_tables
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.events.verb_table import all_forms
from tawatur.knowledge.gazetteer.place_words import PlaceWords, load_place_words
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.clitics import by_beginning
from tawatur.text.folding import fold_word
from tawatur.text.matching import PROCLITICS

NounNumber = Literal["one", "two", "many"]
Need = Literal["bare", "locative", "head", "spelling", "country"]

_MOST_WORDS = 50_000
_POSSESSIVES = ("ها", "هم", "نا", "ه", "هما")


class PlaceNoun(Struct, frozen=True):
    """A head noun as it stands in a text: its kind, number, and whether it is kept in the name.

    ``definite`` is "the city", ``possessed`` "its airport"; both point back unless a name follows.
    """

    lemma: str
    kind: str
    number: NounNumber
    keep: bool
    definite: bool = False
    possessed: bool = False
    proclitic: str = ""


class DistanceUnit(Struct, frozen=True):
    """A unit of distance; ``alone`` is how many of it the form tells without a number, 0 where it needs one."""

    km: float
    alone: int


class Trap(Struct, frozen=True):
    """What an ambiguous name needs to be read as a place, and its exact spelling."""

    needs: Need
    spelling: str


class _Remembered(dict[str, "PlaceNoun | None"]):
    """What words were read as; begun anew where it grows too large. A look is faster than into an ``lru_cache``."""

    def __init__(self, read: Callable[[str], PlaceNoun | None]) -> None:
        self._read = read

    def __missing__(self, word: str) -> PlaceNoun | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._read(word)
        return found


@dataclass(frozen=True)
class PlaceWording:
    """All tables, folded."""

    nouns: Mapping[str, PlaceNoun]
    relations: Mapping[str, str]
    prepositions: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: tuple[str, ...]
    offices: frozenset[str]
    locative_verbs: frozenset[str]
    traps: Mapping[str, Trap]
    words: PlaceWords
    foreign_endings: tuple[str, ...]
    reporting: frozenset[str]
    verbs: frozenset[str]
    months: frozenset[str]
    units: Mapping[str, DistanceUnit]
    namesakes: frozenset[str]

    @cached_property
    def relation_ends(self) -> Mapping[str, tuple[int, ...]]:
        """The last words of relation phrases, those of one word behind clitics too: most words end none.

        Each with the numbers of words that phrases with that end have, the longest first.
        """
        ends: dict[str, set[int]] = {}
        for phrase in self.relations:
            *before, last = phrase.split(" ")
            for end in (last,) if before else [clitic + last for clitic in PROCLITICS]:
                ends.setdefault(end, set()).add(len(before) + 1)
        return {end: tuple(sorted(lengths, reverse=True)) for end, lengths in ends.items()}

    @cached_property
    def preposition_ends(self) -> frozenset[str]:
        """The last words of prepositions, those of one word behind "and" too: most words are none."""
        longer = {phrase.rsplit(" ", 1)[-1] for phrase in self.prepositions if " " in phrase}
        alone = {clitic + word for word in self.prepositions if " " not in word for clitic in ("", "و", "ف")}
        return frozenset(longer | alone)

    @cached_property
    def locatives(self) -> frozenset[str]:
        """The words behind which a place may stand, prepositions and verbs, those behind "and" too."""
        words = self.prepositions.keys() | self.locative_verbs
        return frozenset(conjunction + word for word in words for conjunction in ("", "و"))

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Nouns of everyday and of people: a bare one in a list of places is no village."""
        words = self.words
        return (words.common | words.backing | words.speaker).union(words.given, words.inner, words.guard, words.person)

    @cached_property
    def unnameable(self) -> frozenset[str]:
        """Words that stand in no unknown name, behind a clitic or not."""
        return self.words.stop | self.offices

    @cached_property
    def noun_of(self) -> Callable[[str], PlaceNoun | None]:
        """The head noun that a folded word is, clitics aside; the fewest clitics win.

        Every token of every page is asked, and most words come again: the answers are kept.
        """
        return _Remembered(self._read_noun).__getitem__

    def _read_noun(self, word: str) -> PlaceNoun | None:
        for clitic in _BY_BEGINNING.get(word[:1], _NO_CLITIC):
            if word.startswith(clitic) and (found := self.nouns.get(word[len(clitic) :])):
                definite = clitic.endswith(("ال", "لل"))
                if definite and found.possessed:
                    continue
                return replace(found, definite=definite, proclitic=clitic)
        return None


_SHORTEST_VERB = 4  # shorter forms are spelled like names too often
_BY_BEGINNING = by_beginning(tuple(sorted(PROCLITICS, key=len)))  # the shortest first
_NO_CLITIC = ("",)


@compiled
def load_place_wording() -> PlaceWording:
    """The tables, read once."""
    blockers = list(_words("place_blockers.tsv", "use"))
    words = load_place_words()
    return PlaceWording(
        nouns=_nouns(),
        relations=dict(_words("place_relations.tsv", "meaning")),
        prepositions={word: fold_word(row) for word, row in _first_words("place_prepositions.tsv")},
        adjectives=dict(_words("place_adjectives.tsv", "use")),
        phrases=tuple(word for word, use in blockers if use == "phrase"),
        offices=frozenset(word for word, use in blockers if use == "before"),
        locative_verbs=frozenset(word for word, _ in _words("place_verbs.tsv", None)),
        traps=dict(_traps()),
        words=words,
        foreign_endings=tuple(sorted(words.ending)),
        reporting=words.according | _sayings(),
        verbs=frozenset(form for form in all_forms() if len(form) >= _SHORTEST_VERB) | _sayings(),
        months=frozenset(load_date_tables().months),
        units=_units(),
        namesakes=frozenset(_namesakes()),
    )


def _words(name: str, column: str | None) -> Iterator[tuple[str, str]]:
    columns = ("words", column) if column else ("words",)
    for _, row in read_tsv(package_file("languages", "ar", name), columns):
        for word in row["words"].split("|"):
            yield fold_word(word), row[column] if column else ""


def _sayings() -> frozenset[str]:
    """The verbs of saying in the third person, past and present."""
    columns = ("strength", "past", "present", "participle", "needs")
    rows = [row for _, row in read_tsv(package_file("languages", "ar", "saying.tsv"), columns)]
    past = {row["past"] + ending for row in rows if row["past"] for ending in ("", "ت", "وا", "ا")}
    present = {form for row in rows if row["present"] for form in (row["present"], "ت" + row["present"][1:])}
    return frozenset(map(fold_word, past | present))


def _first_words(name: str) -> Iterator[tuple[str, str]]:
    for _, row in read_tsv(package_file("languages", "ar", name), ("words", "kind")):
        words = row["words"].split("|")
        for word in words:
            yield fold_word(word), words[0]


def _nouns() -> dict[str, PlaceNoun]:
    """Nouns by folded form; a plain form wins over another one's possessive."""
    plain: dict[str, PlaceNoun] = {}
    possessed: dict[str, PlaceNoun] = {}
    for form, noun in _noun_forms():
        plain.setdefault(fold_word(form), noun)
        stem = form[:-1] + "ت" if form.endswith("ة") else form
        for suffix in _POSSESSIVES:
            possessed.setdefault(fold_word(stem + suffix), replace(noun, possessed=True))
    return possessed | plain


def _noun_forms() -> Iterator[tuple[str, PlaceNoun]]:
    columns = ("singular", "dual", "plural", "kind", "keep")
    numbers: tuple[tuple[str, NounNumber], ...] = (("singular", "one"), ("dual", "two"), ("plural", "many"))
    for _, row in read_tsv(package_file("languages", "ar", "place_nouns.tsv"), columns):
        lemma = row["singular"].split("|")[0]
        for column, number in numbers:
            for form in filter(None, row[column].split("|")):
                yield form, PlaceNoun(lemma, row["kind"], number, row["keep"] == "yes")


def _units() -> dict[str, DistanceUnit]:
    rows = read_tsv(package_file("languages", "ar", "distance_units.tsv"), ("form", "km", "alone"))
    return {fold_word(row["form"]): DistanceUnit(float(row["km"] or 0), int(row["alone"] or 0)) for _, row in rows}


def _namesakes() -> Iterator[str]:
    """First words of villages' names as they are spelled: folding makes them one with other words."""
    for _, row in read_tsv(package_file("languages", "ar", "place_namesakes.tsv"), ("name", "place", "word")):
        yield row["name"]


def _traps() -> Iterator[tuple[str, Trap]]:
    columns = ("name", "needs", "place", "word")
    for _, row in read_tsv(package_file("languages", "ar", "place_ambiguous.tsv"), columns):
        yield fold_word(row["name"]), Trap(row["needs"], row["name"])  # type: ignore[arg-type]


def load_nationalities() -> list[tuple[str, str]]:
    """Words of nationality ("Sudanese") with their country's ISO code."""
    rows = read_tsv(package_file("languages", "ar", "place_nationalities.tsv"), ("country", "words"))
    return [(word, row["country"]) for _, row in rows for word in row["words"].split("|")]
