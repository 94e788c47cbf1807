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


def _fights(corpus, make, kind, other_article="b", sides=("army", "front")):
    dawn, noon = make.on("2024-12-05", start="03:00", end="06:00"), make.on("2024-12-05", start="12:00", end="15:00")
    one = corpus.claim("a", kind, [make.place("القمر")], actors=("army", "front"), date=dawn, origin="army")
    return one, corpus.claim(other_article, kind, [make.place("القمر")], actors=sides, date=noon, origin="front")


def test_a_fight_told_of_two_parts_of_one_day_is_one(corpus, make):
    assert corpus.together(*_fights(corpus, make, "armed_clash"))


@pytest.mark.parametrize(("kind", "article"), [("air_strike", "b"), ("armed_clash", "a")])
def test_raids_of_two_parts_of_a_day_and_two_fights_of_one_text_are_two(corpus, make, kind, article):
    assert not corpus.together(*_fights(corpus, make, kind, article))


def test_fights_of_other_sides_in_other_hours_are_two(corpus, make):
    assert not corpus.together(*_fights(corpus, make, "armed_clash", sides=("militia", "tribe")))


def _struck_and_denied(corpus, make, precision):
    site = make.place("مشفى القمر", precision=precision, lat=34.0, lon=37.0)
    day = make.on("2024-12-05")
    told = corpus.claim("a", "shelling", [site], actors=("army",), targets=("civilians",), date=day, origin="front")
    denied = corpus.claim(
        "a", "shelling", [site], actors=("army",), targets=("front",), modality="denied", origin="army"
    )
    return told, denied


def test_a_denial_of_a_strike_on_a_site_joins_it_whoever_was_aimed_at(corpus, make):
    assert corpus.together(*_struck_and_denied(corpus, make, "site"))


def test_a_denial_of_a_strike_on_a_town_is_of_those_it_was_aimed_at(corpus, make):
    assert not corpus.together(*_struck_and_denied(corpus, make, "settlement"))


def _laid_to_ally_and_claimed(corpus, make, article="a", ally="russia"):
    day, here = make.on("2024-12-05"), [make.place("القمر")]
    blamed = corpus.claim("a", "air_strike", here, actors=(ally,), date=day, origin="front")
    return blamed, corpus.claim(article, "air_strike", here, actors=("sy-government",), date=day, origin="army")


def test_a_strike_laid_to_an_ally_and_claimed_by_a_side_right_after_is_one(corpus, make):
    blamed, claimed = _laid_to_ally_and_claimed(corpus, make)
    assert corpus.together(blamed, claimed)
    assert not corpus.event(blamed).disagreements


def test_strikes_of_allies_told_by_two_articles_are_two(corpus, make):
    assert not corpus.together(*_laid_to_ally_and_claimed(corpus, make, "b"))


def test_a_power_that_is_no_ally_in_the_country_is_another_doer(corpus, make):
    assert not corpus.together(*_laid_to_ally_and_claimed(corpus, make, ally="usa"))
