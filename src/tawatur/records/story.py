"""Stories: articles that speak of overlapping events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Related news across outlets, titled by its most central headline; events in the order of their dates."""

    story_id: str
    title: str
    article_ids: tuple[str, ...]
    event_ids: tuple[str, ...]
