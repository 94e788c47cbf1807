"""The program's own terms as people read them: event types, grades, statuses, in the language spoken now."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.messages import _

#: What each grade says: never that something is true.
GRADES: Mapping[str, str] = {
    "weak": "one origin",
    "fair": "two independent origins",
    "strong": "independent origins agree",
    "contested": "contested",
    "retracted": "withdrawn by its origin",
}

#: What each status of control says.
STATUSES: Mapping[str, str] = {
    "controlled": "held",
    "contested": "contested",
    "partial": "held in part",
    "negotiated": "held by agreement",
    "vacated": "left by its holder",
    "besieged": "besieged",
    "unknown": "not known",
}

#: How a claim is meant.
MODALITIES: Mapping[str, str] = {
    "happened": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "background": "background",
}


def event_type_label(event_type: str) -> str:
    """An event type in words: ``air strike``."""
    return _(event_type.replace("_", " "))


def grade_label(grade: str) -> str:
    """A grade in words."""
    return _(GRADES.get(grade, grade))


def status_label(status: str) -> str:
    """A status of control in words."""
    return _(STATUSES.get(status, status))


def modality_label(modality: str) -> str:
    """How a claim is meant, in words."""
    return _(MODALITIES.get(modality, modality))


def quantity_label(what: str) -> str:
    """What a number counts, in words."""
    return _(what.replace("_", " "))


def origin_label(origin: str) -> str:
    """An origin in words, where it is no name of its own: ``unnamed:military source``, ``outlet``."""
    kind, _mark, of = origin.partition(":")
    if of:
        return f"{_(kind)}: {_(of)}"
    return _(origin) if origin in ("outlet", "correspondent") else origin
