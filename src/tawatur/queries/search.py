"""Full-text search behind an interface of its own: what can be asked, what is answered, and who answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from tawatur.errors import RequestError
from tawatur.messages import _
from tawatur.queries.filters import Filter
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Counted
from tawatur.queries.view_snapshot import Snapshot
from tawatur.storage import Workspace

Kind = Literal["event", "claim", "article", "place"]
NO_FILTER = Filter()
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """``text`` with "phrases" in quotation marks; ``kinds`` empty: all; ``literal``: the words as they are written."""

    text: str
    kinds: tuple[str, ...] = ()
    literal: bool = False
    wanted: Filter = NO_FILTER
    limit: int = 50


@dataclass(frozen=True, slots=True)
class SnippetPiece:
    """A run of a found text, and whether it is what was asked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its kind, id and title, words around the hit.

    ``version_id`` is where a claim's words stand; ``named`` whether an event has a named origin.
    """

    kind: str
    id: str
    title: str
    detail: str
    snippet: tuple[SnippetPiece, ...]
    day: str | None = None
    grade: str | None = None
    version_id: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Results:
    """What was found. ``relaxed``: no text held all the words, so those that hold some are shown. ``cut``: only the
    first words of a very long question were asked for."""

    text: str
    hits: tuple[Hit, ...]
    total: int
    kinds: tuple[Counted, ...] = ()
    literal: bool = False
    relaxed: bool = False
    cut: bool = False


class SearchIndex(Protocol):
    """Finds things of a workspace by their words."""

    def prepare(self, snapshot: Snapshot) -> None:
        """Bring the index to a snapshot's state: what else the first search would wait for."""
        ...

    def find(self, snapshot: Snapshot, workspace: Workspace, asked: SearchRequest, language: Language) -> Results:
        """The hits of a request, the best first."""
        ...


def checked_kinds(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds, if all are known. Raises RequestError."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise RequestError(_("there is no kind “{name}”").format(name=unknown[0][:40]), hint=", ".join(KINDS))
    return kinds


def open_search(workspace: Workspace) -> SearchIndex:
    """The full-text index of a workspace, kept beside its database."""
    from tawatur.queries.search_fts import FullTextIndex

    return FullTextIndex(workspace.folder)
