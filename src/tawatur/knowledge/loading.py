"""Reading data files strictly: unknown keys, duplicates and presentation-form letters are refused.

A file that breaks a rule raises :class:`~tawatur.errors.KnowledgeError` with its name and line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from tawatur.errors import KnowledgeError

T = TypeVar("T")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def package_file(*parts: str) -> Traversable:
    """A data file of the package, by its path under ``tawatur/knowledge``."""
    found = files("tawatur.knowledge")
    for part in parts:
        found = found / part
    return found


def package_files(folder: str, suffix: str) -> list[Traversable]:
    """The data files of one folder under ``tawatur/knowledge``, by name."""
    found = (f for f in package_file(*folder.split("/")).iterdir() if f.name.endswith(suffix))
    return sorted(found, key=lambda f: f.name)


def read_yaml(source: Traversable, kind: type[T]) -> T:
    """One YAML file as ``kind`` (a msgspec Struct with ``forbid_unknown_fields``, or a list or dict of them)."""
    import yaml  # only where knowledge is compiled

    text = _text(source)
    try:
        loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
        return msgspec.convert(yaml.load(text, loader), kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(str(error).replace("\n", " "), source.name) from error


def read_tsv(source: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """``(line number, row)`` of a TSV file whose header is exactly ``columns``; lines that begin with # are notes."""
    lines = [line for line in _text(source).splitlines() if not line.startswith("#")]
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = tuple(next(reader, ()))
    if header != columns:
        raise KnowledgeError(f"the columns are {header}, not {columns}", source.name)
    for number, row in enumerate(reader, 2):
        if not row:
            continue
        if len(row) != len(columns):
            raise KnowledgeError(f"{len(row)} columns, not {len(columns)}", f"{source.name}, row {number}")
        yield number, dict(zip(columns, (cell.strip() for cell in row), strict=True))


def _text(source: Traversable) -> str:
    text = source.read_text(encoding="utf-8")
    found = _PRESENTATION.search(text)
    if found:
        raise KnowledgeError(f"presentation-form letter {found.group()!r}", source.name, "write the plain letter")
    return text
