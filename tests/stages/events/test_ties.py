"""Which event is a step or a part of which, and what is told beside something else."""

from dataclasses import replace

WORDS = "انسحبت الوحدات ليلا من كتيبة الهندسة ومن المستشفى الوطني بعد اتصالات أجراها وجهاء المدينة مع الضباط"


def relations(corpus, linked, one, other):
    """How one claim's event is tied to another's."""
    target = corpus.event(other, linked).event_id
    return [k.relation for k in corpus.event(one, linked).links if k.event_id == target]


def test_a_capture_its_step_and_copies_are_counted_apart(corpus, make):
    towns = [make.place("القمر"), make.place("النخيل", lat=34.3, lon=37.3)]
    front = {"actors": ("front",)}
    observed = corpus.claim("a", where=towns, origin="observatory", via=("agency",), **front)
    claimed = corpus.claim("a", where=towns, origin="front", **front)
    entered = corpus.claim(
        "b", "advance", [replace(t, role="destination") for t in towns], origin="correspondent", **front
    )
    left = {"where": [make.place("القمر", "origin")], "actors": ("army",), "quote": WORDS}
    copied = [corpus.claim(name, "withdrawal", **left) for name in ("c", "d")]
    linked = corpus.link()
    capture = corpus.event(observed, linked)
    assert corpus.together(observed, claimed, linked=linked)
    assert {(x.origin, x.interested) for x in capture.lineages} == {("front", True), ("observatory", False)}
    assert (capture.origins.established, capture.origins.possible, capture.grade) == (2, 0, "fair")
    assert relations(corpus, linked, entered, observed) == ["step_of"]
    assert len(corpus.event(copied[0], linked).lineages) == 1
    assert relations(corpus, linked, copied[0], observed) == ["step_of"]


def test_a_step_belongs_to_the_whole_capture_and_not_to_its_part(corpus, make):
    town = make.place("القمر")
    whole = corpus.claim("a", where=[town], actors=("front",))
    part = corpus.claim("b", where=[replace(town, partial=True)], actors=("front",))
    left = corpus.claim("c", "withdrawal", [make.place("القمر", "origin")], actors=("army",))
    linked = corpus.link()
    assert relations(corpus, linked, left, whole) == ["step_of"]
    assert relations(corpus, linked, left, part) == []
    assert relations(corpus, linked, part, whole) == ["part_of"]


def test_who_only_came_near_drove_nobody_out(corpus, make):
    away = (make.number("distance_km", 5),)
    near = corpus.claim("a", "advance", [make.place("القمر", "destination")], actors=("front",), quantities=away)
    left = corpus.claim("b", "withdrawal", [make.place("القمر", "origin")], actors=("army",))
    assert relations(corpus, corpus.link(), left, near) == []


def test_of_towns_that_a_site_is_near_to_it_lies_in_the_nearest(corpus, make):
    camp = make.place("معسكر الرمل", "origin", precision="site", lat=34.0, lon=37.0)
    near = make.place("القمر", "origin", lat=34.01, lon=37.0)
    farther = make.place("النخيل", "origin", lat=33.96, lon=37.0)
    part, whole, other = (
        corpus.claim(name, "withdrawal", [place], actors=("army",))
        for name, place in (("a", camp), ("b", near), ("c", farther))
    )
    linked = corpus.link()
    assert relations(corpus, linked, part, whole) == ["part_of"]
    assert relations(corpus, linked, part, other) == []


def test_a_ruin_told_beside_its_cause_joins_no_other_cause(corpus, make):
    bridge, day = [make.place("جسر القمر", precision="site")], make.on("2024-12-06")
    struck = corpus.claim("a", "air_strike", bridge, date=day, origin="observatory")
    ruined = corpus.claim("a", "destruction", bridge, date=day, origin="observatory")
    again = corpus.claim("b", "air_strike", bridge, date=day, origin="unnamed:source")
    linked = corpus.link()
    assert corpus.together(struck, again, linked=linked)
    assert not corpus.together(struck, ruined, linked=linked)


def test_who_denies_a_capture_and_tells_one_tells_another(corpus, make):
    town, front = [make.place("القمر")], {"actors": ("front",)}
    taken = corpus.claim("a", where=town, **front)
    denied = corpus.claim("b", where=town, origin="army", modality="denied", **front)
    retaken = corpus.claim("b", where=town, origin="army", **front)
    linked = corpus.link()
    assert corpus.together(taken, denied, linked=linked)
    assert not corpus.together(taken, retaken, linked=linked)
    assert [d.field for d in corpus.event(taken, linked).disagreements] == ["whether"]


def test_who_is_freed_in_a_part_of_a_town_is_freed_in_it(corpus, make):
    prison = make.place("سجن القمر", precision="site")
    freed = {"where": [prison], "targets": ("prisoners",)}
    centre = corpus.claim("a", "release", quote="يسيطرون على وسط القمر وفتحوا سجن القمر", **freed)
    plain = corpus.claim("b", "release", quote="أخرجوا المعتقلين من سجن القمر", **freed)
    assert corpus.together(centre, plain)


def test_two_that_cite_each_other_are_one_origin(corpus, make):
    town = [make.place("القمر")]
    one = corpus.claim("a", where=town, origin="agency", via=("wire",))
    corpus.claim("b", where=town, origin="wire", via=("agency",))
    assert corpus.event(one).origins.established == 1


def test_clocks_in_disagreement_move_no_day_that_is_told(corpus, make):
    corpus.article("late", "2024-12-09T02:00")
    town, day = [make.place("القمر")], make.on("2024-12-06")
    early = corpus.claim("early", where=town, date=day)
    late = corpus.claim("late", where=town, date=day)
    assert corpus.together(early, late)
    assert corpus.event(early).date.start == "2024-12-06"


def _fight_and_two_takings(corpus, make, fought):
    here = [make.place("القمر")]
    sides = ("army", "front")
    fight = corpus.claim("a", "armed_clash", here, actors=sides, date=make.on(fought))
    first = corpus.claim("b", where=here, actors=("front",), date=make.on("2024-12-02"))
    again = corpus.claim("c", where=here, actors=("army",), date=make.on("2024-12-05"))
    linked = corpus.link()
    return relations(corpus, linked, fight, first), relations(corpus, linked, fight, again)


def test_a_fight_before_one_side_took_a_place_is_no_step_of_the_others_retaking(corpus, make):
    assert _fight_and_two_takings(corpus, make, "2024-12-02") == (["step_of"], [])


def test_a_fight_after_one_side_took_a_place_is_a_step_of_the_others_retaking(corpus, make):
    assert "step_of" in _fight_and_two_takings(corpus, make, "2024-12-04")[1]


def test_a_fight_days_after_a_taking_is_no_step_of_it(corpus, make):
    assert _fight_and_two_takings(corpus, make, "2024-12-04")[0] == []
