"""``tawatur explain ID``: why a claim, an event or an article was read as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tawatur.cli import cards
from tawatur.cli.options import workspace_option
from tawatur.cli.output import print_lines
from tawatur.cli.showing import quantities, when, where, who
from tawatur.cli.words import event_type_label, modality_label, origin_label
from tawatur.errors import RequestError
from tawatur.messages import _, language
from tawatur.queries import find, get_article
from tawatur.queries.brief import event_reasons
from tawatur.queries.finding import Found
from tawatur.queries.point_words import point_words
from tawatur.queries.views import ArticleView, ClaimView, EventView
from tawatur.records import Article, Claim, Span
from tawatur.storage import Workspace, open_workspace


@click.command(
    "explain", help=_("Tell why: the rule and the words behind each field; the reasons for origins and grade.")
)
@click.argument("asked", metavar="ID")
@workspace_option
def command(asked: str, folder: Path) -> int:
    """Tell why."""
    with open_workspace(folder) as workspace:
        print_lines(_explained(workspace, find(workspace, asked)))
    return 0


def _explained(workspace: Workspace, found: Found) -> Iterator[str]:
    match found:
        case ClaimView():
            return claim_explained(found, get_article(workspace, found.claim.version_id).article)
        case EventView():
            return event_explained(found)
        case ArticleView():
            return article_explained(found)
    raise RequestError(_("only claims, events and articles are explained"))


def claim_explained(view: ClaimView, article: Article) -> Iterator[str]:
    """For each field of a claim: its value, the rule, and the words that it was read from, marked in the sentence."""
    claim = view.claim
    yield cards.claim_line(claim)
    yield _marked(claim, [span for spans in claim.evidence.values() for span in spans])
    yield ""
    for field, value in _values(claim):
        spans = claim.evidence.get(field, ())
        words = ", ".join(f"«{_words(article, span)}»" for span in spans)
        rule = claim.rule if field == "event_type" else claim.rules.get(field)
        told = f"{field}: {value}"
        yield told + (f" ← {words}" if words else "") + (f" [{rule}]" if rule else "")
    for place in claim.places:
        if place.lat is not None and (stands := point_words(place.precision, place.where_prec)):
            yield f"  {place.name}: {stands}"
        for candidate in place.candidates:
            yield f"  {place.name} = {candidate.name} ({candidate.place_id}) {candidate.score:.2f}: " + ", ".join(
                candidate.reasons
            )
    if claim.date.basis:
        yield f"date.basis: {claim.date.basis}"


def _values(claim: Claim) -> Iterable[tuple[str, str]]:
    """The fields of a claim in words; those without a value are left out."""
    chain = " ← ".join((*map(origin_label, reversed(claim.via)), origin_label(claim.origin)))
    fields = (
        ("event_type", event_type_label(claim.event_type)),
        ("actors", who(claim.actors, ()) if claim.actors else ""),
        ("targets", who(claim.targets, ()) if claim.targets else ""),
        ("places", where(claim.places) if claim.places else ""),
        ("date", when(claim.date)),
        ("quantities", quantities(claim.quantities)),
        ("origin", chain),
        ("via", " ".join(claim.via)),
        ("speaker", claim.speaker.surface if claim.speaker else ""),
        ("modality", modality_label(claim.modality)),
    )
    return ((name, value) for name, value in fields if value)


def _marked(claim: Claim, spans: list[Span]) -> str:
    """The sentence, the words that were read in [brackets]."""
    if claim.sentence is None:
        return f"«{claim.quote}»"
    start, quote = claim.sentence.start, claim.quote
    inside = sorted(
        {(s.start - start, s.end - start) for s in spans if s.part == claim.part and s.index == claim.sentence.index}
    )
    pieces, at = [], 0
    for first, last in inside:
        if first < at or last > len(quote):
            continue
        pieces += [quote[at:first], "[", quote[first:last], "]"]
        at = last
    return "«" + "".join(pieces) + quote[at:] + "»"


def _words(article: Article, span: Span) -> str:
    """The words of a span, wherever in the article they stand."""
    if span.part == "text":
        return article.text[span.start : span.end]
    if span.part == "title":
        return article.title[span.start : span.end]
    lines = {line.number: line.line for line in article.removed}
    return lines.get(span.index, "")[span.start : span.end]


def event_explained(view: EventView) -> Iterator[str]:
    """For an event: why its claims are one, why its origins are independent, why its grade."""
    yield f"{view.event.event_id} · {cards.event_line(view.event)}"
    yield from event_reasons(view, language())
    for claim in view.claims:
        yield f"{claim.claim.claim_id}: {cards.claim_line(claim.claim)}"


def article_explained(view: ArticleView) -> Iterator[str]:
    """For an article: where its dates were read, and what was left out."""
    article = view.article
    for name, said, evidence in (
        ("published", article.published, article.published_evidence),
        ("updated", article.updated, article.updated_evidence),
    ):
        words = f" ← «{evidence.words}» [{evidence.rule}] {evidence.where}" if evidence else ""
        yield f"{name}: {said or _('unknown')}{words}"
    yield from article.notices
    yield from cards.removed_card(view)
