"""Words that settle who did something to whom, from ``role_words.tsv``."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import fields

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word


class RoleWords(Struct, frozen=True):
    """Folded words by what they say of roles; the file tells what each list is for."""

    performing: frozenset[str]
    belongs: frozenset[str]
    by: frozenset[str]
    where: frozenset[str]
    reply: frozenset[str]
    owned: frozenset[str]
    weapon: frozenset[str]
    feminine: frozenset[str]
    both: frozenset[str]
    holding: frozenset[str]
    member: frozenset[str]
    responsible: frozenset[str]
    backing: frozenset[str]
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


@compiled
def load_role_words() -> RoleWords:
    """The Arabic words; an unknown kind is refused."""
    lists: dict[str, set[str]] = {field.name: set() for field in fields(RoleWords)}
    source = package_file("languages", "ar", "role_words.tsv")
    for line, row in read_tsv(source, ("kind", "form")):
        if row["kind"] not in lists:
            raise KnowledgeError(f"an unknown kind: {row['kind']}", f"{source.name}, row {line}")
        lists[row["kind"]].add(fold_word(row["form"]))
    return RoleWords(**{kind: frozenset(forms) for kind, forms in lists.items()})
