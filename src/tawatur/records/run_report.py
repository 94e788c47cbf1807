"""What a run did: shown at its end, and while it goes on."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.records.page import Problem


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run read, and what the workspace holds now.

    ``pages`` came in, of which ``known`` were here before and ``read`` were read; ``articles`` and ``claims`` are
    theirs. ``events`` and ``places_held`` count the whole workspace. ``problems`` are those of this run's input,
    the ones that leave something out among them. ``interrupted`` says that the run was stopped before its end.
    """

    pages: int = 0
    known: int = 0
    articles: int = 0
    claims: int = 0
    events: int = 0
    places_held: int = 0
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False
    read: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: the stage at work, and what it has done so far."""

    stage: str
    pages: int = 0
    articles: int = 0
    claims: int = 0
