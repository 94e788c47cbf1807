"""The read side over a small workspace."""

from dataclasses import replace

import pytest

from tawatur import queries
from tawatur.errors import AmbiguousRequest, NotFound, RequestError
from tawatur.queries import Filter
from tawatur.records import ClaimDate, Link, OriginCount
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests


@pytest.fixture
def workspace(tmp_path, made):
    """Three articles of two outlets: two seizures at two places, and an undated shelling."""
    hama = made.place("حماة", name_en="Hama", parent="gov_hama", precision="settlement")
    village = made.place("كفر نجم", parent=hama.place_id)
    readings = [
        made.reading(made.page("خبر أول\nسيطر مقاتلون على حماة", "one"), places=(hama,)),
        made.reading(
            made.page("خبر ثان\nسيطر الجيش على كفر نجم", "two"),
            places=(village,),
            actors=("sy-government",),
            date=ClaimDate("2024-12-07", "2024-12-07", "day", "stated", "2024-12-07", "2024-12-07"),
        ),
        made.reading(
            made.page("خبر ثالث\nسيطر القصف على حماة", "three"),
            places=(hama,),
            event_type="shelling",
            origin="unnamed:sources",
            date=ClaimDate(None, None, "unknown", None, None, "2024-12-09"),
        ),
    ]
    readings[1] = replace(readings[1], article=replace(readings[1].article, outlet="صدى", outlet_slug="sada"))
    events = [made.event(reading.claims[0]) for reading in readings]
    events[1] = replace(events[1], grade="strong", origins=OriginCount(3, 0))
    events[1] = replace(events[1], links=(Link(events[0].event_id, "part_of"),), merged_from=("ev_0ld",))
    with open_workspace(tmp_path, make=True) as opened:
        run_id = opened.begin_run("0", Digests("p", "k"))
        opened.add(readings, run_id)
        opened.put_linked(Linked(events, (), [made.span(events[0])]), run_id)
        yield opened


def types_and_articles(workspace, **wanted):
    found = queries.list_events(workspace, Filter(**wanted)).items
    return [event.claims[0].article for event in found]


@pytest.mark.parametrize(
    ("wanted", "articles"),
    [
        ({}, ["three", "two", "one"]),
        ({"types": ("territory_gained",)}, ["two", "one"]),
        ({"places": ("حماه",)}, ["three", "two", "one"]),
        ({"places": ("لكفر نجم",)}, ["two"]),
        ({"places": ("HAMA",)}, ["three", "two", "one"]),
        ({"actors": ("sy-government",)}, ["two"]),
        ({"outlets": ("sada",)}, ["two"]),
        ({"outlets": ("صدى",)}, ["two"]),
        ({"grades": ("strong",)}, ["two"]),
        ({"origins": ("unnamed:sources",)}, ["three"]),
        ({"since": "2024-12-06"}, ["three", "two"]),
        ({"until": "2024-12-05"}, ["one"]),
        ({"since": "2024-12-07", "until": "2024-12-08"}, ["two"]),
        ({"places": ("نيالا",)}, []),
    ],
)
def test_events_that_answer_to_a_filter(workspace, wanted, articles):
    assert types_and_articles(workspace, **wanted) == articles
    claims = queries.list_claims(workspace, Filter(**wanted)).items
    assert sorted(view.claim.article for view in claims) == sorted(articles)


def test_articles_that_answer_to_a_filter(workspace):
    assert {a.article for a in queries.list_articles(workspace).items} == {"one", "two", "three"}
    assert [a.article for a in queries.list_articles(workspace, Filter(types=("shelling",))).items] == ["three"]
    assert queries.list_articles(workspace, Filter(since="2025-01-01")).items == ()


@pytest.mark.parametrize(
    "wanted", [{"since": "yesterday"}, {"since": "2024-12-09", "until": "2024-12-01"}, {"grades": ("certain",)}]
)
def test_a_filter_that_makes_no_sense_is_refused(workspace, wanted):
    with pytest.raises(RequestError):
        queries.list_events(workspace, Filter(**wanted))


def test_slices_join_to_the_whole(workspace):
    seen, cursor = [], None
    while True:
        part = queries.list_events(workspace, cursor=cursor, limit=1)
        assert part.total == 3
        seen.extend(event.event_id for event in part.items)
        cursor = part.next
        if cursor is None:
            break
    assert seen == [event.event_id for event in queries.list_events(workspace).items]


def test_an_event_is_told_with_its_claims_and_links(workspace):
    two, one = queries.list_events(workspace, Filter(types=("territory_gained",))).items
    view = queries.get_event(workspace, two.event_id[:8])
    assert view.claims[0].article.outlet_slug == "sada"
    assert [(link.event.event_id, link.relation, link.inward) for link in view.linked] == [
        (one.event_id, "part_of", False)
    ]
    assert queries.get_event(workspace, one.event_id).linked[0].inward
    assert queries.get_event(workspace, "ev_0ld").event.event_id == two.event_id


def test_an_article_is_told_with_its_claims_and_where_it_was_found(workspace):
    view = queries.get_article(workspace, "one")
    assert view.paths == ("/pages/one.txt",)
    assert view.event_ids[view.claims[0].claim_id].startswith("ev_")
    assert queries.get_article(workspace, view.article.article_id) == view
    assert queries.get_article(workspace, view.article.version_id) == view


def test_one_of_anything_by_its_id(workspace):
    claim = queries.list_claims(workspace).items[0].claim
    assert queries.find(workspace, claim.claim_id).claim == claim
    with pytest.raises(NotFound):
        queries.find(workspace, "ev_nothing")


def test_places_and_sources(workspace):
    hama = queries.find_place(workspace, "بحماة")
    assert (hama.name_en, hama.claims, hama.events) == ("Hama", 2, 2)
    assert [place.name for place in queries.list_places(workspace)] == ["حماة", "كفر نجم"]
    assert [(s.origin, s.claims) for s in queries.list_sources(workspace)] == [("sohr", 2), ("unnamed:sources", 1)]
    assert [(o.slug, o.articles, o.claims) for o in queries.list_outlets(workspace)] == [
        ("minbar", 2, 2),
        ("sada", 1, 1),
    ]


def test_a_name_of_several_places_is_a_question_back(two_bearers):
    with open_workspace(two_bearers) as workspace, pytest.raises(AmbiguousRequest) as caught:
        queries.find_place(workspace, "التل")
    assert len(caught.value.candidates) == 2


def test_a_settlement_comes_before_a_governorate(tmp_path, made):
    places = (made.place("حمص", place_id="gov", precision="governorate"), made.place("حمص", place_id="city"))
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add([made.reading(places=places)], workspace.begin_run("0", Digests("p", "k")))
        assert queries.find_place(workspace, "حمص").place_id == "city"


def test_a_whole_is_meant_where_it_is_named(tmp_path, made):
    whole = made.place("حمص", name_en="Homs", place_id="gov", precision="governorate")
    places = (whole, made.place("حمص", name_en="Homs", place_id="city"))
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add([made.reading(places=places)], workspace.begin_run("0", Digests("p", "k")))
        assert queries.find_place(workspace, "محافظة حمص").place_id == "gov"
        assert queries.find_place(workspace, "Homs").place_id == "city"


def test_what_lies_in_a_place_is_meant_with_it(tmp_path, made):
    """Of the gazetteer: Rastan lies in the governorate of Homs, which lies in Syria; Nyala does not."""
    from tawatur.knowledge.gazetteer import load_gazetteer

    (rastan,) = [p for p in load_gazetteer().named("الرستن") if p.level == "settlement"][:1]
    readings = [
        made.reading(made.page("خبر\nسيطر مقاتلون على الرستن", "one"), places=(_of(made, rastan),)),
        made.reading(made.page("خبر آخر\nسيطر مقاتلون على نيالا", "two"), places=(_of(made, _named("نيالا")),)),
    ]
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add(readings, workspace.begin_run("0", Digests("p", "k")))

        def found(asked):
            return [view.claim.article for view in queries.list_claims(workspace, Filter(places=(asked,))).items]

        assert found("الرستن") == found("محافظة حمص") == found("سوريا") == found("Syria") == ["one"]
        assert found("حمص") == [], "the town of Homs does not hold Rastan"
        assert found("السودان") == ["two"]


def _named(name):
    from tawatur.knowledge.gazetteer import load_gazetteer

    return next(p for p in load_gazetteer().named(name) if p.level == "settlement")


def _of(made, place):
    return made.place(place.name, place_id=place.place_id, name_en=place.name_en)


def test_a_name_means_the_located_place_before_its_unlocated_namesake(workspace, made):
    nameless = made.place("حماة", place_id=None, lat=None, lon=None)
    reading = made.reading(made.page("خبر رابع\nسيطر أحد على حماة أخرى", "four"), places=(nameless,))
    workspace.add([reading], None)
    assert queries.find_place(workspace, "حماة").latitude is not None
