"""Slugs of outlets that no file names."""

from __future__ import annotations

import pytest

from tawatur.stages.articles.slugs import Spellings, domain_label, slug_of


@pytest.mark.parametrize(
    ("name", "page", "slug"),
    [
        ("النخيل بوست", "07-nakhil-post", "nakhil-post"),
        ("شبكة المنارة الإخبارية", "manarat-net", "manarat-net"),
        ("أوراق الضاحية", "x-3-awraq-aldhahiya", "awraq-aldhahiya"),
        ("منصة قُصيّ", "p-9-qusayy", "qusayy"),
        ("صوت الوادي", "page-12-sawt-alwadi", "sawt-alwadi"),
        ("مشهد الأنبار", "12-mashhad-alanbar", "mashhad-alanbar"),  # sh and h, not a doubled h
    ],
)
def test_the_inputs_name_spells_it_with_or_without_articles_and_endings(name, page, slug):
    assert slug_of(name, Spellings(page=page)) == slug


def test_the_domain_goes_first_and_the_inputs_name_parts_its_words():
    url = "https://www.nakhilpost.example/ar/2025/1"
    assert slug_of("النخيل بوست", Spellings(url, "saved page (3)")) == "nakhilpost"
    assert slug_of("النخيل بوست", Spellings(url, "07-nakhil-post")) == "nakhil-post"
    assert slug_of("النخيل بوست", Spellings("https://other.example/1", "07-nakhil-post")) == "other"


def test_an_account_spells_it_without_its_country():
    assert slug_of("منبر السهل", Spellings(accounts=("minbar_alsahl_sy",))) == "minbar-alsahl"


@pytest.mark.parametrize(
    ("url", "label"),
    [(None, ""), ("https://www.example.co.uk/x", "example"), ("https://ar.some-news.example/", "some-news")],
)
def test_the_name_in_a_domain(url, label):
    assert domain_label(url) == label


def test_a_short_word_ends_in_a_and_a_long_one_as_egypt_spells_it():
    assert slug_of("صدى الوادي", Spellings()).startswith("sada-")
    assert slug_of("المصرى الحر", Spellings()).startswith("almasri-")
