"""An article's text cut into pieces, so that claims can be marked by slicing offsets, never by building HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tawatur.queries.view_lines import Citation, ClaimLine, claim_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import Snapshot, StoredPage
from tawatur.records import Article, Claim, LiveEntry, RemovedLine, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the claims whose sentence it belongs to.

    ``fields`` names what the chosen claim reads here (``places``, ``actors``, …); ``begins`` lists the claims
    whose sentence begins here.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article version with its claims marked, its other versions, and where it came from."""

    article: Article
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[ClaimLine, ...]
    chosen: str | None
    removed: tuple[RemovedLine, ...]
    entries: tuple[LiveEntry, ...]
    versions: tuple[VersionLine, ...]
    stored: tuple[StoredPage, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of an article."""

    version_id: str
    title: str
    recorded_at: str | None
    claims: int
    latest: bool


def article_page(snapshot: Snapshot, version_id: str, chosen: str | None, language: Language) -> ArticlePage:
    """The page of one article version; ``chosen`` is the claim whose words are asked for."""
    article = snapshot.articles[version_id]
    claims = tuple(snapshot.claims[one] for one in snapshot.claims_of_version.get(version_id, ()))
    ordered = sorted(claims, key=lambda claim: (claim.part != "title", _sentence(claim, article).start))
    stored = snapshot.pages.get(version_id, ())
    text_pieces = pieces(article.text, "text", claims, article, chosen)
    return ArticlePage(
        article=article,
        title=pieces(article.title, "title", claims, article, chosen),
        paragraphs=paragraphs(text_pieces),
        claims=tuple(claim_line(snapshot, claim, language) for claim in ordered),
        chosen=chosen if any(claim.claim_id == chosen for claim in claims) else None,
        removed=article.removed,
        entries=article.entries,
        versions=_versions(snapshot, article.article_id),
        stored=stored,
        citation=Citation(
            article.outlet, article.title, article.published or article.updated, "", article.url,
            stored[0].page_id if stored else article.page_id, snapshot.recorded.get(version_id),
        ),
    )  # fmt: skip


def _versions(snapshot: Snapshot, article_id: str) -> tuple[VersionLine, ...]:
    return tuple(
        VersionLine(
            version_id=one,
            title=snapshot.articles[one].title,
            recorded_at=snapshot.recorded.get(one),
            claims=len(snapshot.claims_of_version.get(one, ())),
            latest=snapshot.latest.get(article_id) == one,
        )
        for one in snapshot.versions.get(article_id, ())
    )


def pieces(
    text: str, part: str, claims: Iterable[Claim], article: Article, chosen: str | None = None
) -> tuple[Piece, ...]:
    """The text of one part, cut wherever a claim's sentence, or a field of the chosen claim, begins or ends."""
    spans = {claim.claim_id: _sentence(claim, article) for claim in claims if claim.part == part}
    marks = _fields_of(next((claim for claim in claims if claim.claim_id == chosen), None), part)
    marks = {_whole_words(span, text): field for span, field in marks.items()}
    cuts = {0, len(text), *(at for span in (*spans.values(), *marks) for at in (span.start, span.end))}
    edges = sorted(at for at in cuts if 0 <= at <= len(text))
    return tuple(_piece(text, (start, end), spans, marks, chosen) for start, end in pairwise(edges))


def _piece(
    text: str, bounds: tuple[int, int], spans: Mapping[str, Span], marks: Mapping[Span, str], chosen: str | None
) -> Piece:
    start, end = bounds
    covering = tuple(one for one, span in spans.items() if span.start <= start and end <= span.end)
    return Piece(
        text[start:end],
        covering,
        tuple(one for one in covering if spans[one].start == start),
        tuple(dict.fromkeys(field for span, field in marks.items() if span.start <= start and end <= span.end)),
        chosen in covering,
    )


def paragraphs(found: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces parted at line ends."""
    lines: list[list[Piece]] = [[]]
    for piece in found:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if text:
                begins = piece.begins if number == 0 else ()
                lines[-1].append(Piece(text, piece.claims, begins, piece.fields, piece.chosen))
    return tuple(tuple(line) for line in lines if line)


def _fields_of(claim: Claim | None, part: str) -> dict[Span, str]:
    if claim is None:
        return {}
    return {
        span: field
        for field, spans in claim.evidence.items()
        for span in spans
        if span.part == part and field not in ("quote", "sentence")
    }


def _whole_words(span: Span, text: str) -> Span:
    """The span widened to whole words: a mark inside a word would break the joining of its letters."""
    start, end = span.start, span.end
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(span.part, start, end, span.index)


def _sentence(claim: Claim, article: Article) -> Span:
    """The claim's sentence: as it was recorded, else where its quote stands, else nowhere (an empty span)."""
    if claim.sentence is not None:
        return claim.sentence
    text = article.title if claim.part == "title" else article.text
    start = text.find(claim.quote)
    return Span(claim.part, start, start + len(claim.quote)) if start >= 0 else Span(claim.part, 0, 0)
