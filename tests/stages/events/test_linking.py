"""Which claims are one event, which are kept apart, which are tied."""

import pytest


def test_undated_and_dated_of_one_week_are_one(corpus, make):
    dated = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    undated = corpus.claim("b", where=[make.place("القمر")], actors=("north-front",))
    assert corpus.together(dated, undated)


def test_undated_of_another_month_is_another(corpus, make):
    corpus.article("late", "2025-02-20T10:00")
    dated = corpus.claim("a", where=[make.place("القمر")], date=make.on("2024-12-06"))
    late = corpus.claim("late", where=[make.place("القمر")])
    assert not corpus.together(dated, late)


def test_different_days_are_different_strikes(corpus, make):
    first = corpus.claim("a", "air_strike", [make.place("القمر")], date=make.on("2024-12-05"))
    second = corpus.claim("b", "air_strike", [make.place("القمر")], date=make.on("2024-12-06"))
    assert not corpus.together(first, second)


def test_parts_of_one_day_are_different_strikes(corpus, make):
    morning = make.on("2024-12-05", start="06:00", end="12:00")
    evening = make.on("2024-12-05", start="18:00", end="23:59")
    first = corpus.claim("a", "air_strike", [make.place("القمر")], date=morning)
    second = corpus.claim("b", "air_strike", [make.place("القمر")], date=evening)
    assert not corpus.together(first, second)


def test_a_bridge_is_not_its_town(corpus, make):
    town = corpus.claim("a", "air_strike", [make.place("القمر")])
    bridge = make.place("جسر القمر", precision="site", lat=34.0, lon=37.01)
    assert not corpus.together(town, corpus.claim("b", "air_strike", [bridge]))


def test_one_site_under_two_names(corpus, make):
    short = make.place("السجن المركزي", precision="site", lat=34.0, lon=37.0)
    full = make.place("سجن القمر المركزي", precision="site", lat=34.001, lon=37.001)
    assert corpus.together(corpus.claim("a", "release", [short]), corpus.claim("b", "release", [full]))


def test_a_named_list_speaks_for_each_of_its_towns(corpus, make):
    both = corpus.claim("a", where=[make.place("القمر"), make.place("الزهراء")])
    one = corpus.claim("b", where=[make.place("الزهراء")])
    assert corpus.together(both, one)


def test_one_of_many_places_is_a_part_not_the_whole(corpus, make):
    whole = corpus.claim("a", where=[make.place(n) for n in ("القمر", "الزهراء", "النخيل", "الساحل")])
    part = corpus.claim("b", where=[make.place("الزهراء")])
    linked = corpus.link()
    assert not corpus.together(whole, part, linked=linked)
    tied = [(k.event_id, k.relation) for k in corpus.event(part, linked).links]
    assert tied == [(corpus.event(whole, linked).event_id, "part_of")]


def test_taking_by_one_side_is_not_taking_by_the_other(corpus, make):
    ours = corpus.claim("a", where=[make.place("القمر")], actors=("front",))
    theirs = corpus.claim("b", where=[make.place("القمر")], actors=("army",))
    assert not corpus.together(ours, theirs)


def test_allies_are_one_doer(corpus, make):
    army = corpus.claim("a", where=[make.place("القمر")], actors=("army",))
    guards = corpus.claim("b", where=[make.place("القمر")], actors=("guards",))
    assert corpus.together(army, guards)
    assert not corpus.event(army).disagreements


def test_entering_leaving_taking_are_steps_and_not_counted_for_one_another(corpus, make):
    entered = corpus.claim("a", "advance", [make.place("القمر", "destination")], actors=("front",))
    left = corpus.claim("b", "withdrawal", [make.place("القمر", "origin")], actors=("army",))
    taken = corpus.claim("c", where=[make.place("القمر")], actors=("front",), origin="observatory")
    linked = corpus.link()
    change = corpus.event(taken, linked)
    for step in (entered, left):
        assert [(k.event_id, k.relation) for k in corpus.event(step, linked).links] == [(change.event_id, "step_of")]
    assert (change.origins.established, change.origins.possible) == (1, 0)


def test_near_is_not_in(corpus, make):
    near = corpus.claim(
        "a", "advance", [make.place("القمر", "destination")], quantities=(make.number("distance_km", 5),)
    )
    entered = corpus.claim("b", "advance", [make.place("القمر", "destination")])
    assert not corpus.together(near, entered)


def test_a_part_of_a_town_is_not_the_town(corpus, make):
    whole = corpus.claim("a", where=[make.place("القمر")])
    part = corpus.claim("b", where=[make.place("القمر", partial=True)])
    linked = corpus.link()
    assert not corpus.together(whole, part, linked=linked)
    assert [k.relation for k in corpus.event(part, linked).links] == ["part_of"]


def test_two_calls_of_one_speaker_are_two(corpus):
    call = corpus.claim(
        "a", "statement", origin="front", quote="دعت الجبهة جنود الجيش إلى إلقاء السلاح والعودة إلى بيوتهم."
    )
    other = corpus.claim("b", "statement", origin="front", quote="تعهدت الجبهة بحماية دور العبادة والمدارس في المدينة.")
    assert not corpus.together(call, other)


@pytest.mark.parametrize("planned", ["planned"])
def test_a_plan_is_not_the_deed(corpus, make, planned):
    plan = corpus.claim("a", "withdrawal", [make.place("القمر", "origin")], modality=planned)
    deed = corpus.claim("b", "withdrawal", [make.place("القمر", "origin")])
    assert not corpus.together(plan, deed)


def test_history_is_not_news(corpus, make):
    old = corpus.claim("a", where=[make.place("القمر")], date=make.on("2016-12-01"), modality="background")
    new = corpus.claim("b", where=[make.place("القمر")])
    assert not corpus.together(old, new)


def test_one_ruin_with_two_causes_is_one_event_whose_author_is_disputed(corpus, make):
    bridge = make.place("جسر القمر", precision="site")
    day = make.on("2024-12-06")
    fallen = corpus.claim("a", "destruction", [bridge], date=day, origin="unnamed:resident")
    mined = corpus.claim("a", "explosion", [bridge], date=day, origin="army", actors=("front",))
    bombed = corpus.claim("a", "air_strike", [bridge], date=day, origin="front", actors=("army",))
    event = corpus.event(fallen)
    assert corpus.together(fallen, mined, bombed)
    assert event.event_type == "destruction"
    assert [d.field for d in event.disagreements] == ["actor"]


def test_stories_gather_articles_under_the_central_headline(corpus, make):
    for article in ("a", "b", "c"):
        corpus.claim(article, where=[make.place("القمر")], actors=("front",))
    corpus.claim("a", "withdrawal", [make.place("النخيل", "origin")])
    corpus.claim("b", "withdrawal", [make.place("النخيل", "origin")])
    corpus.claim("alone", "shelling", [make.place("الساحل")])
    (story,) = corpus.link().stories
    assert set(story.article_ids) == {"a:a", "a:b", "a:c"}
    assert len(story.event_ids) == 2
    assert story.title in {"عنوان a", "عنوان b"}
