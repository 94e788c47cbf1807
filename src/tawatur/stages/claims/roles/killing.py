"""Killing: who killed those that are counted behind a verb that may as well tell who died."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant, agreement, agrees
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.subjects import possessed_subject, subject_agrees
from tawatur.stages.claims.roles.verbs import is_passive, is_passive_verb, verb_agreement
from tawatur.stages.claims.sites.scene import Scene
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_LIGHT_REACH = 7  # words between a verb of managing and the killing
_FELLED_REACH = 5  # words from a verb of dying to the party whose man died
_ONE = "واحد"
_COUNT_REACH = 5  # words between who killed and those counted


def killer_of(scene: Scene) -> ActorMention | None:
    """قتلت القوات ثلاثة مسلحين: the subject right behind an active verb, those that it killed counted behind."""
    wording = scene.trigger.hit.entry.wording
    if scene.trigger.hit.entry.type.type != "casualties" or fold_word(wording.verb or "") in load_role_words().mourning:
        return None
    if not is_passive(scene) and (body := _body_behind(scene)) is not None:
        return body
    if not scene.trigger.is_verb:
        return _enabled_killer(scene)
    if is_passive(scene):
        return None
    if _says_it_killed(scene) or (_finishes_off(scene) and scene.cast.announces):
        return scene.cast.speaker
    first = next((p for p in scene.after if p.free and p.token - scene.at <= 2), None)
    if first is None and _goes_on_killing(scene):
        return scene.cast.meant(verb_agreement(scene), joined=True)
    if (
        (first is None or _is_killed(scene, first))
        and _counts_behind(scene, scene.trigger.end)
        and scene.trigger.hit.entry.frame == "patient"
    ):
        return _killer_before(scene)
    if first is None or first.counted or not subject_agrees(first, verb_agreement(scene)):
        return None
    return first.mention if _counts_behind(scene, first.mention.end) else None


def _is_killed(scene: Scene, behind: Participant) -> bool:
    """إن قواته قتلت مسلحاً: whom an active verb has behind it, by the accusative or since it does not agree with him."""
    noun = scene.word(behind.token)
    feminine = verb_agreement(scene) == "fs" and agrees(behind.mention, "ms")
    return behind.counted and (noun.endswith("ا") or feminine)


def _goes_on_killing(scene: Scene) -> bool:
    """أحرقت المليشيا المنازل وقتلت خمسين مدنياً: a verb joined by "and" that does not agree with those counted."""
    joined = scene.trigger.hit.proclitic[:1] in ("و", "ف") and bool(scene.cast.latest)
    if joined and fold_word(scene.trigger.hit.entry.wording.verb or "") in load_role_words().inflicting:
        return True
    if not joined or not _is_killing(scene) or not _counts_behind(scene, scene.trigger.end):
        return False
    wanted = verb_agreement(scene)
    counted = next((p for p in scene.after if p.counted and p.token - scene.at <= _COUNT_REACH), None)
    women = counted is not None and fold_word(counted.mention.surface).split()[0] in load_role_words().women
    men = counted is not None and not women and agreement(counted.mention) in ("ms", "mp")
    return wanted == "mp" or (wanted == "fs" and men)


def _body_behind(scene: Scene) -> ActorMention | None:
    """قتل تنظيم الدولة شيخ العشيرة: a body right behind the verb, or its masdar, kills; it cannot be killed."""
    words = load_role_words()
    if scene.word(scene.at).removeprefix("و") not in words.slaying:
        return None
    behind = (p.mention for p in scene.after if p.free and p.token == scene.at + 1)
    first = next(behind, None)
    named = fold_word(first.surface).split()[0].removeprefix("ال") if first is not None else ""
    return first if named in words.organisation else None


def _enabled_killer(scene: Scene) -> ActorMention | None:
    """تمكنت القوات من قتل ثلاثة: the subject of the verb behind which a masdar of killing stands."""
    words = scene.reading.words
    noun = words[scene.at].fold.removeprefix("و").removeprefix("ب").removeprefix("ال")
    light = next(
        (i for i in range(scene.at - 1, max(-1, scene.at - _LIGHT_REACH), -1) if "#light" in words[i].keys), None
    )
    if noun not in load_role_words().killing_noun or light is None or "#impersonal" in words[light].keys:
        return None
    if "#report" in words[light].keys and scene.cast.speaker is not None:
        return scene.cast.speaker  # أعلن الجيش قتل عشرين من عناصر الحركة
    free = [
        p for p in scene.all if p.free and p.token < scene.at and not p.counted and not scene.only_speaks(p.mention)
    ]
    near = [p for p in free if light < p.token] or [p for p in free if p.token < light][-1:]
    return near[-1].mention if near else possessed_subject(scene) or scene.cast.subject


def _says_it_killed(scene: Scene) -> bool:
    """قالت القوات إنها قتلت ثلاثة مسلحين: the speaker's own deed, of those that are counted right behind the verb."""
    at, form = scene.at, scene.trigger.hit.form
    spoken = at > 0 and "#openers" in scene.reading.words[at - 1].keys
    if form is None or form.voice == "passive" or not spoken or scene.cast.denies or scene.cast.speaker is None:
        return False
    return _is_killing(scene) and _counts_behind(scene, scene.trigger.end)


def _finishes_off(scene: Scene) -> bool:
    """أعلن الجيش أنه قضى على قيادي: with على the verb of dying tells of a killing."""
    return fold_word(scene.trigger.hit.entry.wording.verb or "") == "قضي" and scene.word(scene.at + 1) == "علي"


def _is_killing(scene: Scene) -> bool:
    return fold_word(scene.trigger.hit.entry.wording.verb or "") in load_role_words().killing


def _counts_behind(scene: Scene, end: int) -> bool:
    """Whether people are counted behind a place of the text, before anything is joined or set apart."""
    start = next((q.start for q in scene.reading.quantities if q.start >= end), None)
    if start is None:
        return False
    text = scene.reading.passage.text
    if text[start] == "و" and not text.startswith(_ONE, start):
        return False  # استشهد القيادي واثنان من مرافقيه
    between = text[end:start].split()
    return len(between) <= _COUNT_REACH and not any(w.startswith("و") or w[-1] in COMMAS for w in between)


def _killer_before(scene: Scene) -> ActorMention | None:
    """إن قواته قتلت ثلاثة, القوات قتلت ثلاثة: who stands right before a verb of killing."""
    if not _is_killing(scene):
        return None
    near = [p for p in scene.own if 0 <= scene.at - p.token - len(p.mention.surface.split()) <= 1]
    before = [p for p in near if p.free and not p.counted and not p.people]
    wanted = verb_agreement(scene)
    named = next((p.mention for p in reversed(before) if agrees(p.mention, wanted)), None)
    return named or possessed_subject(scene)


def fell(scene: Scene, participant: Participant, toll: Draft) -> bool:
    """قتل الجنود في كمين: right behind a verb of dying whose subject killed nobody that is counted."""
    form = toll.trigger.hit.form
    reach = _FELLED_REACH if participant.head in load_role_words().member else 2  # قتل القيادي البارز في الحزب
    near = form is not None and 0 < participant.token - toll.trigger.token <= reach and participant.preposition == ""
    return near and (is_passive_verb(scene, toll.trigger) or not _counts_behind(scene, participant.mention.end))
