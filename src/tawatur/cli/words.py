"""The program's terms and the names behind slugs, in the language spoken now."""

from __future__ import annotations

from tawatur.messages import language
from tawatur.queries.view_names import Names, grade_word, word_of


def event_type_label(event_type: str) -> str:
    """An event type in words."""
    return _word("event_type", event_type)


def grade_label(grade: str, *, has_named: bool = True) -> str:
    """A grade in words: never that something is true; ``weak`` without a named origin says so."""
    word = grade_word(grade, language(), has_named=has_named)
    return word[:1].lower() + word[1:]


def status_label(status: str) -> str:
    """A status of control in words."""
    return _word("status", status)


def modality_label(modality: str) -> str:
    """How a claim is meant, in words."""
    return _word("modality", modality)


def quantity_label(what: str) -> str:
    """What a number counts, in words."""
    return _word("quantity", what)


def removed_label(kind: str) -> str:
    """Of what kind a line is that was left out."""
    return _word("removed", kind)


def removal_label(reason: str) -> str:
    """Why a line was left out: the code in words, and the page's own words where the reason is a phrase."""
    code, _mark, detail = reason.partition(":")
    told = _word("removed_reason", code)
    return f"{told} «{detail}»" if code in ("cue", "teaser") else told


def disagreement_label(field: str) -> str:
    """What a disagreement is about: a figure by what it counts, else a field."""
    kind, _mark, what = field.partition(":")
    return quantity_label(what) if kind == "quantity" else _word("disagreement", kind)


def actor_label(slug: str) -> str:
    """An actor's name; its slug where the registry has none."""
    return _names().actor(slug, language())


def origin_label(origin: str) -> str:
    """An origin's name: a source, an actor, an unnamed kind of source, the outlet itself."""
    return _names().origin(origin, language())


def _word(table: str, code: str) -> str:
    word = word_of(table, code, language())
    return word[:1].lower() + word[1:]


def _names() -> Names:
    from tawatur.queries.view_known_names import names_of_speakers

    return names_of_speakers()
