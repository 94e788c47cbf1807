"""Roles: who did it, and to whom or against whom, by the frame of the trigger's wording."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.knowledge.actors import side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.addressed import speech_roles
from tawatur.stages.claims.adversaries import (
    VICTIMS,
    aims_at_somebody,
    objects,
    owners,
    victims_of,
    with_targets,
    with_victims,
)
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.killing import fell, killer_of
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.participants import (
    Agreement,
    Participant,
    agrees,
    owner,
    pronoun_of,
)
from tawatur.stages.claims.reading import SentenceReading
from tawatur.stages.claims.scene import Cast, Roles, Scene, distinct, party_before
from tawatur.stages.claims.subjects import (
    is_passive,
    possessed_subject,
    pronoun_subject,
    subject_agrees,
    subject_of,
    with_coordinated,
)
from tawatur.stages.claims.two_sides import sides_told, two_sides
from tawatur.text.passages import COMMAS

_GENITIVE_REACH = 4
_DEEDS = frozenset({"destruction", "seizure", "territory_gained"})
_PRONOUN_OBJECT = frozenset({"arrest", "release", "abuse"})
_ANNOUNCED_REACH = 12  # characters between the words that speak and what was announced
_HARMED = frozenset({"killed", "wounded", "detained", "casualties"})
_OPENING_REACH = 3
_CLAIM_REACH = 7  # words between a claim of responsibility and the deed
_CREDITED = frozenset({"territory_gained", "destruction"})
_SWEPT = frozenset({"arrest", "seizure", "destruction"})
_MAIN_REACH = 5
_ANNOUNCED = frozenset({"arrest", "release", "seizure", "deployment", "destruction"})
_ACCUSED_OF = frozenset({"attack", "air_strike", "shelling", "arrest", "abuse", "seizure", "destruction", "explosion"})


def draft_roles(
    reading: SentenceReading, draft: Draft, cast: Cast, among: list[Participant], zones: list[tuple[int, int]]
) -> Roles:
    """The roles of a draft ``among`` its sentence's participants; ``zones`` are the spans that only speak."""
    scene = Scene(reading, draft, cast, among, zones if draft.event_type != "statement" else [])
    roles = _not_against_itself(scene, _by_frame(scene))
    return with_targets(scene, with_victims(scene, roles))


def _not_against_itself(scene: Scene, roles: Roles) -> Roles:
    """وأسرت قواتنا 22 من أفراد المليشيا: nobody carried over from before is the one to whom it was done here."""
    named = {p.mention.start for p in scene.own}
    if roles.targets or scene.trigger.hit.entry.frame in {"mutual", "speech"}:
        return roles
    if any(m.start in named for m in roles.actors):
        return roles
    here = {m.slug: m for m in objects(scene, ())}
    others = tuple(m for m in roles.actors if m.slug not in here or here[m.slug].start == m.start)
    if others == roles.actors:
        return roles
    return Roles(others, tuple(here.values()), roles.rule)


def _by_frame(scene: Scene) -> Roles:
    frame = scene.trigger.hit.entry.frame
    if scene.draft.event_type == "displacement":
        return Roles((_displaced(scene),), (), "displaced")
    if frame == "speech":
        return speech_roles(scene)
    if frame == "mutual":
        return two_sides(scene)
    if frame in {"loser", "patient"}:
        return _suffered(scene)
    if frame == "thing":
        return _thing(scene)
    return _of_verb(scene) if scene.trigger.is_verb else _of_noun(scene)


def _displaced(scene: Scene) -> ActorMention:
    """Those who flee or return are civilians, whoever they are called."""
    start, end = scene.trigger.start, scene.trigger.end
    return ActorMention(start, end, "civilians", scene.reading.passage.text[start:end], "displaced")


def _announcer(scene: Scene, patients: Sequence[ActorMention]) -> list[ActorMention]:
    """أُوقف ضابط سابق, على ما أعلنت القوات: the party that announces an arrest or spoils, where it hit another side."""
    cast, kind = scene.cast, scene.draft.event_type
    if cast.speaker is None or cast.denies or kind not in _ANNOUNCED:
        return []
    sides = {side_of(m.slug) for m in patients}
    if side_of(cast.speaker.slug) in sides or (kind == "destruction" and not sides - VICTIMS):
        return []
    return [cast.speaker]


def _suffered(scene: Scene) -> Roles:
    """Those that a loss or a death befell; who did it only where "at the hands of" names it."""
    doer = killer_of(scene)
    if doer is not None:
        rest = [p.mention for p in scene.after if p.mention.slug != doer.slug and p.preposition in {"", "من", "علي"}]
        return Roles((doer,), distinct(rest[:1]), "killer")
    near = [p.mention for p in scene.own if p.preposition in {"", "من", "ل", "strike"}]
    if scene.draft.event_type == "arrest":  # وقع عشرة من عناصر البيشمركة أسرى
        near = [m for m in near if m.slug != "prisoners"] or near
    after = [m for m in near if m.start >= scene.trigger.start]
    found = (after or near)[:1] or owners(scene)
    if not found and scene.cast.speaker is not None and "#openers" in scene.reading.words[scene.at - 1].keys:
        return Roles(distinct(scene.doers), (scene.cast.speaker,), "sufferer")  # قالت إنها فقدت مقاتلاً
    if scene.draft.event_type == "territory_gained" and not scene.doers and not found:
        return _lost(scene)
    if not found and scene.trigger.is_verb:
        possessor = possessed_subject(scene)  # وحدة تابعة له تعرضت لكمين
        found = [possessor] if possessor else []
    return Roles(distinct(scene.doers), distinct(found), "sufferer")


def _lost(scene: Scene) -> Roles:
    """نفى متحدث باسمها سقوط البلدة: who denies or admits a loss had it, and who fought it in the article took it."""
    speaker = scene.cast.speaker
    admits = any(scene.word(at).removeprefix("و") in load_role_words().admitting for at in range(scene.at))
    if speaker is None or speaker.slug in VICTIMS or not (scene.cast.denies or admits):
        return Roles((), (), "sufferer")
    side = side_of(speaker.slug)
    winner = next((p for p in scene.cast.memory.parties if side_of(p.slug) != side), None)
    return Roles((winner,) if winner else (), (speaker,), "loser_speaks")


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
    if is_passive(scene):
        patients = [p.mention for p in scene.after if p.preposition == ""][:1] or objects(scene, ())
        return Roles(distinct(scene.doers or _announcer(scene, patients)), distinct(patients), "passive")
    told = pronoun_subject(scene)
    if told is not None and scene.cast.speaker is not None and told.slug == scene.cast.speaker.slug:
        return Roles((told,), objects(scene, (told,)), "pronoun")
    first = next((p for p in scene.after if p.token == scene.at + 1 and p.free), None)
    if first is not None and scene.doers and first.mention.slug not in {d.slug for d in scene.doers}:
        return Roles((first.mention,), distinct(scene.doers), "subject")  # أسقط الجيش مسيّرات أطلقتها القوات
    if scene.word(scene.at + 1) in load_role_words().both and (told_of := sides_told(scene)):
        return Roles(told_of, objects(scene, told_of), "both_sides")  # تبادل الجانبان الأسرى
    if scene.doers:
        agents, rule = distinct(scene.doers), "doer"
    else:
        subject, rule = subject_of(scene)
        agents = with_coordinated(scene, subject)
        form = scene.trigger.hit.form
        if rule in ("carried", "joined") and form is not None and form.person == "3d":
            agents = _the_two(scene.cast.latest) or agents
    return Roles(agents, objects(scene, agents), rule)


def _the_two(latest: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """تصدتا لهجوم المليشيا ودمرتا: of those told last the two that stand together, else the first two."""
    together = [m for m in latest if side_of(m.slug) == side_of(latest[0].slug)]
    return distinct((together if len(together) > 1 else list(latest))[:2])


def _of_noun(scene: Scene) -> Roles:
    """A masdar: the actor in its genitive, or the subject of the verb that carries it, or its possessive."""
    entry = scene.trigger.hit.entry
    near = next((p for p in scene.after if p.token - scene.at <= _GENITIVE_REACH and p.preposition in {"", "ل"}), None)
    held = near is not None and near.head in load_role_words().holding and aims_at_somebody(scene)
    if held and entry.wording.genitive != "patient":
        near = None  # قصف مواقع للقوات: whom it hit
    wanted = owner(scene.reading, scene.at + 1) if scene.at + 1 < len(scene.reading.words) else None
    if wanted is not None and near is not None and near.token > scene.at + 1:  # احتجاز قواته متطوعين
        meant = party_before(scene, wanted, scene.at + 1)
        return Roles(distinct([meant] if meant else []), distinct([near.mention]), "owner")
    if any(scene.word(scene.at + i).removeprefix("ال").startswith("متبادل") for i in (1, 2)):
        return Roles(sides_told(scene), (), "mutual_fire")  # قصف مدفعي متبادل
    pronoun = bool(scene.trigger.hit.suffix) or scene.word(scene.at).endswith(("هم", "هما", "هن"))
    pronoun_object = scene.draft.event_type in _PRONOUN_OBJECT and pronoun
    taken = _taken_from(scene, near)
    if near is not None and taken is not None:
        return Roles((near.mention,), (taken,), "genitive")  # احتجاز قسد خمسة مدنيين
    if entry.wording.genitive == "patient" or pronoun_object:
        patients = _object_of(scene, near)
        agents = scene.doers or _before(scene)[-1:] or ([] if scene.trigger.hit.suffix else _carried(scene))
        return Roles(distinct([a for a in agents if a not in patients]), distinct(patients[:1]), "object_genitive")
    adjectival = [p.mention for p in scene.own if p.token == scene.at and p.mention.rule == "adjective"]
    doers = [d for d in scene.doers if d.start > scene.trigger.start or not _is_its_own(scene, near)]
    if doers or adjectival:  # توغل إسرائيلي: the event's own adjective
        agents_found, rule = distinct(doers or adjectival), "doer"
    elif near is not None and not near.people and (near.preposition == "" or not _before(scene)):
        agents_found, rule = with_coordinated(scene, near.mention), "genitive"
    elif near is None and _is_unknowns(scene):
        agents_found, rule = (), "unnamed"
    else:
        nearest = _before(scene)[-1:]
        agents_found = with_coordinated(scene, nearest[0]) if nearest else distinct(_carried(scene))
        rule = "support_verb"
    return Roles(agents_found, objects(scene, agents_found), rule)


def _is_unknowns(scene: Scene) -> bool:
    """اقتحام مسلحين المستشفى: gunmen whom no registry knows right behind a masdar did it."""
    words, at = scene.reading.words, scene.at + 1
    if at >= len(words) or "@force" not in words[at].keys or owner(scene.reading, at) is not None:
        return False
    return not words[at].fold.startswith("ال") and not any(p.token in (at, at + 1) for p in scene.all)


def _taken_from(scene: Scene, near: Participant | None) -> ActorMention | None:
    """احتجاز قسد خمسة مدنيين: the people behind a masdar's genitive that names who took them."""
    if scene.draft.event_type not in _PRONOUN_OBJECT or near is None or near.people or near.token != scene.at + 1:
        return None
    if near.preposition or near.head or near.counted:
        return None
    behind = near.token + len(near.mention.surface.split())
    people = [p for p in scene.after if p.people and behind <= p.token <= behind + 2 and p.preposition == ""]
    return people[0].mention if people else None


def _is_its_own(scene: Scene, near: Participant | None) -> bool:
    """Whether a masdar's genitive stands right behind it (انسحاب بعض النقاط): a doer before it did another thing."""
    return near is not None and near.preposition == "" and not near.people and near.token - scene.at <= 2


def _object_of(scene: Scene, near: Participant | None) -> list[ActorMention]:
    """Whom a masdar's genitive or pronoun names as its object (اعتقال الجنود, أسرهم)."""
    if near is not None:
        parts = [p for p in scene.after if p.head and not p.people and near.token < p.token <= near.token + 3]
        return [parts[0].mention if near.people and parts else near.mention]  # أي أسير من القوات
    wanted = pronoun_of(scene.word(scene.at)) if scene.trigger.hit.suffix else None
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
    if participant.head in load_role_words().member and participant.counted:  # ثلاثة عناصر من التنظيم
        return True
    if any(fell(scene, participant, toll) for toll in scene.draft.tolls):
        return True
    starts = (participant.mention.start, scene.reading.tokens[participant.token].start)  # خمسة إرهابيين من التنظيم
    harmed = [q for q in scene.reading.quantities if q.quantity.what in _HARMED]
    return any(q.start <= start < q.end for q in harmed for start in starts)


def _carried(scene: Scene) -> list[ActorMention]:
    """Whom a masdar without its own actor means: its pronoun's, a support verb's subject, the one who announced it."""
    trigger, reading = scene.trigger, scene.reading
    if trigger.hit.suffix:
        wanted = pronoun_of(reading.tokens[scene.at].fold) or "any"
        carrier = _carrier(scene, wanted)
        meant = _cataphor(scene, wanted) or carrier or party_before(scene, wanted, scene.at)
        return [meant] if meant else []
    if (ahead := _cataphor(scene, None)) is not None:
        return [ahead]
    before, cast = reading.words[max(0, scene.at - 3) : scene.at], scene.cast
    possessor = possessed_subject(scene)
    if possessor is not None:
        return [possessor]
    announced = any(0 <= trigger.start - end <= _ANNOUNCED_REACH for _, end in scene.zones)
    claimed = reading.words[max(0, scene.at - _CLAIM_REACH) : scene.at]
    responsible = any(w.fold in load_role_words().responsible for w in before)
    responsible = responsible or any(w.fold.removeprefix("و") in load_role_words().claiming for w in claimed)
    told = cast.announces and scene.draft.event_type in _DEEDS and not any("#impersonal" in w.keys for w in before)
    if cast.speaker is not None and (responsible or ((announced or told) and not cast.denies)):
        return [cast.speaker]
    killer = _killing_speaker(scene) or _credited(scene)
    if killer is not None:
        return [killer]
    if cast.denies and cast.speaker is not None and scene.draft.event_type in _ACCUSED_OF | {"withdrawal"}:
        return [cast.speaker]  # who denies a raid or a retreat is accused of it
    if _assaulted(scene) or _frees_its_own(scene):
        return list(cast.latest[:1])
    governs = any(w.keys & {"#light", "#planned", "#ongoing"} and "#impersonal" not in w.keys for w in before)
    governs = governs and not _is_written_passive(scene)  # أُطلق سراح رجلين: nobody is told to have done it
    planned = any("#planned" in w.keys for w in before)
    subject = (next(iter(cast.before), cast.speaker) if planned else cast.subject) if governs else None
    if subject is None and scene.draft.event_type == "deployment" and _is_joined_verb(scene.word(scene.at - 1)):
        subject = next(iter(cast.latest), None)  # توغلت القوات في القرية ورفعت سواتر
    if subject is None and scene.draft.event_type == "advance" and not any("#impersonal" in w.keys for w in before):
        subject = next(iter(cast.latest), cast.subject)  # باتت على بعد ...
    return [subject] if subject else []


def _carrier(scene: Scene, wanted: Agreement) -> ActorMention | None:
    """هاجمت القوات مواقع التنظيمات، وبسطت سيطرتها: the pronoun means whom the joined verb before it goes on with."""
    word = scene.word(scene.at - 1)
    light = scene.at and "#light" in scene.reading.words[scene.at - 1].keys and _is_joined_verb(word)
    latest = scene.cast.latest
    return next((m for m in latest if agrees(m, wanted)), next(iter(latest), None)) if light else None


def _is_joined_verb(fold: str) -> bool:
    """A past verb joined by "and" whose ending shows its subject to be told before (ورفعت, وأقاموا)."""
    return fold.startswith("و") and fold.endswith(("ت", "وا")) and not fold.endswith("ات")


def _assaulted(scene: Scene) -> bool:
    """تمكنت القوات من تحرير الموقع بعد هجوم مباغت: the assault that led to a capture was its maker's."""
    if scene.draft.event_type != "attack" or scene.trigger.is_verb or scene.trigger.hit.proclitic.endswith("ال"):
        return False
    before = scene.reading.words[: scene.at]
    led = any("#circumstance" in word.keys for word in before[-2:])
    return led and any(hit.entry.type.type == "territory_gained" for word in before for hit in word.hits)


def _frees_its_own(scene: Scene) -> bool:
    """اعتقلت القوات تسعة، وأشارت إلى الإفراج عن اثنين منهم: who took them has freed some of them."""
    taken = any(h.entry.type.type == "arrest" for w in scene.reading.words[: scene.at] for h in w.hits)
    behind = [scene.word(at) for at in range(scene.at + 1, scene.at + _GENITIVE_REACH + 1)]
    return scene.draft.event_type == "release" and taken and any(w in ("منهم", "عنهم", "احدهم", "منهن") for w in behind)


def _credited(scene: Scene) -> ActorMention | None:
    """وتمت استعادة المحطة، وفق خلية الإعلام الحربي: the party that tells of a capture by nobody made it."""
    cast, before = scene.cast, scene.reading.words[max(0, scene.at - 2) : scene.at]
    impersonal = any("#impersonal" in w.keys for w in before)
    if impersonal and cast.speaker is not None and not cast.denies and scene.draft.event_type in _CREDITED:
        return cast.speaker
    opening = scene.reading.clauses.opening[scene.reading.clauses.number[scene.at]]
    joined = any(w.fold.startswith("و") for w in before) or opening == "كما"
    if impersonal and scene.draft.event_type in _SWEPT and joined:
        return next(iter(cast.latest), None)  # داهمت القوات المنازل، وجرى اعتقال ستة
    return None


def _is_written_passive(scene: Scene) -> bool:
    """Whether the verb right before a masdar bears the vowel of the passive."""
    if not scene.at or "#light" not in scene.reading.words[scene.at - 1].keys:
        return False
    token = scene.reading.tokens[scene.at - 1]
    return "ُ" in scene.reading.passage.text[token.start : token.end][:4]


def _cataphor(scene: Scene, wanted: Agreement | None) -> ActorMention | None:
    """بعد السيطرة على المدينة، باتت الفصائل …; قبل انسحابها، قصفت القوات …: whom only the main clause behind names."""
    words = scene.reading.words
    if scene.at > _OPENING_REACH or not any("#circumstance" in w.keys for w in words[: scene.at]):
        return None
    comma = next((i for i in range(scene.at, len(words)) if words[i].fold in COMMAS), None)
    if comma is None or any(p.free for p in scene.all if p.token < comma):
        return None
    main = [
        p
        for p in scene.all
        if comma < p.token <= comma + _MAIN_REACH and not p.people and p.preposition in ("", "strike")
    ]
    return next((p.mention for p in main if wanted is None or subject_agrees(p, wanted)), None)


def _killing_speaker(scene: Scene) -> ActorMention | None:
    """Who says "it killed five in a raid", or announces the deaths of another side in one: the speaker's own deed."""
    cast = scene.cast
    if cast.speaker is None or cast.denies or scene.draft.event_type not in _ACCUSED_OF:
        return None
    for toll in scene.draft.tolls:
        at, form = toll.trigger.token, toll.trigger.hit.form
        if form is not None and form.voice != "passive" and "#openers" in scene.reading.words[at - 1].keys:
            return cast.speaker
    sides = {side_of(m.slug) for m in victims_of(scene, set()) if m.slug not in VICTIMS}
    return cast.speaker if cast.announces and sides and side_of(cast.speaker.slug) not in sides else None
