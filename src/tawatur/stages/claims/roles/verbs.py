"""Verbs: whether an event's verb is passive, and with what kind of subject it agrees."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Agreement, agrees
from tawatur.stages.claims.sites.scene import Scene
from tawatur.stages.claims.triggers.reading import Trigger

_OTHERS = frozenset({"اخرون", "اخران"})
_HARMING = frozenset({"arrest", "casualties"})
_BEFALLEN = frozenset({"killed", "wounded"})
_EITHER_CASE = ("ات", "بعض", "الاف")  # counts whose ending shows no case


def is_passive(scene: Scene) -> bool:
    """Whether the event's verb is passive."""
    return is_passive_verb(scene, scene.trigger)


def is_passive_verb(scene: Scene, trigger: Trigger) -> bool:
    """A passive spelling, or a damma written on the first letters."""
    form = trigger.hit.form
    if form is None:
        return False
    if form.voice == "passive":
        return True
    word = scene.reading.passage.text[trigger.start : trigger.end]
    if form.voice == "either" and (scene.word(trigger.token + 1) in _OTHERS or _counted_before(scene, trigger)):
        return True  # واعتقل آخرون, إن 20 مسلحاً قتلوا
    first_form = (trigger.hit.entry.wording.form or "").startswith("I/")
    harms = first_form and trigger.event_type in _HARMING and not trigger.hit.suffix
    if form.voice == "either" and harms and scene.word(trigger.token + 1) in load_role_words().some:
        return not _goes_on_acting(scene, trigger)  # وأسر عدد من الجنود
    if form.aspect == "present" and any(p.free and p.token == trigger.token + 1 for p in scene.all):
        return False  # تُطلق حماس: its present has the vowel in the active too
    return bool("ُ" in word[:4] and form.voice == "either")


def _goes_on_acting(scene: Scene, trigger: Trigger) -> bool:
    """استعاد الجيش المدينة وأسر عشرات: a count that may be an object, behind a verb that agrees with who acted."""
    may_be_object = scene.word(trigger.token + 1).endswith(_EITHER_CASE)
    joined = trigger.hit.proclitic[:1] in ("و", "ف") and trigger is scene.trigger
    told = [p.mention for p in scene.own if p.free and p.token < trigger.token and not p.people]
    wanted = verb_agreement(scene)
    return may_be_object and joined and any(agrees(m, wanted) for m in (*scene.cast.latest, *told))


def _counted_before(scene: Scene, trigger: Trigger) -> bool:
    """Whether those that a number before the verb counts are those whom it befell."""
    harmed = (q for q in scene.reading.quantities if q.anchor == trigger.start)
    return any(q.end <= trigger.start and q.quantity.what in _BEFALLEN for q in harmed)


def verb_agreement(scene: Scene) -> Agreement:
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
