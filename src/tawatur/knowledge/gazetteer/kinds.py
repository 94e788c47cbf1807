"""Kinds of places and the level of each: the precision that a place of the kind is told with."""

from __future__ import annotations

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records.claim import PlacePrecision

Level = PlacePrecision


def _levels() -> dict[str, Level]:
    rows = read_tsv(package_file("gazetteer", "kinds.tsv"), ("kind", "level", "meaning"))
    return {row["kind"]: row["level"] for _, row in rows}  # type: ignore[misc]


_LEVELS = _levels()
KINDS = frozenset(_LEVELS)


def level_of(kind: str) -> Level:
    """The level of a kind of ``kinds.tsv``; an unknown kind raises ``KeyError``."""
    return _LEVELS[kind]
