"""What all endpoints share: the workspace's current snapshot, the search, and how an answer is made of a view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from tawatur.queries.search import SearchIndex, open_search
from tawatur.queries.view_control import control_steps
from tawatur.queries.view_names import Language, Names
from tawatur.queries.view_overview import facets, holders
from tawatur.queries.view_snapshot import Snapshot, SnapshotKeeper
from tawatur.storage import Workspace
from tawatur.web.basemap import basemap
from tawatur.web.rendering import environment, render
from tawatur.web.settings import Settings
from tawatur.web.state import State, read_state

JSON = "application/json"
LANGUAGES: tuple[Language, ...] = ("ar", "en")


@dataclass
class Site:
    """One workspace, served."""

    workspace: Workspace
    settings: Settings
    names: Names = field(default_factory=Names)

    @cached_property
    def keeper(self) -> SnapshotKeeper:
        """Hands out the current snapshot."""
        return SnapshotKeeper(self.workspace, self.names)

    @cached_property
    def search(self) -> SearchIndex:
        """The full-text index of the workspace."""
        return open_search(self.workspace)

    def warm(self) -> None:
        """Read the workspace before the first reader asks, and the knowledge and drawings that every page needs."""
        snapshot = self.snapshot()
        control_steps(snapshot, None)
        for language in LANGUAGES:
            facets(snapshot, language)
        basemap()
        environment().get_template("overview.html")

    def index(self) -> None:
        """Bring the full-text index to the workspace's state; a search that comes meanwhile waits for it."""
        self.search.prepare(self.snapshot())

    def snapshot(self) -> Snapshot:
        """The database's present state."""
        return self.keeper.current()


def language_of(request: Request) -> Language:
    """Arabic, unless the path begins with ``/en``."""
    return "en" if request.url.path == "/en" or request.url.path.startswith("/en/") else "ar"


def wants_json(request: Request) -> bool:
    """Whether the path ends in ``.json`` or JSON is preferred over HTML."""
    accept = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or (JSON in accept and "text/html" not in accept)


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    site: Site = request.app.state.site
    return site


def view_response(
    request: Request, template: str, make: Callable[[Site, Snapshot, State], Any], **extra: Any
) -> Response:
    """A page or its JSON from one view record; 304 where the reader has this state of it already."""
    site = site_of(request)
    snapshot = site.snapshot()
    tag = entity_tag(snapshot.state, request)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    state = read_state(request.query_params, language_of(request))
    view = make(site, snapshot, state)
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "accept"}
    if wants_json(request):
        return Response(msgspec.json.encode(view), media_type=JSON, headers=headers)
    page = render(template, state, main_country(snapshot), view=view, **frame_values(request, site, snapshot), **extra)
    return Response(page, media_type="text/html", headers=headers)


def frame_values(request: Request, site: Site, snapshot: Snapshot) -> dict[str, Any]:
    """What the frame around every page shows."""
    path = request.url.path.removeprefix("/en") if language_of(request) == "en" else request.url.path
    return {
        "path": path or "/",
        "shapes": {named.slug: number for number, named in enumerate(holders(snapshot, language_of(request)))},
        "problem_count": len(snapshot.problems),
        "protected": site.settings.secret is not None,
    }


def entity_tag(state: str, request: Request) -> str:
    """An ETag: the database's state, the address and the kind of answer."""
    what = f"{state} {request.url.path} {request.url.query} {wants_json(request)} {request.headers.get('hx-request')}"
    return f'"{blake2b(what.encode(), digest_size=12).hexdigest()}"'


def main_country(snapshot: Snapshot) -> str | None:
    """The country that most places lie in: its readers' names of months are used."""
    return snapshot.remembered("country", lambda: _main_country(snapshot))


def _main_country(snapshot: Snapshot) -> str | None:
    counts = Counter(place.country.upper() for place in snapshot.places.values() if place.country)
    return counts.most_common(1)[0][0] if counts else None
