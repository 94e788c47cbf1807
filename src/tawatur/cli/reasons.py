"""Why claims count as one origin, and why an event has its grade, in words."""

from __future__ import annotations

from tawatur.cli.words import grade_label
from tawatur.messages import language, ngettext_
from tawatur.queries.view_names import word_of
from tawatur.records import Event, Lineage


def lineage_reason(lineage: Lineage) -> str:
    """Why the claims of a lineage go back to one origin."""
    return "; ".join(map(_reason, lineage.reason.split(";")))


def _reason(code: str) -> str:
    name, mark, detail = code.partition(":")
    words = word_of("reason", name, language())
    return f"{words} ({detail})" if mark and name != "only" else words


def grade_reason(event: Event) -> str:
    """The grade in words, and the counts behind it."""
    established = ngettext_("{n} established origin", "{n} established origins", event.origins.established)
    possible = ngettext_("{n} possible origin", "{n} possible origins", event.origins.possible)
    disinterested = sum(
        lineage.standing == "established" and not lineage.interested and not lineage.denies
        for lineage in event.lineages
    )
    free = ngettext_("{n} no party to the conflict", "{n} no party to the conflict", disinterested)
    return f"{grade_label(event.grade)}: {established} ({free}), {possible}"
