"""The server: routes, the gate, and how failures are told. Read-only."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tawatur.errors import NotFound, RequestError, TawaturError
from tawatur.messages import _, speaking
from tawatur.queries.filters import Filter
from tawatur.queries.view_known_names import known_names
from tawatur.queries.view_names import Names
from tawatur.queries.view_overview import Moment
from tawatur.storage import open_workspace
from tawatur.web import api, files, pages
from tawatur.web.map_data import map_data
from tawatur.web.rendering import render
from tawatur.web.security import COOKIE, SESSION_SECONDS, Gate, Sessions
from tawatur.web.settings import Settings, is_secret
from tawatur.web.site import Site, language_of, site_of, wants_json
from tawatur.web.state import State, address

PROBLEM = "application/problem+json"
LONGEST_FORM = 4_096

_PAGES: Sequence[tuple[str, Any]] = (
    ("/", pages.overview_page),
    ("/events", pages.events_page),
    ("/events/{event_id}", pages.event_detail),
    ("/claims", pages.claims_page),
    ("/places", pages.places_page),
    ("/places/{place_id:path}", pages.place_detail),
    ("/sources", pages.sources_page),
    ("/sources/{slug:path}", pages.source_detail),
    ("/articles", pages.articles_page),
    ("/articles/{version_id:path}", pages.article_detail),
    ("/stories", pages.stories_page),
    ("/stories/{story_id}", pages.story_detail),
    ("/brief", pages.brief_page),
    ("/search", pages.search_page),
    ("/problems", pages.problems_page),
    ("/export/{format}", files.export_file),
    ("/map.json", map_data),
)
_WITH_JSON = ("/events", "/claims", "/places", "/sources", "/articles", "/stories", "/brief", "/search", "/problems")


def make_app(folder: Path, settings: Settings | None = None, names: Names | None = None) -> Starlette:
    """The application for the workspace in ``folder``.

    Raises NotFound or WorkspaceError where it cannot be opened.
    """
    settings = settings or Settings()
    sessions = Sessions(settings)
    app = Starlette(
        routes=_routes(),
        exception_handlers={TawaturError: _told, HTTPException: _told_http, Exception: _told_fault},
    )
    app.state.site = Site(open_workspace(folder), settings, names or known_names())
    app.state.sessions = sessions
    app.add_middleware(Gate, settings=settings, sessions=sessions)
    return app


def _routes() -> list[BaseRoute]:
    found: list[BaseRoute] = [
        Route("/static/{path:path}", files.static_file),
        Route("/originals/{page_id}", files.original),
        *api.routes(),
    ]
    for prefix in ("", "/en"):
        found.append(Route(f"{prefix}/login", _login, methods=["GET", "POST"]))
        found.append(Route(f"{prefix}/logout", _logout, methods=["POST"]))
        for path, endpoint in _PAGES:
            if path in _WITH_JSON:
                found.append(Route(f"{prefix}{path}.json", endpoint))
            found.append(Route((prefix + path).rstrip("/") or "/", endpoint))
        found.append(Route(f"{prefix}/index.json", pages.overview_page))
    found.append(Route("/en/", lambda _request: RedirectResponse("/en")))
    return found


async def _login(request: Request) -> Response:
    """The login page, and the session of who gives the right secret."""
    site, failed = site_of(request), False
    home = "/en" if language_of(request) == "en" else "/"
    if site.settings.secret is None:
        return RedirectResponse(home, 303)
    if request.method == "POST":
        if int(request.headers.get("content-length") or LONGEST_FORM + 1) > LONGEST_FORM:
            raise HTTPException(413)
        form = await request.form(max_fields=4, max_files=0)
        if await run_in_threadpool(is_secret, site.settings.secret, str(form.get("password", ""))):
            answer = RedirectResponse(home, 303)
            name = request.app.state.sessions.begin()
            answer.set_cookie(
                COOKIE, name, max_age=SESSION_SECONDS, httponly=True, samesite="strict",
                secure=request.url.scheme == "https",
            )  # fmt: skip
            return answer
        failed = True
    page = render("login.html", _plain_state(request), None, **_plain_values(request), failed=failed)
    return Response(page, 401 if failed else 200, media_type="text/html", headers={"cache-control": "no-store"})


def _logout(request: Request) -> Response:
    request.app.state.sessions.end(request.cookies.get(COOKIE, ""))
    answer = RedirectResponse(address(language_of(request), "/login"), 303)
    answer.delete_cookie(COOKIE)
    return answer


def _told(request: Request, error: Exception) -> Response:
    """A failure of the tree as a page or a problem document (RFC 9457)."""
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, RequestError) else 503
    what = getattr(error, "what", str(error))
    return _failure(request, status, what, getattr(error, "hint", ""))


def _told_http(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    what = {404: "there is no such page", 405: "this is read-only"}.get(status, getattr(error, "detail", "") or "error")
    answer = _failure(request, status, what, "")
    answer.headers.update(getattr(error, "headers", None) or ({"allow": "GET, HEAD"} if status == 405 else {}))
    return answer


def _told_fault(request: Request, _error: Exception) -> Response:
    if os.environ.get("TAWATUR_DEBUG"):
        raise _error
    return _failure(request, 500, "a fault of the program", "please report it with the address of this page")


def _failure(request: Request, status: int, what: str, hint: str) -> Response:
    if request.url.path.startswith("/api") or wants_json(request):
        with speaking("en"):
            document = {"type": "about:blank", "title": _(what), "status": status, "detail": _(hint) or None}
        return Response(msgspec.json.encode(document), status, media_type=PROBLEM)
    page = render(
        "failure.html", _plain_state(request), None, **_plain_values(request), status=status, what=what, hint=hint
    )
    return Response(page, status, media_type="text/html")


def _plain_state(request: Request) -> State:
    return State(language_of(request), Filter(), Moment())


def _plain_values(request: Request) -> dict[str, Any]:
    protected = site_of(request).settings.secret is not None
    return {"path": "", "shapes": {}, "problem_count": 0, "protected": protected}
