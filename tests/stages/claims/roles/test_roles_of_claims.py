"""Who did it, to whom, and how many, as claims are read from whole sentences."""

import pytest

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

KNOWLEDGE = load_claim_knowledge()
COUNTRIES = {
    "SY": "سوريا", "SD": "السودان", "YE": "اليمن", "LB": "لبنان", "LY": "ليبيا", "PS": "قطاع غزة",
    "IQ": "العراق", "ML": "مالي", "SO": "الصومال"
}  # fmt: skip


def claims(text, country):
    name = COUNTRIES[country]
    whole = f"{text}\n\nفي {name} وفي {name} وفي {name}."
    article = Article(
        "a", "a", "v", "p", None, None, None, "", "2024-12-05", "stated", None, None, None, None, "ar", whole
    )
    return {c.event_type: c for c in read_claims(article, KNOWLEDGE)}


def examples():
    source = package_file("languages", "ar", "role_examples.tsv")
    return [tuple(row.values()) for _, row in read_tsv(source, ("text", "country", "event_type", "actors", "targets"))]


def slugs(cell):
    return tuple(slug for slug in cell.split("|") if slug)


@pytest.mark.parametrize(("text", "country", "event_type", "actors", "targets"), examples())
def test_roles_follow_the_words_that_govern_them(text, country, event_type, actors, targets):
    claim = claims(text, country)[event_type]
    assert (claim.actors, claim.targets) == (slugs(actors), slugs(targets))


def test_the_dead_belong_to_the_event_whose_word_names_them():
    found = claims("اعتقلت قوات الاحتلال 30 شاباً في نابلس ثم أطلقت سراحهم.", "PS")
    assert [(q.what, q.value) for q in found["arrest"].quantities] == [("detained", 30)]
    assert [(q.what, q.value) for q in found["release"].quantities] == [("released", 30)]
