"""The API's OpenAPI 3.1 document, its schemas derived from the view records."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from tawatur import __version__
from tawatur.queries.filters import GRADES, MODALITIES, event_types
from tawatur.queries.search import KINDS, Results
from tawatur.queries.view_article import ArticlePage
from tawatur.queries.view_control import PlaceControl
from tawatur.queries.view_lines import ClaimLine, EventLine
from tawatur.queries.view_overview import OverviewView
from tawatur.queries.view_pages import ArticleLine, EventPage, PlacePage, SourcePage, StoryPage
from tawatur.records import Problem, Story

Json = dict[str, Any]
_DAY = {"type": "string", "format": "date"}
_BEGINS_AS_DAY = r"^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_MOMENT = {"type": "string", "pattern": _BEGINS_AS_DAY + r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z?)?$"}
_ANY = {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": 50}
# collection → the record of one item in its list, the record of one item alone
COLLECTIONS: dict[str, tuple[type, type | None]] = {
    "events": (EventLine, EventPage),
    "claims": (ClaimLine, ClaimLine),
    "articles": (ArticleLine, ArticlePage),
    "places": (dict, PlacePage),
    "control": (PlaceControl, None),
    "stories": (Story, StoryPage),
    "sources": (dict, SourcePage),
    "problems": (Problem, None),
}


@cache
def document() -> Json:
    """The document."""
    kinds = [kind for pair in COLLECTIONS.values() for kind in pair if kind not in (None, dict)]
    kinds += [OverviewView, Results]
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    by_kind = dict(zip(kinds, schemas, strict=True))
    paths: Json = {"/api": {"get": _operation("What the API holds.", {"type": "object"}, [], "index")}}
    for name, (line, whole) in COLLECTIONS.items():
        paths[f"/api/{name}"] = {
            "get": _operation(
                f"A slice of the {name}.", _listing(by_kind.get(line)), _list_parameters(), f"list_{name}"
            )
        }
        if whole:
            one = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}]
            paths[f"/api/{name}/{{id}}"] = {
                "get": _operation(f"One of the {name}.", by_kind[whole], [*one, *_time_parameters()], f"get_{name}")
            }
    searching = [_query("q", {"type": "string"}), _query("kind", {"type": "array", "items": {"enum": list(KINDS)}}),
                 _query("literal", {"type": "string", "enum": ["1"]})]  # fmt: skip
    paths["/api/search"] = {
        "get": _operation("Full-text search.", by_kind[Results], [*searching, *_list_parameters()], "search")
    }
    paths["/api/overview"] = {"get": _operation("The overview.", by_kind[OverviewView], _list_parameters(), "overview")}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tawatur", "version": __version__, "description": "What is said, by whom, through whom."},
        "paths": paths,
        "components": {"schemas": components | {"ProblemDocument": _PROBLEM}},
    }


_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": ["string", "null"]},
    },
    "required": ["type", "title", "status"],
}


def _operation(summary: str, schema: Json, parameters: list[Json], name: str) -> Json:
    problem = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "found",
                "headers": {"ETag": {"schema": {"type": "string"}}},
                "content": {"application/json": {"schema": schema}},
            },
            "304": {"description": "unchanged since the ETag that was sent"},
            "400": {"description": "the request makes no sense"} | problem,
            "404": {"description": "there is no such thing"} | problem,
        },
    }


def _listing(schema: Json | None) -> Json:
    return {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": schema or {"type": "object"}},
            "total": {"type": "integer"},
            "next": {"type": ["string", "null"], "description": "the cursor of the rest"},
        },
        "required": ["items", "total", "next"],
    }


def _query(name: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _time_parameters() -> list[Json]:
    language = {"type": "string", "enum": ["ar", "en"]}
    return [_query("at", _MOMENT), _query("known_at", _MOMENT), _query("lang", language)]


def _list_parameters() -> list[Json]:
    words: dict[str, Json] = {
        "type": {"type": "array", "items": {"enum": list(event_types())}},
        "grade": {"type": "array", "items": {"enum": list(GRADES)}},
        "modality": {"type": "array", "items": {"enum": list(MODALITIES)}},
        "place": _ANY, "actor": _ANY, "outlet": _ANY, "origin": _ANY,
        "since": _DAY, "until": _DAY,
        "all_versions": {"type": "string", "enum": ["1"]},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200},
        "cursor": {"type": "string"},
    }  # fmt: skip
    return [*(_query(name, schema) for name, schema in words.items()), *_time_parameters()]
