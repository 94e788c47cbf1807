"""Why claims count as one origin, and why an event has its grade, in words."""

from __future__ import annotations

from tawatur.messages import _, ngettext_
from tawatur.messages.words import GRADES
from tawatur.records import Event, Lineage

#: Reason codes of lineages, as message keys; what follows the code is shown as it is.
LINEAGE_REASONS = {
    "same_origin": "they name the same origin",
    "shared_run": "they share a run of words without credit",
    "same_outlet": "they are of one outlet",
    "same_owner": "their outlets have one owner",
    "relays": "one relays the other",
    "only": "no other claim goes back to it",
}


def lineage_reason(lineage: Lineage) -> str:
    """Why the claims of a lineage go back to one origin."""
    return "; ".join(map(_reason, lineage.reason.split(";")))


def _reason(code: str) -> str:
    name, mark, detail = code.partition(":")
    words = _(LINEAGE_REASONS[name]) if name in LINEAGE_REASONS else name
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
    return f"{_(GRADES.get(event.grade, event.grade))}: {established} ({free}), {possible}"
