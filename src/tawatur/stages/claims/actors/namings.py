"""Namings: which of a text's phrases may name somebody, by the countries near; those of one span together."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.knowledge.actors import Naming
from tawatur.text.matching import Match


def namings_near(found: Sequence[Match[tuple[Naming, ...]]], near: set[str | None]) -> list[Match[Naming]]:
    """What each phrase names, framings only of the countries that are near."""
    return [
        Match(m.fold_start, m.fold_end, m.start, m.end, m.proclitic, m.phrase, naming)
        for m in found
        for naming in m.value
        if naming.kind != "context" or naming.country in near
    ]


def names_first(matches: list[Match[Naming]]) -> list[Match[Naming]]:
    """Where a phrase is both a fixed name and a framing, the name first; what a country calls so may be its branch."""
    fixed = {(m.fold_start, m.fold_end) for m in matches if m.value.kind == "name"}
    named = [m for m in matches if m.value.kind in ("name", "context") or (m.fold_start, m.fold_end) not in fixed]
    return sorted(named, key=lambda m: (m.fold_start, -m.fold_end, m.value.kind != "name"))


def by_span(matches: Sequence[Match[Naming]]) -> list[list[Match[Naming]]]:
    """The matches by their span, in order."""
    groups: list[list[Match[Naming]]] = []
    for match in matches:
        if groups and (groups[-1][0].fold_start, groups[-1][0].fold_end) == (match.fold_start, match.fold_end):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups
