"""Where an event happened: sentences and the places that their claims must have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.knowledge.loading import package_file, read_tsv
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


@pytest.mark.parametrize("distance", ["5 كيلو مترات عن", "خمسة كيلومترات من", "12 كم من"])
def test_what_lies_some_way_off_is_neared_and_not_taken(claims: Reader, distance: str) -> None:
    text = f"بعد السيطرة على مدينتي حماة والسلمية، باتت فصائل المعارضة السورية على بعد {distance} مدينة حمص."
    read = {(c.event_type, tuple(p.name for p in c.places)) for c in claims(text)}
    assert read == {("territory_gained", ("حماة", "السلمية")), ("advance", ("حمص",))}


def test_between_two_countries_is_in_neither(claims: Reader) -> None:
    (claim,) = claims("اندلعت اشتباكات بين الجيش والمهربين على الحدود بين السودان وتشاد مساء الخميس.")
    assert claim.places == ()


def examples() -> list[tuple[str, str, str]]:
    source = package_file("languages", "ar", "site_examples.tsv")
    rows = read_tsv(source, ("shows", "text", "event_type", "places"))
    return [(row["text"].replace(" ¶ ", "\n"), row["event_type"], row["places"]) for _, row in rows]


@pytest.mark.parametrize(("text", "event_type", "places"), examples())
def test_where_it_was_is_read_as_the_examples_say(claims: Reader, text: str, event_type: str, places: str) -> None:
    read = [claim for claim in claims(text) if claim.event_type == event_type]
    assert read
    assert "|".join(dict.fromkeys(p.name for claim in read for p in claim.places)) == places


def test_a_checkpoint_in_it_is_a_part_of_the_town(claims: Reader) -> None:
    read = claims("قصف الجيش السوري بلدة تلبيسة. وقد استعادت قوات النظام الحاجز الشمالي فيها.")
    (site,) = [p for c in read if c.event_type == "territory_gained" for p in c.places]
    assert (site.name, site.precision, site.partial) == ("تلبيسة", "site", True)
