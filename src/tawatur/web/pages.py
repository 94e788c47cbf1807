"""The pages. Each is a query, a view, a template; each also comes as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tawatur.errors import NotFound
from tawatur.messages import _
from tawatur.queries.brief import event_reasons
from tawatur.queries.events import get_event
from tawatur.queries.search import Results, SearchRequest
from tawatur.queries.view_article import article_page
from tawatur.queries.view_brief import brief_view
from tawatur.queries.view_filtering import matching_claims
from tawatur.queries.view_lines import ClaimLine, EventLine, claim_line, event_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Facets, OverviewView, chosen_events, facets, overview
from tawatur.queries.view_pages import (
    ArticleLine,
    article_line,
    claims_of_source,
    event_page,
    outlet_name,
    place_page,
    source_page,
    story_page,
)
from tawatur.queries.view_snapshot import KnownPlace, Snapshot
from tawatur.records import Problem, Story
from tawatur.web.site import Site, site_of, view_response
from tawatur.web.state import State, address
from tawatur.web.svg_map import control_marks, density_bars, draw, events_before, frame_of

LATEST = "9999-12-31T23:59"


@dataclass(frozen=True, slots=True)
class Listing:
    """A slice of a list: ``total`` counts all of it, ``next`` is the cursor of the rest."""

    items: tuple[Any, ...]
    total: int
    next: str | None = None
    facets: Facets | None = None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the list of places: how many events, and who is said to hold it at the end."""

    place: KnownPlace
    events: int
    spans: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list of sources."""

    slug: str
    name: str
    claims: int
    as_origin: int
    as_relay: int
    as_outlet: int


def page_of(items: tuple[Any, ...], ids: tuple[str, ...], state: State, found: Facets | None = None) -> Listing:
    """The slice that a cursor (the last id that was shown) and a limit ask for.

    Raises NotFound for a cursor that is none.
    """
    start = 0
    if state.cursor:
        if state.cursor not in ids:
            raise NotFound(_("there is no such cursor any more"), hint=_("begin the list again"))
        start = ids.index(state.cursor) + 1
    end = start + state.limit
    following = ids[end - 1] if end < len(ids) else None
    return Listing(items[start:end], len(ids), following, found)


def overview_page(request: Request) -> Response:
    """The overview."""

    def make(site: Site, snapshot: Snapshot, state: State) -> OverviewView:
        return overview(snapshot, site.workspace, state.wanted, state.moment, state.language)

    return view_response(request, "overview.html", make, draw_map=_draw_map, density=density_bars, **_tiles(request))


def _tiles(request: Request) -> dict[str, str | None]:
    settings = site_of(request).settings
    return {"tiles": settings.tiles, "tiles_credit": settings.tiles_credit}


def _draw_map(view: OverviewView, language: Language, shapes: Mapping[str, int], title: str) -> Any:
    links = {one.place.key: address(language, f"/places/{one.place.key}", [("at", view.at)]) for one in view.control}
    marks = control_marks(view, shapes, language, links)
    frame = frame_of([(mark.lon, mark.lat) for mark in marks], strays=view.country is not None)
    return draw(marks, language, title, frame, events_before(view, language))


def events_page(request: Request) -> Response:
    """The list of events."""

    def make(site: Site, snapshot: Snapshot, state: State) -> Listing:
        return event_listing(site, snapshot, state)

    return view_response(request, "events.html", make)


def event_listing(site: Site, snapshot: Snapshot, state: State) -> Listing:
    """The slice of events that a state asks for."""
    found = chosen_events(snapshot, site.workspace, state.wanted, state.moment)
    listing = page_of(found, tuple(event.event_id for event in found), state)
    lines: tuple[EventLine, ...] = tuple(event_line(snapshot, event, state.language) for event in listing.items)
    return Listing(lines, listing.total, listing.next, facets(snapshot, state.language))


def claim_listing(site: Site, snapshot: Snapshot, state: State) -> Listing:
    """The slice of claims that a state asks for."""
    found = matching_claims(snapshot, site.workspace, state.wanted)
    listing = page_of(found, tuple(claim.claim_id for claim in found), state)
    lines: tuple[ClaimLine, ...] = tuple(claim_line(snapshot, claim, state.language) for claim in listing.items)
    return Listing(lines, listing.total, listing.next)


def claims_page(request: Request) -> Response:
    """The list of claims."""
    return view_response(request, "claims.html", claim_listing)


def event_detail(request: Request) -> Response:
    """One event."""
    asked = request.path_params["event_id"].removesuffix(".json")

    def make(site: Site, snapshot: Snapshot, state: State) -> Any:
        event = snapshot.events.get(snapshot.aliases.get(asked, asked))
        if event is None:
            raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked[:80]))
        reasons = event_reasons(get_event(site.workspace, event.event_id), state.language)
        return replace(event_page(snapshot, event, state.language), reasons=reasons)

    return view_response(request, "event.html", make)


def places_page(request: Request) -> Response:
    """The list of places."""
    return view_response(request, "places.html", place_listing)


def place_listing(_site: Site, snapshot: Snapshot, state: State) -> Listing:
    """The places, those with control and events first."""
    lines = [
        PlaceLine(place, len(snapshot.events_of_place.get(key, ())), len(snapshot.spans_of_place.get(key, ())))
        for key, place in snapshot.places.items()
    ]
    lines.sort(key=lambda line: (-line.spans, -line.events, line.place.name))
    return page_of(tuple(lines), tuple(line.place.key for line in lines), state)


def place_detail(request: Request) -> Response:
    """One place."""
    asked = request.path_params["place_id"].removesuffix(".json")

    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        place = snapshot.places.get(asked)
        if place is None:
            raise NotFound(_("no claim here speaks of a place “{asked}”").format(asked=asked[:80]))
        return place_page(snapshot, place, (state.moment.at or LATEST, state.moment.known_at), state.language)

    return view_response(request, "place.html", make)


def sources_page(request: Request) -> Response:
    """The list of sources."""
    return view_response(request, "sources.html", source_listing)


def source_listing(_site: Site, snapshot: Snapshot, state: State) -> Listing:
    """Origins, relays and outlets, those of the most claims first."""
    lines = snapshot.remembered(("sources", state.language), lambda: _source_lines(snapshot, state.language))
    return page_of(lines, tuple(line.slug for line in lines), state)


def _source_lines(snapshot: Snapshot, language: Language) -> tuple[SourceLine, ...]:
    counts: dict[str, list[int]] = {}
    current = set(snapshot.latest.values())
    for claim in snapshot.claims.values():
        if claim.version_id not in current:
            continue
        article = snapshot.article_of(claim)
        parts = ([claim.origin], claim.via, [article.outlet_slug] if article and article.outlet_slug else [])
        for number, slugs in enumerate(parts):
            for slug in slugs:
                counts.setdefault(slug, [0, 0, 0])[number] += 1
    lines = [
        SourceLine(slug, outlet_name(snapshot, slug) or snapshot.names.origin(slug, language), max(three), *three)
        for slug, three in counts.items()
        if slug not in ("outlet", "correspondent")
    ]
    return tuple(sorted(lines, key=lambda line: (-line.claims, line.slug)))


def source_detail(request: Request) -> Response:
    """One source."""
    asked = request.path_params["slug"].removesuffix(".json")

    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        if not claims_of_source(snapshot, asked):
            raise NotFound(_("no claim here comes from “{asked}”").format(asked=asked[:80]))
        return source_page(snapshot, asked, state.language)

    return view_response(request, "source.html", make)


def articles_page(request: Request) -> Response:
    """The list of articles."""
    return view_response(request, "articles.html", article_listing)


def article_listing(_site: Site, snapshot: Snapshot, state: State) -> Listing:
    """The latest versions of articles, the last published first."""
    wanted = state.wanted
    lines: list[ArticleLine] = []
    for version_id in snapshot.latest.values():
        article = snapshot.articles.get(version_id)
        day = (article.published or article.updated or "")[:10] if article else ""
        if article is None or (wanted.outlets and article.outlet_slug not in wanted.outlets):
            continue
        if (wanted.since and day < wanted.since) or (wanted.until and day > wanted.until):
            continue
        lines.append(article_line(snapshot, article))
    lines.sort(key=lambda line: (line.published or line.updated or "", line.version_id), reverse=True)
    return page_of(tuple(lines), tuple(line.version_id for line in lines), state)


def article_detail(request: Request) -> Response:
    """One article version, or the latest of an article."""
    asked = request.path_params["version_id"].removesuffix(".json")

    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        version = asked if asked in snapshot.articles else snapshot.latest.get(asked)
        if version is None:
            raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked[:80]))
        return article_page(snapshot, version, request.query_params.get("claim"), state.language)

    return view_response(request, "article.html", make)


def stories_page(request: Request) -> Response:
    """The list of stories."""
    return view_response(request, "stories.html", story_listing)


def story_listing(_site: Site, snapshot: Snapshot, state: State) -> Listing:
    """Stories, those of the most articles first."""
    found: list[Story] = sorted(
        snapshot.stories.values(), key=lambda story: (-len(story.article_ids), -len(story.event_ids), story.story_id)
    )
    return page_of(tuple(found), tuple(story.story_id for story in found), state)


def story_detail(request: Request) -> Response:
    """One story, its events along time."""
    asked = request.path_params["story_id"].removesuffix(".json")

    def make(_site: Site, snapshot: Snapshot, state: State) -> Any:
        if asked not in snapshot.stories:
            raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked[:80]))
        return story_page(snapshot, snapshot.stories[asked], state.language)

    return view_response(request, "story.html", make)


def brief_page(request: Request) -> Response:
    """The brief, made for paper."""

    def make(site: Site, snapshot: Snapshot, state: State) -> Any:
        return brief_view(snapshot, site.workspace, state.wanted, state.moment, state.language)

    return view_response(request, "brief.html", make, draw_map=_draw_map)


def problems_page(request: Request) -> Response:
    """What was left out, or read only in part."""
    return view_response(request, "problems.html", problem_listing)


def problem_listing(_site: Site, snapshot: Snapshot, state: State) -> Listing:
    """The problems, the last first."""
    found: tuple[Problem, ...] = tuple(reversed(snapshot.problems))
    return page_of(found, tuple(str(number) for number in range(len(found))), state)


def search_page(request: Request) -> Response:
    """The search."""
    return view_response(request, "search.html", search_results)


def search_results(site: Site, snapshot: Snapshot, state: State) -> Results:
    """What the search finds for a state's ``q``."""
    pairs = dict(state.pairs)
    asked = SearchRequest(
        text=pairs.get("q", ""),
        kinds=tuple(value for name, value in state.pairs if name == "kind"),
        literal=pairs.get("literal") in ("1", "true", "on"),
        wanted=state.wanted,
        limit=state.limit,
    )
    return site.search.find(snapshot, site.workspace, asked, state.language)
