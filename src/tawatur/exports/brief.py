"""The brief as Markdown, HTML or plain text. The sentences are made by ``queries.brief``; here they get their form."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from tawatur.errors import ExportError
from tawatur.messages import _
from tawatur.queries.brief import Brief
from tawatur.queries.view_selection import Selection

BriefFormat = Literal["md", "html", "txt"]


def rendered_brief(brief: Brief, form: BriefFormat) -> str:
    """The brief in a form. Every sentence carries the numbers of its articles, and the ids of its claims.

    Raises ExportError for a form that is none.
    """
    if form not in get_args(BriefFormat):
        raise ExportError(_("there is no format “{name}”").format(name=form), hint=", ".join(get_args(BriefFormat)))
    return _environment().get_template(f"brief.{form}.j2").render(brief=brief).rstrip("\n") + "\n"


def write_brief_html(selection: Selection) -> bytes:
    """The selection's brief as one HTML file that needs nothing else.

    Raises ExportError where the selection was made without a brief.
    """
    if selection.brief is None:
        raise ExportError(_("this selection holds no brief"))
    return rendered_brief(selection.brief, "html").encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tawatur.exports", "brief_templates"),
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["markdown"] = _markdown
    return environment


def _markdown(text: str) -> str:
    """Text from pages without marks that Markdown would take for its own."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, "\\" + mark)
    return text
