"""Carriers: whom a masdar without an actor of its own means: its pronoun's, a support verb's subject, its announcer."""

from __future__ import annotations

from tawatur.knowledge.actors import is_armed, side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Agreement, agrees, pronoun_of
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS, victims_of
from tawatur.stages.claims.roles.subjects import possessed_subject, subject_agrees
from tawatur.stages.claims.sites.scene import Scene, party_before
from tawatur.text.passages import COMMAS

_GENITIVE_REACH = 4
_PERCEIVED_REACH = 2
_SHORTEST = 3  # letters of a word with its preposition
_STRIKES = frozenset({"shelling", "air_strike", "attack"})
_DEEDS = frozenset({"destruction", "seizure", "territory_gained"})
_ANNOUNCED_REACH = 12  # characters between the words that speak and what was announced
_OPENING_REACH = 3
_CLAIM_REACH = 7  # words between a claim of responsibility and the deed
_OF_AN_OBJECT = frozenset({"arrest", "seizure", "release"})
_CREDITED = frozenset({"territory_gained", "destruction"})
_SWEPT = frozenset({"arrest", "seizure", "destruction"})
_MAIN_REACH = 5
_THEM: dict[str, Agreement] = {"اياها": "fs", "اياه": "ms", "اياهم": "mp"}
_RESULT_REACH = 9  # words from a verb of result to the last of what came of it
_MANAGED_REACH = 24  # words from a verb of managing to the second deed
_NOT_MANAGING = frozenset({"#impersonal", "#report"})
_OF_MANAGING = frozenset({"من", "في"})
_RESPONSIBLE_REACH = 6  # words between a responsibility and the deed (مسؤوليتها عن تنفيذ هجوم انتحاري)
ACCUSED_OF = frozenset({"attack", "air_strike", "shelling", "arrest", "abuse", "seizure", "destruction", "explosion"})


def carried_agents(scene: Scene) -> list[ActorMention]:
    """Whom a masdar without its own actor means: its pronoun's, a support verb's subject, the one who announced it."""
    trigger, reading = scene.trigger, scene.reading
    if _is_perceived(scene) or is_done_to(scene):
        return []
    if trigger.hit.suffix:
        wanted = pronoun_of(reading.tokens[scene.at].fold) or "any"
        carrier = _carrier(scene, wanted)
        meant = _cataphor(scene, wanted) or carrier or party_before(scene, wanted, scene.at)
        return [meant] if meant else []
    if (ahead := _cataphor(scene, None) or _accused(scene)) is not None:
        return [ahead]
    before, cast = reading.words[max(0, scene.at - 3) : scene.at], scene.cast
    possessor = possessed_subject(scene)
    if possessor is not None:
        return [possessor]
    announced = any(0 <= trigger.start - end <= _ANNOUNCED_REACH for _, end in scene.zones)
    announced = announced and "#openers" not in before[-1].keys  # إن هجوماً استهدف: what is said to have been
    announced = announced or (bool(scene.zones) and any(w.fold in load_role_words().executing for w in before))
    claimed = reading.words[max(0, scene.at - _CLAIM_REACH) : scene.at]
    responsible = is_owned_up(scene)
    responsible = responsible or any(w.fold.removeprefix("و") in load_role_words().claiming for w in claimed)
    accused = cast.denies and cast.speaker is not None
    told_of = None if responsible or accused else _told_before(scene)
    if told_of is not None:
        return list(told_of)
    told = cast.announces and scene.draft.event_type in _DEEDS and not any("#impersonal" in w.keys for w in before)
    armed = cast.speaker is not None and is_armed(cast.speaker.slug)
    if cast.speaker is not None and (responsible or (armed and (announced or told) and not cast.denies)):
        return [cast.speaker]
    killer = _killing_speaker(scene) or _credited(scene)
    if killer is not None:
        return [killer]
    if cast.denies and cast.speaker is not None and scene.draft.event_type in ACCUSED_OF | {"withdrawal"}:
        return [cast.speaker]  # who denies a raid or a retreat is accused of it
    if _assaulted(scene) or _frees_its_own(scene):
        return list(cast.latest[:1])
    managed = _managed_too(scene) or _resulted(scene)
    return [managed] if managed is not None else _supported(scene)


def _resulted(scene: Scene) -> ActorMention | None:
    """نفذت القوات مداهمات أسفرت عن توقيف سبعة: whose raids they were that ended in arrests."""
    before = scene.reading.words[max(0, scene.at - _RESULT_REACH) : scene.at]
    resulted = any("#result" in word.keys for word in before)
    if not resulted or scene.draft.event_type not in _OF_AN_OBJECT or len(scene.cast.latest) != 1:
        return None
    return scene.cast.latest[0]


def _managed_too(scene: Scene) -> ActorMention | None:
    """تمكنت القوات من طرد المليشيا والاستيلاء على عربات: who managed the deed that a masdar is joined to by "and"."""
    words, (clause, _) = scene.reading.words, scene.reading.clauses.bounds(scene.at)
    if not scene.trigger.hit.proclitic.startswith("و"):
        return None
    near = range(scene.at - 1, max(clause, scene.at - _MANAGED_REACH) - 1, -1)
    light = next((i for i in near if "#light" in words[i].keys), None)
    if light is None or words[light].keys & _NOT_MANAGING:
        return None
    deeds = [i for i in range(light + 1, scene.at) if any(h.form is None for h in words[i].hits)]
    if not any(words[i - 1].fold in _OF_MANAGING for i in deeds):
        return None
    free = [p for p in scene.all if p.free and not scene.only_speaks(p.mention)]
    subject = [p for p in free if light < p.token < deeds[0]] or [p for p in free if p.token < light][-1:]
    return subject[0].mention if subject else None


def is_owned_up(scene: Scene) -> bool:
    """أعلنت الجماعة مسؤوليتها عن تنفيذ هجوم: whether the speaker takes the deed upon himself."""
    reach = range(max(0, scene.at - _RESPONSIBLE_REACH), scene.at)
    near = any(scene.word(at) in load_role_words().responsible for at in reach[-3:])
    return near or any(scene.word(at) in load_role_words().responsible and scene.word(at + 1) == "عن" for at in reach)


def _is_perceived(scene: Scene) -> bool:
    """الجيش: رصد إطلاق صواريخ: who saw or heard it did not do it."""
    before = scene.reading.words[max(0, scene.at - _PERCEIVED_REACH) : scene.at]
    return any(w.fold.removeprefix("و") in load_role_words().perceiving for w in before)


def is_done_to(scene: Scene) -> bool:
    """انسحبوا من التلة بعد استهدافها بالغارات: the pronoun of a masdar that goes on with the weapon is what was hit."""
    behind = scene.word(scene.at + 1)
    struck = scene.trigger.hit.suffix and scene.draft.event_type in _STRIKES
    return bool(struck) and len(behind) > _SHORTEST and behind.startswith("ب")


def _accused(scene: Scene) -> ActorMention | None:
    """متهماً إياها بحشد المقاتلين: whom the pronoun between an accusation and the deed means."""
    wanted = _THEM.get(scene.word(scene.at - 1))
    if wanted is None or scene.word(scene.at - 2) not in load_role_words().accusing:
        return None
    return party_before(scene, wanted, scene.at - 1)


def _supported(scene: Scene) -> list[ActorMention]:
    """The subject of the verb that supports a masdar (شن هجوماً), or whom it goes on with."""
    before, cast = scene.reading.words[max(0, scene.at - 3) : scene.at], scene.cast
    governs = any(w.keys & {"#light", "#planned", "#ongoing"} and "#impersonal" not in w.keys for w in before)
    if governs and (deed := _deed_that_began(scene)) is not None:
        return list(deed)
    governs = governs and not _is_written_passive(scene)  # أُطلق سراح رجلين: nobody is told to have done it
    if governs and _is_strangers(scene):
        return []
    planned = any("#planned" in w.keys for w in before)
    subject = (next(iter(cast.before), cast.speaker) if planned else cast.subject) if governs else None
    if subject is None and scene.draft.event_type == "deployment" and _is_joined_verb(scene.word(scene.at - 1)):
        subject = next(iter(cast.latest), None)  # توغلت القوات في القرية ورفعت سواتر
    if subject is None and scene.draft.event_type == "advance" and not any("#impersonal" in w.keys for w in before):
        subject = next(iter(cast.latest), cast.subject)  # باتت على بعد ...
    return [subject] if subject else []


def _deed_that_began(scene: Scene) -> tuple[ActorMention, ...] | None:
    """أن الهجوم بدأ بتفجير سيارتين: who did the deed that is the subject of the verb before, if it has one."""
    verb = scene.at - 1
    if verb < 1 or scene.word(verb) not in load_role_words().beginning:
        return None
    for at in (verb - 1, verb + 1):
        kinds = [
            h.entry.type.type for h in scene.reading.words[at].hits if h.form is None and h.proclitic.endswith("ال")
        ]
        if kinds and at != scene.at:
            return next((scene.cast.memory.deeds[k] for k in kinds if k in scene.cast.memory.deeds), ())
    return None


def _is_strangers(scene: Scene) -> bool:
    """نصب المسلحون كميناً: gunmen of no name right before the masdar, behind the verb that supports it."""
    return scene.word(scene.at - 1) in load_role_words().stranger and not any(
        p.token == scene.at - 1 for p in scene.all
    )


def _told_before(scene: Scene) -> tuple[ActorMention, ...] | None:
    """قال قائد الشرطة إن الهجوم أدى إلى مقتل أربعة: who did what a definite noun goes back to; nobody known, where its
    victims are the speaker's own. None where the noun goes back to nothing."""
    speaker, kind = scene.cast.speaker, scene.draft.event_type
    if not scene.trigger.is_definite or kind not in ACCUSED_OF or _has_its_own_object(scene):
        return None
    if kind in scene.cast.memory.deeds:
        return scene.cast.memory.deeds[kind]
    if kind == "shelling" and scene.cast.latest and _struck_before(scene):
        return scene.cast.latest
    own = {side_of(m.slug) for m in victims_of(scene, set()) if m.slug not in VICTIMS}
    return () if speaker is not None and side_of(speaker.slug) in own else None


def _struck_before(scene: Scene) -> bool:
    """قصفت المقاتلات البلدة، وقالت السلطات إن القصف قتل ستة: whether a raid is told of before in the sentence."""
    return any(h.entry.type.type == "air_strike" for word in scene.reading.words[: scene.at] for h in word.hits)


def _has_its_own_object(scene: Scene) -> bool:
    """أعلنت الوزارة القبض على خلية: with its object behind it a masdar goes back to nothing told before."""
    return scene.draft.event_type in _OF_AN_OBJECT and scene.word(scene.at + 1) in ("علي", "عن")


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
    if scene.draft.event_type != "attack" or scene.trigger.is_verb or scene.trigger.is_definite:
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
    if cast.speaker is None or cast.denies or scene.draft.event_type not in ACCUSED_OF:
        return None
    for toll in scene.draft.tolls:
        at, form = toll.trigger.token, toll.trigger.hit.form
        if form is not None and form.voice != "passive" and "#openers" in scene.reading.words[at - 1].keys:
            return cast.speaker
    sides = {side_of(m.slug) for m in victims_of(scene, set()) if m.slug not in VICTIMS}
    return cast.speaker if cast.announces and sides and side_of(cast.speaker.slug) not in sides else None
