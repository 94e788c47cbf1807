"""Tawatur reads Arabic news pages about a conflict into cited claims, events, origins and control.

The public library, ten names::

    import tawatur

    with tawatur.open_workspace("homs") as workspace:
        tawatur.read("pages", workspace)
        for event in tawatur.events(workspace):
            print(event.event_type, event.date.start, [place.name for place in event.places], event.grade)

``open_workspace`` and ``read`` fill a workspace; ``events``, ``claims``, ``articles`` and ``control`` look into it
(``Filter`` says at what), ``show`` finds one of anything by its id; ``Config`` and ``TawaturError`` are what they are
told and what they raise. All records are frozen dataclasses (``tawatur.records``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tawatur.config import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from tawatur.config import Config
    from tawatur.errors import TawaturError
    from tawatur.library import articles, claims, control, events, open_workspace, read, show
    from tawatur.queries.filters import Filter

#: public name → the module that it comes from; imported when it is first used.
_HOMES = {
    "Config": "tawatur.config",
    "Filter": "tawatur.queries.filters",
    "TawaturError": "tawatur.errors",
    "articles": "tawatur.library",
    "claims": "tawatur.library",
    "control": "tawatur.library",
    "events": "tawatur.library",
    "open_workspace": "tawatur.library",
    "read": "tawatur.library",
    "show": "tawatur.library",
}

__all__ = [
    "Config",
    "Filter",
    "TawaturError",
    "articles",
    "claims",
    "control",
    "events",
    "open_workspace",
    "read",
    "show",
]


def __getattr__(name: str) -> Any:
    """A public name, imported on first use: ``import tawatur`` and ``tawatur --help`` stay quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
