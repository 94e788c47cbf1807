"""What the gazetteer remembers is what it would find anew."""

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.folding import fold


def test_names_of_a_text_asked_for_again_are_the_same():
    gazetteer = load_gazetteer()
    texts = [fold(f"وصلت قوات إلى {name} قادمة من حمص") for name in ("الرستن", "تعز", "بارا", "سرت", "غزة", "بعلبك")]
    first = [list(gazetteer.names_in(text)) for text in texts]
    again = [list(gazetteer.names_in(text)) for text in reversed(texts)]
    assert again[::-1] == first == [gazetteer.table.find(text) for text in texts]


def test_a_text_is_told_from_one_that_only_looks_like_it():
    gazetteer = load_gazetteer()
    one, other = fold("في حمص"), fold("في، حمص")
    gazetteer.names_in(one)
    assert [match.start for match in gazetteer.names_in(other)] == [
        match.start + 1 for match in gazetteer.names_in(one)
    ]


def test_what_contains_a_place_is_the_same_when_asked_again():
    gazetteer = load_gazetteer()
    for place in gazetteer.named("الرستن"):
        above = gazetteer.ancestors(place)
        assert above
        assert above == gazetteer.ancestors(place)
        assert above[0].place_id == place.parent
