"""What parts the items of a list, in the language spoken."""

from __future__ import annotations

from tawatur.messages import language


def semicolon() -> str:
    """The semicolon of the language spoken."""
    return "؛ " if language() == "ar" else "; "


def comma() -> str:
    """The comma of the language spoken."""
    return "، " if language() == "ar" else ", "
