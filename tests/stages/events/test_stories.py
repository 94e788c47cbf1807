"""Stories: which articles belong together, and under whose headline."""

from __future__ import annotations

import pytest

from tawatur.stages.events.stories import MOST_ARTICLES, ToldEvent, stories_of


def told(*events: str) -> list[ToldEvent]:
    """Events written as the letters of the articles that tell them, a day apart."""
    return [ToldEvent(f"e{i:02}", tuple(sorted(articles)), f"2024-12-{i + 1:02}") for i, articles in enumerate(events)]


def groups(*events: str) -> list[str]:
    """The articles of each story, as one word."""
    return sorted("".join(story.article_ids) for story in stories_of(told(*events), {}))


@pytest.mark.parametrize(
    ("events", "found"),
    [
        (("ab", "a", "b"), ["ab"]),
        (("ab", *"aaaaaa", *"bbbbbb"), []),
        (("ab", "ab", "ab", *("a" * 13), *("b" * 13)), ["ab"]),
        (("ab", "ab", "ab", *("a" * 25), *("b" * 25)), []),
        (("ab", "bc", "d"), ["abc"]),
        (("a", "b"), []),
    ],
)
def test_articles_that_share_enough_of_their_events_are_one_story(events: tuple[str, ...], found: list[str]) -> None:
    assert groups(*events) == found


def test_a_story_has_the_headline_of_the_article_that_shares_most_and_its_events_by_day() -> None:
    (story,) = stories_of(told("abc", "bc", "ab", "a"), {"a": "one", "b": "two", "c": "three"})
    assert story.title == "two"
    assert story.event_ids == ("e00", "e01", "e02", "e03")


def test_an_event_that_everybody_tells_gathers_nobody() -> None:
    everybody = tuple(f"a{i:03}" for i in range(MOST_ARTICLES + 1))
    assert stories_of([ToldEvent("e", everybody, "2024-12-06")], {}) == ()
