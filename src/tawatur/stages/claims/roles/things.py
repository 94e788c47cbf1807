"""Things: who fired a shell that falls, and the tank or drone right behind a verb that has its subject already.

``إنها استهدفت دبابة إسرائيلية بقذيفة`` but ``استهدفت مسيّرة إسرائيلية سيارة``: what has an object behind it strikes.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.governors import word_at
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.roles.carriers import is_owned_up
from tawatur.stages.claims.roles.launching import launchers
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.reading import fronted_subject
from tawatur.text.folding import fold_word

_VIOLENT = frozenset({"air_strike", "shelling", "attack", "explosion", "destruction"})
_ADJECTIVES = 3


def with_things_hit(reading: SentenceReading, draft: Draft, among: list[Participant]) -> list[Participant]:
    """The participants, those that the event's verb has for its object marked so."""
    form = draft.trigger.hit.form
    if form is None or form.voice == "passive" or draft.event_type not in _VIOLENT:
        return among
    behind = draft.trigger.token + 1
    if not any(p.token == behind and p.mention.rule == "adjective" for p in among):
        return among
    return [_as_object(reading, draft, p, among) if p.token == behind else p for p in among]


def _as_object(reading: SentenceReading, draft: Draft, thing: Participant, among: list[Participant]) -> Participant:
    words = fold_word(thing.mention.surface).split()
    if thing.mention.rule != "adjective" or words[0] not in load_role_words().thing or _has_object(reading, thing):
        return thing
    led = fronted_subject(reading, draft.trigger.token) is not None or _told_of_another(reading, draft, thing, among)
    return replace(thing, preposition="", accusative=True, head=words[0]) if led else thing


def _told_of_another(reading: SentenceReading, draft: Draft, thing: Participant, among: list[Participant]) -> bool:
    """Whether the verb goes on with what another party did or says of itself: بأنها قصفت القوات، واستهدفت دبابة."""
    joined = draft.trigger.hit.proclitic[:1] in ("و", "ف")
    told = joined or "#openers" in reading.words[max(0, draft.trigger.token - 1)].keys
    return told and any(
        p.token < thing.token and p.preposition == "" and not p.people and p.mention.slug != thing.mention.slug
        for p in among
    )


def _has_object(reading: SentenceReading, thing: Participant) -> bool:
    """Whether a noun behind the thing and its adjectives is what it hits, or a place is what it raids."""
    words, at = load_role_words(), thing.token + len(thing.mention.surface.split())
    for _ in range(_ADJECTIVES):
        if word_at(reading, at).endswith(("ه", "ي")) and word_at(reading, at) not in words.preposition:
            at += 1
    word = word_at(reading, at)
    if word in ("علي", "الي"):
        return True
    plain = word.isalpha() and word not in words.preposition and not word.startswith(("ب", "ل", "و"))
    return plain and word not in words.bearing


def _tells_people(reading: SentenceReading, participant: Participant) -> bool:
    """قتل جندي إسرائيلي في انفجار: whose adjective describes a soldier was hit, and sent nothing."""
    words, at = load_role_words(), participant.token
    near = (word_at(reading, at), word_at(reading, at - 1), participant.head)
    return "@people" in reading.words[at].keys or any(w in words.member or w in words.army for w in near)


def thing_roles(scene: Scene) -> Roles:
    """A shell falls, a bomb goes off: its actor stands after "fired by", its target after على or ب."""
    bombers = [p.mention for p in scene.after if p.free and p.head == "انتحاري"]
    words = load_role_words()
    soldiers = [p for p in scene.own if p.mention.rule == "adjective" and _tells_people(scene.reading, p)]
    adjectival = bombers or [
        p.mention
        for p in scene.own
        if p.free and p.mention.rule == "adjective" and p.token <= scene.at + 2 and p not in soldiers
    ]
    hit = [p for p in scene.own if p.preposition in {"علي", "ب", "ل"} and p.token > scene.at]
    targets = [
        p.mention
        for p in scene.own
        if p in hit or p in soldiers or (p.free and (p.head in words.holding or p.head in words.member))
    ]
    people = [p.mention for p in scene.after if p.people and p.preposition == ""]
    taken = [p.mention for p in scene.after if p.preposition == "الي" and not p.people]
    taken = taken if scene.draft.event_type == "territory_gained" else []  # انتقلت السيطرة على البلدة إلى القوات
    owned = [scene.cast.speaker] if scene.cast.speaker and not scene.cast.denies and is_owned_up(scene) else []
    found = scene.doers or taken or adjectival or owned or launchers(scene)
    targets = [m for m in targets if m not in found[:1]]
    return Roles(distinct(found[:1]), distinct((targets or people)[:1]), "thing")
