"""Corpora that try the linking: a thousand alike, two hundred places, the future, no clock, two conflicts at once."""


def test_a_thousand_articles_about_one_event(corpus, make):
    for number in range(1000):
        claim = corpus.claim(
            f"n{number}", where=[make.place("القمر")], origin=("observatory", "front", "outlet")[number % 3]
        )
    event = corpus.event(claim)
    assert len(event.claims) == 1000
    assert event.origins.established == 2


def test_a_claim_with_two_hundred_places(corpus, make):
    many = [make.place(f"قرية {n}", lat=34 + n / 100, lon=37.0) for n in range(200)]
    whole = corpus.claim("a", where=many)
    part = corpus.claim("b", where=many[:1])
    linked = corpus.link()
    assert not corpus.together(whole, part, linked=linked)
    assert [k.relation for k in corpus.event(part, linked).links] == ["part_of"]


def test_articles_of_the_future_and_without_a_clock(corpus, make):
    corpus.article("future", "2099-01-01T00:00")
    corpus.article("clockless", None)
    now = corpus.claim("now", where=[make.place("القمر")])
    later = corpus.claim("future", where=[make.place("القمر")])
    never = corpus.claim("clockless", where=[make.place("القمر")])
    linked = corpus.link()
    assert len({corpus.event(c, linked).event_id for c in (now, later, never)}) == 3
    assert corpus.event(never, linked).known_at is None


def test_dates_that_are_none_are_unknown(corpus, make):
    corpus.article("odd", "مساء أمس")
    claim = corpus.claim("odd", where=[make.place("القمر")])
    assert corpus.event(claim).known_at is None


def test_two_conflicts_do_not_mix(corpus, make):
    here = corpus.claim("a", where=[make.place("القمر")])
    there = corpus.claim("b", where=[make.place("القمر", place_id="p:other", country="SD", lat=13.0, lon=30.0)])
    assert not corpus.together(here, there)


def test_captions_make_no_events(corpus, make):
    corpus.claim("a", where=[make.place("القمر")], part="caption")
    assert corpus.link().events == ()


def test_nothing_gives_nothing(corpus):
    assert corpus.link().events == ()
