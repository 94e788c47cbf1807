"""The gold of our own pages agrees with the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.gold import OWN_SETS, own_sets, story_sets

PAGES = Path(__file__).parents[2] / "quality" / "pages"
PAGE_SETS = own_sets(PAGES)
STORIES = story_sets(PAGES)
GOLD = [
    path
    for own in (*PAGE_SETS, *(story for story in STORIES if story.all_claims))
    for path in sorted(own.claims.glob("*.json"))
]


def test_both_sets_are_there():
    assert [own.name for own in PAGE_SETS] == list(OWN_SETS)
    assert {path.parent.parent.name for path in GOLD} > set(OWN_SETS)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_what_the_gold_quotes_stands_in_the_page(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parents[1] / "text" / f"{gold['article']}.txt").read_text(encoding="utf-8")
    lines = {line.strip() for line in text.splitlines()}
    assert gold["article"] == path.stem
    assert gold["claims"]
    assert [claim["quote"] for claim in gold["claims"] if claim["quote"] not in text] == []
    assert [line for line in gold["boilerplate"] if line.strip() not in lines] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_a_story_takes_together_is_quoted_from_its_articles(story):
    told = json.loads(story.events.read_text(encoding="utf-8"))
    known = {event["id"] for event in told["events"]}
    for claim in (claim for event in told["events"] for claim in event["claims"]):
        assert claim["quote"] in (story.pages / f"{claim['article']}.txt").read_text(encoding="utf-8")
    assert all({*pair} <= known for pair in told["distinct"])
    assert json.loads(story.control.read_text(encoding="utf-8"))


def test_there_are_stories():
    assert len(STORIES) > 1
