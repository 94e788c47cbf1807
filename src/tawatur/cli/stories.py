"""``tawatur stories``: related news across outlets."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.listing import Listing
from tawatur.cli.options import format_option, workspace_option
from tawatur.cli.output import Column
from tawatur.cli.showing import short_id
from tawatur.messages import _
from tawatur.queries import list_stories
from tawatur.records import Story
from tawatur.storage import open_workspace

COLUMNS: tuple[Column[Story], ...] = (
    Column("story_id", lambda s: s.story_id),
    Column("title", lambda s: s.title),
    Column("article_ids", lambda s: " ".join(s.article_ids)),
    Column("event_ids", lambda s: " ".join(s.event_ids)),
)


@click.command(
    "stories", help=_("List stories, those of the most articles first: articles that tell of the same events.")
)
@workspace_option
@format_option
def command(folder: Path, form: str) -> int:
    """List stories."""
    with open_workspace(folder) as workspace:
        found = list_stories(workspace)
    LISTING.print_or_say(found, form, _("No stories yet."))
    return 0


def _object(story: Story) -> dict[str, object]:
    return {
        "story_id": story.story_id,
        "title": story.title,
        "article_ids": list(story.article_ids),
        "event_ids": list(story.event_ids),
    }


def _row(story: Story) -> tuple[str, ...]:
    return story.title, str(len(story.article_ids)), str(len(story.event_ids)), short_id(story.story_id)


LISTING = Listing(COLUMNS, ("story", "articles", "events", "id"), _row, _object)
