"""What changes are called where people read of them."""

from __future__ import annotations

from tawatur.messages import _, language
from tawatur.queries.view_names import word_of
from tawatur.records import Change

#: What the fields of an event are called where people read of them: message keys.
FIELDS = {
    "grade": "grade",
    "origins.established": "established origins",
    "origins.possible": "possible origins",
    "sides.say": "who says it",
    "sides.deny": "who denies it",
    "disagreements": "disagreements",
    "date": "time",
    "places": "places",
    "claims": "claims",
    "rejected": "rejected",
}


def field_label(field: str) -> str:
    """What a field is called: a number by what it counts, a claim's field by its own name."""
    name, _mark, what = field.partition(":")
    return f"{_('number')}: {_(what.replace('_', ' '))}" if name == "quantity" else _(FIELDS.get(field, field))


def changed_value(change: Change, value: str | None) -> str:
    """What a field of an event was or is, in words where it is a code; a dash where it was not known."""
    if value is None:
        return "–"
    if value in ("True", "False"):
        return _("yes") if value == "True" else _("no")
    return word_of("grade", value, language()) if change.field == "grade" else value
