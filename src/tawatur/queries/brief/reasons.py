"""Why an event is told as it is, in plain sentences: its grade, its origins and why they are one or several."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.knowledge.brief import Language
from tawatur.knowledge.linking import load_event_knowledge
from tawatur.queries.brief.disputes import dispute_told
from tawatur.queries.brief.wording import Wording
from tawatur.queries.views import ClaimView, EventView
from tawatur.records import Event, Lineage


def event_reasons(view: EventView, language: Language) -> tuple[str, ...]:
    """The sentences: what happened, the grade and why, each lineage and why it is one, denials, disputes, ties."""
    return tuple(_Reasons(view, language).sentences())


class _Reasons:
    """The reasons of one event in one language."""

    def __init__(self, view: EventView, language: Language) -> None:
        outlets = {
            v.article.outlet_slug or v.article.article: v.article.outlet or v.article.article for v in view.claims
        }
        self._view, self._event = view, view.event
        self._claims = {v.claim.claim_id: v for v in view.claims}
        self._wording = Wording(language, outlets)
        self._words = self._wording.words.phrases.reasons

    def sentences(self) -> Iterator[str]:
        """All sentences, in order."""
        event = self._event
        yield f"{self._wording.event(event)}."
        yield self._words["grade"].format(grade=self._wording.grade(event), why=self._grade_reason()) + "."
        for lineage in event.lineages:
            yield from self._denial(lineage) if lineage.denies else self._lineage(lineage)
        for one in event.disagreements:
            yield dispute_told(self._wording, event, one, self._claims) + "."
        for link in self._view.linked:
            key = ("step" if link.relation == "step_of" else "part") + ("_in" if link.inward else "_of")
            yield self._words[key].format(name=self._wording.event_name(link.event))
        if event.sides.silent:
            yield self._words["silent"].format(names=self._wording.actors(event.sides.silent))

    def _grade_reason(self) -> str:
        event, words = self._event, self._words
        if event.grade in ("contested", "retracted"):
            return words[event.grade]
        count = event.origins.established
        counted = words["none"] if not count else words["one"] if count == 1 else self._several(count)
        if count < 2:
            return counted
        named = [x for x in event.lineages if x.standing == "established" and not x.denies]
        free = any(not x.interested for x in named)
        counted += words["disinterested" if free else "all_interested"]
        if event.grade == "strong" and (count < 3 or not free) and _admits(event):
            counted += words["admission"]
        return counted

    def _several(self, count: int) -> str:
        return self._words["several"].format(counted=self._wording.counted("origins", count))

    def _origin(self, lineage: Lineage) -> str:
        """Who is behind a lineage, and through which agencies it reached the pages."""
        origin, template = (
            self._wording.source(lineage.origin, genitive=False),
            self._wording.words.phrases.attribution["via"],
        )
        relays = dict.fromkeys(slug for view in self._carriers(lineage) for slug in view.claim.via)
        names = [self._wording.name(slug).genitive for slug in relays if slug != lineage.origin]
        return template.format(origin=origin, via=self._wording.joined(names)) if names else origin

    def _lineage(self, lineage: Lineage) -> Iterator[str]:
        words = self._words
        standing = words[lineage.standing] + (self._comma() + words["interested"] if lineage.interested else "")
        yield words["lineage"].format(
            origin=self._origin(lineage),
            standing=standing,
            claims=self._wording.counted("claims", len(lineage.claim_ids)),
            outlets=self._outlets(lineage),
            why=self._comma().join(self._why(code) for code in lineage.reason.split(";")),
        )
        first = self._claims.get(lineage.first)
        if first is not None and len({self._name(c) for c in self._carriers(lineage)}) > 1:
            published = self._wording.moment(first.article.published or first.article.updated or "–")
            yield words["first"].format(outlet=self._name(first), published=published)
        for change in lineage.changes:
            kind, _, claim_id = change.partition(":")
            if kind in words and claim_id in self._claims:
                yield words[kind].format(outlet=self._name(self._claims[claim_id]))

    def _why(self, code: str) -> str:
        """A reason code in words."""
        name, _, detail = code.partition(":")
        if name not in self._words:
            return code
        known = self._wording.name(detail).name if name == "relayed_by" else detail
        return self._words[name].format(name=known, n=detail)

    def _denial(self, lineage: Lineage) -> Iterator[str]:
        origin = self._wording.source(lineage.origin, genitive=False)
        yield self._words["denies"].format(origin=origin, outlets=self._outlets(lineage))

    def _carriers(self, lineage: Lineage) -> list[ClaimView]:
        return [self._claims[i] for i in lineage.claim_ids if i in self._claims]

    def _outlets(self, lineage: Lineage) -> str:
        return self._wording.joined(list(dict.fromkeys(self._name(c) for c in self._carriers(lineage))))

    def _name(self, view: ClaimView) -> str:
        return view.article.outlet or view.article.article

    def _comma(self) -> str:
        return self._wording.words.phrases.joins["clause"]


def _admits(event: Event) -> bool:
    """Whether a party tells what goes against itself: that it left, or that it was driven out."""
    knowledge = load_event_knowledge()
    doers, losers = ({knowledge.root(slug) for slug in slugs} for slugs in (event.actors, event.targets))
    against = doers if event.event_type == "withdrawal" else losers
    return any(x.interested and knowledge.root(x.origin) in against for x in event.lineages if not x.denies)
