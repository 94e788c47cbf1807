"""``tawatur show ID``: one of anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tawatur.cli import cards
from tawatur.cli.options import workspace_option
from tawatur.cli.output import print_json_lines, print_lines
from tawatur.cli.version_changes import version_changes
from tawatur.errors import RequestError
from tawatur.messages import _
from tawatur.queries import find
from tawatur.queries.contracts import article_object, claim_object, event_object
from tawatur.queries.finding import Found
from tawatur.queries.views import ArticleView, ClaimView, EventView
from tawatur.records import Story
from tawatur.storage import Workspace, open_workspace


@click.command("show", help=_("Show one event, claim, article, story or decision; ID may be cut short."))
@click.argument("asked", metavar="ID")
@click.option("--claims", is_flag=True, help=_("Of an article: its claims."))
@click.option("--removed", is_flag=True, help=_("Of an article: the lines left out, and why."))
@click.option("--changes", is_flag=True, help=_("Of an article: what its versions changed; of an event: its history."))
@workspace_option
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def command(asked: str, claims: bool, removed: bool, changes: bool, folder: Path, form: str) -> int:
    """Show one of anything."""
    with open_workspace(folder) as workspace:
        found = find(workspace, asked)
        if form == "jsonl":
            print_json_lines([_object(found)])
            return 0
        part = "claims" if claims else "removed" if removed else "changes" if changes else ""
        print_lines(_part(workspace, found, part) if part else _card(found))
    return 0


def _object(found: Found) -> object:
    match found:
        case EventView():
            return event_object(found.event)
        case ClaimView():
            return claim_object(found.claim)
        case ArticleView():
            return article_object(found.article)
    return found


def _card(found: Found) -> Iterator[str]:
    match found:
        case EventView():
            return cards.event_card(found)
        case ClaimView():
            return cards.claim_card(found)
        case ArticleView():
            return cards.article_card(found)
        case Story():
            return cards.story_card(found)
    return iter([cards.judgement_line(found)])


def _part(workspace: Workspace, found: Found, part: str) -> Iterator[str]:
    if isinstance(found, EventView) and part == "changes":
        return (
            f"{c.recorded_at} · {_(c.change.kind)} · {c.change.field} {c.change.after or ''}" for c in found.changes
        )
    if not isinstance(found, ArticleView):
        raise RequestError(_("only an article has that"), f"--{part}")
    if part == "claims":
        return cards.article_claims_card(found)
    return cards.removed_card(found) if part == "removed" else version_changes(workspace, found)
