"""Adversaries: against whom or to whom something was done, and the victims that a sentence names (decisions 9, 24)."""

from __future__ import annotations

from itertools import pairwise

from tawatur.knowledge.actors import side_of
from tawatur.knowledge.languages.particles import load_particles
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant, ends_feminine, owner, pronoun_of
from tawatur.stages.claims.mentions import ActorMention, QuantityMention
from tawatur.stages.claims.roles.holders import holder_named
from tawatur.stages.claims.sites.scene import Roles, Scene, distinct, is_joined, party_before
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_VIOLENT = frozenset({"air_strike", "shelling", "explosion", "attack", "abuse", "destruction", "casualties"})
_HIT_BY = frozenset({"", "علي", "ضد", "ل", "ب", "صوب", "نحو", "باتجاه", "الي", "بحق", "تجاه", "مع"})
_TAKEN_FROM = frozenset({"", "من", "ل", "عن", "مع", "belonging"})
_TARGETING = {
    **dict.fromkeys(_VIOLENT, _HIT_BY),
    **dict.fromkeys(("release", "seizure", "territory_gained"), _TAKEN_FROM),
    "arrest": _TAKEN_FROM - {"مع"} | {"علي"},  # بشبهة التعامل مع العدو: not whom
}
VICTIMS = frozenset({"civilians", "prisoners"})
_HARMED = frozenset({"casualties", "arrest", "release"})
_DONE_TO = frozenset({"", "علي", "ضد", "بحق", "عن", "ل"})  # people hit, freed, or robbed of what is theirs
_FOUGHT_OVER = frozenset({"attack", "territory_gained"})
_NOT_FIGHTING = frozenset({"beside", "owner", "of_people", "sheltered", "في"})
_SPOILS = frozenset({"seizure", "destruction", "explosion"})
_REPLY_REACH = 12
_CLASH_REACH = 6
_SUSPECTED_REACH = 6
_SINCE_REACH = 10
_OTHERS = frozenset({"اخرين", "اخر"})
_OTHERS_REACH = 5
_PART_REACH = 6  # characters between a number with its noun and whose it is (4 عناصر من)


def aims_at_somebody(scene: Scene) -> bool:
    """Whether an event of this type has an adversary or a victim."""
    return scene.draft.event_type in _TARGETING


def objects(scene: Scene, agents: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Direct and prepositional objects behind the trigger, as far as the event's type has an adversary."""
    allowed = _TARGETING.get(scene.draft.event_type)
    if allowed is None:
        return ()
    if scene.draft.event_type == "arrest" and "قبض" not in scene.word(scene.at) + scene.word(scene.at + 1):
        allowed = allowed - {"علي"}  # احتجزهم كي يسهل على المستوطنين: not whom
    allowed = allowed | {"strike"} if scene.downs or scene.draft.event_type == "seizure" else allowed
    slugs = {m.slug for m in agents}
    held = scene.draft.event_type == "arrest"
    free = (p for p in scene.after if p.mention.slug not in slugs and not _acts_in_relative(scene, p))
    found = [p for p in free if _is_hit(scene, p, allowed)]
    found = [
        p for p in found if not (held and p.counted_apart and p.mention.slug == "prisoners")
    ]  # 27 فلسطينياً بينهم أسرى محررون
    captive = held and any(p.mention.slug != "prisoners" for p in found)
    found = [p for p in found if not captive or p.mention.slug != "prisoners"]  # وقع عشرة من البيشمركة أسرى
    hit = any(p.people and p.token == scene.at + 1 for p in found)
    parties = [p.mention for p in found if not p.people and not (hit and p.counted_apart)]  # المدنيين، بينهم عسكريون
    people = [p.mention for p in found if p.people and p.preposition in _DONE_TO and not is_people_subject(scene, p)]
    return _with_allies(scene, parties[:1]) or distinct(people[:1])


def _acts_in_relative(scene: Scene, participant: Participant) -> bool:
    """أفرجت عن الصيادين الذين خطفتهم الجماعة: who did what a relative clause tells of the object."""
    before = scene.reading.words[participant.token - 1]
    if participant.token - 1 <= scene.at or not any(h.form is not None and h.suffix for h in before.hits):
        return False
    return any("#relative" in w.keys for w in scene.reading.words[scene.at + 1 : participant.token - 1])


def _with_allies(scene: Scene, hit: list[ActorMention]) -> tuple[ActorMention, ...]:
    """من الدعم السريع وحليفتها الحركة الشعبية: those joined to the one that it was done to."""
    parties = list(hit)
    for p in scene.after:
        if parties and p.mention.start > parties[-1].end and not p.people and is_joined(scene, parties[-1], p):
            parties.append(p.mention)
    return distinct(parties)


def is_people_subject(scene: Scene, participant: Participant) -> bool:
    """أحرق محتجون المقر: a nominative plural right behind a verb did it."""
    return scene.trigger.is_verb and participant.token == scene.at + 1 and participant.mention.surface.endswith("ون")


def _is_hit(scene: Scene, participant: Participant, allowed: frozenset[str]) -> bool:
    """Whether a participant behind the trigger is whom it was done to, by its preposition.

    Land is taken from its holder (من), at his posts (على مقرات), or by driving him out (طرد القوات من).
    """
    holds = participant.head in load_role_words().holding
    if _acts_in_another_clause(scene, participant) or _is_handed(scene, participant):
        return False
    if scene.word(participant.token - 1) in load_role_words().urging:
        return False  # مجزرة راح ضحيتها عشرة، مطالبة مجلس الأمن بالتحرك
    if acts_elsewhere(scene, participant) or _is_suspected(scene, participant) or _has_a_verb(scene, participant):
        return False
    if scene.draft.event_type != "territory_gained":
        into = participant.preposition == "في" and holds and scene.draft.event_type == "explosion"
        return participant.preposition in allowed or into  # عبوة في ناقلة جند
    if participant.preposition == "":
        return holds or (scene.trigger.is_verb and participant.token - scene.at <= 2)
    return participant.preposition in ("من", "holder") or (holds and participant.preposition in ("علي", "ل", "الي"))


def _is_handed(scene: Scene, participant: Participant) -> bool:
    """سلّمت حماس الصليب الأحمر أسيرين: to whom captives are handed over is not who was held."""
    verb = fold_word(scene.trigger.hit.entry.wording.verb or "")
    handed = scene.draft.event_type == "release" and verb in load_role_words().handing
    return handed and not participant.people and participant.preposition in ("", "الي", "ل")


def _acts_in_another_clause(scene: Scene, participant: Participant) -> bool:
    """هجوم للتنظيم على البلدة والجيش يلاحق خلايا: who begins a contrasting clause of his own."""
    clauses = scene.reading.clauses
    number = clauses.number[participant.token]
    return number > clauses.number[scene.at] and clauses.contrast[number] and clauses.first[number] == participant.token


def _is_suspected(scene: Scene, participant: Participant) -> bool:
    """هجوم نفذه مسلحون يُرجح أنهم تابعون لتنظيم: who may have done it was not hit."""
    if "#possible" not in scene.reading.keys:
        return False
    before = scene.reading.words[max(scene.at, participant.token - _SUSPECTED_REACH) : participant.token]
    return any("#possible" in a.keys and "#openers" in b.keys for a, b in pairwise(before))


def _has_a_verb(scene: Scene, participant: Participant) -> bool:
    """كثفت هجماتها منذ استعاد الجيش البلدة: a party right behind a verb of the subordinate clause is its subject."""
    before, opener = scene.word(participant.token - 1), scene.word(participant.token - 2)
    at = participant.token - 1
    if participant.preposition or at <= scene.at + 1 or opener.removeprefix("و") not in load_role_words().subordinate:
        return False
    return before.isalpha() and any(h.form is not None for h in scene.reading.words[at].hits)


def acts_elsewhere(scene: Scene, participant: Participant) -> bool:
    """اعتُقل آخرون خلال اقتحام القوات البلدة: who does what another masdar of the sentence tells."""
    before = participant.token - 1 - bool(participant.head)
    bare = scene.word(before).removeprefix("و").removeprefix("ال")
    return before != scene.at and not participant.people and bare.removeprefix("ب") in load_role_words().raid


def with_victims(scene: Scene, roles: Roles) -> Roles:
    """Victims that the sentence names are targets, never actors (decision 24)."""
    if scene.draft.event_type == "displacement" or scene.trigger.hit.entry.frame in {"mutual", "speech"}:
        return roles
    if roles.rule == "found":
        return roles
    actors = tuple(a for a in roles.actors if a.slug not in VICTIMS)
    doers = {a.slug for a in roles.actors if a.slug not in VICTIMS}
    targets = roles.targets or tuple(victims_of(scene, doers) or _counted_victims(scene, doers))[:1]
    slugs = {t.slug for t in targets}
    if not roles.targets:
        actors = tuple(a for a in actors if a.slug not in slugs)
    return Roles(actors, targets, roles.rule)


def victims_of(scene: Scene, doers: set[str]) -> list[ActorMention]:
    """Whom the tolls of a draft name, and "its soldiers" after a word of loss."""
    held = scene.draft.event_type in {"arrest", "release"}
    for toll in scene.draft.tolls or ((scene.draft,) if scene.draft.event_type in _HARMED else ()):
        start = toll.trigger.start
        _, end = scene.reading.chars(toll.first, toll.last)
        named = [p for p in scene.all if start <= p.mention.start < end and _is_of_the_dead(p)]
        named = [p for p in named if not scene.only_speaks(p.mention) and not _tells_others_apart(p)]
        named = [p for p in named if p.mention.slug not in doers and not (p.counted_apart and held)]
        named = [p for p in named if not _is_since(scene, p) and not acts_elsewhere(scene, p)]
        named = [p for p in named if not _led_to_it(scene, p, end)]
        if named:
            return [named[0].mention]
        counted = [q for q in scene.reading.quantities if q.anchor == start]
        told = [p for p in scene.all if any(_counts(q, p) for q in counted)]
        told = [p for p in told if not _tells_others_apart(p)]
        if told and told[0].mention.slug not in doers:  # إن 12 مدنياً قتلوا
            return [told[0].mention]
        owned = _owners_of(scene, toll)
        if owned is not None:
            return [owned]
    return []


def _counts(quantity: QuantityMention, participant: Participant) -> bool:
    """Whether a number counts a party's men: 12 مدنياً, 4 عناصر من الجيش."""
    behind = participant.mention.start - quantity.end
    part = participant.counted and bool(participant.head) and 0 <= behind <= _PART_REACH
    return part or quantity.start <= participant.mention.start < quantity.end


def _is_of_the_dead(participant: Participant) -> bool:
    """مقتل عناصر من الجيش, عشرون قتيلاً في صفوف الجيش."""
    return participant.preposition in ("", "من", "ل") or (
        participant.preposition == "في" and participant.head == "صفوف"
    )


def _led_to_it(scene: Scene, participant: Participant, end: int) -> bool:
    """حصيلة غارة الجيش أدت إلى مقتل عشرة: whose deed had the toll that a word of result tells behind."""
    if participant.preposition != "strike":
        return False
    last = scene.reading.token_at(end - 1)
    result = load_role_words().result
    return any(scene.word(at).removeprefix("و") in result for at in range(participant.token + 1, last))


def _is_since(scene: Scene, participant: Participant) -> bool:
    """منذ اندلاع النزاع بين الجيش والدعم السريع قُتل الآلاف: told of what they are counted since."""
    since = load_particles().since
    for at in range(participant.token - 1, max(-1, participant.token - _SINCE_REACH), -1):
        if scene.word(at) in COMMAS:
            return False
        if scene.word(at).removeprefix("و") in since:
            return True
    return False


def _tells_others_apart(participant: Participant) -> bool:
    """320 شخصاً بينهم 44 مدنياً, من عائلة واحدة: of those counted, some; the others were none, or nobody knows."""
    noun = fold_word(participant.mention.surface)
    apart = participant.counted_apart and noun.startswith("مدني")
    return apart or ((participant.preposition == "من" or bool(participant.head)) and noun in load_role_words().family)


def _counted_victims(scene: Scene, doers: set[str]) -> list[ActorMention]:
    """إن 12 مدنياً قتلوا في قصف: those whom a number counts as dead or wounded in the event's own words."""
    if scene.draft.event_type not in _VIOLENT:
        return []
    spans = [scene.reading.chars(first, last) for first, last in scene.draft.stretches]
    harmed = (q for q in scene.reading.quantities if q.anchor is not None and q.quantity.what in ("killed", "wounded"))
    tolls = [q for q in harmed if any(low <= (q.anchor or 0) < high for low, high in spans)]
    counted = [p for p in scene.all if any(q.start <= p.mention.start < q.end for q in tolls)]
    return [p.mention for p in counted if p.mention.slug not in doers and not _tells_others_apart(p)][:1]


def owners(scene: Scene) -> list[ActorMention]:
    """مقتل رئيسه, من جنوده: the party that a pronoun behind the trigger stands for."""
    for token in range(scene.at + 1, min(scene.at + 6, len(scene.reading.words))):
        word = scene.reading.words[token]
        if word.fold in COMMAS:
            break
        wanted = owner(scene.reading, token)
        whole = (
            word.fold in load_role_words().fielded or word.fold in load_role_words().member
        )  # قناصة carries no pronoun
        whole = whole or ends_feminine(scene.reading, token)
        if wanted is None and not whole and word.keys & {"@people", "@force", "@head"}:
            wanted = pronoun_of(word.fold) if word.fold not in word.keys - {word.fold} else None
        meant = party_before(scene, wanted, token) if wanted else None
        if meant is not None:
            return [meant]
    return []


def _owners_of(scene: Scene, toll: Draft) -> ActorMention | None:
    at, reading = toll.trigger.token, scene.reading
    counted = [reading.token_at(q.start) for q in reading.quantities if q.anchor == toll.trigger.start]
    before = [t for first in counted if first < at for t in range(first, at)]  # إن خمسة من عناصرها قتلوا
    for token in (*range(at + 1, min(at + 6, len(reading.words))), *before):
        wanted = owner(scene.reading, token)
        if wanted is not None:
            return party_before(scene, wanted, token)
    return None


def with_targets(scene: Scene, roles: Roles) -> Roles:
    """Where no target is named beside the event: the one that it answers, the clash was with, or that had the thing."""
    kind = scene.draft.event_type
    found = None if roles.targets else holder_named(scene, roles)
    if roles.targets or (found is None and kind not in _TARGETING):
        return roles
    if found is None and kind in ("air_strike", "shelling", "attack"):
        found = _answered(scene)
    elif found is None and kind == "territory_gained":
        found = _fought(scene)
    elif kind in ("seizure", "release", "arrest") and _has_pronoun(scene):
        found = next(iter(scene.cast.targets), None) or _people_told(scene)
    elif kind in _SPOILS and roles.rule in ("joined", "carried", "owner"):
        found = _robbed(scene, roles)
    if found is None and kind in _HARMED and roles.actors and _counts_others(scene):
        found = next(iter(scene.cast.targets), None)
    if found is None and kind in _FOUGHT_OVER:
        found = _other_side(scene, roles)
    if found is None and kind == "release":
        found = _captives(scene)
    if found is None or found.slug in {a.slug for a in roles.actors}:
        return roles
    return Roles(roles.actors, (found,), roles.rule)


def _counts_others(scene: Scene) -> bool:
    """قتلوا أربعين جندياً وأسروا 17 آخرين: others of those to whom the thing before was done."""
    behind = range(scene.at + 1, min(scene.at + _OTHERS_REACH, len(scene.reading.words)))
    return any(scene.word(at) in _OTHERS for at in behind)


def _people_told(scene: Scene) -> ActorMention | None:
    """أطلقت راعيين كانت قد احتجزتهما: the people before the verb that its pronoun stands for."""
    if not scene.trigger.is_verb or scene.draft.event_type == "seizure" or not scene.trigger.hit.suffix:
        return None
    people = [p for p in scene.all if p.people and p.preposition != "sheltered"]
    told = [p.mention for p in people if p.token < scene.at or (p.preposition == "مع" and p in scene.own)]
    return told[-1] if told and not scene.only_speaks(told[-1]) else None


def _other_side(scene: Scene, roles: Roles) -> ActorMention | None:
    """اشتباكات بين الجيش والمتمردين إثر هجوم شنه المتمردون: of two sides that fight in the sentence, the other one."""
    if not roles.actors or not any(h.entry.type.type == "armed_clash" for w in scene.reading.words for h in w.hits):
        return None
    fighting = [p.mention for p in scene.all if not p.people and p.preposition not in _NOT_FIGHTING]
    fighting = [m for m in fighting if not scene.only_speaks(m)]
    own = {side_of(a.slug) for a in roles.actors}
    sides = {side_of(m.slug) for m in fighting} | own
    others = [m for m in fighting if side_of(m.slug) not in own]
    return others[0] if len(sides) == 2 and len(own & sides) == 1 and others else None


def _captives(scene: Scene) -> ActorMention:
    """Whoever is set free was held, though no word of the event says who."""
    start, end = scene.trigger.start, scene.trigger.end
    return ActorMention(start, end, "prisoners", scene.reading.passage.text[start:end], "freed")


def _robbed(scene: Scene, roles: Roles) -> ActorMention | None:
    """هاجموا القاعدة واستولوا على عربات: what is taken or destroyed right after is theirs whom the attack was on."""
    own = {side_of(a.slug) for a in roles.actors}
    before = (*scene.cast.targets, *scene.cast.latest)
    return next((m for m in before if m.slug not in VICTIMS and side_of(m.slug) not in own), None)


def _answered(scene: Scene) -> ActorMention | None:
    """رداً على هجمات شنتها الجماعة."""
    words = scene.reading.words
    for token in range(scene.at + 1, min(scene.at + _REPLY_REACH, len(words))):
        if words[token].fold in load_role_words().reply:
            return next((p.mention for p in scene.all if p.token > token and not p.people), None)
    return None


def _fought(scene: Scene) -> ActorMention | None:
    """سيطرت ... بعد اشتباكات مع قوات: whom the clash that led to it was with."""
    for p in scene.all:
        if (
            p.token > scene.at
            and p.preposition == ""
            and scene.reading.words[p.token - 1].fold in load_role_words().ousting
        ):
            return p.mention  # بسط سيطرته على المطار وطرد القوات منه
        if _left_before(scene, p):
            return p.mention
        if p.preposition == "مع" and p.token > scene.at:
            before = scene.reading.words[max(0, p.token - _CLASH_REACH) : p.token]
            if any(h.entry.type.type == "armed_clash" for w in before for h in w.hits):
                return p.mention
    return None


def _left_before(scene: Scene, participant: Participant) -> bool:
    """سيطرت القوات على البلدة بعد انسحاب الجيش منها: whose retreat a capture came after held the place."""
    at = participant.token - 1
    if at - 1 <= scene.at or participant.preposition or participant.people:
        return False
    left = any(h.entry.type.type == "withdrawal" and h.form is None for h in scene.reading.words[at].hits)
    return left and "#circumstance" in scene.reading.words[at - 1].keys


def _has_pronoun(scene: Scene) -> bool:
    """Whether the trigger or a word right behind it carries a pronoun (صادروا محتوياته, أُطلق سراحهم)."""
    if scene.trigger.hit.suffix:
        return True
    return any(
        pronoun_of(scene.word(token)) is not None and not scene.word(token).endswith("يه")
        for token in range(scene.at, min(scene.at + 4, len(scene.reading.words)))
    )
