"""The brief written: sentences from records, numbered references, and a budget of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tawatur.errors import RequestError
from tawatur.knowledge.brief import Language
from tawatur.knowledge.outlets import load_outlets
from tawatur.messages import _
from tawatur.queries.brief.disputes import dispute_told
from tawatur.queries.brief.document import Brief, BriefSection, BriefSentence, Reference, SectionKind
from tawatur.queries.brief.gathering import Gathered, gathered, span_rank
from tawatur.queries.brief.holding import covered, event_behind, held, is_covered
from tawatur.queries.brief.wording import Wording, country_of
from tawatur.queries.filters import Filter
from tawatur.queries.views import ClaimView
from tawatur.records import ControlSpan, Event
from tawatur.storage import Workspace

DEFAULT_WORDS = 600
LEAST_WORDS = 60
MOST_MISSES = 25
"""After so many sentences for which there is no room the rest, which rank lower, are only counted."""
MOST_UNNAMED = 5
"""So many events without a named origin are named, in one sentence."""
_SHARES = {"control": 0.25, "events": 0.45, "disputes": 0.15, "unknown": 0.15}
"""How the budget of words is shared; what one section leaves, the next may use."""


class _Told(NamedTuple):
    """How a sentence is written, what it cites, its note, and which events it tells of which places."""

    tell: Callable[[], str]
    claim_ids: Sequence[str]
    note: str = ""
    covers: frozenset[tuple[str, str]] = frozenset()


def write_brief(
    workspace: Workspace,
    wanted: Filter,
    language: Language = "ar",
    words: int = DEFAULT_WORDS,
    known_at: str | None = None,
) -> Brief:
    """The brief of a period and place in a language, of about ``words`` words beside its references.

    As known at a time, if asked: a day counts from its end. Raises RequestError for a filter or time that makes no
    sense, or a budget too small for a brief.
    """
    if words < LEAST_WORDS:
        raise RequestError(
            _("{words} words are no brief").format(words=words), hint=_("at least {least}").format(least=LEAST_WORDS)
        )
    return brief_of(gathered(workspace, wanted, known_at), wanted, language, words)


def brief_of(found: Gathered, wanted: Filter, language: Language = "ar", words: int = DEFAULT_WORDS) -> Brief:
    """The brief of what was gathered for a filter."""
    outlets = {
        v.article.outlet_slug: v.article.outlet or v.article.outlet_slug
        for v in found.claims.values()
        if v.article.outlet_slug
    }
    names = {o.slug: o.names[0] for o in load_outlets().by_name.values()}
    return _Writer(found, Wording(language, outlets, names), words).brief(wanted)


class _Writer:
    """Writes one brief: it keeps the references, numbered as they are first cited, and the words that are left."""

    def __init__(self, found: Gathered, wording: Wording, words: int) -> None:
        self._found, self._wording, self._budget = found, wording, words
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, list[str]] = {}
        self._views: dict[str, ClaimView] = {}
        self._events = {e.event_id: e for e in found.events}
        self._covered: frozenset[tuple[str, str]] = frozenset()

    def brief(self, wanted: Filter) -> Brief:
        """The whole document."""
        headings = self._wording.words.phrases.headings
        sections = tuple(self._sections())
        title = headings["title_place"].format(place=wanted.places[0]) if wanted.places else headings["title"]
        return Brief(
            language=self._wording.language,
            title=title,
            period=self._period(wanted),
            basis=self._basis(),
            sections=sections,
            references_heading=headings["references"],
            references=tuple(self._references()),
        )

    def _period(self, wanted: Filter) -> str:
        headings, country = self._wording.words.phrases.headings, country_of(self._found.events)
        since, until = (self._wording.date(d, country) if d else "" for d in (wanted.since, wanted.until))
        name = "period" if since and until else "since" if since else "until" if until else ""
        period = headings[name].format(since=since, until=until) if name else ""
        return self._wording.words.phrases.joins["item"].join(filter(None, (period, self._known(country))))

    def _known(self, country: str | None) -> str:
        """As of when the brief is told, if it is not of all that is known."""
        asked, headings = self._found.known_at, self._wording.words.phrases.headings
        if not asked:
            return ""
        date = self._wording.date(asked, country)
        return (
            headings["known_time"].format(date=date, time=asked[11:16])
            if len(asked) > 10
            else (headings["known_day"].format(date=date))
        )

    def _basis(self) -> str:
        views = self._found.claims.values()
        wording = self._wording
        return wording.words.phrases.headings["basis"].format(
            articles=wording.counted("articles", len({v.claim.article_id for v in views})),
            claims=wording.counted("claims", len(views)),
            events=wording.counted("events", len(self._found.events)),
        )

    def _sections(self) -> Iterator[BriefSection]:
        """The sections in their order; each takes its share of the budget and what was left over before."""
        makers = {
            "control": self._control,
            "events": self._main_events,
            "disputes": self._disputes,
            "unknown": self._unknown,
        }
        left = 0.0
        kinds: tuple[SectionKind, ...] = ("control", "events", "disputes", "unknown")
        for kind in kinds:
            room = _SHARES[kind] * self._budget + left
            section, used = self._section(kind, makers[kind](), room)
            left = max(0.0, room - used)
            yield section

    def _section(self, kind: SectionKind, written: Iterable[_Told], room: float) -> tuple[BriefSection, int]:
        headings = self._wording.words.phrases.headings
        sentences: list[BriefSentence] = []
        used, left_out = 0, 0
        seen: set[str] = set()
        for tell, claim_ids, note, covers in written:
            text = tell() if left_out < MOST_MISSES else None
            if text in seen:
                continue
            length = len(text.split()) if text else 0
            if text is None or (sentences and used + length > room):
                left_out += 1
                seen.update([text] if text else [])
                continue
            seen.add(text)
            used += length
            self._covered |= covers
            sentences.append(BriefSentence(_sentence(text), tuple(claim_ids), self._cite(claim_ids), note))
        remark = "" if sentences else headings["nothing"]
        if left_out:
            remark = headings["left_out"].format(n=left_out) if kind == "events" else ""
        return BriefSection(kind, headings[kind], tuple(sentences), remark), used

    def _control(self) -> Iterator[_Told]:
        """What changed hands; places of one fate, told by the same events, in one sentence."""
        groups: dict[object, list[ControlSpan]] = {}
        for span in sorted(self._found.spans, key=lambda s: span_rank(s, self._events)):
            key = (span.status, span.holder, span.before, span.rivals, span.since, span.because, span.grade)
            groups.setdefault(key, []).append(span)
        for spans in groups.values():
            claim_ids = [c.claim_id for i in spans[0].because if i in self._events for c in self._events[i].claims]
            behind = event_behind(spans[0], self._events)
            tell = partial(held, self._wording, spans, self._found.span_places, behind)
            yield _Told(tell, claim_ids, self._span_grade(spans[0]), covered(spans, behind))

    def _span_grade(self, span: ControlSpan) -> str:
        """A span's grade in words: that of the events behind it, where none of them has a named origin."""
        behind = [self._events[one] for one in span.because if one in self._events]
        named = any(event.origins.established for event in behind) or not behind
        return self._wording.grade_word(span.grade, named)

    def _main_events(self) -> Iterator[_Told]:
        """What happened, but for what the sentences on control have told already."""
        for event in self._found.events:
            told = is_covered(event, self._covered)
            if (event.origins.established or event.origins.possible) and not told:
                yield _Told(partial(self._told, event), [c.claim_id for c in event.claims], self._wording.grade(event))

    def _told(self, event: Event) -> str:
        """What happened, when, with what toll, according to whom."""
        wording = self._wording
        when = wording.when(event.date, country_of([event]))
        parts = [f"{wording.event(event)} {when}".strip()]
        own_word = event.event_type == "statement" and event.lineages[0].origin in event.actors
        parts.append(wording.toll(event.quantities, self._vague(event)))
        parts.append("" if own_word else wording.attribution(event))
        return wording.words.phrases.joins["clause"].join(part for part in parts if part)

    def _vague(self, event: Event) -> frozenset[str]:
        """The things counted only by words of size (dozens), in all claims that count them."""
        exact: set[str] = set()
        told: set[str] = set()
        for view in self._found.views(event):
            for quantity in view.claim.quantities:
                told.add(quantity.what)
                if (
                    quantity.value not in (10, 100, 1000)
                    or quantity.bound != "at_least"
                    or any(c.isdigit() for c in quantity.text)
                ):
                    exact.add(quantity.what)
        return frozenset(told - exact)

    def _disputes(self) -> Iterator[_Told]:
        for event in self._found.events:
            for one in event.disagreements:
                yield _Told(
                    partial(dispute_told, self._wording, event, one, self._found.claims),
                    [i for p in one.positions for i in p.claim_ids],
                )

    def _unknown(self) -> Iterator[_Told]:
        """What the records leave open: events without a named origin, sides that are silent."""
        wording, templates = self._wording, self._wording.words.phrases.unknown
        holding = [e for e in self._found.events if e.event_type in ("territory_gained", "withdrawal")]
        for event in (e for e in holding if e.sides.silent and e.origins.established):
            ids, name = [c.claim_id for c in event.claims], wording.event_name(event)
            silent = wording.actors(event.sides.silent)
            of_silent = wording.actors(event.sides.silent, genitive=True)
            yield _Told(partial(templates["silent"].format, name=name, silent=silent, of_silent=of_silent), ids)
        unnamed = [e for e in self._found.events if e.origins.possible and not e.origins.established and e.places]
        if unnamed:
            chosen = unnamed[:MOST_UNNAMED]
            names = list(dict.fromkeys(map(wording.event_name, chosen)))
            template = templates["no_named" if len(names) == 1 else "no_named_several"]
            told = partial(template.format, name=names[0], names=wording.joined(names, kind="item"))
            yield _Told(told, [c.claim_id for e in chosen for c in e.claims])

    def _cite(self, claim_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the articles that hold the claims; new ones are added to the references."""
        numbers: dict[int, None] = {}
        for claim_id in claim_ids:
            view = self._found.claims.get(claim_id)
            if view is None:
                continue
            key = view.article.version_id
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            self._views.setdefault(key, view)
            cited = self._cited.setdefault(key, [])
            if claim_id not in cited:
                cited.append(claim_id)
            numbers[number] = None
        return tuple(sorted(numbers))

    def _references(self) -> Iterator[Reference]:
        for key, number in self._numbers.items():
            article, event_ids = self._views[key].article, {self._found.claims[i].event_id for i in self._cited[key]}
            country = country_of(self._events[i] for i in sorted(filter(None, event_ids)) if i in self._events)
            yield Reference(
                number=number,
                article_id=article.article_id,
                title=article.title or self._wording.words.phrases.headings["untitled"],
                outlet=article.outlet or article.outlet_slug or "",
                published=article.published or article.updated or "",
                dated=self._wording.moment(article.published or article.updated or "", country),
                url=article.url,
                claim_ids=tuple(self._cited[key]),
            )


def _sentence(text: str) -> str:
    """A clause as a sentence: a capital first, a full stop last."""
    text = text.strip()
    return (text[:1].upper() + text[1:]).rstrip(".") + "."
