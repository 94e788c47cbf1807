"""One harm told by words of several types; headlines; what came before another; who speaks for whom."""

import pytest


def site(make, name="مدرسة القمر"):
    return [make.place(name, precision="site", lat=34.0, lon=37.0)]


@pytest.mark.parametrize(("loose", "word"), [("attack", "هجوم"), ("shelling", "القصف"), ("attack", "بالمجزرة")])
def test_an_attack_told_loosely_is_the_strike_that_another_page_tells(corpus, make, loose, word):
    struck = corpus.claim("a", "air_strike", site(make), trigger="غارة", actors=("army",))
    attacked = corpus.claim("b", loose, site(make), trigger=word)
    event = corpus.event(struck)
    assert corpus.together(struck, attacked)
    assert event.event_type == "air_strike"


def test_a_raid_is_no_strike(corpus, make):
    struck = corpus.claim("a", "air_strike", site(make), trigger="غارة")
    stormed = corpus.claim("b", "attack", site(make), trigger="اقتحمت")
    assert not corpus.together(struck, stormed)


def test_who_tells_of_a_strike_and_of_an_attack_tells_of_two(corpus, make):
    struck = corpus.claim("a", "air_strike", site(make), trigger="غارة")
    corpus.claim("b", "air_strike", site(make), trigger="الغارات")
    attacked = corpus.claim("b", "attack", site(make), trigger="هجوم")
    assert not corpus.together(struck, attacked)


def test_an_attack_on_a_town_is_a_strike_on_it_only_with_its_toll(corpus, make):
    town, toll = [make.place("القمر")], (make.number("killed", 31),)
    struck = corpus.claim("a", "air_strike", town, trigger="غارة", quantities=toll)
    same = corpus.claim("b", "attack", town, trigger="هجوم", quantities=toll)
    assert corpus.together(struck, same)


def test_an_attack_on_a_town_without_its_toll_may_be_any(corpus, make):
    town = [make.place("القمر")]
    struck = corpus.claim("a", "air_strike", town, trigger="غارة", quantities=(make.number("killed", 31),))
    assert not corpus.together(struck, corpus.claim("b", "attack", town, trigger="هجوم"))


def test_an_attack_by_the_other_side_is_another(corpus, make):
    struck = corpus.claim("a", "air_strike", site(make), trigger="غارة", actors=("army",))
    attacked = corpus.claim("b", "attack", site(make), trigger="هجوم", actors=("front",))
    assert not corpus.together(struck, attacked)


def test_attacks_of_two_days_at_one_site_are_two(corpus, make):
    struck = corpus.claim("a", "air_strike", site(make), trigger="غارة", date=make.on("2024-12-04"))
    attacked = corpus.claim("b", "attack", site(make), trigger="هجوم", date=make.on("2024-12-05"))
    assert not corpus.together(struck, attacked)


def test_a_headline_of_the_town_heads_the_one_strike_of_its_text(corpus, make):
    hidden = [make.place("سوق الغلال", precision="site", place_id=None)]
    title = corpus.claim("a", "attack", [make.place("القمر")], part="title", trigger="هجوم")
    told = corpus.claim("a", "shelling", hidden, trigger="قذائف", origin="observatory")
    assert corpus.together(title, told)
    assert corpus.event(told).disagreements == ()
    assert corpus.event(told).origins.established == 1


def test_a_headline_over_two_strikes_heads_neither(corpus, make):
    title = corpus.claim("a", "shelling", [make.place("القمر")], part="title", trigger="قصف")
    one = corpus.claim("a", "shelling", [make.place("سوق الغلال", precision="site", place_id=None)], trigger="قذائف")
    corpus.claim("a", "shelling", [make.place("سوق الخضار", precision="site", place_id=None)], trigger="قذائف")
    assert not corpus.together(title, one)


@pytest.mark.parametrize("words", ["وجاءت بعد ساعات من", "ووقعت الضربة بعد يومين على"])
def test_what_another_came_hours_after_is_not_that_other(corpus, make, words):
    later = corpus.claim("a", "air_strike", site(make), trigger="غارة", origin="observatory")
    earlier = corpus.claim(
        "a", "air_strike", site(make), trigger="غارة", origin="unnamed:eyewitnesses", quote=f"{words} غارة على سيارة"
    )
    again = corpus.claim("b", "air_strike", site(make), trigger="غارة", origin="army")
    linked = corpus.link()
    assert corpus.together(later, again, linked=linked)
    assert not corpus.together(later, earlier, linked=linked)


def test_a_school_without_a_point_is_in_dispute_with_no_town(corpus, make):
    school = make.place("مدرسة النور", precision="site", place_id=None)
    town = make.place("القمر")
    both = corpus.claim("a", "attack", [school, town], origin="observatory")
    one = corpus.claim("b", "attack", [school], origin="rescuers")
    other = corpus.claim("c", "attack", [town], origin="ministry")
    assert corpus.together(both, one, other)
    assert corpus.event(one).disagreements == ()


def test_a_copied_yesterday_moves_no_day(corpus, make):
    corpus.article("late", "2024-12-07T00:30")
    toll = (make.number("killed", 13),)
    more = {"origin": "rescuers", "quantities": toll}
    first = corpus.claim("a", "shelling", site(make), date=make.on("2024-12-05"), **more)
    copied = corpus.claim("late", "shelling", site(make), date=make.on("2024-12-06"), **more)
    assert corpus.together(first, copied)
    assert corpus.event(first).disagreements == ()


def test_two_origins_that_tell_other_days_dispute_the_day(corpus, make):
    toll = (make.number("killed", 13),)
    first = corpus.claim("a", "shelling", site(make), date=make.on("2024-12-05"), origin="rescuers", quantities=toll)
    corpus.claim("b", "shelling", site(make), date=make.on("2024-12-06"), origin="observatory", quantities=toll)
    assert [d.field for d in corpus.event(first).disagreements] == ["date"]


def test_two_names_of_one_ministry_are_one_origin(corpus, make):
    one = corpus.claim("a", "air_strike", site(make), origin="gaza-health-ministry")
    corpus.claim("b", "air_strike", site(make), origin="ps-health-ministry")
    assert corpus.event(one).origins.established == 1


def test_a_site_in_a_town_of_which_a_part_fell_is_no_step_of_it(corpus, make):
    airport = make.place("مطار القمر", role="destination", precision="site", lat=34.0, lon=37.0, parent="p:القمر")
    entered = corpus.claim("a", "advance", [airport], actors=("front",), date=make.on("2024-12-05"))
    corpus.claim(
        "a", where=[make.place("القمر", partial=True)], actors=("front",), date=make.on("2024-12-05"), origin="front"
    )
    assert corpus.event(entered).links == ()


def test_a_closed_road_is_no_part_of_berms_elsewhere(corpus, make):
    day = make.on("2024-12-05")
    road = corpus.claim("a", "deployment", [make.place("القمر")], actors=("army",), date=day)
    corpus.claim(
        "b",
        "deployment",
        [make.place("القمر"), make.place("الزهراء"), make.place("النخيل")],
        actors=("army",),
        date=day,
    )
    assert corpus.event(road).links == ()


def test_an_attack_told_loosely_is_not_what_came_hours_before_it(corpus, make):
    attacked = corpus.claim("b", "attack", site(make), trigger="هجوم", origin="army")
    earlier = corpus.claim(
        "a",
        "air_strike",
        site(make),
        trigger="غارة",
        origin="unnamed:eyewitnesses",
        quote="بعد ساعات من غارة على سيارة",
    )
    assert not corpus.together(attacked, earlier)
