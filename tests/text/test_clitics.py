from tawatur.text.clitics import noun_splits, verb_splits
from tawatur.text.verbs import verb_forms


def stems(splits):
    return {(s.proclitic, s.stem, s.suffix) for s in splits}


def test_nouns_give_up_article_conjunction_and_possessive() -> None:
    assert ("وال", "هجوم", "") in stems(noun_splits("والهجوم"))
    assert ("", "سيطره", "ها") in stems(noun_splits("سيطرتها"))
    assert ("ب", "انسحاب", "هم") in stems(noun_splits("بانسحابهم"))


def test_verbs_give_up_future_and_object() -> None:
    assert ("وس", "يقتحم", "") in stems(verb_splits("وسيقتحم"))
    assert ("", "دخلوا", "ها") in stems(verb_splits("دخلوها"))


def test_weak_verbs_are_inflected() -> None:
    folds = {f.fold: f for f in verb_forms("ولي", "X")}
    assert {"استولي", "استولت", "استولوا", "يستولي"} <= set(folds)
    assert folds["استولوا"].person == "3p"


def test_voice_is_known_where_spelling_tells() -> None:
    folds = {f.fold: f for f in verb_forms("صوب", "IV")}
    assert folds["اصيبت"].voice == "passive"
    assert folds["اصابت"].voice == "active"
