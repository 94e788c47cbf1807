"""Click's own words (usage, errors, help) in the language spoken: it asks gettext, and is given our catalogue."""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, termui, types, utils

from tawatur.messages import _, plural_form

ASKING = (core, decorators, exceptions, formatting, parser, termui, types, utils)


def speak_for_click() -> None:
    """From here on click asks our catalogue. It offers no other way in than the names that its modules import."""
    for module in ASKING:
        for name, ours in (("_", _), ("ngettext", plural_form)):
            if hasattr(module, name):
                setattr(module, name, ours)
