"""The functions of the public library: thin, over the pipeline and the queries."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tawatur import pipeline, queries
from tawatur.config import Config
from tawatur.queries.filters import Filter
from tawatur.queries.finding import Found
from tawatur.records import Article, Claim, ControlAnswer, Event, RunReport
from tawatur.storage import Workspace
from tawatur.storage import open_workspace as _open

Paths = str | Path | Iterable[str | Path]


def open_workspace(folder: str | Path) -> Workspace:
    """The workspace in ``folder``, made where there is none; use it in a ``with`` statement.

    Raises WorkspaceError (NewerWorkspaceError where a newer version wrote it).
    """
    return _open(Path(folder), make=True)


def read(paths: Paths, workspace: Workspace, config: Config | None = None) -> RunReport:
    """Read the pages of files and folders into the workspace; what is there already is left as it is.

    Bad input raises nothing: the report's ``problems`` list it. Raises WorkspaceError where nothing can be written.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return pipeline.run(workspace, [Path(path) for path in given], config or Config())


def events(workspace: Workspace, wanted: Filter | None = None) -> tuple[Event, ...]:
    """The events that answer to a filter (all without one), the latest first. Raises RequestError."""
    return queries.list_events(workspace, wanted).items


def claims(workspace: Workspace, wanted: Filter | None = None) -> tuple[Claim, ...]:
    """The claims that answer to a filter, the latest first. Raises RequestError."""
    return tuple(view.claim for view in queries.list_claims(workspace, wanted).items)


def articles(workspace: Workspace, wanted: Filter | None = None) -> tuple[Article, ...]:
    """The articles that answer to a filter, by name. Raises RequestError."""
    return tuple(queries.list_full_articles(workspace, wanted))


def control(workspace: Workspace, place: str, at: str, known_at: str | None = None) -> ControlAnswer:
    """Who is said to hold a place at a local time, as known at a UTC time (None: now).

    Raises AmbiguousRequest where several places bear the name, NotFound where none does, RequestError for no time.
    """
    return queries.control_at(workspace, place, at, known_at)


def show(workspace: Workspace, asked: str) -> Found:
    """The event, claim, article, story or judgement of an id, with what belongs to it.

    Raises NotFound, AmbiguousRequest.
    """
    return queries.find(workspace, asked)
