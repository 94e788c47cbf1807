"""One event though a field is missing or read otherwise; and two that only look alike stay two."""

from dataclasses import replace

import pytest

from tawatur.records import ClaimDate


def test_a_place_without_id_country_or_point_is_still_the_place_of_its_name(corpus, make):
    bare = replace(make.place("القمر"), place_id=None, country=None, lat=None, lon=None)
    here = corpus.claim("a", where=[make.place("القمر")], actors=("front",))
    assert corpus.together(here, corpus.claim("b", where=[bare], actors=("front",)))


def test_a_head_noun_makes_no_other_place(corpus, make):
    headed = make.place("مدينة القمر", place_id=None, lat=None, lon=None)
    here = corpus.claim("a", where=[make.place("القمر")], actors=("front",))
    assert corpus.together(here, corpus.claim("b", where=[headed], actors=("front",)))


def test_a_site_by_a_shorter_name_is_one_site(corpus, make):
    long = make.place("مطار القمر الدولي", precision="site", lat=34.0, lon=37.0)
    short = make.place("مطار القمر", precision="site", place_id=None)
    assert corpus.together(corpus.claim("a", "air_strike", [long]), corpus.claim("b", "air_strike", [short]))


def test_two_airports_are_two(corpus, make):
    one = make.place("مطار القمر الدولي", precision="site", place_id=None)
    other = make.place("مطار النخيل الدولي", precision="site", place_id=None)
    assert not corpus.together(corpus.claim("a", "air_strike", [one]), corpus.claim("b", "air_strike", [other]))


def test_a_claim_whose_place_was_not_tied_joins_by_its_name_in_the_sentence(corpus, make):
    here = corpus.claim("a", "shelling", [make.place("القمر")], actors=("army",))
    loose = corpus.claim("b", "shelling", quote="قصفت المدفعية أحياء بالقمر صباحا", actors=("army",))
    assert corpus.together(here, loose)


def test_a_claim_without_place_joins_by_a_telling_figure_of_its_day(corpus, make):
    toll, day = (make.number("killed", 22),), make.on("2024-12-05")
    here = corpus.claim("a", "air_strike", [make.place("القمر")], date=day, quantities=toll)
    assert corpus.together(here, corpus.claim("b", "air_strike", date=day, quantities=toll))


def test_one_dead_is_the_figure_of_many(corpus, make):
    toll, day = (make.number("killed", 1),), make.on("2024-12-05")
    here = corpus.claim("a", "air_strike", [make.place("القمر")], date=day, quantities=toll)
    assert not corpus.together(here, corpus.claim("b", "air_strike", date=day, quantities=toll))


def test_a_place_taken_once_is_one_event_whose_day_is_disputed(corpus, make):
    one = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-05"))
    other = corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    third = corpus.claim("c", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    assert corpus.together(one, other, third)
    assert [d.field for d in corpus.event(one).disagreements] == ["date"]


def test_who_struck_is_disputed_where_day_place_and_toll_are_one(corpus, make):
    toll, day = (make.number("killed", 14),), make.on("2024-12-05")
    accused = {"army": "front", "front": "army"}
    one, other = (
        corpus.claim(name, "shelling", [make.place("القمر")], date=day, quantities=toll, origin=name, actors=(doer,))
        for name, doer in accused.items()
    )
    assert corpus.together(one, other)
    assert corpus.event(one).grade == "contested"
    assert [d.field for d in corpus.event(one).disagreements] == ["actor"]


def test_two_sides_that_shell_one_town_with_other_tolls_are_two(corpus, make):
    day = make.on("2024-12-05")
    one, other = (
        corpus.claim(
            name, "shelling", [make.place("القمر")],
            date=day, quantities=(make.number("killed", dead),), origin=name, actors=(name,),
        )
        for name, dead in (("army", 14), ("front", 3))
    )  # fmt: skip
    assert not corpus.together(one, other)


@pytest.mark.parametrize(
    ("said", "denied", "joined"),
    [
        ("attack", "advance", True),
        ("territory_gained", "advance", True),
        ("air_strike", "attack", True),
        ("shelling", "air_strike", True),
        ("advance", "territory_gained", False),
        ("air_strike", "withdrawal", False),
    ],
)
def test_a_denial_denies_what_it_implies_and_no_more(corpus, make, said, denied, joined):
    where = [make.place("القمر", role="destination" if "advance" in (said, denied) else "site")]
    claim = corpus.claim("a", said, where, actors=("front",), origin="front")
    denial = corpus.claim("b", denied, where, actors=("front",), origin="army", modality="denied")
    assert corpus.together(claim, denial) is joined


def test_who_is_named_as_the_doer_answers_for_it_without_a_place(corpus, make):
    said = corpus.claim("a", "air_strike", [make.place("القمر")], actors=("army",), origin="front")
    denial = corpus.claim("a", "attack", origin="army-radio", modality="denied", sentence=None)
    assert corpus.together(said, denial)


def test_what_was_taken_since_an_evening_was_taken_that_day(corpus, make):
    noon = make.on("2024-12-05", start="12:00", end="15:00")
    since = ClaimDate("2024-12-05", "2024-12-06", "part_of_day", None, "2024-12-05T19:00", "2024-12-06")
    one = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=noon)
    other = corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=since)
    assert corpus.together(one, other)


def test_what_was_held_since_the_month_before_was_not_taken_this_week(corpus, make):
    since = ClaimDate("2024-11-02", "2024-12-06", "day", None, "2024-11-02", "2024-12-06")
    one = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-08"))
    assert not corpus.together(one, corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=since))


@pytest.mark.parametrize(("article", "joined"), [("a", True), ("b", False)])
def test_two_tolls_of_one_article_by_two_origins_are_of_one_strike(corpus, make, article, joined):
    day, two, five = make.on("2024-12-05"), make.number("killed", 2), make.number("killed", 5)
    one = corpus.claim("a", "shelling", [make.place("القمر")], date=day, quantities=(two,), origin="police")
    other = corpus.claim(article, "shelling", [make.place("القمر")], quantities=(five,), origin="hospital")
    assert corpus.together(one, other) is joined
