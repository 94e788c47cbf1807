"""Roles: who did it, and to whom or against whom, by the frame of the trigger's wording."""

from __future__ import annotations

from tawatur.knowledge.actors import side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.adversaries import VICTIMS, objects, owners, with_targets, with_victims
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.participants import (
    PREPOSITIONS,
    Agreement,
    Participant,
    agreement,
    agrees,
    owner,
    pronoun_of,
)
from tawatur.stages.claims.reading import SentenceReading
from tawatur.stages.claims.scene import Cast, Roles, Scene, distinct, party_before

_SUBJECT_REACH = 9
_SPEAKER_REACH = 5
_GENITIVE_REACH = 4
_ADDRESSED_REACH = 9
_DEEDS = frozenset({"destruction", "seizure", "territory_gained"})
_PRONOUN_OBJECT = frozenset({"arrest", "release", "abuse"})
_ANNOUNCED_REACH = 12  # characters between the words that speak and what was announced
_ADDRESSING = frozenset({"ب", "ل", "علي", "الي", "من", "ضد"})
_HARMED = frozenset({"killed", "wounded", "detained"})
_COMMAS = frozenset({"،", ","})


def draft_roles(
    reading: SentenceReading, draft: Draft, cast: Cast, among: list[Participant], zones: list[tuple[int, int]]
) -> Roles:
    """The roles of a draft ``among`` its sentence's participants; ``zones`` are the spans that only speak."""
    scene = Scene(reading, draft, cast, among, zones if draft.event_type != "statement" else [])
    roles = _by_frame(scene)
    return with_targets(scene, with_victims(scene, roles))


def _by_frame(scene: Scene) -> Roles:
    frame = scene.trigger.hit.entry.frame
    if scene.draft.event_type == "displacement":
        return Roles((_displaced(scene),), (), "displaced")
    if frame == "speech":
        return _of_speech(scene)
    if frame == "mutual":
        return _mutual(scene)
    if frame in {"loser", "patient"}:
        return _suffered(scene)
    if frame == "thing":
        return _thing(scene)
    return _of_verb(scene) if scene.trigger.is_verb else _of_noun(scene)


def _displaced(scene: Scene) -> ActorMention:
    """Those who flee or return are civilians, whoever they are called."""
    start, end = scene.trigger.start, scene.trigger.end
    return ActorMention(start, end, "civilians", scene.reading.passage.text[start:end], "displaced")


def _of_speech(scene: Scene) -> Roles:
    """Who threatens, calls or pledges stands close after the verb, else before it; whom it addresses follows."""
    parties = [p for p in scene.own if not p.people]
    near = [p for p in parties if 0 < p.token - scene.at <= _SPEAKER_REACH and p.preposition not in _ADDRESSING]
    before = [p.mention for p in parties if p.token < scene.at]
    cast = scene.cast
    if cast.voice is not None:  # the attribution's own: "we will not …", "its spokesman called"
        speaker: ActorMention | None = cast.voice
    elif not scene.trigger.is_verb:
        speaker = cast.memory.subject
    else:
        speaker = near[0].mention if near else before[-1] if before else cast.subject
    others = [
        p.mention
        for p in scene.own
        if 0 < p.token - scene.at <= _ADDRESSED_REACH and (speaker is None or p.mention.slug != speaker.slug)
    ]
    return Roles((speaker,) if speaker else (), distinct(others[:1]), "speaker")


def _mutual(scene: Scene) -> Roles:
    """Both sides of a clash, a deal or a meeting (decision 9); one of them may be the sentence's subject."""
    sides = [p.mention for p in scene.own if p.preposition != "في" or len(scene.own) == 1]
    if scene.draft.event_type == "armed_clash":
        sides = [m for m in sides if m.slug not in VICTIMS]
    possessor = _possessed_subject(scene)
    if possessor is not None and scene.draft.event_type == "armed_clash":
        sides = [possessor, *sides]
    words = scene.reading.words[scene.draft.first : scene.draft.last]
    both = load_role_words().both
    if not sides and any(w.fold.removeprefix("و").removeprefix("ب") in both or w.keys & both for w in words):
        memory = scene.cast.memory
        return Roles(distinct(memory.sides or _opposed(memory.parties)), (), "both_sides")
    speaker = scene.cast.speaker
    if scene.draft.event_type == "armed_clash" and scene.cast.announces and speaker is not None and sides:
        sides = sides if speaker.slug in {m.slug for m in sides} else [speaker, *sides]
    opposed = any(p.preposition in {"مع", "ضد", "ل"} for p in scene.own)
    if len({m.slug for m in sides}) == 1 and opposed:
        sides = [*([subject] if (subject := scene.cast.subject) else []), *sides]
    return Roles(distinct(sides), (), "sides")


def _killer(scene: Scene) -> ActorMention | None:
    """قتلت القوات ثلاثة مسلحين: the subject right behind an active verb, those that it killed counted behind."""
    if not scene.trigger.is_verb or scene.trigger.hit.entry.type.type != "casualties" or _is_passive(scene):
        return None
    first = next((p for p in scene.after if p.free and p.token - scene.at <= 2), None)
    if first is None or first.counted or first.head or not _subject_agrees(first, _verb_agreement(scene)):
        return None
    behind = first.mention.end
    return first.mention if any(q.start >= behind for q in scene.reading.quantities) else None


def _opposed(parties: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The latest party and the latest that stands on another side."""
    sides = {p.slug: side_of(p.slug) for p in parties}
    return tuple(next(p for p in parties if sides[p.slug] == side) for side in list(dict.fromkeys(sides.values()))[:2])


def _suffered(scene: Scene) -> Roles:
    """Those that a loss or a death befell; who did it only where "at the hands of" names it."""
    doer = _killer(scene)
    if doer is not None:
        rest = [p.mention for p in scene.after if p.mention is not doer and p.preposition in {"", "من"}]
        return Roles((doer,), distinct(rest[:1]), "killer")
    near = [p.mention for p in scene.own if p.preposition in {"", "من", "ل", "strike"}]
    after = [m for m in near if m.start >= scene.trigger.start]
    found = (after or near)[:1] or owners(scene)
    if not found and scene.trigger.is_verb:
        possessor = _possessed_subject(scene)  # وحدة تابعة له تعرضت لكمين
        found = [possessor] if possessor else []
    return Roles(distinct(scene.doers), distinct(found), "sufferer")


def _thing(scene: Scene) -> Roles:
    """A shell falls, a bomb goes off: its actor stands after "fired by", its target after على or ب."""
    bombers = [p.mention for p in scene.after if p.free and p.head == "انتحاري"]
    adjectival = bombers or [
        p.mention for p in scene.own if p.free and p.mention.rule == "adjective" and p.token <= scene.at + 2
    ]
    held = load_role_words().holding | load_role_words().member
    targets = [p.mention for p in scene.own if p.preposition in {"علي", "ب", "ل"} or (p.free and p.head in held)]
    people = [p.mention for p in scene.after if p.people and p.preposition == ""]
    return Roles(distinct((scene.doers or adjectival)[:1]), distinct((targets or people)[:1]), "thing")


def _of_verb(scene: Scene) -> Roles:
    if _is_passive(scene):
        return Roles(
            distinct(scene.doers), distinct([p.mention for p in scene.after if p.preposition == ""][:1]), "passive"
        )
    if scene.doers:
        agents, rule = distinct(scene.doers), "doer"
    else:
        subject, rule = _subject(scene)
        agents = _with_coordinated(scene, subject)
        form = scene.trigger.hit.form
        if rule in ("carried", "joined") and form is not None and form.person == "3d":
            agents = distinct(scene.cast.latest[:2]) or agents
    return Roles(agents, objects(scene, agents), rule)


def _verb_agreement(scene: Scene) -> Agreement:
    """How the trigger's form agrees with its subject."""
    form = scene.trigger.hit.form
    if form is None or form.person.startswith("1"):
        return "first" if form is not None else "any"
    if form.person == "3p":
        return "mp"
    if form.person == "3d":
        return "any"
    feminine = form.fold.endswith("ت") if form.aspect == "past" else form.fold.startswith("ت")
    return "fs" if feminine else "ms"


def _subject(scene: Scene) -> tuple[ActorMention | None, str]:
    """After the verb where nothing governs it, else before it in its stretch, else the subject carried over."""
    wanted = _verb_agreement(scene)
    if wanted == "first":
        return scene.cast.speaker, "speaker"
    possessor = _possessed_subject(scene)
    if possessor is not None and owner(scene.reading, scene.at - 1):
        return possessor, "owner"
    behind = _subject_behind(scene, wanted) if wanted != "mp" else None
    if behind is not None:
        return behind, "subject"
    joined = scene.trigger.hit.proclitic[:1] in ("و", "ف") or scene.word(scene.at - 1) == "ثم"
    if joined and scene.cast.latest and wanted != "any":
        return scene.cast.meant(wanted, joined=True), "joined"
    before = [p for p in scene.own if p.token < scene.at and p.free and not _is_object(scene, p)]
    if before:
        fitting = [p for p in before if agrees(p.mention, wanted)] or before
        return fitting[0 if joined else -1].mention, "subject_before"
    if _follows_weapon(scene) or (wanted != "mp" and _names_another(scene)):
        return None, "unnamed"
    return (possessor, "owner") if possessor else (scene.cast.meant(wanted, joined=joined), "carried")


def _subject_behind(scene: Scene, wanted: Agreement) -> ActorMention | None:
    """The first free participant behind the verb that agrees with it, with no place between."""
    for p in scene.after:
        if p.free and p.token - scene.at <= _SUBJECT_REACH and _subject_agrees(p, wanted):
            return None if _place_between(scene, scene.at, p.token) else p.mention
    return None


def _is_object(scene: Scene, participant: Participant) -> bool:
    """Whether a participant before the verb is the object of an earlier one (داهم مسلحون مستودعاً للجيش وصادروا)."""
    words, (clause, _) = scene.reading.words, scene.reading.clauses.bounds(participant.token)
    verbs = [t for t in range(clause, participant.token) if any(h.form is not None for h in words[t].hits)]
    between = [p for p in scene.all if verbs and verbs[-1] < p.token < participant.token and p.free]
    return bool(between) and participant.head in load_role_words().holding


def _subject_agrees(participant: Participant, wanted: Agreement) -> bool:
    """A verb before its subject is singular: masculine before men, feminine before forces and groups."""
    own = agreement(participant.mention, participant.head)
    return wanted == "any" or (own == "fs" if wanted == "fs" else own in ("ms", "mp"))


def _follows_weapon(scene: Scene) -> bool:
    """غارة استهدفت: what strikes is no doer, and none is named."""
    weapons, clause = load_role_words().weapon, scene.reading.clauses.bounds(scene.at)[0]
    before = (scene.word(token) for token in range(max(clause, scene.at - 3), scene.at))
    behind = (scene.word(token) for token in range(scene.at + 2, scene.at + 7))
    if scene.word(scene.at + 1) in PREPOSITIONS and any(w.endswith(("تان", "خان")) or w in weapons for w in behind):
        return True
    return any(w.removeprefix("و").removeprefix("ب").removeprefix("ال") in weapons for w in before)


def _possessed_subject(scene: Scene) -> ActorMention | None:
    """قواته, طلائعها right behind the verb, or before it in its clause: the party that the pronoun means."""
    clause, _ = scene.reading.clauses.bounds(scene.at)
    tokens = [*range(scene.at + 1, min(scene.at + 3, len(scene.reading.words))), *range(clause, scene.at)]
    for token in tokens:
        wanted = owner(scene.reading, token)
        if wanted is not None:
            return party_before(scene, wanted, token)
    return None


def _place_between(scene: Scene, low: int, high: int) -> bool:
    start, end = scene.reading.tokens[low].end, scene.reading.tokens[high].start
    return any(start <= p.start < end and not p.preposition for p in scene.reading.places)


def _names_another(scene: Scene) -> bool:
    """Whether the verb has a subject of its own that no registry knows ("unknown gunmen")."""
    following = scene.reading.words[scene.at + 1 : scene.at + 3]
    if not following or following[0].fold in PREPOSITIONS or following[0].fold in _COMMAS:
        return False
    if owner(scene.reading, scene.at + 1) is not None or following[0].fold.startswith(("ب", "ل")):
        return False
    known = {"@force", "@people", "@shell", "@bomb", "@aerial"}
    return bool(following[0].keys & known) and not any(w.fold.endswith(("اخري", "اخرون")) for w in following)


def _with_coordinated(scene: Scene, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """The subject and those joined to it by "and"."""
    if subject is None:
        return ()
    agents, last = [subject], subject
    place = next((p for p in scene.own if p.mention is subject), None)
    if place is not None and place.token and scene.reading.tokens[place.token].fold.startswith("و"):
        wanted = owner(scene.reading, place.token - 1)  # قواته والقوة المشتركة
        possessor = party_before(scene, wanted, place.token - 1) if wanted else None
        agents = [possessor, subject] if possessor else agents
    for p in scene.own:
        if p.mention.start > last.end and _joined(scene, last, p):
            agents.append(p.mention)
            last = p.mention
    return distinct(agents)


def _joined(scene: Scene, last: ActorMention, following: Participant) -> bool:
    between = scene.reading.passage.text[last.end : following.mention.start].strip(' "”“»«')
    return scene.reading.tokens[following.token].fold.startswith("و") and len(between) <= 2


def _of_noun(scene: Scene) -> Roles:
    """A masdar: the actor in its genitive, or the subject of the verb that carries it, or its possessive."""
    entry = scene.trigger.hit.entry
    near = next((p for p in scene.after if p.token - scene.at <= _GENITIVE_REACH and p.preposition in {"", "ل"}), None)
    if near is not None and near.head in load_role_words().holding and entry.wording.genitive != "patient":
        near = None  # قصف مواقع للقوات: whom it hit
    pronoun = bool(scene.trigger.hit.suffix) or scene.word(scene.at).endswith(("هم", "هما", "هن"))
    pronoun_object = scene.draft.event_type in _PRONOUN_OBJECT and pronoun
    if entry.wording.genitive == "patient" or pronoun_object:
        patients = _object_of(scene, near)
        agents = scene.doers or _before(scene)[-1:] or ([] if scene.trigger.hit.suffix else _carried(scene))
        return Roles(distinct([a for a in agents if a not in patients]), distinct(patients[:1]), "object_genitive")
    adjectival = [p.mention for p in scene.own if p.token == scene.at and p.mention.rule == "adjective"]
    if scene.doers or adjectival:  # توغل إسرائيلي: the event's own adjective
        agents_found, rule = distinct(scene.doers or adjectival), "doer"
    elif near is not None and not near.people and (near.preposition == "" or not _before(scene)):
        agents_found, rule = _with_coordinated(scene, near.mention), "genitive"
    else:
        agents_found, rule = distinct(_before(scene)[-1:] or _carried(scene)), "support_verb"
    return Roles(agents_found, objects(scene, agents_found), rule)


def _object_of(scene: Scene, near: Participant | None) -> list[ActorMention]:
    """Whom a masdar's genitive or pronoun names as its object (اعتقال الجنود, أسرهم)."""
    if near is not None:
        parts = [p for p in scene.after if p.head and not p.people and near.token < p.token <= near.token + 3]
        return [parts[0].mention if near.people and parts else near.mention]  # أي أسير من القوات
    wanted = pronoun_of(scene.word(scene.at))
    if wanted is None:
        return list(objects(scene, ()))
    meant = [p.mention for p in scene.all if p.token < scene.at and agrees(p.mention, wanted) and p.preposition != "by"]
    return meant[-1:]


def _before(scene: Scene) -> list[ActorMention]:
    """Free participants before the trigger: in its stretch, else between the words that speak and it."""
    found = [p.mention for p in scene.own if p.token < scene.at and p.free and not _is_harmed(scene, p)]
    spoken = [b for a, b in scene.zones if b <= scene.trigger.start]
    if found or not spoken:
        return found
    between = [p for p in scene.all if max(spoken) <= p.mention.start < scene.trigger.start]
    return [p.mention for p in between if p.free and not _is_harmed(scene, p)]


def _is_harmed(scene: Scene, participant: Participant) -> bool:
    """Counted among the dead, wounded or captured: "two soldiers were killed in an ambush" names no doer."""
    if participant.head and participant.counted:  # ثلاثة عناصر من التنظيم
        return True
    start = participant.mention.start
    return any(q.start <= start < q.end and q.quantity.what in _HARMED for q in scene.reading.quantities)


def _carried(scene: Scene) -> list[ActorMention]:
    """Whom a masdar without its own actor means: its pronoun's, a support verb's subject, the one who announced it."""
    trigger, reading = scene.trigger, scene.reading
    if trigger.hit.suffix:
        wanted = pronoun_of(reading.tokens[scene.at].fold) or "any"
        meant = scene.cast.meant(wanted)
        return [meant] if meant else []
    before, cast = reading.words[max(0, scene.at - 3) : scene.at], scene.cast
    possessor = _possessed_subject(scene)
    if possessor is not None:
        return [possessor]
    announced = any(0 <= trigger.start - end <= _ANNOUNCED_REACH for _, end in scene.zones)
    responsible = any(w.fold in load_role_words().responsible for w in before)
    told = cast.announces and scene.draft.event_type in _DEEDS and not any("#impersonal" in w.keys for w in before)
    if cast.speaker is not None and (responsible or ((announced or told) and not cast.denies)):
        return [cast.speaker]
    governs = any(w.keys & {"#light", "#planned", "#ongoing"} and "#impersonal" not in w.keys for w in before)
    planned = any("#planned" in w.keys for w in before)
    subject = (next(iter(cast.before), cast.speaker) if planned else cast.subject) if governs else None
    if subject is None and scene.draft.event_type == "advance" and not any("#impersonal" in w.keys for w in before):
        subject = next(iter(cast.latest), cast.subject)  # باتت على بعد ...
    return [subject] if subject else []


def _is_passive(scene: Scene) -> bool:
    """A passive spelling, or a damma written on the first letters."""
    form = scene.trigger.hit.form
    if form is None:
        return False
    if form.voice == "passive":
        return True
    word = scene.reading.passage.text[scene.trigger.start : scene.trigger.end]
    return bool("ُ" in word[:4] and form.voice == "either")
