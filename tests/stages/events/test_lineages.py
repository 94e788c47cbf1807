"""How many independent origins stand behind an event, and why."""

COPIED = "شنت طائرات حربية غارات على الأطراف الشمالية بعد دخول مجموعات مسلحة إلى كتيبة الهندسة وسحب آليات منها"


def counts(event):
    return event.origins.established, event.origins.possible


def test_one_observatory_in_many_papers_is_one_origin(corpus, make):
    for article in ("a", "b", "c"):
        claim = corpus.claim(article, where=[make.place("القمر")], origin="observatory", via=("agency",))
    event = corpus.event(claim)
    assert counts(event) == (1, 0)
    assert "same_origin:observatory" in event.lineages[0].reason


def test_a_body_and_its_spokesman_are_one(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], origin="army-radio")
    claim = corpus.claim("b", where=[make.place("القمر")], origin="army")
    assert counts(corpus.event(claim)) == (1, 0)
    assert corpus.event(claim).lineages[0].interested


def test_an_agency_and_whom_it_quotes_are_one(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], origin="observatory", via=("agency",))
    claim = corpus.claim("b", where=[make.place("القمر")], origin="agency")
    assert counts(corpus.event(claim)) == (1, 0)


def test_citations_in_a_circle_end(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], origin="agency", via=("paper-b",))
    claim = corpus.claim("b", where=[make.place("القمر")], origin="paper-b", via=("agency",))
    assert counts(corpus.event(claim)) == (1, 0)


def test_a_dropped_credit_is_found_and_shown(corpus, make):
    credited = corpus.claim(
        "a", "air_strike", [make.place("القمر")], origin="observatory", quote=f"قال المرصد: {COPIED}."
    )
    dropped = corpus.claim("b", "air_strike", [make.place("القمر")], quote=f"وفي خبر آخر {COPIED} أمس.")
    (lineage,) = corpus.event(credited).lineages
    assert lineage.origin == "observatory"
    assert "shared_run" in lineage.reason
    assert lineage.changes == (f"dropped_credit:{dropped.claim_id}",)
    assert lineage.first == credited.claim_id


def test_shared_names_are_no_copy(corpus, make):
    names = "المرصد الأهلي لحقوق الإنسان وقيادة الجبهة الشمالية الموحدة"
    for article in ("a", "b"):
        claim = corpus.claim(
            article, "air_strike", [make.place("القمر")], quote=f"{names} {article}.", actor_surfaces=(names,),
        )  # fmt: skip
    assert counts(corpus.event(claim)) == (0, 2)


def test_named_origins_count_apart_and_the_correspondent_is_one(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], origin="observatory")
    corpus.claim("b", where=[make.place("القمر")], origin="front")
    claim = corpus.claim("c", where=[make.place("القمر")], origin="correspondent")
    event = corpus.event(claim)
    assert counts(event) == (3, 0)
    assert event.grade == "strong"
    assert event.sides.say == ("front",)


def test_unnamed_sources_agencies_and_own_voice_never_count_as_established(corpus, make):
    for article, origin in (("a", "outlet"), ("b", "unnamed:agencies"), ("c", "unnamed:sources"), ("d", "telegram")):
        claim = corpus.claim(article, where=[make.place("القمر")], origin=origin)
    assert counts(corpus.event(claim)) == (0, 4)
    assert corpus.event(claim).grade == "weak"


def test_papers_of_one_owner_are_one(corpus, make):
    corpus.claim("mirror", where=[make.place("القمر")])
    claim = corpus.claim("paper", where=[make.place("القمر")])
    assert counts(corpus.event(claim)) == (0, 1)


def test_own_voice_beside_a_named_origin_restates_it(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], origin="observatory")
    claim = corpus.claim("a", where=[make.place("القمر")], origin="outlet")
    assert counts(corpus.event(claim)) == (1, 0)


def test_who_denies_is_no_origin(corpus, make):
    said = corpus.claim("a", where=[make.place("القمر")], actors=("front",), origin="observatory")
    corpus.claim("b", where=[make.place("القمر")], actors=("front",), origin="army", modality="denied")
    event = corpus.event(said)
    assert counts(event) == (1, 0)
    assert event.grade == "contested"
    assert event.sides.deny == ("army",)
    assert [lineage.denies for lineage in event.lineages] == [False, True]


def test_an_admission_beside_another_origin_is_strong(corpus, make):
    corpus.claim("a", "withdrawal", [make.place("القمر", "origin")], actors=("army",), origin="army")
    claim = corpus.claim("b", "withdrawal", [make.place("القمر", "origin")], actors=("army",), origin="correspondent")
    assert corpus.event(claim).grade == "strong"


def test_a_party_that_speaks_of_the_place_and_not_of_the_event_is_silent(corpus, make):
    said = corpus.claim("a", where=[make.place("القمر")], actors=("front",), origin="front")
    corpus.claim("b", "shelling", [make.place("القمر")], actors=("army",), origin="army")
    assert corpus.event(said).sides.silent == ("army",)


def test_what_a_later_version_drops_is_retracted(corpus, make):
    corpus.article("a")
    corpus.article("a2", "2024-12-06T12:00", article_id="a:a", article="a")
    dropped = corpus.claim("a", where=[make.place("القمر")], origin="observatory")
    corpus.claim("a2", "shelling", [make.place("القمر")], origin="observatory")
    assert corpus.event(dropped).grade == "retracted"
