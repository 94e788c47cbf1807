"""What reading one page gave: the unit that enters a workspace wholly or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.records.article import Article
from tawatur.records.claim import Claim
from tawatur.records.page import Page, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with its article (None where it holds none), the article's claims, and what went wrong.

    ``page.content`` is empty: the bytes rest in the archive.
    """

    page: Page
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
