"""Where an event happened: a short name for a longer one told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("استهدفت غارات جوية جسر الباب مساء الخميس.\nوشهدت مدينة الباب قصفاً مدفعياً عنيفاً.", {"الباب"}),
        ("سيطر الجيش السوداني على القصر الجمهوري في الخرطوم.\nثم قصفت المدفعية القصر.", {"القصر الجمهوري"}),
    ],
)
def test_a_town_is_not_the_site_that_bears_its_name(claims: Reader, text: str, places: set[str]) -> None:
    read = [c for c in claims(text) if c.event_type == "shelling"]
    assert {p.name for c in read for p in c.places} == places


def test_the_town_is_the_one_spoken_of_and_not_the_one_it_lies_east_of(claims: Reader) -> None:
    text = "وفي السلمية شرقي حماة، توصل وجهاء المدينة إلى اتفاق مع قوات الدفاع يقضي بدخولها من دون قتال."
    (claim,) = [c for c in claims(text) if c.event_type == "agreement"]
    assert [p.name for p in claim.places] == ["السلمية"]
