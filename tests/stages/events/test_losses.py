"""A place taken, lost and taken again by one side is taken twice; hours that differ make no second taking."""


def test_a_town_taken_at_noon_by_one_and_in_the_evening_by_another_is_taken_once(corpus, make):
    noon, evening = make.on("2024-12-05", start="12:00", end="15:00"), make.on("2024-12-05", start="18:00", end="20:00")
    one = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=noon)
    other = corpus.claim("b", where=[make.place("القمر")], date=evening)
    assert corpus.together(one, other)


def test_hours_of_different_days_told_of_nobody_are_two(corpus, make):
    noon, evening = make.on("2024-12-05", start="12:00", end="15:00"), make.on("2024-12-06", start="18:00", end="20:00")
    one = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=noon)
    other = corpus.claim("b", where=[make.place("القمر")], date=evening)
    assert not corpus.together(one, other)


def test_what_its_taker_left_in_between_is_taken_twice(corpus, make):
    first = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-04"))
    again = corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    assert corpus.together(first, again)
    corpus.claim(
        "b", "withdrawal", [make.place("القمر", "origin")], actors=("north-front",), date=make.on("2024-12-05")
    )
    assert not corpus.together(first, again)


def test_what_another_took_in_between_is_taken_twice(corpus, make):
    first = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-04"))
    again = corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    corpus.claim("b", where=[make.place("القمر")], actors=("army",), date=make.on("2024-12-05"))
    assert not corpus.together(first, again)


def test_the_losers_withdrawal_is_no_loss_of_the_taker(corpus, make):
    first = corpus.claim("a", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-04"))
    again = corpus.claim("b", where=[make.place("القمر")], actors=("front",), date=make.on("2024-12-06"))
    corpus.claim("b", "withdrawal", [make.place("القمر", "origin")], actors=("army",), date=make.on("2024-12-05"))
    assert corpus.together(first, again)
