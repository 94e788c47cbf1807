"""One thing shown whole: an event, claim, article, story, place or judgement as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.cli.punctuation import comma
from tawatur.cli.showing import NOTHING, backing, disputed, quantities, what_of, when, where, who
from tawatur.cli.words import (
    disagreement_label,
    event_type_label,
    grade_label,
    modality_label,
    origin_label,
    removal_label,
    removed_label,
)
from tawatur.messages import _, ngettext_
from tawatur.queries.views import ArticleBrief, ArticleView, ClaimView, EventView
from tawatur.records import Claim, DateEvidence, Event, Judgement, Lineage, Story

Lines = Iterator[str]


def event_line(event: Event) -> str:
    """An event on one line: what, where, when, who."""
    return _joined(
        when(event.date),
        what_of(event),
        where(event.places),
        who(event.actors, event.targets),
    )


def _joined(*parts: str) -> str:
    """What there is to say, on one line."""
    return " · ".join(part for part in parts if part not in ("", NOTHING))


def event_card(view: EventView) -> Lines:
    """An event: what is said, from how many origins, who said it in which words, where they disagree."""
    event = view.event
    yield event_line(event)
    yield _joined(
        event.event_id,
        grade_label(event.grade, has_named=bool(event.origins.established)),
        backing(event),
        disputed(event),
    )
    if event.rejected:
        yield _("rejected: it no longer counts")
    if event.merged_from:
        yield f"{_('was also called')}: {comma().join(event.merged_from)}"
    claims = {claim_view.claim.claim_id: claim_view for claim_view in view.claims}
    for lineage in event.lineages:
        yield ""
        yield lineage_line(lineage)
        for claim_id in lineage.claim_ids:
            if claim_id in claims:
                yield from _quoted(claims[claim_id])
    for disagreement in event.disagreements:
        yield ""
        yield f"{_('disputed')}: {disagreement_label(disagreement.field)}"
        for position in disagreement.positions:
            said = ngettext_("{n} claim", "{n} claims", len(position.claim_ids))
            yield f"  {_(position.value)} ({said}: {' '.join(position.claim_ids)})"
    for link in view.linked:
        yield ""
        yield f"{_link_label(link.relation, link.inward)}: {link.event.event_id} · {event_line(link.event)}"
    yield from _judged(view.judgements)


def lineage_line(lineage: Lineage) -> str:
    """An origin and how it counts."""
    standing = _("established origin") if lineage.standing == "established" else _("possible origin")
    notes = [standing]
    if lineage.interested:
        notes.append(_("a party to the conflict"))
    if lineage.denies:
        notes.append(_("denies it"))
    return f"{origin_label(lineage.origin)} ({comma().join(notes)})"


def _link_label(relation: str, inward: bool) -> str:
    if relation == "step_of":
        return _("its step") if inward else _("a step of")
    return _("its part") if inward else _("a part of")


def _quoted(view: ClaimView) -> Lines:
    claim = view.claim
    chain = " ← ".join(
        (view.article.outlet or claim.article, *map(origin_label, reversed(claim.via)), origin_label(claim.origin))
    )
    yield f"  «{claim.quote}»"
    yield f"    {chain} · {view.article.published or _('undated')} · {claim.claim_id}"


def claim_card(view: ClaimView) -> Lines:
    """A claim: what it says, its words, and where they stand."""
    claim = view.claim
    yield claim_line(claim)
    yield f"«{claim.quote}»"
    yield " ← ".join(
        (view.article.outlet or claim.article, *map(origin_label, reversed(claim.via)), origin_label(claim.origin))
    )
    if claim.speaker:
        yield f"{_('speaker')}: {claim.speaker.surface}"
    yield f"{_('article')}: {_brief(view.article)}"
    yield f"{_('event')}: {view.event_id or '–'}"
    if view.is_rejected:
        yield _("rejected: it no longer counts")
    if not view.is_current:
        yield _("a later version of the article has replaced the one that says so")
    yield from _judged(view.judgements)
    yield _("why it was read so: {command}").format(command=f"tawatur explain {claim.claim_id}")


def claim_line(claim: Claim) -> str:
    """A claim on one line."""
    meant = "" if claim.modality == "happened" else modality_label(claim.modality)
    return _joined(
        when(claim.date),
        event_type_label(claim.event_type),
        where(claim.places),
        who(claim.actors, claim.targets),
        quantities(claim.quantities),
        meant,
    )


def _brief(brief: ArticleBrief) -> str:
    said = brief.published or (f"{_('updated')} {brief.updated}" if brief.updated else _("undated"))
    return f"{brief.title or brief.article} · {brief.outlet or '–'} · {said} · {brief.article_id}"


def article_card(view: ArticleView) -> Lines:
    """An article: headline, outlet, dates with what they were read from, and its text."""
    article = view.article
    yield article.title or _("(no headline)")
    yield f"{article.outlet or '–'} · {article.article_id} · {article.version_id}"
    yield _dated(_("published"), article.published, article.published_evidence) + f" ({_(article.published_basis)})"
    if article.updated:
        yield _dated(_("updated"), article.updated, article.updated_evidence)
    yield from filter(None, (article.url, *view.paths))
    if len(view.versions) > 1:
        versions = ngettext_("{n} version", "{n} versions", len(view.versions))
        yield f"{versions}: {' '.join(brief.version_id for brief in view.versions)}"
    yield ""
    yield article.text
    yield ""
    yield ngettext_("{n} claim", "{n} claims", len(view.claims)) + f": tawatur show {article.article_id} --claims"
    left_out = ngettext_("{n} line left out", "{n} lines left out", len(article.removed))
    yield f"{left_out}: tawatur show {article.article_id} --removed"


def _dated(what: str, said: str | None, evidence: DateEvidence | None) -> str:
    words = f" «{evidence.words}», {evidence.rule}" if evidence else ""
    return f"{what}: {said or _('unknown')}{words}"


def removed_card(view: ArticleView) -> Lines:
    """The lines of a page that are no main text, each with why."""
    for line in view.article.removed:
        credit = comma().join(filter(None, (line.credit, line.date)))
        yield f"[{removed_label(line.kind)}: {removal_label(line.reason)}] {line.line}" + (
            f" ({credit})" if credit else ""
        )


def article_claims_card(view: ArticleView) -> Lines:
    """The claims of an article, in the order of its text."""
    for claim in view.claims:
        yield f"{claim.claim_id} · {claim_line(claim)}"
        event_id = view.event_ids.get(claim.claim_id, "–")
        yield f"  «{claim.quote}» ← {origin_label(claim.origin)} · {_('event')} {event_id}"


def story_card(story: Story) -> Lines:
    """A story: its headline, articles and events."""
    yield f"{story.title} · {story.story_id}"
    yield f"{ngettext_('{n} article', '{n} articles', len(story.article_ids))}: {' '.join(story.article_ids)}"
    yield f"{ngettext_('{n} event', '{n} events', len(story.event_ids))}: {' '.join(story.event_ids)}"


def judgement_line(judgement: Judgement) -> str:
    """A decision on one line."""
    new = comma().join(f"{name} = {value}" for name, value in judgement.corrections)
    what = f"{_(judgement.decision)} {' '.join(judgement.subjects)}" + (f": {new}" if new else "")
    return f"{judgement.made_at} · {judgement.made_by} · {what} · {judgement.why} · {judgement.judgement_id}"


def _judged(judgements: tuple[Judgement, ...]) -> Lines:
    if judgements:
        yield ""
        yield _("decided") + ":"
    for judgement in judgements:
        yield f"  {judgement_line(judgement)}"
