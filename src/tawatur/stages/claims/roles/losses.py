"""Losses: those whom a death, a loss or a defeat befell, and who did it where the words name him."""

from __future__ import annotations

from tawatur.knowledge.actors import is_armed, side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.governors import unclitic
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.attribution.sourcing import attribution_of
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import VICTIMS, acts_elsewhere, owners
from tawatur.stages.claims.roles.killing import killer_of
from tawatur.stages.claims.roles.subjects import possessed_subject, with_coordinated
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct
from tawatur.text.folding import fold_word

_OWNER_REACH = 4  # words from a verb to whose aircraft came down
_BODY_REACH = 8  # words from a verb of finding to what was found
_DEED_REACH = 25  # words between a responsibility and the toll of the deed


def loss_roles(scene: Scene) -> Roles:
    """Those that a loss or a death befell; who did it only where "at the hands of" names it."""
    if scene.draft.event_type == "casualties" and scene.word(scene.at).removeprefix("و") in load_role_words().finding:
        return Roles(distinct(scene.doers), _found_dead(scene), "found")
    doer = killer_of(scene)
    if doer is not None:
        rest = [p.mention for p in scene.after if p.mention.slug != doer.slug and p.preposition in {"", "من", "علي"}]
        return Roles((doer,), distinct(rest[:1]), "killer")
    if (crashed := _crashed(scene)) is not None:
        return Roles((), (crashed,), "sufferer")
    near = [p.mention for p in scene.own if _may_suffer(scene, p)]
    if scene.draft.event_type == "arrest":  # وقع عشرة من عناصر البيشمركة أسرى
        near = [m for m in near if m.slug != "prisoners"] or near
    after = [m for m in near if m.start >= scene.trigger.start]
    found = (after or near)[:1] or owners(scene)
    if scene.draft.event_type == "casualties" and (own := _admitted(scene, found)) is not None:
        return Roles(distinct(scene.doers), (own,), "admitted")
    if not found and scene.cast.speaker is not None and "#openers" in scene.reading.words[scene.at - 1].keys:
        return Roles(distinct(scene.doers), (scene.cast.speaker,), "sufferer")  # قالت إنها فقدت مقاتلاً
    if scene.draft.event_type == "territory_gained" and not scene.doers and not found:
        return _lost(scene)
    if not found and scene.trigger.is_verb:
        possessor = possessed_subject(scene)  # وحدة تابعة له تعرضت لكمين
        found = [possessor] if possessor else []
    return Roles(distinct(scene.doers or _winner(scene) or _culprits(scene)), distinct(found), "sufferer")


def _crashed(scene: Scene) -> ActorMention | None:
    """تحطمت مروحية تابعة للجيش: whose aircraft right behind the verb came down, and struck nobody."""
    if scene.draft.event_type != "destruction" or scene.word(scene.at + 1) not in load_role_words().weapon:
        return None
    near = (p for p in scene.after if p.preposition == "strike" and p.token <= scene.at + _OWNER_REACH)
    return next((p.mention for p in near), None)


def _winner(scene: Scene) -> list[ActorMention]:
    """خسر التنظيم البلدة أمام القوات: before whom, or in whose favour, a place was lost."""
    if scene.draft.event_type != "territory_gained":
        return []
    winning = load_role_words().winning
    return [p.mention for p in scene.after if scene.word(p.token - 1) in winning][:1]


def _found_dead(scene: Scene) -> tuple[ActorMention, ...]:
    """عثرت الشرطة على جثث خمسة من الجنود: whose men they were that were found, not who found them."""
    bodies = (at for at in range(scene.at + 1, scene.at + _BODY_REACH) if scene.word(at) in load_role_words().body)
    body = next(bodies, None)
    if body is None:
        return ()
    found = [p.mention for p in scene.after if p.token > body and p.preposition in {"", "من", "ل"}]
    return distinct(found[:1])


def _admitted(scene: Scene, found: list[ActorMention]) -> ActorMention | None:
    """أقرت الجماعة بمقتل عشرين ضابطاً: men of whom only the country would say whose they are are the admitter's."""
    speaker = scene.cast.speaker
    if speaker is None or not is_armed(speaker.slug) or (found and not found[0].rule.startswith("context:")):
        return None
    admits = any(scene.word(at).removeprefix("و") in load_role_words().admitting for at in range(scene.at))
    words = [unclitic(fold_word(m.surface)).removeprefix("ال") for m in found]
    bare = load_role_words().foe.isdisjoint(words) and all(word in load_role_words().member for word in words)
    return speaker if admits and bare and side_of(speaker.slug) not in {side_of(m.slug) for m in found} else None


def _culprits(scene: Scene) -> list[ActorMention]:
    """قتل تسعة جراء القصف المتعمد للقوات: whose strike it was that they died of."""
    if scene.draft.event_type != "casualties":
        return []
    found = [p.mention for p in scene.own if p.preposition == "strike" and _is_of_the_cause(scene, p)][:1]
    return found or _responsible(scene) or _charged(scene)


def _charged(scene: Scene) -> list[ActorMention]:
    """اتهمت المنظمة الجيش بقتل ستين مدنياً: whom somebody accuses of a killing right behind his name."""
    told = attribution_of(scene.reading, scene.trigger.start)
    if told is None or told.strength != "allege" or not scene.word(scene.at).startswith("ب"):
        return []
    named = [p.mention for p in scene.all if p.free and p.token + len(p.mention.surface.split()) == scene.at]
    return list(with_coordinated(scene, named[-1])) if named else []


def _responsible(scene: Scene) -> list[ActorMention]:
    """أعلنت الجماعة مسؤوليتها عن هجوم أسفر عن مقتل خمسة: who takes upon himself the deed that had the toll."""
    speaker, words = scene.cast.speaker, load_role_words()
    before = [scene.word(at) for at in range(max(0, scene.at - _DEED_REACH), scene.at)]
    owned = any(word in words.responsible for word in before) and any(
        w.removeprefix("و") in words.result for w in before
    )
    return [speaker] if owned and speaker is not None and not scene.cast.denies else []


def _is_of_the_cause(scene: Scene, participant: Participant) -> bool:
    """Whether a word of cause stands between a death and a participant (جراء, إثر, نتيجة)."""
    between = scene.reading.words[scene.at + 1 : participant.token]
    return any("#circumstance" in word.keys for word in between)


def _may_suffer(scene: Scene, participant: Participant) -> bool:
    """Whether a loss may be a participant's; not his whose deed led to it (شنت القوات هجوماً أسفر عن عشرين قتيلاً)."""
    if participant.preposition == "strike":  # أصيب أحد أفراد طاقم طائرة أممية; not مقتل خمسة في غارة إسرائيلية
        between = range(scene.at + 1, participant.token + 1)
        governed = _is_of_the_cause(scene, participant)
        governed = governed or any(scene.word(at) in load_role_words().preposition for at in between)
        within = participant.token > scene.at and not governed and not scene.word(participant.token).startswith("ب")
        return scene.draft.event_type != "casualties" or within
    if participant.preposition not in {"", "من", "ل"} or acts_elsewhere(scene, participant):
        return False
    if scene.word(participant.token - 1) in load_role_words().outlets:
        return False  # نفى ما تردده وسائل إعلام التحالف عن سقوط المدينة
    if scene.draft.event_type != "casualties" or scene.trigger.is_verb:
        return True
    result = load_role_words().result
    return not any(scene.word(at).removeprefix("و") in result for at in range(participant.token + 1, scene.at))


def _lost(scene: Scene) -> Roles:
    """نفى متحدث باسمها سقوط البلدة: who denies or admits a loss had it, and who fought it in the article took it."""
    speaker = scene.cast.speaker
    admits = any(scene.word(at).removeprefix("و") in load_role_words().admitting for at in range(scene.at))
    if speaker is None or speaker.slug in VICTIMS or not (scene.cast.denies or admits):
        return Roles((), (), "sufferer")
    side = side_of(speaker.slug)
    winner = next((p for p in scene.cast.memory.parties if side_of(p.slug) != side), None)
    return Roles((winner,) if winner else (), (speaker,), "loser_speaks")
