"""Function words that settle how an event is told, from ``particles.tsv``."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import fields

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word


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
    only: frozenset[str]
    roughly: frozenset[str]
    before_verb: frozenset[str]


@compiled
def load_particles() -> Particles:
    """The Arabic words; an unknown kind is refused."""
    lists: dict[str, set[str]] = {field.name: set() for field in fields(Particles)}
    source = package_file("languages", "ar", "particles.tsv")
    for line, row in read_tsv(source, ("kind", "form")):
        if row["kind"] not in lists:
            raise KnowledgeError(f"an unknown kind: {row['kind']}", f"{source.name}, row {line}")
        lists[row["kind"]].add(fold_word(row["form"]))
    return Particles(**{kind: frozenset(forms) for kind, forms in lists.items()})
