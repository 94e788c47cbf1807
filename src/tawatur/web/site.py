"""What all endpoints share: the workspace's current snapshot, the search, and how an answer is made of a view."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from tawatur.messages import speaking
from tawatur.queries.search import SearchIndex, open_search
from tawatur.queries.view_control import control_steps
from tawatur.queries.view_names import Language, Names
from tawatur.queries.view_overview import facets, holders
from tawatur.queries.view_snapshot import Snapshot, SnapshotKeeper
from tawatur.storage import Workspace
from tawatur.web.basemap import basemap
from tawatur.web.rendering import environment, pages_digest, render
from tawatur.web.settings import Settings
from tawatur.web.state import State, read_state

JSON = "application/json"
LANGUAGES: tuple[Language, ...] = ("ar", "en")


class Answers:
    """The last answers by their tags, which name the workspace's state: what many readers open is made once."""

    def __init__(self, most_bytes: int = 24_000_000) -> None:
        self._found: OrderedDict[str, bytes] = OrderedDict()
        self._room, self._lock = most_bytes, Lock()

    def get(self, tag: str) -> bytes | None:
        """The answer of a tag, None where it is not kept."""
        with self._lock:
            if tag in self._found:
                self._found.move_to_end(tag)
            return self._found.get(tag)

    def put(self, tag: str, body: bytes) -> None:
        """Keep an answer; the ones that were not asked for longest go."""
        with self._lock:
            self._room += len(self._found.pop(tag, b"")) - len(body)
            self._found[tag] = body
            while self._room < 0:
                _, gone = self._found.popitem(last=False)
                self._room += len(gone)


@dataclass
class Site:
    """One workspace, served."""

    workspace: Workspace
    settings: Settings
    names: Names = field(default_factory=Names)
    answers: Answers = field(default_factory=Answers)

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
        """Compile the pages and bring the full-text index to the workspace's state; a search meanwhile waits for it."""
        for name in environment().list_templates():
            environment().get_template(name)
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
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "accept"}
    kind = JSON if wants_json(request) else "text/html"
    body = site.answers.get(tag)
    if body is None:
        with speaking(language_of(request)):
            state = read_state(request.query_params, language_of(request), site.settings.user_data_dir)
            view = make(site, snapshot, state)
        if kind == JSON:
            body = msgspec.json.encode(view)
        else:
            frame = frame_values(request, site, snapshot)
            body = render(template, state, main_country(snapshot), view=view, **frame, **extra).encode()
        site.answers.put(tag, body)
    return Response(body, media_type=kind, headers=headers)


def frame_values(request: Request, site: Site, snapshot: Snapshot) -> dict[str, Any]:
    """What the frame around every page shows."""
    path = request.url.path.removeprefix("/en") if language_of(request) == "en" else request.url.path
    country = (request.query_params.get("country") or "").lower() or None
    return {
        "path": path or "/",
        "shapes": {named.slug: number for number, named in enumerate(holders(snapshot, language_of(request), country))},
        "problem_count": len(snapshot.problems),
        "protected": site.settings.secret is not None,
    }


def entity_tag(state: str, request: Request) -> str:
    """An ETag: the database's state, the program's pages, the address and the kind of answer."""
    asked = (request.url.path, request.url.query, str(wants_json(request)), request.headers.get("hx-request", ""))
    what = "\0".join((state, pages_digest(), *asked))
    return f'"{blake2b(what.encode(), digest_size=12).hexdigest()}"'


def main_country(snapshot: Snapshot) -> str | None:
    """The country that most places lie in: its readers' names of months are used."""
    return snapshot.remembered("country", lambda: _main_country(snapshot))


def _main_country(snapshot: Snapshot) -> str | None:
    counts = Counter(place.country.upper() for place in snapshot.places.values() if place.country)
    return counts.most_common(1)[0][0] if counts else None
