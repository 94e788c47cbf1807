"""Free parties: who may have done what a masdar tells behind them; not whom something befell or was done to."""

from __future__ import annotations

from tawatur.knowledge.languages.counted import load_counting_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.killing import fell
from tawatur.stages.claims.roles.subjects import is_held
from tawatur.stages.claims.sites.scene import Roles, Scene
from tawatur.text.folding import fold_word

_HARMED = frozenset({"killed", "wounded", "detained", "casualties"})
_HARM_REACH = 5  # words between a noun of death and whose man died


def free_before(scene: Scene) -> list[ActorMention]:
    """Free participants before the trigger: in its stretch, else between the words that speak and it."""
    free = [p for p in scene.own if p.token < scene.at and p.free and not is_held(scene, p) and not _is_hit(scene, p)]
    found = [p.mention for p in free if not _is_harmed(scene, p)]
    spoken = [b for a, b in scene.zones if b <= scene.trigger.start]
    if found or not spoken:
        return found
    between = [p for p in scene.all if max(spoken) <= p.mention.start < scene.trigger.start]
    return [p.mention for p in between if p.free and not _is_harmed(scene, p)]


def without_the_fallen(scene: Scene, roles: Roles) -> Roles:
    """قتل قيادي في الحزب في غارة استهدفت سيارته: who fell before the event made none of it."""
    if roles.rule not in ("subject_before", "support_verb") or not scene.draft.tolls:
        return roles
    fallen = {
        p.mention.start for p in scene.all if p.token < scene.at and any(fell(scene, p, t) for t in scene.draft.tolls)
    }
    actors = tuple(a for a in roles.actors if a.start not in fallen)
    return roles if actors == roles.actors else Roles(actors, roles.targets, "unnamed")


def _is_hit(scene: Scene, participant: Participant) -> bool:
    """استهداف دبابة إسرائيلية وتفجير جرافة: a thing of a state's behind another masdar had that done to it."""
    first = participant.token - 1
    masdars = (scene.word(at).removeprefix("و").removeprefix("ب") for at in (first - 1, first))
    named = fold_word(participant.mention.surface).startswith("ال")
    return (
        participant.mention.rule == "adjective"
        and not named
        and any(m in load_role_words().transitive for m in masdars)
    )


def _is_counted_dead(scene: Scene, participant: Participant) -> bool:
    """أدت إلى مقتل أحد أفراد المليشيا وتدمير عربة: whose men a noun of death tells to have been killed."""
    words, harms = load_role_words(), load_counting_words().masdars
    told_of = scene.word(participant.token - 1)
    if not (told_of in words.member or told_of in words.fielded or told_of == "من"):
        return False
    before = [scene.word(at).removeprefix("و") for at in range(participant.token - _HARM_REACH, participant.token)]
    return any(word in harms and harms[word].kind in ("killed", "wounded") for word in before)


def _is_harmed(scene: Scene, participant: Participant) -> bool:
    """Counted among the dead, wounded or captured: "two soldiers were killed in an ambush" names no doer."""
    if participant.head in load_role_words().member and participant.counted:  # ثلاثة عناصر من التنظيم
        return True
    if any(scene.word(participant.token - back) in load_role_words().among for back in (1, 2, 3)):
        return True  # أصيب ثمانية، بينهم منتسبون للشرطة، في تفجير
    if participant.head.endswith("ا") and participant.head in load_role_words().holding:
        return True  # أوقعت رتلاً للقوات في كمين
    if any(fell(scene, participant, toll) for toll in scene.draft.tolls) or _is_counted_dead(scene, participant):
        return True
    tokens, at = scene.reading.tokens, participant.token  # خمسة إرهابيين من التنظيم, 9 من أفراد الشرطة
    starts = (participant.mention.start, tokens[at].start, *([tokens[at - 1].start] if at else []))
    harmed = [q for q in scene.reading.quantities if q.quantity.what in _HARMED]
    return any(q.start <= start < q.end for q in harmed for start in starts)
