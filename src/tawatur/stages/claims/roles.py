"""Roles: who did it, and to whom or against whom, by the frame of the trigger's wording."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.reading import SentenceReading

_PREPOSITIONS = frozenset(
    [
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "مع",
        "ضد",
        "عند",
        "قرب",
        "نحو",
        "باتجاه",
        "صوب",
        "بين",
        "لدي",
        "تجاه",
        "بحق",
        "حول",
        "داخل",
        "عبر",
        "لصالح",
        "بيد",
        "بايدي",
        "يد",
        "ايدي",
        "قبل",
        "جانب",
        "مقابل",
        "ايادي",
    ]
)
_AGAINST = frozenset({"علي", "ضد", "مع", "ل", "الي", "نحو", "باتجاه", "صوب", "تجاه", "بحق", "من", "ب", "عن"})
_BY = frozenset({"قبل", "يد", "ايدي", "جانب", "بيد", "بايدي", "ايادي"})
_SUBJECT_REACH = 9
_VICTIMS = frozenset({"civilians", "prisoners"})
_HARMED = frozenset({"casualties", "arrest", "release"})
_NO_OWNER = frozenset(
    ["القوه", "الفرقه", "الحركه", "الجماعه", "الشرطه", "الدوريه", "الكتيبه", "المجموعه", "الوحده", "والقوه", "الاليه"]
) | frozenset(
    {
        "جثه",
        "ضحيه",
        "طفله",
        "امراه",
        "سيده",
        "قوه",
        "فرقه",
        "كتيبه",
        "سريه",
        "عائله",
        "اسره",
        "حركه",
        "جماعه",
        "شرطه",
        "دوريه",
        "اليه",
        "مجموعه",
        "وحده",
    }
)
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


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be meant without being named: the article's thread, the party that speaks, the last event's actors."""

    memory: Memory
    speaker: ActorMention | None
    before: tuple[ActorMention, ...]

    @property
    def subject(self) -> ActorMention | None:
        """Whom a pronoun or a dropped subject means: the speaker's own party, else the last subject."""
        if self.before:
            return self.before[0]
        return self.speaker or self.memory.subject


def draft_roles(reading: SentenceReading, draft: Draft, cast: Cast, zones: list[tuple[int, int]]) -> Roles:
    """The roles of a draft; ``zones`` are the spans that only speak."""
    placed = _actors_in(reading, draft, zones if draft.event_type != "statement" else [])
    roles = _by_frame(reading, draft, placed, cast)
    return _with_victims(reading, draft, roles, cast)


def _by_frame(reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast) -> Roles:
    frame = draft.trigger.hit.entry.frame
    if draft.event_type == "displacement":
        return Roles((_displaced(reading, draft),), (), "displaced")
    if frame == "speech":
        return _of_speech(reading, draft, placed, cast)
    if frame == "mutual":
        return _mutual(reading, draft, placed, cast)
    if frame in {"loser", "patient"}:
        return _suffered(draft, placed)
    if frame == "thing":
        return _thing(reading, placed)
    if draft.trigger.is_verb:
        return _of_verb(reading, draft, placed, cast)
    return _of_noun(reading, draft, placed, cast)


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


def _of_speech(reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast) -> Roles:
    """Who threatens, calls or pledges stands close after the verb, else before it; whom it addresses follows."""
    at = draft.trigger.token
    parties = [p for p in placed if p.mention.slug not in _VICTIMS]
    near = [
        p
        for p in parties
        if 0 < p.token - at <= _SPEAKER_REACH and p.preposition not in _ADDRESSING and not _in_content(reading, at, p)
    ]
    before = [p.mention for p in parties if p.token < at]
    speaker: ActorMention | None
    if not draft.trigger.is_verb:  # "we will not …"
        speaker = cast.speaker or cast.memory.subject
    else:
        speaker = near[0].mention if near else before[-1] if before else cast.subject
    others = [p.mention for p in placed if p.token > at and (speaker is None or p.mention.slug != speaker.slug)]
    return Roles((speaker,) if speaker else (), _distinct(others[:1]), "speaker")


def _in_content(reading: SentenceReading, at: int, placed: _Placed) -> bool:
    """Whether the mention stands in what was threatened or promised ("to attack the posts of X")."""
    between = reading.words[at + 1 : placed.token]
    return any(w.fold.startswith("ب") and len(w.fold) > 4 for w in between)


def _with_victims(reading: SentenceReading, draft: Draft, roles: Roles, cast: Cast) -> Roles:
    """Victims that the sentence names are targets, never actors (decision 24)."""
    if draft.event_type == "displacement" or draft.trigger.hit.entry.frame in {"mutual", "speech"}:
        return roles
    actors = tuple(a for a in roles.actors if a.slug not in _VICTIMS)
    targets = roles.targets
    if not targets:
        targets = tuple(_victims(reading, draft, cast))[:1]
    actors = tuple(a for a in actors if a.slug not in {t.slug for t in targets} or a in roles.targets)
    return Roles(actors, targets, roles.rule)


def _victims(reading: SentenceReading, draft: Draft, cast: Cast) -> list[ActorMention]:
    """Whom the tolls of a draft name, and "its soldiers" after a word of loss."""
    found: list[ActorMention] = []
    for toll in draft.tolls or ((draft,) if draft.event_type in _HARMED else ()):
        start = toll.trigger.start
        _, end = reading.chars(toll.first, toll.last)
        found += [a for a in reading.actors if start <= a.start < end and not _is_doer(reading, a)][:1]
        subject = cast.subject
        if not found and subject is not None and _own_people(reading, toll):
            found.append(subject)
    return found


def _is_doer(reading: SentenceReading, mention: ActorMention) -> bool:
    """Whether a verb of doing stands right before the mention ("an ambush that gunmen laid")."""
    token = reading.token_at(mention.start)
    before = reading.words[max(0, token - 2) : token]
    return any("#light" in w.keys or w.fold in _BY for w in before)


def _own_people(reading: SentenceReading, draft: Draft) -> bool:
    """ "Its soldiers", "his guards": people with a possessive."""
    at = draft.trigger.token
    words = reading.words[at + 1 : at + 6]
    return any(
        w.keys & {"@force", "@people"} and w.fold.endswith(("ه", "ها", "هم")) and w.fold not in _NO_OWNER for w in words
    )


def _mutual(reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast) -> Roles:
    """Both sides of a clash, a deal or a meeting (decision 9); one of them may be the sentence's subject."""
    is_talk = draft.event_type in {"talks", "agreement"}
    sides = [p.mention for p in placed if p.preposition != "في" or is_talk]
    sides = [m for m in sides if is_talk or m.slug not in _VICTIMS]
    words = reading.words[draft.first : draft.last]
    if not sides and any(
        w.keys & {"الجانبان", "الطرفان", "الجانبين", "الطرفين"}
        or w.fold.endswith(("لجانبان", "لطرفان", "لجانبين", "لطرفين"))
        for w in words
    ):
        return Roles(cast.memory.sides, (), "both_sides")
    if len({m.slug for m in sides}) == 1 and any(p.preposition in {"مع", "ضد"} for p in placed):
        subject = cast.subject
        sides = [*([subject] if subject else []), *sides]
    return Roles(_distinct(sides), (), "sides")


def _suffered(draft: Draft, placed: list[_Placed]) -> Roles:
    """Those that a loss or a death befell; who did it only where "at the hands of" names it."""
    actors = [p.mention for p in placed if p.preposition in _BY]
    near = [p.mention for p in placed if p.preposition not in _BY and p.preposition not in {"في", "علي", "الي"}]
    after = [m for m in near if m.start >= draft.trigger.start]
    return Roles(_distinct(actors), _distinct((after or near)[:1]), "sufferer")


def _thing(reading: SentenceReading, placed: list[_Placed]) -> Roles:
    """A shell falls, a bomb goes off: its actor stands after "fired by", its target after على or ب."""
    actors = [p.mention for p in placed if p.preposition in _BY or _is_doer(reading, p.mention)]
    targets = [p.mention for p in placed if p.preposition in {"علي", "ب", "ل"}]
    return Roles(_distinct(actors[:1]), _distinct(targets[:1]), "thing")


def _of_verb(reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast) -> Roles:
    at = draft.trigger.token
    by = [p.mention for p in placed if p.preposition in _BY]
    after = [p for p in placed if p.token > at and p.preposition not in _BY]
    if _is_passive(reading, draft):
        return Roles(_distinct(by), _distinct([p.mention for p in after if not p.preposition][:1]), "passive")
    subject, rule = _subject(reading, draft, placed, cast)
    rest = [p for p in after if subject is None or p.mention is not subject]
    targets = [p.mention for p in rest if not p.preposition or p.preposition in _AGAINST]
    agents = _with_coordinated(reading, placed, subject)
    return Roles(agents, _distinct([t for t in targets if t not in agents][:2]), rule)


def _subject(
    reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast
) -> tuple[ActorMention | None, str]:
    """After the verb where nothing governs it, else before it in its stretch, else the subject carried over."""
    at, form = draft.trigger.token, draft.trigger.hit.form
    plural = form is not None and form.person in {"3p", "3d"}
    after = [p for p in placed if p.token > at and not p.preposition and p.token - at <= _SUBJECT_REACH]
    before = [p for p in placed if p.token < at]
    if after and not plural and not _place_between(reading, at, after[0].token):
        return after[0].mention, "subject"
    clause, _ = reading.clauses.bounds(at)
    if cast.subject is not None and _own_force(reading, clause, at):
        return cast.subject, "own_forces"
    if before:
        free = [p for p in before if not p.preposition] or before
        return free[-1].mention if plural or free[-1].token >= clause else free[0].mention, "subject_before"
    if not plural and _names_another(reading, at):
        return None, "unnamed"
    return cast.subject, "carried"


def _own_force(reading: SentenceReading, low: int, at: int) -> bool:
    """ "Its forces", "his fighters" around the verb: the speaker's or subject's own."""
    words = (*reading.words[max(low, at - 6) : at], *reading.words[at + 1 : at + 2])
    return any(
        "@force" in w.keys and w.fold.endswith(("ه", "ها", "هم", "نا")) and w.fold not in _NO_OWNER for w in words
    )


def _place_between(reading: SentenceReading, low: int, high: int) -> bool:
    start, end = reading.tokens[low].end, reading.tokens[high].start
    return any(start <= p.start < end for p in reading.places)


def _names_another(reading: SentenceReading, at: int) -> bool:
    """Whether the verb has a subject of its own that no registry knows ("unknown gunmen")."""
    low, _ = reading.clauses.bounds(at)
    if any(w.keys & {"@aerial", "@shell"} for w in reading.words[max(low, at - 5) : at]):
        return True
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
        own = last is subject and not any(q.mention is subject for q in placed)
        if (own and _is_joined_to_own(reading, p)) or (p.mention.start > last.end and _joined(reading, last, p)):
            agents.append(p.mention)
            last = p.mention
    return _distinct(agents)


def _is_joined_to_own(reading: SentenceReading, placed: _Placed) -> bool:
    """ "Its forces and the joint force"."""
    at = placed.token
    before = reading.words[at - 1] if at else None
    return before is not None and "@force" in before.keys and reading.tokens[at].fold.startswith("و")


def _joined(reading: SentenceReading, last: ActorMention, following: _Placed) -> bool:
    between = reading.passage.text[last.end : following.mention.start].strip()
    fold = reading.tokens[following.token].fold
    return fold.startswith("و") and len(between) <= 2


def _of_noun(reading: SentenceReading, draft: Draft, placed: list[_Placed], cast: Cast) -> Roles:
    """A masdar: the actor in its genitive, or the subject of the verb that carries it, or its possessive."""
    at, entry = draft.trigger.token, draft.trigger.hit.entry
    by = [p.mention for p in placed if p.preposition in _BY]
    near = next((p for p in placed if 0 < p.token - at <= 3 and p.preposition in {"", "ل"}), None)
    before = [p.mention for p in placed if p.token < at and p.preposition in {"", *_BY}]
    targets = [p.mention for p in placed if p.token > at and p.preposition in _AGAINST]
    if entry.wording.genitive == "patient":
        patients = [near.mention] if near else targets
        carried = _carried(reading, draft, cast)
        return Roles(_distinct(by or before[-1:] or carried), _distinct(patients[:1]), "object_genitive")
    if near is not None and near.preposition == "":
        agents = _with_coordinated(reading, placed, near.mention)
        return Roles(agents, _distinct([t for t in targets if t not in agents][:1]), "genitive")
    agent = by or before[-1:] or ([near.mention] if near else []) or _carried(reading, draft, cast)
    return Roles(_distinct(agent), _distinct([t for t in targets if t not in agent][:1]), "support_verb")


def _carried(reading: SentenceReading, draft: Draft, cast: Cast) -> list[ActorMention]:
    """The carried subject, for a noun with a possessive or after a support verb with no subject of its own."""
    subject = cast.subject
    if subject is None:
        return []
    if draft.trigger.hit.suffix:
        return [subject]
    before = reading.words[max(0, draft.trigger.token - 3) : draft.trigger.token]
    governs = any(w.keys & {"#light", "#planned", "#ongoing"} and "#impersonal" not in w.keys for w in before)
    return [subject] if governs else []


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
