"""Every knowledge file loads: ``python -m quality.knowledge`` reads each YAML and TSV of the package strictly.

What a file's own loader demands is tested in ``tests/knowledge``; this finds files that no loader would open, kinds of
words that their file's notes do not tell, lists of clause words and particles that no example shows, and lines of event
wording that add nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from msgspec.structs import fields

from quality.wordings import idle_wordings
from tawatur.errors import KnowledgeError
from tawatur.knowledge.languages.clauses import ClauseWords
from tawatur.knowledge.languages.particles import Particles
from tawatur.knowledge.loading import package_file, read_tsv, read_yaml

DATA = (".yaml", ".tsv")
ONE_LINE_A = re.compile(r"one line a (\w+):", re.IGNORECASE)
TOLD = re.compile(r"# ([a-z_]+(?:, [a-z_]+)*): ")


def data_files(folder: Traversable) -> Iterator[Traversable]:
    """All data files beneath a folder, by name."""
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from data_files(entry)
        elif entry.name.endswith(DATA):
            yield entry


def fault(source: Traversable) -> str | None:
    """What is wrong with a file's form, None where nothing is."""
    try:
        if source.name.endswith(".yaml"):
            return None if read_yaml(source, Any) is not None else f"{source.name}: it is empty"
        header = next(line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        rows = sum(1 for _ in read_tsv(source, tuple(header.split("\t"))))
    except (KnowledgeError, StopIteration, UnicodeDecodeError) as error:
        return f"{source.name}: {error}"
    return None if rows else f"{source.name}: it has no rows"


def untold_kinds(source: Traversable) -> list[str]:
    """The kinds of a file whose notes promise a line for each ("One line a kind:") and have none for them."""
    lines = source.read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    promised = ONE_LINE_A.search(" ".join(notes))
    if promised is None:
        return []
    header = next(line for line in lines if not line.startswith("#")).split("\t")
    kinds = {row[promised.group(1)] for _, row in read_tsv(source, tuple(header))}
    told = {kind for note in notes if (found := TOLD.match(note)) for kind in found.group(1).split(", ")}
    return sorted(f"{source.name}: the notes do not tell {kind}" for kind in kinds - told)


def unshown_lists() -> list[str]:
    """The lists of clause words and particles without a sentence in ``clause_examples.tsv``."""
    lists = {field.name for words in (ClauseWords, Particles) for field in fields(words)}
    rows = read_tsv(package_file("languages", "ar", "clause_examples.tsv"), ("lists", "text", "reads"))
    return sorted(lists - {name for _, row in rows for name in row["lists"].split("|")})


def main() -> int:
    """Print the faults of all knowledge files; 1 where there is one."""
    files = list(data_files(package_file()))
    faults = [found for found in map(fault, files) if found]
    if not faults:
        faults = [found for source in files if source.name.endswith(".tsv") for found in untold_kinds(source)]
    faults += [f"clause_examples.tsv: no sentence shows {name}" for name in unshown_lists()]
    faults += idle_wordings()
    print("\n".join(faults) or f"{len(files)} knowledge files are well formed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
