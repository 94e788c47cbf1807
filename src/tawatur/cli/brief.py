"""``tawatur brief``: what changed, what happened, where they disagree, what is not known, for a period and a place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.options import workspace_option
from tawatur.messages import _, language

if TYPE_CHECKING:
    from tawatur.config import Language
    from tawatur.exports.brief import BriefFormat


@click.command("brief", help=_("Write a brief of a period and a place; every sentence carries its claims."))
@click.option("--since", metavar="DAY", help=_("From this day on (2024-12-01)."))
@click.option("--until", metavar="DAY", help=_("Up to this day."))
@click.option("--place", "places", multiple=True, help=_("A place; what lies in it counts too. May be given again."))
@click.option("--known-at", metavar="TIME", help=_("As known at this time."))
@click.option(
    "--lang", "written_in", type=click.Choice(["ar", "en"]), help=_("The brief's language; else that of messages.")
)
@click.option("--format", "form", type=click.Choice(["md", "html", "txt"]), default="md", show_default=True)
@click.option("--words", type=click.IntRange(min=60), default=600, show_default=True, help=_("About how long."))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("-"), help=_("A file; - is stdout."))
@workspace_option
def command(
    folder: Path,
    form: BriefFormat,
    words: int,
    written_in: str | None,
    output: Path,
    known_at: str | None,
    **asked: Any,
) -> int:
    """Write the brief on standard output, or into a file."""
    from tawatur.cli.listing import note_unknown
    from tawatur.exports.brief import rendered_brief
    from tawatur.queries import Filter
    from tawatur.queries.brief import write_brief
    from tawatur.storage import open_workspace

    chosen: Language = "ar" if (written_in or language()) == "ar" else "en"
    wanted = Filter(**asked)
    with open_workspace(folder) as workspace:
        note_unknown(workspace, wanted)
        brief = write_brief(workspace, wanted, chosen, words, known_at)
    text = rendered_brief(brief, form)
    if str(output) == "-":
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
    return 0
