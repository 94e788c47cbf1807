"""A page becomes an article: decoded, cut into lines, judged, dated, named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.calendar import load_date_reader
from tawatur.knowledge.outlets import OutletRegistry, load_outlets
from tawatur.knowledge.page_lines import LineKnowledge, load_line_knowledge
from tawatur.records import Article, Page, Problem, RemovedLine
from tawatur.stages.articles.addresses import written_address
from tawatur.stages.articles.body import Body, read_body
from tawatur.stages.articles.datelines import DateFacts, read_dates
from tawatur.stages.articles.decoding import decoded
from tawatur.stages.articles.headline import Headline, read_headline
from tawatur.stages.articles.identity import article_identity, version_identity
from tawatur.stages.articles.language import language_of
from tawatur.stages.articles.lines import Block, PageLine, cuts, page_lines
from tawatur.stages.articles.live import read_entries
from tawatur.stages.articles.markup import MarkedPage, read_markup
from tawatur.stages.articles.metadata import Metadata
from tawatur.stages.articles.publisher import PageFacts, Publisher, read_publisher
from tawatur.stages.articles.stamps import Stamps
from tawatur.text.dates import DateReader


class ArticleKnowledge(Struct, frozen=True):
    """What the stage knows of pages: cues of lines, outlets, the calendar."""

    lines: LineKnowledge
    outlets: OutletRegistry
    dates: DateReader


class _Found(Struct, frozen=True):
    """What was found on a page."""

    lines: Sequence[PageLine]
    body: Body
    publisher: Publisher
    headline: Headline
    stamps: Stamps
    metadata: Metadata
    notices: tuple[str, ...]


@cache
def load_article_knowledge() -> ArticleKnowledge:
    """The knowledge of the package, loaded once."""
    return ArticleKnowledge(load_line_knowledge(), load_outlets(), load_date_reader())


def read_article(page: Page, knowledge: ArticleKnowledge) -> Article | Problem:
    """The article of a stored page, or why there is none. Never raises for what a page contains."""
    text = decoded(page)
    marked = _marked(page, text.text)
    lines = page_lines(marked.blocks, knowledge.lines, knowledge.dates)
    if not lines and not marked.metadata.text:
        return _problem(page, "empty_page", "the page has no visible text")
    if marked.is_index:
        return _problem(page, "several_articles", "the page lists several articles and is none itself")
    publisher = _publisher(page, lines, marked.metadata, knowledge)
    body = read_body(lines, publisher.profile, publisher.keys)
    if not body.main and marked.metadata.text:
        lines = page_lines((*marked.blocks, Block(marked.metadata.text)), knowledge.lines, knowledge.dates)
        body = read_body(lines, publisher.profile, publisher.keys)
    found = _found(page, (lines, body, marked.metadata), publisher, knowledge)
    if not body.main and not (found.headline.text and found.stamps.published):
        return _problem(page, "no_story", "no line of the page reads as a story")
    return _article(page, replace(found, notices=(*text.notices, *cuts(marked.blocks, lines), *found.stamps.notices)))


def _problem(page: Page, code: str, what: str) -> Problem:
    return Problem(code, what, page.path, page_id=page.page_id)


def _marked(page: Page, text: str) -> MarkedPage:
    if page.media_type in ("text/html", "application/xhtml+xml"):
        return read_markup(text)
    return MarkedPage((Block(text),), Metadata(), 0)


def _publisher(page: Page, lines: Sequence[PageLine], metadata: Metadata, knowledge: ArticleKnowledge) -> Publisher:
    given = (page.outlet,) if page.outlet else ()
    url = page.url or metadata.url or written_address(lines)
    facts = PageFacts(page.name, url, given, metadata.outlets, metadata.titles, metadata.accounts)
    return read_publisher(lines, knowledge.outlets, facts)


def _found(
    page: Page, judged: tuple[Sequence[PageLine], Body, Metadata], publisher: Publisher, knowledge: ArticleKnowledge
) -> _Found:
    lines, body, metadata = judged
    headline = read_headline(lines, body, publisher.keys, metadata.titles)
    zone = publisher.known.time_zone if publisher.known else None
    dates = DateFacts(metadata, page.url or metadata.url, page.fetched_at, zone)
    stamps = read_dates(lines, body, headline.line, dates, knowledge.dates)
    return _Found(lines, body, publisher, headline, stamps, metadata, ())


def _article(page: Page, found: _Found) -> Article:
    publisher, headline, stamps = found.publisher, found.headline, found.stamps
    text = "\n".join(found.lines[n].text for n in found.body.main)
    url = page.url or found.metadata.url
    article_id = article_identity(url, publisher.slug, (headline.text, stamps.published), text)
    return Article(
        article=page.name,
        article_id=article_id,
        version_id=version_identity(article_id, headline.text, text),
        page_id=page.page_id,
        url=url or written_address(found.lines),  # told, but too little to tell versions of one page by
        outlet=publisher.name,
        outlet_slug=publisher.slug,
        title=headline.text,
        published=stamps.published,
        published_basis=stamps.basis,
        published_evidence=stamps.evidence,
        updated=stamps.updated,
        updated_evidence=stamps.updated_evidence,
        fetched_at=page.fetched_at,
        language=language_of(f"{headline.text}\n{text}", found.metadata.language),
        text=text,
        removed=_removed(found.lines, found.body, headline),
        entries=read_entries(found.lines, found.body, stamps.updated or stamps.published),
        author=_author(found),
        time_zone=publisher.known.time_zone if publisher.known else None,
        notices=found.notices,
    )


def _author(found: _Found) -> str | None:
    """The author that the markup names, unless it is the outlet itself."""
    author = found.metadata.author
    return author if author and author != found.publisher.name and len(author) <= 100 else None


def _removed(lines: Sequence[PageLine], body: Body, headline: Headline) -> tuple[RemovedLine, ...]:
    removed = []
    for line in lines:
        verdict = body.verdicts[line.number]
        if verdict.kind == "main":
            continue
        kind, reason = ("headline", headline.rule) if line.number == headline.line else (verdict.kind, verdict.reason)
        credit = line.credit or line.tail if kind == "caption" else _signer(line) if kind == "embed" else None
        when = line.dates[0].iso if kind in ("caption", "embed") and line.dates else None
        removed.append(RemovedLine(line.text, kind, reason, credit, when, line.number))
    return tuple(removed)


def _signer(line: PageLine) -> str | None:
    """Who signs an embedded post: the name before its account."""
    name = line.text.partition("(@")[0].strip(" —–-&")
    return name or None if line.handle else None
