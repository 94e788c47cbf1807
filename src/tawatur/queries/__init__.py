"""The only read side: filters in, views out. The command line, the exports and the web all ask here.

Every function takes an open :class:`~tawatur.storage.Workspace` first and yields frozen records (``views``):

=====================================================  ==============================================================
``list_events(workspace, filter, cursor, limit)``      ``Slice[Event]``, the latest first
``get_event(workspace, id)``                           ``EventView``: claims in full, linked events, stories, decisions
``list_claims(workspace, filter, cursor, limit)``      ``Slice[ClaimView]``, the latest first
``get_claim(workspace, id)``                           ``ClaimView``
``list_articles(workspace, filter, cursor, limit)``    ``Slice[ArticleBrief]``, the latest first
``get_article(workspace, id)``                         ``ArticleView``: text, left-out lines, claims, all versions
``list_full_articles(workspace, filter)``              an iterator of ``Article``, for exports
``find_place(workspace, text)``                        ``PlaceView`` of a name or id; raises AmbiguousRequest, NotFound
``list_places(workspace)``                             ``PlaceView`` of all places that claims speak of, most first
``control_at(workspace, place, at, known_at)``         ``ControlAnswer``: who is said to hold it
``control_map(workspace, at, known_at)``               ``ControlPoint`` of all places of which control is told
``control_history(workspace, place_id)``               ``ControlSpan`` of one place, in order of time
``list_sources(workspace)``, ``list_outlets``          ``SourceView``, ``OutletView``, most claims first
``list_stories(workspace)``, ``get_story``             ``Story``
``list_problems(workspace)``                           ``ProblemView``, the latest first
``list_changes(workspace, since)``                     ``ChangeView``, the latest first
``list_judgements(workspace)``                         ``Judgement``, in the order in which they were made
``unknown_names(workspace, filter)``                  names of a filter that nothing here bears
``count_all(workspace)``                               ``Counts``
``find(workspace, id)``                                any of the views, by an id or its unique beginning
=====================================================  ==============================================================

A ``cursor`` is what the last slice gave as ``next``; ``limit`` None gives all. Ids may be cut to a unique beginning.
NotFound and AmbiguousRequest are raised where an id has no or several bearers, RequestError where a filter makes no
sense. ``list_events`` and ``list_claims`` look at the latest versions of articles unless the filter says otherwise.
"""

from tawatur.queries.articles import get_article, list_articles, list_full_articles
from tawatur.queries.claims import get_claim, list_claims
from tawatur.queries.conditions import unknown_names
from tawatur.queries.control import control_at, control_history, control_map
from tawatur.queries.events import get_event, get_story, list_events, list_stories
from tawatur.queries.filters import Filter, checked, event_types
from tawatur.queries.finding import find
from tawatur.queries.places import find_place, list_places
from tawatur.queries.record_keeping import count_all, list_changes, list_judgements, list_problems
from tawatur.queries.sources import list_outlets, list_sources

__all__ = [
    "Filter",
    "checked",
    "control_at",
    "control_history",
    "control_map",
    "count_all",
    "event_types",
    "find",
    "find_place",
    "get_article",
    "get_claim",
    "get_event",
    "get_story",
    "list_articles",
    "list_changes",
    "list_claims",
    "list_events",
    "list_full_articles",
    "list_judgements",
    "list_outlets",
    "list_places",
    "list_problems",
    "list_sources",
    "list_stories",
    "unknown_names",
]
