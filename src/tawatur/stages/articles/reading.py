"""A page becomes an article: decoded, cut into lines, judged, dated, named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.calendar import load_date_reader
from tawatur.knowledge.outlets import OutletRegistry, load_outlets
from tawatur.knowledge.page_lines import LineKnowledge, load_line_knowledge
from tawatur.records import Article, Page, Problem, RemovedLine
from tawatur.stages.articles.body import Body, read_body
from tawatur.stages.articles.decoding import decoded
from tawatur.stages.articles.headline import Headline, read_headline
from tawatur.stages.articles.identity import article_identity, version_identity
from tawatur.stages.articles.language import language_of
from tawatur.stages.articles.lines import Block, PageLine, page_lines
from tawatur.stages.articles.publisher import PageFacts, Publisher, read_publisher
from tawatur.stages.articles.stamps import Stamps, read_stamps
from tawatur.text.dates import DateReader


@dataclass(frozen=True, slots=True)
class ArticleKnowledge:
    """What the stage knows of pages: cues of lines, outlets, the calendar."""

    lines: LineKnowledge
    outlets: OutletRegistry
    dates: DateReader


@cache
def load_article_knowledge() -> ArticleKnowledge:
    """The knowledge of the package, loaded once."""
    return ArticleKnowledge(load_line_knowledge(), load_outlets(), load_date_reader())


def read_article(page: Page, knowledge: ArticleKnowledge) -> Article | Problem:
    """The article of a stored page, or why there is none. Never raises for what a page contains."""
    text = decoded(page)
    blocks = [Block(text)]
    lines = page_lines(blocks, knowledge.lines, knowledge.dates)
    if not lines:
        return Problem("empty_page", "the page has no visible text", page.path, page_id=page.page_id)
    body = read_body(lines)
    facts = PageFacts(page.name, page.url, (page.outlet,) if page.outlet else ())
    publisher = read_publisher(lines, knowledge.outlets, facts)
    headline = read_headline(lines, body, publisher.keys)
    stamps = read_stamps(lines, body, headline.line, page.fetched_at)
    if not body.main and not headline.text:
        return Problem("no_story", "no line of the page reads as a story", page.path, page_id=page.page_id)
    return _article(page, lines, body, (publisher, headline, stamps))


def _article(page: Page, lines: Sequence[PageLine], body: Body, found: tuple[Publisher, Headline, Stamps]) -> Article:
    publisher, headline, stamps = found
    text = "\n".join(lines[n].text for n in body.main)
    article_id = article_identity(page.url, publisher.slug, headline.text, text)
    return Article(
        article=page.name,
        article_id=article_id,
        version_id=version_identity(article_id, headline.text, text),
        page_id=page.page_id,
        url=page.url,
        outlet=publisher.name,
        outlet_slug=publisher.slug,
        title=headline.text,
        published=stamps.published,
        published_basis=stamps.basis,
        published_evidence=stamps.evidence,
        updated=stamps.updated,
        updated_evidence=stamps.updated_evidence,
        fetched_at=page.fetched_at,
        language=language_of(f"{headline.text}\n{text}"),
        text=text,
        removed=_removed(lines, body, headline),
        time_zone=publisher.known.time_zone if publisher.known else None,
        notices=stamps.notices,
    )


def _removed(lines: Sequence[PageLine], body: Body, headline: Headline) -> tuple[RemovedLine, ...]:
    removed = []
    for line in lines:
        verdict = body.verdicts[line.number]
        if verdict.kind == "main":
            continue
        kind, reason = ("headline", headline.rule) if line.number == headline.line else (verdict.kind, verdict.reason)
        credit = line.credit or line.tail if kind == "caption" else _signer(line) if kind == "embed" else None
        when = line.dates[0].iso if line.dates and kind in ("caption", "embed") else None
        removed.append(RemovedLine(line.text, kind, reason, credit, when, line.number))
    return tuple(removed)


def _signer(line: PageLine) -> str | None:
    """Who signs an embedded post: the name before its account."""
    name = line.text.partition("(@")[0].strip(" —–-&")
    return name or None if line.handle else None
