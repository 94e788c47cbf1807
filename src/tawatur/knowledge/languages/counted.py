"""Counted nouns and words of harm, from ``counted.tsv``, ``counted_compounds.tsv`` and ``harm.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast, get_args

from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.inflection import counted_forms, dual_forms, verb_forms
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word

NounClass = Literal[
    "person", "role", "fighter", "captive", "fled", "dead", "hurt", "victim", "missing", "thing", "place", "measure"
]
HarmKind = Literal["killed", "wounded", "detained", "released", "displaced", "missing"]
HarmRole = Literal["verb", "noun", "after"]


class CountedNoun(Struct, frozen=True):
    """The plain English noun that an Arabic one is counted as, and how a word of harm changes that."""

    what: str
    noun_class: NounClass


class HarmWord(Struct, frozen=True):
    """What a verb or masdar says happened to people; ``after`` ones stand behind those they speak of."""

    kind: HarmKind
    role: HarmRole


class CountingWords(Struct, frozen=True):
    """Folded forms without proclitics: nouns after a number, singulars, duals, compounds, words of harm, lists."""

    nouns: Mapping[str, CountedNoun]
    singulars: Mapping[str, CountedNoun]
    duals: Mapping[str, CountedNoun]
    compounds: Mapping[str, tuple[tuple[str, str], ...]]
    harms: Mapping[str, HarmWord]
    masdars: Mapping[str, HarmWord]
    lists: Mapping[str, frozenset[str]]


@compiled
def load_counting_words() -> CountingWords:
    """The Arabic tables, checked: an unknown class, kind or role is refused."""
    nouns: dict[str, CountedNoun] = {}
    singulars: dict[str, CountedNoun] = {}
    duals: dict[str, CountedNoun] = {}
    for noun, singular, plurals in _counted_rows():
        for form in counted_forms(singular, plurals):
            nouns.setdefault(form, noun)
        singulars.setdefault(fold_word(singular), noun)
        for form in dual_forms(singular):
            duals.setdefault(form, noun)
    plural_forms = {form for _, _, plurals in _counted_rows() for form in counted_forms("", plurals)}
    duals = {form: noun for form, noun in duals.items() if form not in plural_forms}
    harms = _harms()
    masdars = {form: word for form, word in harms if word.role == "noun"}
    return CountingWords(nouns, singulars, duals, _compounds(), dict(reversed(harms)), masdars, _lists())


def _counted_rows() -> list[tuple[CountedNoun, str, tuple[str, ...]]]:
    source = package_file("languages", "ar", "counted.tsv")
    rows = []
    for line, row in read_tsv(source, ("what", "class", "singular", "plurals")):
        if row["class"] not in get_args(NounClass):
            raise KnowledgeError(f"an unknown class: {row['class']}", f"{source.name}, row {line}")
        plurals = tuple(p for p in row["plurals"].split("|") if p)
        rows.append((CountedNoun(row["what"], cast(NounClass, row["class"])), row["singular"], plurals))
    return rows


def _compounds() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for _, row in read_tsv(package_file("languages", "ar", "counted_compounds.tsv"), ("what", "next", "becomes")):
        found[row["what"]] = (*found.get(row["what"], ()), (fold_word(row["next"]), row["becomes"]))
    return found


def _harms() -> list[tuple[str, HarmWord]]:
    source = package_file("languages", "ar", "harm.tsv")
    harms: list[tuple[str, HarmWord]] = []
    for line, row in read_tsv(source, ("kind", "role", "form", "present")):
        if row["kind"] not in get_args(HarmKind) or row["role"] not in get_args(HarmRole):
            raise KnowledgeError(f"an unknown kind or role: {row}", f"{source.name}, row {line}")
        word = HarmWord(cast(HarmKind, row["kind"]), cast(HarmRole, row["role"]))
        verb = row["role"] == "verb"
        forms = verb_forms(row["form"], row["present"]) if verb else (fold_word(row["form"]),)
        harms += [(form, word) for form in forms]
    return harms


def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, row in read_tsv(package_file("languages", "ar", "counting_words.tsv"), ("list", "form")):
        found.setdefault(row["list"], set()).add(fold_word(row["form"]))
    names = found.get("named_by_number", set())
    clitics = {c + form for form in names for c in ("و", "ب", "ل")}
    found["named_by_number"] = names | clitics | {"لل" + form[2:] for form in names if form.startswith("ال")}
    return {name: frozenset(forms) for name, forms in found.items()}
