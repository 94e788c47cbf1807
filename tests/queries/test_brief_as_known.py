"""The brief as known at a time: nothing that was told later, and no map that later knowledge drew."""

from dataclasses import replace

import pytest

from tawatur.errors import RequestError
from tawatur.knowledge.linking import load_event_knowledge
from tawatur.queries import Filter
from tawatur.queries.brief import write_brief
from tawatur.queries.view_brief import brief_view
from tawatur.queries.view_known_names import known_names
from tawatur.queries.view_overview import Moment
from tawatur.queries.view_snapshot import load_snapshot
from tawatur.records import ClaimDate
from tawatur.stages.events import link_events
from tawatur.stages.territory import control_spans
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests

DAY = ClaimDate("2024-12-05", "2024-12-05", "day", None, "2024-12-05", "2024-12-05")


@pytest.fixture
def workspace(tmp_path, made):
    """A town taken, as an observatory said on the 5th; denied by the army on the 7th, with another town lost."""
    town = made.place("الوادي", name_en="al-Wadi", country="sy")
    other = made.place("التل", name_en="al-Tall", country="sy", lat=33.6)
    first = {"places": (town,), "date": DAY, "origin": "sohr"}
    told = [
        ("سيطر مقاتلون على الوادي", "2024-12-05T20:00", "happened", first),
        ("سيطر نفي", "2024-12-07T09:00", "denied", first | {"origin": "sy-government"}),
        ("سيطر مقاتلون على التل", "2024-12-07T09:00", "happened", first | {"places": (other,)}),
    ]
    readings = []
    for number, (line, published, modality, fields) in enumerate(told):
        reading = made.reading(made.page(f"خبر {number}\n{line}", f"n{number}"), **fields)
        article = replace(reading.article, published=published, outlet_slug=f"paper-{number}")
        readings.append(replace(reading, article=article, claims=(replace(reading.claims[0], modality=modality),)))
    claims = [claim for reading in readings for claim in reading.claims]
    knowledge = load_event_knowledge()
    linked = link_events(claims, {r.article.version_id: r.article for r in readings}, (), (), knowledge)
    with open_workspace(tmp_path, make=True) as opened:
        opened.add(readings, opened.begin_run("0", Digests("p", "k")))
        spans = control_spans(linked.events, claims, knowledge)
        opened.put_linked(Linked(linked.events, linked.stories, spans), None)
        yield opened


def told_at(workspace, known_at):
    brief = write_brief(workspace, Filter(), "en", known_at=known_at)
    return brief, {section.kind: " ".join(s.text for s in section.sentences) for section in brief.sections}


def test_what_was_told_later_is_left_out(workspace):
    brief, told = told_at(workspace, "2024-12-05")
    assert "al-Wadi" in told["control"]
    assert "al-Tall" not in str(told)
    assert "contested" not in told["control"]
    assert not told["disputes"]
    assert len(brief.references) == 1
    assert brief.period == "As known by the end of Thursday 5 December 2024"


def test_later_knowledge_draws_another_map(workspace):
    _, told = told_at(workspace, "2024-12-07T12:00")
    assert "al-Tall" in told["control"]
    assert "contested" in told["control"]
    assert told == told_at(workspace, None)[1]


def test_a_time_without_a_zone_is_the_places_own(workspace):
    before, _ = told_at(workspace, "2024-12-05T19:59")
    after, _ = told_at(workspace, "2024-12-05T20:01")
    assert not before.references
    assert after.references


def test_what_is_no_time_is_refused(workspace):
    with pytest.raises(RequestError):
        write_brief(workspace, Filter(), known_at="yesterday")


def test_the_page_tells_the_same(workspace):
    snapshot = load_snapshot(workspace, known_names())
    for known_at in (None, "2024-12-05T23:00:00Z", "2024-12-08T00:00:00Z"):
        view = brief_view(snapshot, workspace, Filter(), Moment(known_at=known_at), "en")
        assert view.brief.sections == write_brief(workspace, Filter(), "en", known_at=known_at).sections
