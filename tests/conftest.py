"""Small records to test with, and stand-ins for the stages where a test is of storage or the pipeline alone."""

import hashlib
import os
from types import SimpleNamespace

import pytest
from hypothesis import settings

from tawatur.records import (
    Article,
    Claim,
    ClaimDate,
    ClaimPlace,
    ClaimReference,
    ControlSpan,
    Event,
    Interval,
    Lineage,
    OriginCount,
    Page,
    Problem,
    Reading,
    Sides,
    Span,
)

os.environ["TAWATUR_CACHE"] = "off"  # tests read the data files, and write nothing of the user's
# A busy machine is no failure. CI tries the same examples each time: a new find belongs to the one who looks for it.
settings.register_profile("no clock", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("no clock")


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def make_page(text="عنوان\nسيطر مقاتلون على بلدة الوادي", name="a", **more):
    fields = {"path": f"/pages/{name}.txt", "media_type": "text/plain", "content": text.encode()} | more
    return Page(page_id=digest(text), name=name, **fields)


def make_article(page, **more):
    title, _, text = page.content.decode().partition("\n")
    fields = {"url": page.url, "outlet": "منبر", "outlet_slug": "minbar", "published": "2024-12-06"} | more
    return Article(
        article=page.name,
        article_id="ar_" + digest(page.url or title)[:10],
        version_id="av_" + digest(text)[:10],
        page_id=page.page_id,
        title=title,
        published_basis="stated",
        published_evidence=None,
        updated=None,
        updated_evidence=None,
        fetched_at=page.fetched_at,
        language="ar",
        text=text,
        **fields,
    )


def make_place(name="الوادي", **more):
    fields = {"role": "site", "lat": 34.5, "lon": 36.5, "precision": "settlement", "place_id": "pl_" + digest(name)[:6]}
    return ClaimPlace(name=name, **(fields | more))


def make_claim(article, start=0, **more):
    end = article.text.find("\n", start)
    end = len(article.text) if end < 0 else end
    fields = {
        "event_type": "territory_gained",
        "actors": ("sy-opposition",),
        "targets": (),
        "places": (make_place(),),
        "date": ClaimDate("2024-12-05", "2024-12-05", "day", "stated", "2024-12-05", "2024-12-05"),
        "quantities": (),
        "origin": "sohr",
    } | more
    return Claim(
        claim_id="cl_" + digest(article.version_id + str(start))[:10],
        article=article.article,
        article_id=article.article_id,
        version_id=article.version_id,
        part="text",
        via=(),
        speaker=None,
        evidence_kind=None,
        modality="happened",
        quote=article.text[start:end],
        evidence={"event_type": (Span("text", start, start + 4),)},
        trigger=article.text[start : start + 4],
        rule="seized",
        actor_surfaces=("مقاتلون",),
        sentence=Span("text", start, end),
        **fields,
    )


def make_event(claim, **more):
    fields = {
        "event_id": "ev_" + digest(claim.claim_id)[:10],
        "grade": "weak",
        "origins": OriginCount(1, 0),
        "known_at": "2024-12-06T22:00:00Z",
    } | more
    lineage = Lineage(
        claim.origin, "established", False, (claim.claim_id,), "same_origin:" + claim.origin, claim.claim_id
    )
    return Event(
        event_type=claim.event_type,
        places=claim.places,
        date=claim.date,
        actors=claim.actors,
        targets=claim.targets,
        quantities=(),
        claims=(ClaimReference(claim.claim_id, claim.article, claim.quote),),
        lineages=(lineage,),
        sides=Sides(),
        disagreements=(),
        links=(),
        **fields,
    )


def make_span(event, **more):
    place = event.places[0]
    fields = {"status": "controlled", "holder": event.actors[0], "grade": event.grade} | more
    begins = f"{event.date.start}T12:00" if event.date.start else None
    return ControlSpan(
        begins=begins,
        place_id=place.place_id,
        place=place.name,
        since=Interval(event.date.start, event.date.end),
        until=Interval(None, None),
        known_since=event.known_at,
        last_confirmed=event.date.end,
        because=(event.event_id,),
        **fields,
    )


def make_reading(page=None, **more):
    page = page or make_page()
    article = make_article(page)
    return Reading(page, article, (make_claim(article, **more),))


@pytest.fixture
def made():
    """The makers of records, by name."""
    return SimpleNamespace(
        page=make_page,
        article=make_article,
        place=make_place,
        claim=make_claim,
        event=make_event,
        span=make_span,
        reading=make_reading,
    )


@pytest.fixture
def two_bearers(tmp_path, made):
    """A folder with a workspace of two places that are both called التل."""
    from tawatur.storage import open_workspace
    from tawatur.storage.digests import Digests

    readings = [
        made.reading(
            made.page(f"خبر {n}\nسيطر على التل {n}", f"p{n}"), places=(made.place("التل", place_id=f"pl_{n}"),)
        )
        for n in range(2)
    ]
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add(readings, workspace.begin_run("0", Digests("p", "k")))
    return tmp_path


def _read_article(page, _knowledge):
    text = page.content.decode()
    if "مقال" not in text and "\n" not in text:
        return Problem("no_article", "no article was found in it", page.path)
    if "يفشل" in text:
        raise KeyError("boom")
    return make_article(page)


def _read_claims(article, _knowledge):
    starts = [0, *(i + 1 for i, letter in enumerate(article.text) if letter == "\n")]
    return tuple(make_claim(article, start) for start in starts if "سيطر" in article.text[start:].partition("\n")[0])


def _link_events(claims, _articles, _previous, _judgements, _knowledge):
    from tawatur.stages.events import LinkState

    made = tuple(make_event(claim) for claim in claims)
    return SimpleNamespace(events=made, stories=(), changes=(), state=LinkState())


def stand_in(put):
    """Put the stand-ins in the stages' places: ``put(stage, name, function)`` for each."""
    from tawatur import linking, reading

    for stage, name, function in (
        (reading.articles, "read_article", _read_article),
        (reading.articles, "load_article_knowledge", lambda: None),
        (reading.claims, "read_claims", _read_claims),
        (reading.claims, "load_claim_knowledge", lambda _config: None),
        (linking.events, "link_events", _link_events),
        (linking.events, "load_event_knowledge", lambda: None),
        (linking.territory, "control_spans", lambda events, _c, _k: tuple(make_span(e) for e in events)),
        (linking.territory, "load_territory_knowledge", lambda: None),
    ):
        put(stage, name, function)


@pytest.fixture
def fake_stages(monkeypatch):
    """Stages that read a first line as headline and see a claim in each line with سيطر; each claim is an event."""
    stand_in(monkeypatch.setattr)
