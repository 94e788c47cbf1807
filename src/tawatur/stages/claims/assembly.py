"""Assembly: an article's passages are read sentence by sentence, and mentions become the fields of claims."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import Protocol

from msgspec import Struct

from tawatur.records import Article, Claim, ClaimDate, Span
from tawatur.records.claim import Part
from tawatur.stages.claims.actors.participants import participants
from tawatur.stages.claims.attribution.answers import Answers, without_answers
from tawatur.stages.claims.attribution.own_forces import with_own_forces
from tawatur.stages.claims.attribution.own_voice import own_voice
from tawatur.stages.claims.attribution.sourcing import (
    attribution_of,
    first_person,
    is_named,
    names_speaker,
    speaker_of,
    speech_zones,
)
from tawatur.stages.claims.distinct import distinct_claims
from tawatur.stages.claims.memory import DatedEvent, Memory
from tawatur.stages.claims.mentions import ActorMention, Attribution, QuantityMention, ReadingContext
from tawatur.stages.claims.quantities.amounts import draft_amounts
from tawatur.stages.claims.quantities.tolls import absorb_tolls
from tawatur.stages.claims.readers import ClaimKnowledge
from tawatur.stages.claims.roles.reading import draft_roles
from tawatur.stages.claims.sentence.reading import SentenceReading, read_sentence
from tawatur.stages.claims.sites.placed import SiteMemory, Sites
from tawatur.stages.claims.sites.reading import draft_sites
from tawatur.stages.claims.sites.scene import Cast, Roles
from tawatur.stages.claims.times.ageing import is_count_since, modality_as_before, modality_in_time
from tawatur.stages.claims.times.dating import Around, Dating, draft_dating, last_dating
from tawatur.stages.claims.triggers.assertion import is_asserted
from tawatur.stages.claims.triggers.drafts import Draft, is_main, sentence_drafts
from tawatur.stages.claims.triggers.modality import ReadModality, draft_modality
from tawatur.stages.claims.triggers.reading import sentence_triggers
from tawatur.stages.claims.triggers.reports import Particulars, is_report
from tawatur.stages.claims.triggers.retold import as_struck, as_told, claimed_type, remember_type
from tawatur.stages.claims.triggers.steps import fold_steps
from tawatur.text.passages import Passage, Sentence, passage_of

_READ_KINDS: dict[str, Part] = {"caption": "caption", "embed": "embed"}
_LONGEST_SENTENCE = 4_000
_ARABIC = re.compile("[\u0600-\u06ff]+")
_ARABIC_SHARE = 0.5
_PLAIN = re.compile("[ء-غف-ي][ ء-غف-ي]*")
_FOREIGN = frozenset("پچژگےہںٹڈڑۆێەھۇڕڵ")  # of Persian, Urdu, Kurdish, Uyghur
_NOT_PLAIN = re.compile(f"[{''.join(sorted(_FOREIGN))}]")
_FOREIGN_SHARE = 0.015
_VICTIMS = frozenset({"civilians", "prisoners"})
_AIMED = frozenset({"attack", "armed_clash", "air_strike", "shelling", "advance"})
_SCENES = frozenset({"territory_gained", "attack", "armed_clash", "air_strike", "shelling", "explosion"})
_SUBHEADING_WORDS = 7


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Fields(Struct, frozen=True):
    """What was found for a draft."""

    modality: ReadModality
    attribution: Attribution | None
    roles: Roles
    sites: Sites
    dating: Dating
    amounts: list[QuantityMention]


def read_claims(article: Article, knowledge: ClaimKnowledge) -> tuple[Claim, ...]:
    """The distinct claims of an article: title and text first, then captions and embedded posts.

    A passage that is mostly not in Arabic letters yields none, nor does an article in another language.
    """
    if article.language not in (None, "ar"):
        return ()
    article = _without_endless_sentences(article)
    passages = list(_passages(article))
    countries = knowledge.countries([p for p in passages if p.part in {"title", "text"}])
    context = ReadingContext(article, article.published or article.updated, countries)  # never the day of the fetch
    claims: list[Claim] = []
    for passage in passages:
        if _is_arabic(passage.text):
            claims.extend(_passage_claims(passage, context, knowledge))
    return distinct_claims(claims)


def _without_endless_sentences(article: Article) -> Article:
    """The article with sentences too long to be sentences blanked out, so that all offsets stay."""
    if len(article.text) <= _LONGEST_SENTENCE:
        return article
    text = article.text
    for sentence in passage_of("text", text).sentences:
        length = sentence.end - sentence.start
        if length > _LONGEST_SENTENCE:
            text = text[: sentence.start] + " " * length + text[sentence.end :]
    return article if text is article.text else replace(article, text=text)


def _passages(article: Article) -> Iterator[Passage]:
    if 0 < len(article.title) <= _LONGEST_SENTENCE:
        yield passage_of("title", article.title)
    yield passage_of("text", article.text)
    for line in article.removed:
        part = _READ_KINDS.get(line.kind)
        if part is not None and len(line.line) <= _LONGEST_SENTENCE:
            yield passage_of(part, line.line, line.number)


def _is_arabic(text: str) -> bool:
    """Whether most letters of the beginning are of the Arabic script, and few are letters that Arabic has not."""
    sample = text[:2_000]
    if not _NOT_PLAIN.search(sample):
        plain = "".join(_PLAIN.findall(sample))
        if 2 * (len(plain) - plain.count(" ")) > len(sample):
            return True
    letters = "".join(filter(str.isalpha, sample))
    arabic = len(letters) - len(_ARABIC.sub("", letters))
    if arabic < _ARABIC_SHARE * max(1, len(letters)):
        return False
    return sum(map(letters.count, _FOREIGN)) <= _FOREIGN_SHARE * len(letters)


def _passage_claims(passage: Passage, context: ReadingContext, knowledge: ClaimKnowledge) -> Iterator[Claim]:
    mentions = knowledge.mentions(passage, context)
    memory, answers = Memory(), Answers(passage)
    for sentence in passage.sentences:
        if _tells_nothing(passage, sentence):
            continue
        reading = read_sentence(passage, sentence, mentions.in_sentence(sentence), knowledge.lexicon)
        answering = answers.of(reading)
        claims = list(_sentence_claims(without_answers(reading, answering), context.article, memory))
        yield from claims
        yield from answers.claims(reading, answering, claims)


def _tells_nothing(passage: Passage, sentence: Sentence) -> bool:
    """A question, or a subheading: a few words on a line of their own that announce what the text tells."""
    if passage.text[sentence.start : sentence.end].rstrip('"”» ').endswith(("؟", "?")):
        return True
    if passage.part != "text" or sentence.last_token - sentence.first_token > _SUBHEADING_WORDS:
        return False
    return passage.text[sentence.end : sentence.end + 1] == "\n" and passage.text[sentence.end - 1].isalpha()


def _sentence_claims(reading: SentenceReading, article: Article, memory: Memory) -> Iterator[Claim]:
    memory.own_voice = own_voice(reading, memory.own_voice)
    found = sentence_triggers(reading)
    triggers = [t for t in found if is_asserted(reading, t, found) and not names_speaker(reading, t)]
    drafts = fold_steps(reading, sentence_drafts(reading, triggers))
    drafts = [as_told(reading, draft, memory) for draft in absorb_tolls(reading, drafts)]
    here: list[Sites] = []
    sides: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    latest: tuple[ActorMention, ...] = ()
    zones = speech_zones(reading, triggers)
    among = with_own_forces(reading, participants(reading)) if drafts else []
    before: Dating | None = None
    aged: ReadModality | None = None
    attributions = [attribution_of(reading, d.trigger.start) for d in drafts]
    modalities = [draft_modality(reading, d, a) for d, a in zip(drafts, attributions, strict=True)]
    for i, (drafted, following) in enumerate(zip_longest(drafts, drafts[1:])):
        attribution, modality = attributions[i], modalities[i]
        if modality is None:
            continue
        speaker = speaker_of(reading, attribution, memory)
        day = (article.published or "")[:10] or None
        cast = _cast(memory, speaker, attribution, (sides, targets, latest), day)
        roles = draft_roles(reading, drafted, cast, among, zones)
        silent = [] if drafted.event_type == "statement" else zones
        aim = _aim(drafted, following) if following is not None and modalities[i + 1] is None else None
        sites = draft_sites(reading, drafted, SiteMemory(memory, tuple(here), aim, following), silent)
        here.append(sites)
        draft = as_struck(reading, drafted, sites.places, memory)
        dating = draft_dating(reading, draft, sites, Around(memory, before, following), zones)
        before = last_dating(reading, draft, dating, before)
        amounts = draft_amounts(reading, draft, silent)
        is_count = is_count_since(reading, dating, attribution)
        modality = modality_in_time(modality, dating, article, draft.event_type, is_count=is_count)
        modality = aged = modality_as_before(reading, draft, modality, dating, aged)
        fields = _Fields(modality, attribution, roles, sites, dating, amounts)
        if not is_report(reading, draft, _particulars(fields, memory)):
            continue
        main = is_main(reading, draft)
        claim = _claim(reading, article, draft, fields, memory)
        _remember(memory, draft, fields, is_main=main)
        remember_type(memory, draft.event_type, claim.origin, claim.places)
        sides = roles.actors if roles.actors and (main or not sides) else sides
        targets, latest = roles.targets or targets, roles.actors or latest
        yield claim


def _aim(draft: Draft, dropped: Draft) -> tuple[int, int] | None:
    """The stretch of what an attack was for, which has not happened itself ("an attack to take X")."""
    adjoins = draft.event_type in _AIMED and dropped.first == draft.last
    return (dropped.first, dropped.last) if adjoins else None


def _particulars(fields: _Fields, memory: Memory) -> Particulars:
    return Particulars(
        fields.modality.modality,
        placed=any(p.precision != "country" for p in fields.sites.places),
        told=bool(fields.amounts) or fields.dating.mention is not None,
        attributed=fields.attribution is not None,
        continued=bool(memory.places),
    )


def _cast(
    memory: Memory,
    speaker: ActorMention | None,
    attribution: Attribution | None,
    before: tuple[tuple[ActorMention, ...], tuple[ActorMention, ...], tuple[ActorMention, ...]],
    day: str | None,
) -> Cast:
    """Who may be meant: ``before`` are the main actors, the targets and the latest actors of the sentence so far."""
    speaker = None if speaker is not None and speaker.slug in _VICTIMS else speaker
    voice = speaker
    if attribution is not None and speaker is None and attribution.speaker is not None and is_named(attribution.origin):
        surface = attribution.speaker.surface
        voice = ActorMention(attribution.start, attribution.end, attribution.origin, surface, "voice")
    ours = first_person(speaker, attribution, day)
    if attribution is None or speaker is None:
        return Cast(memory, speaker, *before, voice=voice, ours=ours)
    front = attribution.verb_start is not None and attribution.scope_end > attribution.end
    told = front and attribution.strength in {"report", "assert"} and attribution.origin == speaker.slug
    return Cast(memory, speaker, *before, attribution.strength == "deny", told, voice, ours)


def _remember(memory: Memory, draft: Draft, fields: _Fields, *, is_main: bool) -> None:
    """Keep for later sentences what this event told; a subordinate clause does not change the subject."""
    memory.remember_places(fields.sites.mentions)
    actors = fields.roles.actors
    if actors and (is_main or memory.subject is None) and actors[0].slug not in _VICTIMS:
        memory.subject = actors[0]
    memory.remember_parties(tuple(m for m in (*actors, *fields.roles.targets) if m.slug not in _VICTIMS))
    if len(actors) > 1 and draft.trigger.hit.entry.frame == "mutual":
        memory.sides = actors
    if fields.modality.modality == "happened":
        memory.deeds[draft.event_type] = actors
    if fields.dating.date.start:
        memory.remember_day(draft.event_type, DatedEvent(fields.dating.date, fields.sites.places))
    if fields.sites.mentions:
        memory.sites[draft.event_type] = fields.sites.mentions
        if draft.event_type in _SCENES:
            memory.scene = fields.sites.mentions


def _claim(reading: SentenceReading, article: Article, draft: Draft, fields: _Fields, memory: Memory) -> Claim:
    passage, sentence, trigger = reading.passage, reading.sentence, draft.trigger
    attribution, roles, origin = fields.attribution, fields.roles, _origin(draft, fields, memory)
    event_type = claimed_type(reading, draft, origin, memory)
    return Claim(
        claim_id=_claim_id(article.version_id, event_type, draft, passage),
        article=article.article,
        article_id=article.article_id,
        version_id=article.version_id,
        part=passage.part,
        event_type=event_type,
        actors=tuple([m.slug for m in roles.actors]),
        targets=tuple([m.slug for m in roles.targets]),
        places=fields.sites.places,
        date=_bounded(fields.dating, article),
        quantities=tuple([m.quantity for m in fields.amounts]),
        origin=origin,
        via=attribution.via if attribution else (),
        speaker=attribution.speaker if attribution else None,
        evidence_kind=attribution.evidence_kind if attribution else None,
        modality=fields.modality.modality,
        quote=passage.quote(sentence),
        evidence=_evidence(reading, draft, fields),
        trigger=passage.text[trigger.start : trigger.end],
        rule=trigger.hit.entry.rule,
        actor_surfaces=tuple([m.surface for m in roles.actors]),
        target_surfaces=tuple([m.surface for m in roles.targets]),
        rules=_rules(fields),
        sentence=passage.span(sentence.start, sentence.end),
    )


def _claim_id(version_id: str, event_type: str, draft: Draft, passage: Passage) -> str:
    """A claim's name: version, type and trigger span, never its resolved fields."""
    place = f"{passage.part}:{passage.index}:{draft.trigger.start}:{draft.trigger.end}"
    return "c" + hashlib.sha256(f"{version_id}|{event_type}|{place}".encode()).hexdigest()[:15]


def _bounded(dating: Dating, article: Article) -> ClaimDate:
    """An undated claim is bounded by its article's publication."""
    told = article.published or article.updated
    if dating.date.not_after is None and dating.date.start is None and told:
        return _undated(dating.date, told)
    return dating.date


@lru_cache(maxsize=64)
def _undated(date: ClaimDate, told: str) -> ClaimDate:
    """An undated claim's date, which was told by then; the many of one article have one of a kind."""
    return replace(date, not_after=told)


def _origin(draft: Draft, fields: _Fields, memory: Memory) -> str:
    """The attribution's origin; a statement without one is its speaker's, a communiqué its party's."""
    told = fields.attribution
    if told is not None and told.rule != "dateline":
        return told.origin
    if draft.event_type == "statement" and fields.roles.actors:
        return fields.roles.actors[0].slug
    return memory.own_voice or "outlet"


def _evidence(reading: SentenceReading, draft: Draft, fields: _Fields) -> dict[str, tuple[Span, ...]]:
    """The spans that each field was read from."""
    span = reading.passage.span
    read_from: dict[str, Sequence[_Spanned]] = {
        "event_type": (draft.trigger, *draft.merged),
        "actors": fields.roles.actors,
        "targets": fields.roles.targets,
        "places": fields.sites.mentions,
        "quantities": fields.amounts,
        "date": (fields.dating.mention,) if fields.dating.mention else (),
        "origin": (fields.attribution,) if fields.attribution and fields.attribution.end else (),  # none over the text
        "modality": () if fields.modality.token is None else (reading.tokens[fields.modality.token],),
    }
    return {field: tuple([span(m.start, m.end) for m in found]) for field, found in read_from.items() if found}


def _rules(fields: _Fields) -> dict[str, str]:
    """The rule that read each field."""
    return {
        "actors": fields.roles.rule,
        "places": fields.sites.rule,
        "date": fields.dating.rule,
        "modality": fields.modality.rule,
        "origin": fields.attribution.rule if fields.attribution else "default",
    }
