"""The examples and counter-examples in the tables of actors, sources and counting words hold."""

import pytest

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records import Article
from tawatur.stages.claims.actors.reading import ActorReader
from tawatur.stages.claims.attribution.reading import AttributionReader
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.stages.claims.quantities.reading import QuantityReader
from tawatur.text.passages import Passage

ACTORS = ActorReader()
ATTRIBUTIONS = AttributionReader(actors=ACTORS)
QUANTITIES = QuantityReader()


def context(country, day):
    article = Article("a", "a", "v", "p", None, None, None, "", day, "stated", None, None, None, None, "ar", "")
    return ReadingContext(article, day, (country.lower(),))


def rows(folder, name, columns):
    return [tuple(row.values()) for _, row in read_tsv(package_file(*folder, name), columns)]


@pytest.mark.parametrize(
    ("text", "country", "day", "slugs"), rows(("actors",), "examples.tsv", ("text", "country", "day", "slugs"))
)
def test_actors(text, country, day, slugs):
    found = [m.slug for m in ACTORS.mentions(Passage("text", text), context(country, day)) if m.rule != "people"]
    assert found == [slug for slug in slugs.split("|") if slug]


@pytest.mark.parametrize(
    ("text", "word", "country", "origin", "via"),
    rows(("sources",), "examples.tsv", ("text", "word", "country", "origin", "via")),
)
def test_sources(text, word, country, origin, via):
    at = text.index(word)
    found = ATTRIBUTIONS.attributions(Passage("text", text), context(country, "2024-12-05"))
    around = [a for a in found if a.scope_start <= at < a.scope_end]
    best = min(around, key=lambda a: a.scope_end - a.scope_start, default=None)
    assert (best.origin if best else "outlet") == origin
    assert (best.via if best else ()) == tuple(slug for slug in via.split("|") if slug)


@pytest.mark.parametrize(
    ("text", "quantities"), rows(("languages", "ar"), "quantity_examples.tsv", ("text", "quantities"))
)
def test_quantities(text, quantities):
    found = [f"{m.quantity.what}={m.quantity.value}" for m in QUANTITIES.mentions(Passage("text", text))]
    assert found == [q for q in quantities.split("|") if q]
