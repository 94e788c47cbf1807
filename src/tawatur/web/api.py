"""The HTTP API under ``/api``: the same views and the same filter as the pages, as JSON. See docs/api.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tawatur.errors import NotFound
from tawatur.messages import _, speaking
from tawatur.queries.view_article import article_page
from tawatur.queries.view_control import PlaceControl, control_everywhere, place_control
from tawatur.queries.view_lines import claim_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import overview
from tawatur.queries.view_pages import claims_of_source, event_page, place_page, source_page, story_page
from tawatur.queries.view_snapshot import Snapshot
from tawatur.stages.territory import control_at
from tawatur.web import pages
from tawatur.web.openapi import document
from tawatur.web.site import JSON, Site, entity_tag, site_of
from tawatur.web.state import State, read_state

View = Callable[[Site, Snapshot, State], Any]


@dataclass(frozen=True, slots=True)
class Index:
    """Where things are."""

    name: str
    documentation: str
    collections: tuple[str, ...]


def routes() -> list[BaseRoute]:
    """All routes of the API."""
    listings: dict[str, View] = {
        "overview": _overview,
        "events": pages.event_listing,
        "claims": pages.claim_listing,
        "articles": pages.article_listing,
        "places": pages.place_listing,
        "stories": pages.story_listing,
        "sources": pages.source_listing,
        "problems": pages.problem_listing,
        "control": _control,
        "search": pages.search_results,
    }
    items: dict[str, Callable[[str], View]] = {
        "events": _event,
        "claims": _claim,
        "articles": _article,
        "places": _place,
        "stories": _story,
        "sources": _source,
    }
    return [
        Route("/api", _index),
        Route("/api/openapi.json", _openapi),
        *(Route(f"/api/{name}", _listing(make)) for name, make in listings.items()),
        *(Route(f"/api/{name}/{{id:path}}", _item(make)) for name, make in items.items()),
    ]


def _answer(request: Request, make: View) -> Response:
    site = site_of(request)
    snapshot = site.snapshot()
    tag = entity_tag(snapshot.state, request)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    language: Language = "ar" if request.query_params.get("lang") == "ar" else "en"
    with speaking(language):
        view = make(site, snapshot, read_state(request.query_params, language, site.settings.user_data_dir))
    return Response(msgspec.json.encode(view), media_type=JSON, headers={"etag": tag, "cache-control": "no-cache"})


def _listing(make: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return _answer(request, make)

    return endpoint


def _item(make: Callable[[str], View]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return _answer(request, make(request.path_params["id"]))

    return endpoint


def _index(request: Request) -> Response:
    """What the API holds."""

    def make(_site: Site, _snapshot: Snapshot, _state: State) -> Index:
        names = ("overview", "events", "claims", "articles", "places", "control", "stories", "sources", "search")
        return Index("Tawatur", "/api/openapi.json", tuple(f"/api/{name}" for name in (*names, "problems")))

    return _answer(request, make)


def _openapi(_request: Request) -> Response:
    return Response(msgspec.json.encode(document()), media_type=JSON)


def _overview(site: Site, snapshot: Snapshot, state: State) -> Any:
    return overview(snapshot, site.workspace, state.wanted, state.moment, state.language)


def _control(_site: Site, snapshot: Snapshot, state: State) -> pages.Listing:
    """Control at a time: of the places asked for, else of all; ``at`` without a value is the last day."""
    at, known_at = state.moment.at or pages.LATEST, state.moment.known_at
    if not state.wanted.places:
        everywhere = control_everywhere(snapshot, at, known_at, state.language)
        return pages.page_of(everywhere, tuple(one.place.key for one in everywhere), state)
    asked = set(state.wanted.places)
    found: list[PlaceControl] = []
    for key, place in snapshot.places.items():
        if {key, place.name, place.name_en or place.name} & asked:
            answer = control_at(snapshot.spans_of_place.get(key, ()), key, at, known_at)
            found.append(place_control(snapshot, key, answer, state.language))
    return pages.page_of(tuple(found), tuple(one.place.key for one in found), state)


def _event(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        event = snapshot.events.get(snapshot.aliases.get(asked, asked))
        return event_page(snapshot, _known(event, asked), state.language)

    return make


def _claim(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        return claim_line(snapshot, _known(snapshot.claims.get(asked), asked), state.language)

    return make


def _article(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        version = asked if asked in snapshot.articles else snapshot.latest.get(asked)
        return article_page(snapshot, _known(version, asked), None, state.language)

    return make


def _place(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        place = _known(snapshot.places.get(asked), asked)
        return place_page(snapshot, place, (state.moment.at or pages.LATEST, state.moment.known_at), state.language)

    return make


def _story(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        return story_page(snapshot, _known(snapshot.stories.get(asked), asked), state.language)

    return make


def _source(asked: str) -> View:
    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        _known(claims_of_source(snapshot, asked) or None, asked)
        return source_page(snapshot, asked, state.language)

    return make


def _known(found: Any, asked: str) -> Any:
    if found is None:
        raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked[:80]))
    return found
