"""Roles: who did it, and to whom or against whom, by the frame of the trigger's wording."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.actors import is_armed, side_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import (
    Participant,
    agrees,
    owner,
    pronoun_of,
)
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.addressed import speech_roles
from tawatur.stages.claims.roles.adversaries import (
    VICTIMS,
    acts_elsewhere,
    aims_at_somebody,
    objects,
    with_targets,
    with_victims,
)
from tawatur.stages.claims.roles.ambushes import ambushers, caught_in, led_into
from tawatur.stages.claims.roles.carriers import carried_agents, is_done_to
from tawatur.stages.claims.roles.free_parties import free_before, without_the_fallen
from tawatur.stages.claims.roles.losses import loss_roles
from tawatur.stages.claims.roles.masdar_objects import PRONOUN_OBJECT, has_object, with_object
from tawatur.stages.claims.roles.objects_behind import with_objects_behind
from tawatur.stages.claims.roles.subjects import is_held, pronoun_subject, subject_of, with_coordinated
from tawatur.stages.claims.roles.things import thing_roles, with_things_hit
from tawatur.stages.claims.roles.two_sides import sides_told, two_sides
from tawatur.stages.claims.roles.verbs import is_passive
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.scene import Cast, Roles, Scene, distinct, party_before
from tawatur.stages.claims.triggers.drafts import Draft

_CONDEMNED_REACH = 8  # words from a condemnation to the blow
_GENITIVE_REACH = 4
_OTHERS = frozenset({"اخرين", "اخر", "اخرون"})
_SWEPT = frozenset({"arrest", "seizure", "destruction"})
_FOUGHT = frozenset({"air_strike", "shelling", "explosion", "attack"})
_EXPOSED_REACH = 3  # words between coming under attack and who did
_ANNOUNCED = frozenset({"arrest", "release", "seizure", "deployment", "destruction"})


def draft_roles(
    reading: SentenceReading, draft: Draft, cast: Cast, among: list[Participant], zones: list[tuple[int, int]]
) -> Roles:
    """The roles of a draft ``among`` its sentence's participants; ``zones`` are the spans that only speak."""
    told = _as_its_verb(reading, draft)
    among = with_objects_behind(reading, told, with_things_hit(reading, told, among))
    scene = Scene(reading, told, cast, among, zones if draft.event_type != "statement" else [])
    roles = without_the_fallen(scene, _not_against_itself(scene, _by_frame(scene)))
    return _told_once(with_targets(scene, with_victims(scene, _armed_alone(scene, roles))))


def _armed_alone(scene: Scene, roles: Roles) -> Roles:
    """أصاب قصف مقر البرنامج: agencies and aid organisations shell, strike and raid nobody."""
    if scene.draft.event_type not in _FOUGHT or all(is_armed(m.slug) for m in roles.actors):
        return roles
    unarmed = {m.slug for m in roles.actors if not is_armed(m.slug)} - VICTIMS
    actors = tuple(m for m in roles.actors if m.slug not in unarmed)
    hit = [p.mention for p in scene.after if p.mention.slug in unarmed and not roles.targets]
    return Roles(actors, roles.targets or distinct(hit[:1]), roles.rule)


def _told_once(roles: Roles) -> Roles:
    """تعرضت قرى لقصف سعودي: the words that name who did it name nobody to whom it was done."""
    if not (roles.actors and roles.targets):
        return roles
    starts, slugs = {m.start for m in roles.actors}, {m.slug for m in roles.actors if m.slug not in VICTIMS}
    targets = tuple(m for m in roles.targets if m.start not in starts and m.slug not in slugs)
    return roles if targets == roles.targets else Roles(roles.actors, targets, roles.rule)


def _as_its_verb(reading: SentenceReading, draft: Draft) -> Draft:
    """امتدت الاقتحامات، حيث اقتحمت القوات البلدة: a definite noun whose verb tells behind it who did it."""
    if not draft.trigger.is_definite:
        return draft
    verbs = (
        t for t in draft.merged if t.is_verb and t.token > draft.trigger.token and t.event_type == draft.event_type
    )
    verb = next(verbs, None)
    actors = [reading.token_at(m.start) for m in reading.actors]
    named = verb is not None and any(verb.token < at <= verb.token + 2 for at in actors)
    return replace(draft, trigger=verb) if verb is not None and named else draft


def _not_against_itself(scene: Scene, roles: Roles) -> Roles:
    """وأسرت قواتنا 22 من أفراد المليشيا: nobody carried over from before is the one to whom it was done here."""
    if roles.targets or not roles.actors or scene.trigger.hit.entry.frame in {"mutual", "speech"}:
        return roles
    named = {p.mention.start for p in scene.own}
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
        return loss_roles(scene)
    if frame == "thing":
        return thing_roles(scene)
    if frame == "intercepted":
        return _intercepted(scene)
    return _of_verb(scene) if scene.trigger.is_verb else _of_noun(scene)


def _displaced(scene: Scene) -> ActorMention:
    """Those who flee or return are civilians, whoever they are called."""
    start, end = scene.trigger.start, scene.trigger.end
    return ActorMention(start, end, "civilians", scene.reading.passage.text[start:end], "displaced")


def _raiders(scene: Scene) -> list[ActorMention]:
    """أصيب شاب واعتُقل آخرون خلال اقتحام القوات البلدة: whose raid it was in which somebody was taken."""
    if scene.draft.event_type not in _SWEPT:
        return []
    return [p.mention for p in scene.own if p.token > scene.at and acts_elsewhere(scene, p)][:1]


def _announcer(scene: Scene, patients: Sequence[ActorMention]) -> list[ActorMention]:
    """أُوقف ضابط سابق, على ما أعلنت القوات: the party that announces an arrest or spoils, where it hit another side."""
    cast, kind = scene.cast, scene.draft.event_type
    if cast.speaker is None or cast.denies or kind not in _ANNOUNCED:
        return []
    sides = {side_of(m.slug) for m in patients}
    if side_of(cast.speaker.slug) in sides or (kind == "destruction" and not sides - VICTIMS):
        return []
    return [cast.speaker]


def _intercepted(scene: Scene) -> Roles:
    """أسقطت الدفاعات الجوية للجيش مسيّرتين للمليشيا: fire that was shot down is of those who sent it, where named.

    Those who shot it down did nothing but defend themselves, and are no target either (decision 19).
    """
    roles = _of_verb(scene) if scene.trigger.is_verb else _of_noun(scene)
    senders = [m for m in scene.doers if m.slug not in {t.slug for t in roles.actors}] or list(roles.targets)
    passive = scene.doers if roles.rule in ("doer", "passive") else ()
    return Roles(distinct([*senders, *passive][:1]), (), "intercepted")


def _of_verb(scene: Scene) -> Roles:
    if is_passive(scene):
        fell_to = [p.mention for p in scene.after if p.preposition == "" and not acts_elsewhere(scene, p)]
        patients = fell_to[:1] or objects(scene, ())
        doers = scene.doers or _announcer(scene, patients) or _raiders(scene)
        return Roles(distinct(doers), distinct(patients), "passive")
    told = pronoun_subject(scene)
    if told is not None and scene.cast.speaker is not None and told.slug == scene.cast.speaker.slug:
        return Roles(with_coordinated(scene, told), objects(scene, (told,)), "pronoun")
    first = next((p for p in scene.after if p.token == scene.at + 1 and p.free), None)
    if first is not None and scene.doers and first.mention.slug not in {d.slug for d in scene.doers}:
        return Roles((first.mention,), distinct(scene.doers), "subject")  # أسقط الجيش مسيّرات أطلقتها القوات
    if scene.word(scene.at + 1) in load_role_words().both and (told_of := sides_told(scene)):
        return Roles(told_of, objects(scene, told_of), "both_sides")  # تبادل الجانبان الأسرى
    if (fighters := _fighters_themselves(scene)) is not None:
        return fighters
    if scene.doers:
        agents, rule = distinct(scene.doers), "doer"
    else:
        subject, rule = subject_of(scene)
        agents = with_coordinated(scene, subject)
        form = scene.trigger.hit.form
        if rule in ("carried", "joined") and form is not None and form.person == "3d":
            agents = _the_two(scene.cast.latest) or agents
        elif rule == "joined" and form is not None and form.person == "3p":
            agents = _all_told(scene, subject) or agents
    return Roles(agents, objects(scene, agents), rule)


def _fighters_themselves(scene: Scene) -> Roles | None:
    """إن مقاتليها فجروا عبوة بجرافة إسرائيلية: men whose owner is told did it, not whose vehicle stands behind."""
    form = scene.trigger.hit.form
    if not scene.doers or form is None or form.person != "3p" or form.aspect != "past":
        return None
    subject, rule = subject_of(scene)
    if subject is None or rule != "owner" or subject.slug in {d.slug for d in scene.doers}:
        return None
    return Roles(with_coordinated(scene, subject), distinct(scene.doers), rule)


def _all_told(scene: Scene, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """هاجم فاغنر والجيش القرية وأعدموا خمسة: all who did the thing before, unless they fought each other."""
    latest = scene.cast.latest
    fought = {m.slug for m in latest} == {m.slug for m in scene.cast.memory.sides}
    return distinct(latest) if subject in latest and not fought else ()


def _the_two(latest: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """تصدتا لهجوم المليشيا ودمرتا: of those told last the two that stand together, else the first two."""
    together = [m for m in latest if side_of(m.slug) == side_of(latest[0].slug)]
    return distinct((together if len(together) > 1 else list(latest))[:2])


def _of_noun(scene: Scene) -> Roles:
    """A masdar: the actor in its genitive, or the subject of the verb that carries it, or its possessive."""
    entry = scene.trigger.hit.entry
    reached = (p for p in scene.after if p.token - scene.at <= _GENITIVE_REACH and not _verb_between(scene, p))
    near = next((p for p in reached if p.preposition in {"", "ل"}), None)
    held = near is not None and aims_at_somebody(scene) and (_is_post(near) or is_held(scene, near))
    if held and entry.wording.genitive != "patient":
        near = None  # قصف مواقع للقوات: whom it hit
    wanted = owner(scene.reading, scene.at + 1) if scene.at + 1 < len(scene.reading.words) else None
    if wanted is not None and near is not None and near.token > scene.at + 1:  # احتجاز قواته متطوعين
        meant = party_before(scene, wanted, scene.at + 1)
        return Roles(distinct([meant] if meant else []), distinct([near.mention]), "owner")
    if any(scene.word(scene.at + i).removeprefix("ال").startswith("متبادل") for i in (1, 2)):
        return Roles(sides_told(scene), (), "mutual_fire")  # قصف مدفعي متبادل
    if near is not None and _is_its_adjective(scene, near):
        return Roles((near.mention,), objects(scene, (near.mention,)), "adjective")  # قصف صاروخي حوثي
    if near is not None and _is_the_speakers_target(scene, near):
        return Roles(distinct([scene.cast.speaker] if scene.cast.speaker else []), (near.mention,), "announced")
    told = ambushers(scene, near) or with_object(scene, near) or _done_to(scene, near)
    if told is not None:
        return told
    adjectival = [p.mention for p in scene.own if p.token == scene.at and p.mention.rule == "adjective"]
    doers = [d for d in scene.doers if d.start > scene.trigger.start or not _is_its_own(scene, near)]
    if doers or adjectival:  # توغل إسرائيلي: the event's own adjective
        agents_found, rule = distinct(doers or adjectival), "doer"
    elif _is_agent(scene, near):
        agents_found, rule = with_coordinated(scene, near.mention) if near else (), "genitive"
    elif near is None and (_is_unknowns(scene) or is_done_to(scene) or _is_condemned(scene)):
        agents_found, rule = (), "unnamed"
    else:
        nearest = [m for m in free_before(scene)[-1:] if not _was_the_object(scene, m)] or _of_its_verb(scene)
        agents_found = with_coordinated(scene, nearest[0]) if nearest else distinct(carried_agents(scene))
        rule = "support_verb"
    return Roles(agents_found, objects(scene, agents_found), rule)


def _is_condemned(scene: Scene) -> bool:
    """ندد الوزير بالتفجير: who condemns a blow did not deal it."""
    low = max(0, scene.at - _CONDEMNED_REACH)
    before = [scene.word(at).removeprefix("و") for at in range(low, scene.at)]
    return any(word in load_role_words().condemning for word in before)


def _is_post(near: Participant) -> bool:
    return near.head in load_role_words().holding


def _is_its_adjective(scene: Scene, near: Participant) -> bool:
    """Whether a name is an adjective of the event's noun, behind other adjectives or none, as indefinite as it is."""
    words = [scene.word(at) for at in range(scene.at + 1, near.token + 1)]
    bare = not scene.trigger.is_definite and not any(w.startswith(("ال", "لل")) for w in words)
    alone = near.preposition == "" and " " not in near.mention.surface and not near.head
    return bare and alone and all(w.endswith(("ي", "يه")) for w in words)


def _was_the_object(scene: Scene, mention: ActorMention) -> bool:
    """أعلنت الجماعة أسر عدد من الجنود قبل الانسحاب: to whom the last thing was done did not do the next."""
    taken = {m.slug for m in scene.cast.targets} - {m.slug for m in scene.cast.latest}
    return scene.draft.event_type == "withdrawal" and bool(scene.cast.latest) and mention.slug in taken


def _is_agent(scene: Scene, near: Participant | None) -> bool:
    """Whether a party in a masdar's genitive did it; سيطرتها على البلدة وإعلان الجيش has its doer in its pronoun."""
    if (
        near is None
        or near.people
        or (scene.trigger.hit.suffix and near.token > scene.at + 1 and near.preposition == "")
    ):
        return False
    return near.preposition == "" or not free_before(scene)


def _of_its_verb(scene: Scene) -> list[ActorMention]:
    """منذ استعاد الجيش السيطرة: the party between a verb and the masdar that is its object, whatever clause is told."""
    if not scene.trigger.is_definite or scene.trigger.hit.proclitic.removeprefix("ال"):
        return []
    for p in scene.all:
        if p.free and p.token + len(p.mention.surface.split()) == scene.at and p.token:
            return [p.mention] if any(h.form is not None for h in scene.reading.words[p.token - 1].hits) else []
    return []


def _is_the_speakers_target(scene: Scene, near: Participant) -> bool:
    """أعلن الحزب استهداف تجمع لجنود العدو: what a fighting party announces is done to the other side, not by it."""
    cast, masdar = scene.cast, scene.word(scene.at).removeprefix(scene.trigger.hit.proclitic)
    if cast.speaker is None or cast.denies or masdar not in load_role_words().transitive:
        return False
    if near.people or not is_armed(cast.speaker.slug) or side_of(near.mention.slug) == side_of(cast.speaker.slug):
        return False
    between = [p for p in scene.all if p.free and near.token > p.token > scene.reading.token_at(cast.speaker.start)]
    own = all(side_of(p.mention.slug) == side_of(cast.speaker.slug) or p.people or p.head for p in between)
    return own and not has_object(scene, near)


def _verb_between(scene: Scene, participant: Participant) -> bool:
    """تفجير عبوة استهدفت دورية: behind a verb that tells what the thing did, a party is its object."""
    between = scene.reading.words[scene.at + 1 : participant.token]
    return any(h.form is not None and h.entry.wording.verb for word in between for h in word.hits)


def _done_to(scene: Scene, near: Participant | None) -> Roles | None:
    """A masdar whose genitive or pronoun had it done to him, or one that he was exposed to (تعرض الرتل لهجوم)."""
    others = {scene.word(scene.at + 1), scene.word(scene.at + 2)} & _OTHERS
    if near is None and scene.draft.event_type in PRONOUN_OBJECT and others:
        return Roles(distinct(scene.doers), distinct(scene.cast.targets[:1]), "others")  # مقتل حوثيين وأسر آخرين
    pronoun = bool(scene.trigger.hit.suffix) or scene.word(scene.at).endswith(("هم", "هما", "هن"))
    pronoun_object = pronoun and (scene.draft.event_type in PRONOUN_OBJECT or _is_done_to_it(scene, near))
    if scene.trigger.hit.entry.wording.genitive == "patient" or pronoun_object:
        patients = _object_of(scene, near)
        agents = list(scene.doers or [m for b in free_before(scene)[-1:] for m in with_coordinated(scene, b)])
        agents = agents or (_announced_by(scene, patients) if scene.trigger.hit.suffix else carried_agents(scene))
        return Roles(distinct([a for a in agents if a not in patients]), distinct(patients[:1]), "object_genitive")
    if (led := led_into(scene)) is not None:
        before = [m for m in free_before(scene) if m.slug != led.slug]
        return Roles(distinct(scene.doers or before[-1:] or carried_agents(scene)), (led,), "led")
    if (caught := caught_in(scene)) is not None:
        return Roles(distinct([d for d in scene.doers if d != caught]), (caught,), "caught")
    hit = _exposed(scene) if aims_at_somebody(scene) else []
    return Roles(distinct([d for d in scene.doers if d not in hit]), distinct(hit), "exposed") if hit else None


def _announced_by(scene: Scene, patients: list[ActorMention]) -> list[ActorMention]:
    """أعلن الجيش استعادة البلدة وتكبيدها عشرين قتيلاً: the armed party that announces what befell another side."""
    speaker = scene.cast.speaker
    if speaker is None or not patients or not scene.cast.announces or not _is_armed_speaker(scene):
        return []
    return [speaker] if side_of(speaker.slug) not in {side_of(m.slug) for m in patients} else []


def _is_done_to_it(scene: Scene, near: Participant | None) -> bool:
    """احترقت الثكنة بعد اقتحامها: with nothing behind it the pronoun of such a masdar is what it was done to."""
    words, hit = load_role_words(), scene.trigger.hit
    masdar = scene.word(scene.at).removeprefix(hit.proclitic).removesuffix(hit.suffix)
    if near is not None or masdar not in words.done_to or _is_armed_speaker(scene):
        return False
    behind = scene.word(scene.at + 1)
    adverbial = behind in words.preposition or behind in load_place_words().direction or behind.startswith("ب")
    return adverbial or not behind[:1].isalpha()


def _is_armed_speaker(scene: Scene) -> bool:
    return scene.cast.speaker is not None and is_armed(scene.cast.speaker.slug)


def _is_unknowns(scene: Scene) -> bool:
    """اقتحام مسلحين المستشفى: gunmen whom no registry knows right behind a masdar did it."""
    words, at = scene.reading.words, scene.at + 1
    if at >= len(words) or "@force" not in words[at].keys or owner(scene.reading, at) is not None:
        return False
    if words[at].fold[:1] in ("ل", "ب") and words[at].fold[1:] in load_role_words().holding:
        return False  # كمين لرتل من الجيش
    return not words[at].fold.startswith("ال") and not any(p.token in (at, at + 1) for p in scene.all)


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
    if meant and scene.draft.event_type not in PRONOUN_OBJECT and _place_told(scene, meant[-1]):
        return []
    return meant[-1:]


def _place_told(scene: Scene, party: ActorMention) -> bool:
    """سيطرت القوات على البلدة بعد اقتحامها: the pronoun is the place between a party and the masdar."""
    return any(party.end <= place.start < scene.trigger.start for place in scene.reading.places)


def _exposed(scene: Scene) -> list[ActorMention]:
    """أكد المراسل تعرض رتل القوات لهجوم: who stands behind the masdar of coming under attack has it done to him."""
    exposed = load_role_words().exposed
    before = [p for p in scene.own if p.token < scene.at and not p.people and p.preposition != "by"]
    hit = [p for p in before if any(scene.word(at) in exposed for at in range(p.token - _EXPOSED_REACH, p.token))]
    return [p.mention for p in hit][-1:]
