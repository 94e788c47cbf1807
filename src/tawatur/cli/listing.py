"""What all listings say at their end."""

from __future__ import annotations

from typing import Any

import click

from tawatur.messages import _, ngettext_
from tawatur.queries.views import Slice


def note_rest(found: Slice[Any], command: str) -> None:
    """Under a table, on stderr: that nothing answers, or how many more there are."""
    rest = found.total - len(found.items)
    if not found.total:
        click.echo(_("nothing here answers to that"), err=True)
    elif rest:
        more = ngettext_("and {n} more", "and {n} more", rest)
        click.echo(f"{more}: tawatur {command} --limit {found.total}", err=True)
