"""``tawatur articles``: the articles of a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.listing import Listing, note_rest, note_unknown
from tawatur.cli.options import filter_options, format_option, limit_option, workspace_option
from tawatur.cli.output import Column, print_json_lines
from tawatur.cli.showing import short_id
from tawatur.messages import _
from tawatur.queries import Filter, list_articles, list_full_articles
from tawatur.queries.contracts import article_object
from tawatur.queries.views import ArticleBrief
from tawatur.storage import open_workspace

COLUMNS: tuple[Column[ArticleBrief], ...] = (
    Column("article", lambda a: a.article),
    Column("article_id", lambda a: a.article_id),
    Column("version_id", lambda a: a.version_id),
    Column("url", lambda a: a.url),
    Column("outlet", lambda a: a.outlet),
    Column("outlet_slug", lambda a: a.outlet_slug),
    Column("title", lambda a: a.title),
    Column("published", lambda a: a.published),
    Column("published_basis", lambda a: a.published_basis),
    Column("updated", lambda a: a.updated),
)


@click.command("articles", help=_("List articles, the last published first; --since and --until are of publication."))
@workspace_option
@filter_options
@limit_option
@format_option
def command(wanted: Filter, folder: Path, limit: int | None, form: str) -> int:
    """List articles."""
    with open_workspace(folder) as workspace:
        note_unknown(workspace, wanted)
        if form == "jsonl":
            found = list_full_articles(workspace, wanted)
            print_json_lines(article_object(article) for article, _at in zip(found, _count(limit), strict=False))
            return 0
        briefs = list_articles(workspace, wanted, limit=limit or (40 if form == "table" else None))
    LISTING.print(briefs.items, form)
    if form == "table":
        note_rest(briefs, "articles")
    return 0


def _count(limit: int | None) -> range:
    return range(limit or 10**9)


def _row(brief: ArticleBrief) -> tuple[str, ...]:
    said = brief.published or (f"{_('updated')} {brief.updated}" if brief.updated else "–")
    return said, brief.outlet or brief.outlet_slug or "–", brief.title or "–", brief.article, short_id(brief.article_id)


LISTING = Listing(COLUMNS, ("published", "outlet", "headline", "page", "id"), _row)
