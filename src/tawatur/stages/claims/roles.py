"""Roles: who did it, and to whom or against whom, by the frame of the trigger's wording."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.reading import SentenceReading

_PREPOSITIONS = frozenset(
    ["من", "في", "علي", "الي", "عن", "مع", "ضد", "عند", "قرب", "نحو", "باتجاه", "صوب", "بين", "لدي", "تجاه", "بحق"]
    + ["حول", "داخل", "عبر", "لصالح", "بيد", "بايدي", "يد", "ايدي", "قبل", "جانب", "مقابل", "ايادي"]
)
_AGAINST = frozenset({"علي", "ضد", "مع", "ل", "الي", "نحو", "باتجاه", "صوب", "تجاه", "بحق", "من", "ب", "عن"})
_BY = frozenset({"قبل", "يد", "ايدي", "جانب", "بيد", "بايدي", "ايادي"})
_SUBJECT_REACH = 9
_SPEAKER_REACH = 5
_ADDRESSING = frozenset({"ب", "ل", "علي", "الي", "من", "ضد"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and targets with the mentions that they were read from, and the rule."""

    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    rule: str = "none"


@dataclass(frozen=True, slots=True)
class _Placed:
    """An actor mention with its token and the preposition that governs it ("" for none)."""

    mention: ActorMention
    token: int
    preposition: str


def draft_roles(reading: SentenceReading, draft: Draft, memory: Memory, masked: list[tuple[int, int]]) -> Roles:
    """The roles of a draft; ``masked`` are the spans of attribution, whose actors only speak."""
    placed = _actors_in(reading, draft, masked if draft.event_type != "statement" else [])
    frame = draft.trigger.hit.entry.frame
    if draft.event_type == "displacement":
        return Roles((_displaced(reading, draft),), (), "displaced")
    if frame == "speech":
        return _of_speech(draft, placed, memory)
    if frame == "mutual":
        return _mutual(placed)
    if frame in {"loser", "patient"}:
        return _suffered(draft, placed)
    if frame == "thing":
        return _thing(placed)
    if draft.trigger.is_verb:
        return _of_verb(reading, draft, placed, memory)
    return _of_noun(reading, draft, placed, memory)


def _actors_in(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> list[_Placed]:
    found = []
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        for mention in reading.actors:
            inside = start <= mention.start < end
            if inside and not any(a <= mention.start < b for a, b in masked):
                found.append(_placed(reading, mention))
    return sorted(found, key=lambda p: p.token)


def _placed(reading: SentenceReading, mention: ActorMention) -> _Placed:
    token = reading.token_at(mention.start)
    fold = reading.tokens[token].fold
    clitic = fold[: max(0, mention.start - reading.tokens[token].start)]
    clitic = clitic.lstrip("و").removesuffix("ال") or clitic
    if clitic in {"ب", "ل", "لل", "ك"}:
        return _Placed(mention, token, clitic[0])
    before = reading.words[token - 1].fold.lstrip("و") if token else ""
    if fold.startswith("لل"):
        return _Placed(mention, token, "ل")
    return _Placed(mention, token, before if before in _PREPOSITIONS else "")


def _displaced(reading: SentenceReading, draft: Draft) -> ActorMention:
    """Those who flee or return are civilians, whoever they are called."""
    start, end = draft.trigger.start, draft.trigger.end
    return ActorMention(start, end, "civilians", reading.passage.text[start:end], "displaced")


def _of_speech(draft: Draft, placed: list[_Placed], memory: Memory) -> Roles:
    """Who threatens, calls or pledges stands close after the verb, else before it; whom it addresses follows."""
    at = draft.trigger.token
    after = [p for p in placed if p.token > at]
    near = [p for p in after if p.token - at <= _SPEAKER_REACH and p.preposition not in _ADDRESSING]
    before = [p.mention for p in placed if p.token < at]
    speaker = near[0].mention if near else before[-1] if before else memory.subject
    others = [p.mention for p in after if speaker is None or p.mention.slug != speaker.slug]
    return Roles((speaker,) if speaker else (), _distinct(others[:1]), "speaker")


def _mutual(placed: list[_Placed]) -> Roles:
    """Both sides of a clash, a deal or a meeting (decision 9)."""
    sides = [p.mention for p in placed if p.preposition not in {"في", "من"} or len(placed) == 1]
    return Roles(_distinct(sides), (), "sides")


def _suffered(draft: Draft, placed: list[_Placed]) -> Roles:
    """Those that a loss or a death befell; who did it only where "at the hands of" names it."""
    actors = [p.mention for p in placed if p.preposition in _BY]
    near = [p.mention for p in placed if p.preposition not in _BY and p.preposition not in {"في", "علي", "الي"}]
    after = [m for m in near if m.start >= draft.trigger.start]
    return Roles(_distinct(actors), _distinct((after or near)[:1]), "sufferer")


def _thing(placed: list[_Placed]) -> Roles:
    """A shell falls, a bomb goes off: its actor stands after "fired by", its target after على or ب."""
    actors = [p.mention for p in placed if p.preposition in _BY or p.preposition == ""]
    targets = [p.mention for p in placed if p.preposition in {"علي", "ب", "ل"}]
    return Roles(_distinct(actors[:1]), _distinct(targets[:1]), "thing")


def _of_verb(reading: SentenceReading, draft: Draft, placed: list[_Placed], memory: Memory) -> Roles:
    at = draft.trigger.token
    by = [p.mention for p in placed if p.preposition in _BY]
    after = [p for p in placed if p.token > at and p.preposition not in _BY]
    if _is_passive(reading, draft):
        return Roles(_distinct(by), _distinct([p.mention for p in after if not p.preposition][:1]), "passive")
    subject, rule = _subject(reading, draft, placed, memory)
    rest = [p for p in after if subject is None or p.mention is not subject]
    targets = [p.mention for p in rest if not p.preposition or p.preposition in _AGAINST]
    agents = _with_coordinated(reading, placed, subject)
    return Roles(agents, _distinct([t for t in targets if t not in agents][:2]), rule)


def _subject(
    reading: SentenceReading, draft: Draft, placed: list[_Placed], memory: Memory
) -> tuple[ActorMention | None, str]:
    """After the verb where nothing governs it, else before it in its stretch, else the subject carried over."""
    at, form = draft.trigger.token, draft.trigger.hit.form
    plural = form is not None and form.person in {"3p", "3d"}
    after = [p for p in placed if p.token > at and not p.preposition and p.token - at <= _SUBJECT_REACH]
    before = [p for p in placed if p.token < at]
    if after and not plural and not _place_between(reading, at, after[0].token):
        return after[0].mention, "subject"
    if before:
        clause, _ = reading.clauses.bounds(at)
        free = [p for p in before if not p.preposition] or before
        return free[-1].mention if plural or free[-1].token >= clause else free[0].mention, "subject_before"
    if _names_another(reading, at):
        return None, "unnamed"
    return memory.subject, "carried"


def _place_between(reading: SentenceReading, low: int, high: int) -> bool:
    start, end = reading.tokens[low].end, reading.tokens[high].start
    return any(start <= p.start < end for p in reading.places)


def _names_another(reading: SentenceReading, at: int) -> bool:
    """Whether the verb has a subject of its own that no registry knows ("unknown gunmen")."""
    following = reading.words[at + 1 : at + 3]
    if not following or following[0].fold in _PREPOSITIONS or following[0].fold in {"،", ","}:
        return False
    known = {"@force", "@people", "@shell", "@bomb", "@aerial"}
    return bool(following[0].keys & known) and not any(w.fold.endswith(("اخري", "اخرون")) for w in following)


def _with_coordinated(
    reading: SentenceReading, placed: list[_Placed], subject: ActorMention | None
) -> tuple[ActorMention, ...]:
    """The subject and those joined to it by "and"."""
    if subject is None:
        return ()
    agents, last = [subject], subject
    for p in placed:
        if p.mention.start > last.end and _joined(reading, last, p):
            agents.append(p.mention)
            last = p.mention
    return _distinct(agents)


def _joined(reading: SentenceReading, last: ActorMention, following: _Placed) -> bool:
    between = reading.passage.text[last.end : following.mention.start].strip()
    fold = reading.tokens[following.token].fold
    return fold.startswith("و") and len(between) <= 2


def _of_noun(reading: SentenceReading, draft: Draft, placed: list[_Placed], memory: Memory) -> Roles:
    """A masdar: the actor in its genitive, or the subject of the verb that carries it, or its possessive."""
    at, entry = draft.trigger.token, draft.trigger.hit.entry
    by = [p.mention for p in placed if p.preposition in _BY]
    near = next((p for p in placed if 0 < p.token - at <= 3 and p.preposition in {"", "ل"}), None)
    before = [p.mention for p in placed if p.token < at and p.preposition in {"", *_BY}]
    targets = [p.mention for p in placed if p.token > at and p.preposition in _AGAINST]
    if entry.wording.genitive == "patient":
        patients = [near.mention] if near else targets
        carried = _carried(reading, draft, memory)
        return Roles(_distinct(by or before[-1:] or carried), _distinct(patients[:1]), "object_genitive")
    if near is not None and near.preposition == "":
        agents = _with_coordinated(reading, placed, near.mention)
        return Roles(agents, _distinct([t for t in targets if t not in agents][:1]), "genitive")
    agent = by or before[-1:] or ([near.mention] if near else []) or _carried(reading, draft, memory)
    return Roles(_distinct(agent), _distinct([t for t in targets if t not in agent][:1]), "support_verb")


def _carried(reading: SentenceReading, draft: Draft, memory: Memory) -> list[ActorMention]:
    """The carried subject, for a noun with a possessive or after a support verb with no subject of its own."""
    if memory.subject is None:
        return []
    if draft.trigger.hit.suffix:
        return [memory.subject]
    before = reading.words[max(0, draft.trigger.token - 2) : draft.trigger.token]
    is_light = any("#light" in w.keys and "#impersonal" not in w.keys for w in before)
    return [memory.subject] if is_light else []


def _is_passive(reading: SentenceReading, draft: Draft) -> bool:
    """A passive spelling, a damma written on the first letter, or a victim right after a transitive verb."""
    form = draft.trigger.hit.form
    if form is None:
        return False
    if form.voice == "passive":
        return True
    word = reading.passage.text[draft.trigger.start : draft.trigger.end]
    return bool("ُ" in word[:4] and form.voice == "either")


def _distinct(mentions: list[ActorMention] | tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """One mention an actor, in order."""
    return tuple({m.slug: m for m in reversed(mentions)}.values())[::-1] if mentions else ()
