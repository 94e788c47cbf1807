"""Every knowledge file loads: ``python -m quality.knowledge`` reads each YAML and TSV of the package strictly.

What a file's own loader demands is tested in ``tests/knowledge``; this finds files that no loader would open.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from tawatur.errors import KnowledgeError
from tawatur.knowledge.loading import package_file, read_tsv, read_yaml

DATA = (".yaml", ".tsv")


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


def main() -> int:
    """Print the faults of all knowledge files; 1 where there is one."""
    files = list(data_files(package_file()))
    faults = [found for found in map(fault, files) if found]
    print("\n".join(faults) or f"{len(files)} knowledge files are well formed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
