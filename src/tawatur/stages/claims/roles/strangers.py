"""Strangers: subjects whom no registry knows, and weapons that strike for nobody known."""

from __future__ import annotations

from itertools import pairwise

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.stages.claims.actors.participants import Agreement, owner
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sites.scene import Scene
from tawatur.text.folding import fold_word

_RELATIVE_PRONOUNS = frozenset({"وهو", "وهي", "وهم", "وهما"})
_NOBODY_REACH = 14
_STRANGER_REACH = 6
_ANOTHER_REACH = 4
_SHORTEST_NAME = 3
_PLURAL = ("ين", "ون")
_PEOPLE = (*_PLURAL, "ي", "و")


def strange_subject(scene: Scene) -> bool:
    """Whether the verb has a subject of no name in its words: gunmen, a calamity, a weapon."""
    return _stranger_opens(scene) or _hit_by_a_thing(scene) or _weapon_strikes(scene) or _gunmen_behind(scene)


def _gunmen_behind(scene: Scene) -> bool:
    """وأفرج المسلحون عن جندي: gunmen of no name right behind the verb, where nobody knows whose they are."""
    at = scene.at + 1
    named = any(p.token == at for p in scene.all)
    return scene.word(at).startswith("ال") and scene.word(at) in load_role_words().stranger and not named


def unknown_subject(scene: Scene) -> bool:
    """اغتال مجهولون القيادي, خطف مسلحون مجهولون عضو المجلس: somebody unknown right behind the verb did it."""
    words, unknown = load_role_words(), load_role_words().unknown
    first, second = scene.word(scene.at + 1), scene.word(scene.at + 2)
    if first in unknown:
        return True
    return second in unknown and (first in words.stranger or first in words.lone)


def follows_stranger(scene: Scene, wanted: Agreement) -> bool:
    """Whether a weapon or somebody of no name stands before the verb."""
    return _follows_weapon(scene, wanted) or _unknown_before(scene)


def goes_on_with_nobody(scene: Scene) -> bool:
    """اعترض مسلحون مجهولون شاحنات ونهبوا حمولتها: what nobody known did before goes on."""
    for at in range(scene.at - 1, max(-1, scene.at - _NOBODY_REACH), -1):
        if any(p.token == at and p.free for p in scene.all):
            return False
        if scene.word(at).startswith("مجهول") and "@force" in scene.reading.words[at - 1].keys:
            return True
        before = scene.reading.words[at - 1]
        if at and scene.word(at) in load_role_words().stranger and ("#openers" in before.keys or before.verbal):
            return True  # إن مسلحين اعترضوا شاحنات ونهبوا حمولتها, أضرم مسلحون النار وخطفوا سائقين
        if at and "#openers" in before.keys and _is_nobodys(scene, at):
            return True  # إن متمردي جيش التحرير هاجموا ثكنة وفجروا جسرا
        if scene.word(at) in load_role_words().weapon and _struck(scene, at):
            return True  # ضربت أربع مسيّرات المحطة فأخرجتها من الخدمة
    return False


def _struck(scene: Scene, weapon: int) -> bool:
    """Whether a weapon is the subject of a verb of striking before it, a number between them or not."""
    counted = scene.word(weapon - 1).isdigit() or scene.word(weapon - 1) in load_number_words().words
    verb = weapon - 1 - counted
    if verb < 0 or scene.word(verb).removeprefix("و") not in load_role_words().striking:
        return False
    return not any(verb < p.token <= weapon + 1 for p in scene.all)


def _unknown_before(scene: Scene) -> bool:
    """رأى شباناً ينهبون, رتل قدم وهو يتمركز: the verb's own subject right before it, whom no registry knows."""
    at = scene.at - 1
    if scene.word(at) in _RELATIVE_PRONOUNS:
        return True
    stranger = at >= 0 and scene.word(at).removeprefix("و") in load_role_words().stranger
    if stranger and scene.word(at - 1) != "من":
        return not any(p.token == at for p in scene.all)  # ولا يزال المسلحون يحتجزون
    if at < 0 or not scene.reading.words[at].keys & {"@force", "@people"}:
        return False
    return not scene.word(at).removeprefix("و").startswith("ال") and owner(scene.reading, at) is None


def _stranger_opens(scene: Scene) -> bool:
    """إن مجموعات خارجة عن القانون هاجمت: gunmen of no name right behind the complementizer are the verb's subject."""
    words, (clause, _) = scene.reading.words, scene.reading.clauses.bounds(scene.at)
    head = clause + 1
    if not head < scene.at <= head + _STRANGER_REACH or "#openers" not in words[clause].keys:
        return False
    if any(head <= p.token < scene.at and p.free for p in scene.all) or owner(scene.reading, head) is not None:
        return False
    return words[head].fold in load_role_words().stranger or _is_nobodys(scene, head)


def _is_nobodys(scene: Scene, at: int) -> bool:
    """إن متمردي جيش التحرير هاجموا: fighters of somebody whom no registry knows, or a name that it does not know."""
    word, fold = scene.reading.words[at], scene.word(at)
    if any(p.token in (at, at + 1) for p in scene.all) or owner(scene.reading, at) is not None:
        return False
    if fold.startswith("ال") and fold.endswith(_PLURAL):
        return not word.hits  # إن المنسحبين نهبوا: told by what they did, not by whose they are
    words = load_role_words()
    own = (fold in words.fielded or fold in words.army) and fold not in words.foe  # an army's units are its own
    fighters = "@force" in word.keys and fold.endswith(_PEOPLE) and not own and not fold.startswith("ال")
    return fighters or (len(fold) > _SHORTEST_NAME and not word.verbal and not word.keys and not is_everyday(fold))


def _weapon_strikes(scene: Scene) -> bool:
    """حين أغارت طائرة على عربتهم: a weapon of nobody's right behind a verb of striking is its subject."""
    words, word = load_role_words(), scene.word(scene.at + 1)
    if word not in words.weapon or scene.word(scene.at).removeprefix("و") not in words.striking:
        return False
    return not any(scene.at < p.token <= scene.at + 3 for p in scene.all)


def is_of_forces(scene: Scene, wanted: Agreement) -> bool:
    """على هوية القوات التي ستدخلها: forces of nobody told, whom a relative pronoun right before the verb takes up."""
    words, at = scene.reading.words, scene.at - 1
    if at < 1 or "#relative" not in words[at].keys or "@force" not in words[at - 1].keys:
        return False
    return not any(p.token == at - 1 for p in scene.all) and (not scene.trigger.hit.suffix or wanted != "ms")


def another_strike(scene: Scene) -> ActorMention | None:
    """وإن ست غارات أخرى استهدفت المعسكر: another strike is of those who made the one told before it."""
    words = load_role_words()
    before = [scene.word(at) for at in range(max(0, scene.at - _ANOTHER_REACH), scene.at)]
    further = any(a in words.weapon and b in words.another for a, b in pairwise(before))
    told = scene.cast.memory.deeds
    deeds = told.get(scene.draft.event_type) or told.get("shelling", ())
    return next(iter((*scene.cast.latest, *deeds)), None) if further else None


def _follows_weapon(scene: Scene, wanted: Agreement) -> bool:
    """غارة استهدفت: what strikes is no doer, and none is named."""
    weapons, clause = load_role_words().weapon, scene.reading.clauses.bounds(scene.at)[0]
    before = (scene.word(token) for token in range(max(clause, scene.at - 3), scene.at))
    behind = (scene.word(token) for token in range(scene.at + 2, scene.at + 11))
    performed = scene.trigger.hit.entry.wording.verb  # كما نفذت ست غارات: what was done, not who did it
    reach = 1 if performed and fold_word(performed) in load_role_words().performing else 3
    ahead = range(scene.at + 1, min(scene.at + reach, len(scene.reading.words)))
    if wanted != "mp" and any(scene.word(token).removeprefix("ال") in weapons for token in ahead):
        return True  # ضربت أربع مسيّرات
    if (
        wanted != "mp"
        and scene.word(scene.at + 1) in load_role_words().preposition
        and any(w.endswith(("تان", "خان")) or w in weapons for w in behind)
    ):
        return True
    return any(w.removeprefix("و").removeprefix("ب").removeprefix("ال") in weapons for w in before)


def _hit_by_a_thing(scene: Scene) -> bool:
    """القطاع الذي دمّره عدوان: behind a verb with its object's pronoun stands what did it, no party."""
    behind = scene.word(scene.at + 1)
    if behind in load_role_words().war:
        return not any(scene.at < p.token <= scene.at + 2 for p in scene.all)  # أودت الحرب بحياة الآلاف
    return bool(scene.trigger.hit.suffix) and behind in load_role_words().calamity
