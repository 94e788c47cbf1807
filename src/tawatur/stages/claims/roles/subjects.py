"""Subjects: who did what a verb says, named behind it, before it, by a pronoun, or carried on from the event before."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Agreement, Participant, agreement, agrees, owner
from tawatur.stages.claims.attribution.sourcing import attribution_of
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.roles.adversaries import is_people_subject
from tawatur.stages.claims.roles.strangers import (
    another_strike,
    follows_stranger,
    goes_on_with_nobody,
    is_of_forces,
    strange_subject,
    unknown_subject,
)
from tawatur.stages.claims.roles.verbs import is_passive, verb_agreement
from tawatur.stages.claims.sites.scene import Scene, distinct, is_joined, party_before
from tawatur.stages.claims.triggers.reading import fronted_subject
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_SUBJECT_REACH = 9
_NOBODY_REACH = 14
_ADJECTIVES = 4  # words between forces of a speaker and their verb
_RELATIVE_PRONOUNS = frozenset({"وهو", "وهي", "وهم", "وهما"})
_RESULT_WORDS = frozenset({"ما", "مما"})
_ON_OPENERS: dict[str, Agreement] = {"نه": "ms", "نها": "fs", "نهم": "mp"}
_OF_A_NOUN = ("ها", "هم", "هما")
_HELPERS = frozenset({"by", "beside", "joint", "strike", "owner"})
_INTRANSITIVE = frozenset({"withdrawal", "advance"})
_FROM_IT = frozenset({"منه", "منها", "منهما"})
_HARMING = frozenset({"arrest", "casualties"})
_OBLIQUE = ("ين", "ا")  # endings of an object
_FALLEN = frozenset({"killed", "wounded", "detained", "missing"})
_COUNT_REACH = 3  # words from a count to those of whom it counts some, with a pronoun
_PARTITIVE_REACH = 4  # words from a count to those of whom it counts some


def subject_of(scene: Scene) -> tuple[ActorMention | None, str]:
    """Who did what the verb says, and the rule; nobody where somebody unknown stands right behind it."""
    return (None, "unnamed") if unknown_subject(scene) else _known_subject(scene)


def _known_subject(scene: Scene) -> tuple[ActorMention | None, str]:
    """After the verb where nothing governs it, else before it in its stretch, else the subject carried over."""
    wanted = verb_agreement(scene)
    if wanted == "first" or _is_ours(scene):
        return scene.cast.ours, "speaker"
    possessor = possessed_subject(scene)
    own = possessor if owner(scene.reading, scene.at - 1) else _own_men_behind(scene)
    if own is not None:
        return own, "owner"
    fronted = _subject_is_fronted(scene)
    behind = _subject_behind(scene, wanted) if wanted != "mp" and not fronted else None
    if behind is None and (antecedent := _antecedent(scene)) is not None:
        return antecedent, "relative"
    right_before = _subject_right_before(scene, wanted)
    if behind is not None and (right_before is None or behind.token == scene.at + 1):
        return behind.mention, "subject"
    if right_before is not None:
        return right_before, "subject_before"
    joined = scene.trigger.hit.proclitic[:1] in ("و", "ف") or scene.word(scene.at - 1) == "ثم"
    if joined and (continued := _continued(scene, wanted)) is not None:
        return continued
    strange = strange_subject(scene)
    before = [p for p in scene.own if p.token < scene.at and p.free and not strange and not _is_object(scene, p)]
    if before:
        fitting = [p for p in before if agrees(p.mention, wanted)] or before
        return fitting[0 if joined else -1].mention, "subject_before"
    if (
        strange
        or follows_stranger(scene, wanted)
        or is_of_forces(scene, wanted)
        or (wanted != "mp" and _names_another(scene))
    ):
        return another_strike(scene), "unnamed"
    if scene.word(scene.at - 1) in _RESULT_WORDS:  # ما ألحق أضراراً: the event did it
        return next(iter(scene.cast.latest), None), "result"
    return (possessor, "owner") if possessor else (scene.cast.meant(wanted, joined=joined), "carried")


def _is_ours(scene: Scene) -> bool:
    """استعادت قواتنا, إن قواتنا استعادته: forces of the one that speaks do it, whoever did the thing before.

    In a page's own voice they are those of its thread: only a party writes so.
    """
    if scene.cast.ours is None and attribution_of(scene.reading, scene.trigger.start) is None:
        return False
    joined = scene.trigger.hit.proclitic[:1] in ("و", "ف")
    beside = [scene.at + 1] if joined else [scene.at + 1, *_right_before(scene)]
    return any(0 <= at < len(scene.reading.words) and owner(scene.reading, at) == "first" for at in beside)


def _right_before(scene: Scene) -> range:
    """قواتنا الباسلة انتزعت: the word before the verb, and those before its adjectives and auxiliaries."""
    words, at = load_role_words(), scene.at - 1
    while at > 0 and at > scene.at - _ADJECTIVES and (scene.word(at) in words.auxiliary or _is_adjective(scene, at)):
        at -= 1
    return range(at, scene.at)


def _is_adjective(scene: Scene, at: int) -> bool:
    """A definite word that names nobody and carries no other word."""
    word = scene.reading.words[at]
    return word.fold.startswith("ال") and not word.hits and not any(p.token == at for p in scene.all)


def _before_auxiliaries(scene: Scene) -> int:
    """The token before the verb and its auxiliaries (اللواء بات يسيطر); negative where there is none."""
    at = scene.at - 1
    while at > 0 and scene.word(at) in load_role_words().auxiliary:
        at -= 1
    return at


def pronoun_subject(scene: Scene) -> ActorMention | None:
    """أعلن الحزب أنه استهدف جنوداً: whom the pronoun on the complementizer right before an active verb means."""
    at = _before_auxiliaries(scene)
    form = scene.trigger.hit.form
    if at < 0 or form is None or is_passive(scene) or "#openers" not in scene.reading.words[at].keys:
        return None
    ending = next((e for e in _ON_OPENERS if scene.word(at).endswith(e)), None)
    return scene.cast.meant(verb_agreement(scene)) if ending and _ON_OPENERS[ending] == verb_agreement(scene) else None


def _subject_behind(scene: Scene, wanted: Agreement) -> Participant | None:
    """The first free participant behind the verb that agrees with it, with no place between."""
    clause, _ = scene.reading.clauses.bounds(scene.at)
    goes_on = scene.trigger.hit.proclitic[:1] in ("و", "ف") and bool(scene.cast.latest)
    told_before = goes_on or any(
        clause <= p.token < scene.at and p.free and not _is_object(scene, p) for p in scene.own
    )
    for p in scene.after:
        if scene.draft.event_type == "arrest" and p.counted and p.token - scene.at <= 2 and scene.cast.latest:
            continue  # قتلت خمسين جندياً، وأسر ستة جنود
        if is_held(scene, p) and (told_before or p.token > scene.at + 3):
            continue  # نفذت ضربة استهدفت مضافة للتنظيم, الجيش هاجم معاقل التنظيم: what a party holds does nothing
        if _tells_of_a_noun(scene, p) or _is_driven_out(scene, p):
            continue
        agreeing = subject_agrees(p, wanted) or _is_of_a_collective(scene, p)
        if p.free and p.token - scene.at <= _SUBJECT_REACH and agreeing:
            apart = _place_between(scene, scene.at, p.token) or _count_between(scene, p)
            return None if apart else p
    return None


def _tells_of_a_noun(scene: Scene, participant: Participant) -> bool:
    """هاجموا صهاريج تحرسها القوات: who does what a verb with a noun's pronoun tells of that noun."""
    before = scene.word(participant.token - 1)
    return participant.token - scene.at > 2 and before.startswith(("ت", "ي")) and before.endswith(_OF_A_NOUN)


def _is_driven_out(scene: Scene, participant: Participant) -> bool:
    """سيطرت القوات على القصر وطردت منه الألوية: behind "and drove from it" stand those that were driven out."""
    joined = scene.trigger.hit.proclitic[:1] in ("و", "ف") and bool(scene.cast.latest)
    from_it = scene.word(scene.at + 1) in _FROM_IT and participant.token == scene.at + 2
    return joined and from_it and scene.word(scene.at) in load_role_words().ousting


def _is_of_a_collective(scene: Scene, participant: Participant) -> bool:
    """أطلقت آليات الاحتلال: the verb agrees with the plural right behind it, whose genitive the party is."""
    behind = scene.word(scene.at + 1)
    return participant.token == scene.at + 2 and not participant.preposition and behind in load_role_words().collective


def is_held(scene: Scene, participant: Participant) -> bool:
    """مواقع للتنظيم, معاقل التنظيم: what a party holds, by the word that stands for it or the one before its name."""
    words = load_role_words()
    for head in (participant.head, scene.word(participant.token - 1)):
        if head in words.holding and not (head in words.fielded or head in words.member or head in words.grip):
            return True
    return False


def _count_between(scene: Scene, participant: Participant) -> bool:
    """أسرت قواتنا 22 من أفراد المليشيا: a count behind another subject tells of its object.

    One right behind a verb of capture does so too (صدت القوات هجوماً وأسرت 22 من أفراد المليشيا).
    """
    captures = scene.draft.event_type in _HARMING
    after, until = scene.trigger.end + (0 if captures else 1), participant.mention.start
    counted = (q for q in scene.reading.quantities if after < q.start and q.end <= until)
    told = (scene.reading.passage.text[q.start : until].split() for q in counted)
    return any("من" in words and len(words) <= _PARTITIVE_REACH for words in told)


def _antecedent(scene: Scene) -> ActorMention | None:
    """معارك مع القوات، التي انسحبت: whom the relative pronoun before the verb takes up, whatever governs it."""
    at = _before_auxiliaries(scene)
    if scene.trigger.hit.suffix or at < 1 or "#relative" not in scene.reading.words[at].keys:
        return None
    limit = scene.reading.tokens[at].start
    before = [p for p in scene.all if p.mention.end <= limit and not p.people]
    if not before or scene.only_speaks(before[-1].mention):
        return None
    gap = scene.reading.passage.text[before[-1].mention.end : limit]
    return before[-1].mention if len(gap.strip(' ،,"”“»«)')) == 0 else None


def _subject_right_before(scene: Scene, wanted: Agreement) -> ActorMention | None:
    """اللواء بات يسيطر, أرتال من عربات القوات وهي تخلي: who stands before the verb, and only an auxiliary between."""
    at = _before_auxiliaries(scene)
    resumed = scene.word(at) in _RELATIVE_PRONOUNS
    for p in (*scene.own, *(p for p in scene.all if p not in scene.own and _opens_a_clause(scene, p))):
        behind = p.token + len(p.mention.surface.split())
        if p.preposition == "ل" and behind == scene.at - 1 and scene.word(behind) == "ان" and not p.people:
            return p.mention  # سبق للتنظيم أن استولى
        if behind - 1 == at - resumed:
            free = p.free or ((resumed or _is_described(scene, p) or _opens_a_clause(scene, p)) and not p.people)
            return p.mention if free and (agrees(p.mention, wanted) or wanted == "any") else None
    return None


def _opens_a_clause(scene: Scene, participant: Participant) -> bool:
    """الجيش يتقدم في محيط المقر والدعم السريع يقصف المدينة: "and" before a party and its present opens a clause."""
    form = scene.trigger.hit.form
    if participant.people or participant.preposition in _HELPERS or participant.token >= scene.at:
        return False
    joined = scene.reading.tokens[participant.token].fold.startswith("و")
    right_before = participant.token + len(participant.mention.surface.split()) == scene.at
    return joined and right_before and form is not None and form.aspect == "present" and form.person == "3s"


def _continued(scene: Scene, wanted: Agreement) -> tuple[ActorMention | None, str] | None:
    """Whom a verb joined by "and" goes on with: nobody where the one before was nobody's."""
    if goes_on_with_nobody(scene):
        return None, "unnamed"
    if (repeller := _repeller(scene, wanted)) is not None:
        return repeller, "joined"
    return (scene.cast.meant(wanted, joined=True), "joined") if scene.cast.latest and wanted != "any" else None


def _repeller(scene: Scene, wanted: Agreement) -> ActorMention | None:
    """أحبطت وحدات الجيش هجوماً للمجموعات ودمرت عربتين: who beat the attack back did the next thing too."""
    repelling = load_role_words().repelling
    clause = range(scene.at - 1, max(-1, scene.at - _NOBODY_REACH), -1)
    at = next((i for i in clause if scene.word(i).removeprefix("و") in repelling), None)
    if at is None or scene.trigger.hit.suffix:
        return None
    if (own := owner(scene.reading, at - 1) or owner(scene.reading, at + 1)) is not None:
        return party_before(scene, own, at - 1)  # إن قواته أحبطت هجوماً ودمرت
    free = [p for p in scene.all if p.free and not scene.only_speaks(p.mention)]
    near = [p for p in free if at < p.token <= at + 2] or [p for p in free if p.token < at][-1:]
    fitting = [p for p in near if subject_agrees(p, wanted) or agrees(p.mention, wanted)]
    return fitting[0].mention if fitting else None


def _is_described(scene: Scene, participant: Participant) -> bool:
    """اشتبكوا مع قوة إسرائيلية تسللت: the verb right behind an indefinite noun tells of it, whatever governs it."""
    indefinite = not fold_word(participant.mention.surface).startswith("ال")
    return indefinite and participant.mention.rule == "adjective" and not scene.trigger.hit.proclitic


def _is_object(scene: Scene, participant: Participant) -> bool:
    """Whether a participant before the verb is the object of an earlier one (داهم مسلحون مستودعاً للجيش وصادروا)."""
    words, (clause, _) = scene.reading.words, scene.reading.clauses.bounds(participant.token)
    verbs = [t for t in range(clause, participant.token) if words[t].verbal]
    between = [p for p in scene.all if verbs and verbs[-1] < p.token < participant.token and p.free]
    return bool(between) and participant.head in load_role_words().holding


def subject_agrees(participant: Participant, wanted: Agreement) -> bool:
    """A verb before its subject is singular: masculine before men, feminine before forces, either before عناصر."""
    noun = (participant.head or fold_word(participant.mention.surface)).split()[:1]
    if (
        noun
        and not participant.counted
        and noun[0].removeprefix("ال") in load_role_words().collective
        and wanted in ("ms", "fs")
    ):
        return True
    own = agreement(participant.mention, participant.head)
    if noun and noun[0] in load_role_words().either and wanted in ("ms", "fs"):
        return True
    return wanted == "any" or (own == "fs" if wanted == "fs" else own in ("ms", "mp"))


def _subject_is_fronted(scene: Scene) -> bool:
    """إن طيران القوة الجوية دمر رتلاً للتنظيم: behind a bare complementizer the subject stands before its verb."""
    return not scene.trigger.hit.suffix and fronted_subject(scene.reading, scene.at) is not None


def possessed_subject(scene: Scene) -> ActorMention | None:
    """قواته, طلائعها right behind the verb, or before it in its clause: the party that the pronoun means."""
    clause, _ = scene.reading.clauses.bounds(scene.at)
    before = [scene.at - 1] if scene.at else []
    tokens = [*range(scene.at + 1, min(scene.at + 3, len(scene.reading.words))), *before, *range(clause, scene.at)]
    for token in tokens:
        wanted = owner(scene.reading, token)
        if wanted is not None and not _are_its_dead(scene, token):
            return party_before(scene, wanted, token)
    return None


def _are_its_dead(scene: Scene, token: int) -> bool:
    """إن خمسة من جنوده قتلوا في هجوم: of whose men some are counted among the dead of what follows."""
    near = range(max(0, token - _COUNT_REACH), token + 1)
    counted = [q for q in scene.reading.quantities if q.quantity.what in _FALLEN and q.start < scene.trigger.start]
    return not scene.trigger.is_verb and any(scene.reading.token_at(q.start) in near for q in counted)


def _own_men_behind(scene: Scene) -> ActorMention | None:
    """بعد أن اقتحم مقاتلوها المنزل: a nominative plural with its party's pronoun right behind the verb did it.

    So does any such noun behind a verb that has no object (وانسحبت فلولها).
    """
    at = scene.at + 1
    wanted = owner(scene.reading, at) if at < len(scene.reading.words) else None
    nominative = wanted is not None and scene.word(at).endswith(("وها", "وه", "وهم"))
    nominative = nominative or (wanted in ("fs", "ms") and scene.draft.event_type in _INTRANSITIVE)
    return party_before(scene, wanted, scene.at) if nominative and wanted is not None else None


def _place_between(scene: Scene, low: int, high: int) -> bool:
    start, end = scene.reading.tokens[low].end, scene.reading.tokens[high].start
    return any(start <= p.start < end and not p.preposition for p in scene.reading.places)


def _names_another(scene: Scene) -> bool:
    """Whether the verb has a subject of its own that no registry knows ("unknown gunmen")."""
    following = scene.reading.words[scene.at + 1 : scene.at + 3]
    if any(p.people and is_people_subject(scene, p) for p in scene.after):
        return True  # أحرق محتجون المقر
    if following and following[0].fold in load_role_words().lone:
        return True  # فجر انتحاري نفسه
    if not following or following[0].fold in load_role_words().preposition or following[0].fold in COMMAS:
        return False
    if owner(scene.reading, scene.at + 1) is not None or following[0].fold.startswith(("ب", "ل")):
        return False
    if following[0].fold.startswith("ال") and "@force" in following[0].keys:
        return False  # القوة, المجموعة: the one told of before
    if "@force" in following[0].keys and following[-1].fold in load_role_words().branch:
        return False  # قوات برية, وحدات مدرعة: those of the one told of before
    if following[0].fold.endswith(_OBLIQUE):
        return False  # قواته استهدفت مدنيين: whom it hit
    known = {"@force", "@people", "@shell", "@bomb", "@aerial"}
    return bool(following[0].keys & known) and not any(w.fold.endswith(("اخري", "اخرون")) for w in following)


def with_coordinated(scene: Scene, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """The subject and those joined to it by "and"."""
    if subject is None:
        return ()
    helpers = [p.mention for p in scene.own if p.preposition == "joint"]
    agents, last = [subject], subject
    place = next((p for p in (*scene.own, *scene.all) if p.mention is subject), None)
    if place is not None and place.token and scene.reading.tokens[place.token].fold.startswith("و"):
        wanted = owner(scene.reading, place.token - 1)  # قواته والقوة المشتركة
        possessor = party_before(scene, wanted, place.token - 1) if wanted else None
        agents = [possessor, subject] if possessor else agents
    for p in scene.own:
        if p.mention.start > last.end and is_joined(scene, last, p):
            agents.append(p.mention)
            last = p.mention
    while place is not None and (before := _joined_before(scene, place)) is not None:
        agents, place = [before.mention, *agents], before
    return distinct([*agents, *helpers])


def _joined_before(scene: Scene, participant: Participant) -> Participant | None:
    """الجيش والقوة المشتركة استعادا: the one that "and" joins a subject to, before its verb."""
    if participant.token > scene.at or _opens_a_clause(scene, participant):
        return None
    found = [p for p in scene.all if p.mention.end <= participant.mention.start and not p.people]
    joined = found and is_joined(scene, found[-1].mention, participant) and not scene.only_speaks(found[-1].mention)
    return found[-1] if joined else None
