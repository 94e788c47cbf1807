"""Bodies of one town: one slug for all spellings of its name, and the name that the slug stands for."""

import pytest

from tawatur.knowledge.sources.local_bodies import latin_of_town, load_local_bodies, local_body_names
from tawatur.queries.view_known_names import names_of_speakers

TOWNS = [("Al Khuwei", "khuwei"), ("Suq al Khamis", "suq-alkhamis"), ("Abu Shouk camp", "abushouk")]


@pytest.mark.parametrize(("english", "latin"), TOWNS)
def test_a_towns_english_name_makes_the_slug(english, latin):
    assert latin_of_town(english) == latin


def test_every_spelling_of_a_town_makes_one_slug():
    bodies = load_local_bodies()
    kind = next(k for k in bodies.kinds if k.kind == "municipality")
    slugs = {
        bodies.slug(kind, town) for name in ("دير الزور", "ديرالزور") if (town := bodies.town(name, ["sy"])) is not None
    }
    assert len(slugs) == 1


def test_a_town_of_no_country_told_is_meant_only_where_no_other_bears_its_name():
    bodies = load_local_bodies()
    assert bodies.town("طرابلس", []) is None
    assert bodies.town("طرابلس", ["lb"]).country == "lb"
    assert bodies.town("زليتن", []).country == "ly"


def test_the_name_is_shown_and_not_the_slug():
    assert local_body_names("sd-bara-emergency-room") == ("غرفة طوارئ بارا", "Bara emergency room")
    assert names_of_speakers().origin("zliten-municipality", "ar") == "بلدية زليتن"
    assert names_of_speakers().actor("zliten-municipality", "en") == "Zliten municipality"
    assert names_of_speakers().actor("wfp", "ar") == "برنامج الأغذية العالمي"
    assert local_body_names("ly-gna") is None
    assert local_body_names("sy-government") is None
