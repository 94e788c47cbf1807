"""Governors: the preposition, verb or noun that an actor's name hangs on, which says whether it did the thing.

``على مقر قيادة القوات`` is governed by على through what the forces hold, ``قيادي في الحركة`` as the leader is;
``بحماية الجيش``, ``برعاية تركية`` and ``المدعومة من إيران`` name who only stood beside.
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sentence.reading import SentenceReading

_PARTITIVE_HEADS = frozenset(["@force", "@people", "@civilians", "@captives"])
_CHAIN = 4
_OF_THE_EVENT = ("هما", "ها", "ه")
_SHELTER_REACH = 3
_LINK_REACH = 3
_ADJECTIVES = 4
_FOR_THEM = frozenset({"له", "لها", "لهم"})
_OUT_OF = frozenset({"من", "خارج", "عن"})
_NAMING_REACH = 3
_TAKING = frozenset({"علي", "عن"})
STATE_RULES = frozenset({"state_name", "capital"})


def governor_of(reading: SentenceReading, mention: ActorMention, token: int) -> tuple[str, str]:
    """What governs a mention, and the word that stands for it: by clitic, word before, or its genitive chain."""
    words, before = load_role_words(), word_at(reading, token - 1)
    clitic = _clitic(reading.tokens[token].fold, reading.tokens[token].start, mention.start)
    clitic = clitic or _own_clitic(reading.tokens[token].fold)
    plain = before if before in words.by or before in words.preposition else before.removeprefix("و").removeprefix("ف")
    if _joins_in(reading, token, plain):
        return "joint", ""
    if _stands_beside(reading, mention, token, before, plain):
        return "beside", ""
    if _is_taken_from(reading, token, plain):
        return "من", ""
    if mention.rule == "people" and _is_sheltered(reading, token):
        return "sheltered", ""
    if _does(reading, mention, token, before):
        return "by", ""
    of_strikes = (clitic == "ل" or plain == "ل") and _is_striking(reading, token - (1 if clitic else 2))
    if (
        of_strikes
        or _strikes(reading, mention, token)
        or (clitic != "ب" and mention.rule != "people" and _bare_noun(before) in words.weapon)
    ):
        return "strike", ""  # قصف الدعم السريع, غارات إسرائيلية, القصف المدفعي المتعمد للدعم السريع
    if (clitic == "ب" or plain == "ب") and _is_so_called(reading, token):
        return "", ""
    if clitic == "ل" or plain == "ل":
        at = token - (1 if clitic else 2)
        return ("by", "") if _is_blamed(reading, at) else _behind_head(reading, at, "ل")
    if clitic:
        return clitic, ""
    return _by_preposition(reading, token, plain)


def _is_so_called(reading: SentenceReading, token: int) -> bool:
    """ما سماه بمليشيا فلان: a name behind what others call it, governed by nothing."""
    naming = load_role_words().naming
    return any(word_at(reading, at).removeprefix("و") in naming for at in range(max(0, token - _NAMING_REACH), token))


def _does(reading: SentenceReading, mention: ActorMention, token: int, before: str) -> bool:
    """Whether the words before name a mention as the doer: نصبه المسلحون, برصاص الاحتلال, بنيران قناصة القوات."""
    words = load_role_words()
    if _is_of_forces(_bare_noun(before)):
        behind = word_at(reading, token - 2)
        if behind in words.by or _performs(behind):
            return True  # صاروخ أطلقته مليشيات اللواء فلان
    if before in words.accusing:
        return True  # محملاً الجيش المسؤولية
    if before in _FOR_THEM and _performs(word_at(reading, token - 2)):
        return True  # كمين نصبه لهم المسلحون
    armed = before in words.by and unclitic(before) in words.weapon and mention.rule != "people"
    return armed or _performs(before) or word_at(reading, token) in words.by


def _own_clitic(fold: str) -> str:
    """لجنود إسرائيليين: the preposition that a name of forces begins with."""
    bare = fold[1:]
    return fold[0] if fold[:1] in ("ل", "ب") and bare in load_role_words().member else ""


def _by_preposition(reading: SentenceReading, token: int, plain: str) -> tuple[str, str]:
    """What the word before says, ``plain`` without its conjunction: a doer's, a preposition, a part's, or a chain's."""
    words, before = load_role_words(), word_at(reading, token - 2)
    if plain in words.by and before in words.auxiliary:
        return "holder", ""  # كان بيد القوات
    if plain in words.by or (plain in ("قبل", "جانب", "طرف") and before == "من"):
        return "by", ""
    if plain == "الي" and _is_blamed(reading, token - 2):
        return "by", ""
    if plain in ("من", "الي", "ل") and before in words.belonging:
        if (part := _part_of(reading, token - 2)) is not None:
            return part
        return "belonging", ""  # مشتبهاً بانتمائهم إلى التنظيم
    if plain in ("من", "في"):
        return _behind_head(reading, token - 2, plain)
    if _counts(plain) and before in _TAKING:
        return before, ""  # القبض على ثلاثة إرهابيين
    return (plain, "") if plain in words.preposition else _chain_preposition(reading, token)


def _counts(fold: str) -> bool:
    """Whether a word is a number."""
    return fold.isdigit() or fold in load_number_words().words


def _is_blamed(reading: SentenceReading, at: int) -> bool:
    """هجوم نُسب إلى الجماعة, قصف يُرجح أنه للنظام: who is said or thought to have done it, by the words up to ``at``."""
    words, last = load_role_words(), word_at(reading, at).removeprefix("و")
    presumed = last in words.presumed and word_at(reading, at - 1).removeprefix("و") in words.presuming
    return last in words.blaming or presumed


def _part_of(reading: SentenceReading, at: int) -> tuple[str, str] | None:
    """مسلحين ينتمون إلى الجماعة: gunmen who belong to a party stand for it, governed as they are."""
    head = _noun_described(reading, at - 1)
    if head >= at or _bare_noun(word_at(reading, head)) not in load_role_words().member:
        return None
    return _governed_as(reading, head)


def _governed_as(reading: SentenceReading, head: int) -> tuple[str, str]:
    """What governs the noun that stands for a party."""
    words, before = load_role_words(), word_at(reading, head - 1)
    bare = _bare_noun(word_at(reading, head))
    if _counts(before) and word_at(reading, head - 2) in _TAKING:
        before = word_at(reading, head - 2)  # القبض على ثلاثة عناصر ينتمون إلى التنظيم
    blamed = _is_blamed(reading, head - (2 if before == "الي" else 1))
    if _performs(before) or before in words.by or blamed:
        return "by", bare
    return (before if before in words.preposition else ""), bare


def _stands_beside(reading: SentenceReading, mention: ActorMention, token: int, before: str, plain: str) -> bool:
    """بدعم من روسيا, بحماية الجيش, برعاية تركية, المدعومة من إيران: who helped, guarded or received, and did it not."""
    if before.removeprefix("و") in load_role_words().loyal and mention.rule in STATE_RULES:
        return True  # مرتزقة موالون لتركيا
    if _is_linked_to(reading, token) or _is_suspicion(reading, token, plain):
        return True
    backing = load_role_words().backing
    if reading.keys.isdisjoint(_with_and(backing)):
        return False
    own = word_at(reading, token).removeprefix("و")
    behind = word_at(reading, token - 2).removeprefix("و")
    if behind in backing and _is_of_forces(_bare_noun(before)):
        return True  # تحت حماية جنود الاحتلال
    return (
        own in backing
        or before in backing
        or before.removeprefix("و") in backing
        or (plain == "من" and word_at(reading, token - 2).removeprefix("و") in backing)
    )


def _is_suspicion(reading: SentenceReading, token: int, plain: str) -> bool:
    """أعدم المسلحون ثلاثة متهمين بالتعاون مع المليشيا: whom somebody is only charged with working for."""
    words, working = load_role_words(), word_at(reading, token - 2)
    return plain == "مع" and (word_at(reading, token - 3) in words.suspected or working in words.collaborating)


def _is_linked_to(reading: SentenceReading, token: int) -> bool:
    """جماعة مرتبطة بتنظيم القاعدة, على صلة بحزب الله: who is only tied to those that did it or had it done to them."""
    linked, near = load_role_words().linked, reading.words[max(0, token - _LINK_REACH) : token]
    if reading.keys.isdisjoint(_with_and(linked)):
        return False
    for word in reversed(near):
        fold = word.fold.removeprefix("و")
        if fold in linked:
            return True
        if not _is_link(fold):
            return False
    return False


def _is_link(word: str) -> bool:
    """Whether a word may stand between "tied" and to whom: a preposition or the noun of an organisation."""
    words = load_role_words()
    return word in words.preposition or word in words.linking or unclitic(word) in words.linking


def _joins_in(reading: SentenceReading, token: int, plain: str) -> bool:
    """بالاشتراك مع الجيش, بإسناد من طيران التحالف, مدعوماً بمسلحي العشائر: who did it too."""
    joint, own = load_role_words().joint, word_at(reading, token)
    if reading.keys.isdisjoint(_with_and(joint)):
        return False
    near = [word_at(reading, token - 1)] if own[:1] == "ب" or plain in joint else []
    if _is_suspicion(reading, token, plain):
        return False
    if plain in ("من", "مع"):
        near += _joined_by(reading, token)
    elif word_at(reading, token - 2) in ("من", "مع") and _bare_noun(plain) in load_role_words().fielded:
        near.append(word_at(reading, token - 3))
    return any(word.removeprefix("و") in joint for word in near)


def _joined_by(reading: SentenceReading, token: int) -> list[str]:
    """بإسناد من الطيران, مدعومة بمقاتلين من العشائر: the word of joining in before "from" or before a party's men."""
    before = word_at(reading, token - 2)
    if before[:1] == "ب" and before[1:] in load_role_words().member:
        return [word_at(reading, token - 3)]
    return [] if before.startswith("مدعوم") else [before]


def _is_taken_from(reading: SentenceReading, token: int, plain: str) -> bool:
    """من أيدي التنظيم, من يد عناصر الدعم السريع: in whose hands it was until then."""
    if reading.keys.isdisjoint(load_role_words().hand):
        return False
    hand = token - (2 if _is_of_forces(_bare_noun(plain)) else 1)
    return word_at(reading, hand) in load_role_words().hand and word_at(reading, hand - 1) == "من"


def _is_sheltered(reading: SentenceReading, token: int) -> bool:
    """مدرسة تؤوي نازحين: told of the place, not of those that were hit."""
    sheltering = load_role_words().sheltering
    return any(word_at(reading, at) in sheltering for at in range(token - _SHELTER_REACH, token))


def _strikes(reading: SentenceReading, mention: ActorMention, token: int) -> bool:
    """غارات إسرائيلية, تعرضت للقصف الإسرائيلي: what strikes carries its doer's adjective, whatever governs it."""
    fold = reading.words[token].fold
    noun = fold.removeprefix("لل") if fold.startswith("لل") else unclitic(fold).removeprefix("ال")
    return mention.rule == "adjective" and noun in load_role_words().weapon


def _is_striking(reading: SentenceReading, at: int) -> bool:
    """Whether a noun of strikes stands before adjectives that end at a token (القصف المدفعي المتعمد ل)."""
    weapons = load_role_words().weapon
    for back in range(at, max(-1, at - _ADJECTIVES), -1):
        fold = word_at(reading, back)
        if _bare_noun(fold) in weapons:
            return back < at
        if not fold.startswith("ال") and not fold.endswith(("ي", "يه")):
            return False
    return False


@lru_cache(maxsize=16)
def _with_and(words: frozenset[str]) -> frozenset[str]:
    """The words, and those with "and" joined to them."""
    return words | {"و" + word for word in words}


def _is_of_forces(noun: str) -> bool:
    """Whether a bare noun tells a part of a force or what it fights with (عناصر, وحدات, طائرات)."""
    return noun in load_role_words().member or noun in load_role_words().fielded


def _bare_noun(fold: str) -> str:
    """A noun without conjunction, preposition and article; وحدات keeps its first letter."""
    if fold.removeprefix("ال") in load_role_words().member:
        return fold.removeprefix("ال")
    return unclitic(fold.removeprefix("و")).removeprefix("ال")


def _behind_head(reading: SentenceReading, head: int, preposition: str) -> tuple[str, str]:
    """قوة تابعة للجهاز, عناصر من الجيش, قيادي في قسد: a part stands for its party, governed as the part is."""
    words = load_role_words()
    if preposition == "من" and word_at(reading, head) in words.remaining and _opens_phrase(reading, head - 1):
        return "", ""  # إن ما تبقى من القوات انسحب
    if word_at(reading, head) in words.belongs:
        head = _noun_described(reading, head - 1)
        if _bare_noun(word_at(reading, head)) in words.weapon:
            return "strike", ""  # طيران مسير تابع للقوات
    elif preposition == "ل" and _describes_held(reading, head):
        head -= 1  # قاعدة عسكرية للجيش
    elif (
        _bare_noun(word_at(reading, head)) not in words.member
        and _bare_noun(word_at(reading, head - 1)) in words.member
    ):
        head -= 1  # قائد ميداني في الجيش
    elif preposition == "من" and head > 0 and reading.words[head - 1].keys & _PARTITIVE_HEADS:
        head = head if reading.words[head].keys & _PARTITIVE_HEADS else head - 1
    fold = word_at(reading, head)
    bare = _bare_noun(fold)
    stands = bare in words.member or (preposition == "ل" and (bare in words.holding or bare in words.fielded))
    if not stands and not (
        preposition == "من" and reading.words[head : head + 1] and reading.words[head].keys & _PARTITIVE_HEADS
    ):
        return preposition, ""
    if fold[:1] in ("ب", "ل") and bare == fold[1:]:
        return fold[0], bare
    return _governed_as(reading, head)


def _opens_phrase(reading: SentenceReading, at: int) -> bool:
    """Whether nothing governs a word: it opens the sentence, or stands right behind a complementizer."""
    return at <= 0 or "#openers" in reading.words[at - 1].keys


def _describes_held(reading: SentenceReading, at: int) -> bool:
    """Whether a word is the adjective of what a party has: قاعدة عسكرية, نقطة أمنية, مركبة عسكرية."""
    held = load_role_words().holding
    word = word_at(reading, at).removesuffix("ا")
    plain = word.endswith(("ي", "يه")) and _bare_noun(word) not in held
    return plain and _bare_noun(word_at(reading, at - 1)) in held


def _noun_described(reading: SentenceReading, at: int) -> int:
    """The noun that the adjectives before "belonging to" describe (طيران مسيّر تابع ل)."""
    words = load_role_words()
    for i in (at, at - 1, at - 2):
        noun = _bare_noun(word_at(reading, i))
        if _is_of_forces(noun) or noun in words.weapon or noun in words.holding:
            return i
    return at


def word_at(reading: SentenceReading, token: int) -> str:
    """The folded word at a token, empty outside the sentence."""
    return reading.words[token].fold if 0 <= token < len(reading.words) else ""


def _clitic(fold: str, token_start: int, mention_start: int) -> str:
    if fold.startswith(("لل", "ولل")):
        return "ل"
    clitic = fold[: max(0, mention_start - token_start)].removeprefix("و").removeprefix("ف")
    return clitic[0] if clitic[:1] in ("ب", "ل", "ك") else ""


def _performs(before: str) -> bool:
    """Whether the word before is a verb whose object pronoun points back at the event (نفذته, شنها)."""
    if not before.endswith(_OF_THE_EVENT):
        return False
    before = before if before.startswith("وج") else before.removeprefix("و")  # وتبنتها; but وجهها
    stem = next((before[: -len(s)] for s in _OF_THE_EVENT if before.endswith(s)), "")
    performing = load_role_words().performing
    return bool(stem) and (stem in performing or stem.removesuffix("ت") in performing)


def _chain_preposition(reading: SentenceReading, token: int) -> tuple[str, str]:
    """The preposition before what a party has (على مواقع القوات, من سيطرة التنظيم, على الحي ومقار الجهاز)."""
    words, head = load_role_words(), ""
    for at in range(token - 1, max(-1, token - 1 - _CHAIN), -1):
        fold = reading.words[at].fold
        if fold in words.preposition and head:
            if fold == "من" and _bare_noun(word_at(reading, at - 1)) in words.member:
                return _behind_head(reading, at - 1, fold)  # رتل من مدرعات الفصائل
            if at and "#time_spans" in reading.words[at - 1].keys:
                return "", ""  # بعد أسابيع من سيطرة الجيش عليها
            return _gripped(fold, head), head
        bare = unclitic(fold)
        if bare not in words.holding:
            joined = fold.removeprefix("و")
            if joined != fold and joined in words.holding:
                return _preposition_joined(reading, at), joined
            break
        head = bare
        if fold != bare and fold[0] in ("ب", "ل"):
            return _gripped(fold[0], head), head
    return _fielding(reading, token)


def _gripped(preposition: str, head: str) -> str:
    """Whose hold a place comes under has taken it ("grip"), from or out of whose it goes has lost it."""
    if head not in load_role_words().grip:
        return preposition
    return "من" if preposition in _OUT_OF else "grip"


def _preposition_joined(reading: SentenceReading, token: int) -> str:
    """The preposition that governs what "and" joins to its object; none where a verb stands between."""
    for at in range(token - 1, max(-1, token - 2 * _CHAIN), -1):
        if reading.words[at].fold in load_role_words().preposition:
            return reading.words[at].fold
        if reading.words[at].verbal:
            break
    return ""


def _fielding(reading: SentenceReading, token: int) -> tuple[str, str]:
    """What a party acts through stands for it, governed as that is (طائرات التحالف, على كتائب الجيش)."""
    whole = word_at(reading, token - 1)
    fold = whole if whole in load_role_words().fielded else whole.removeprefix("و").removeprefix("ف")
    bare = fold if fold in load_role_words().fielded else unclitic(fold)
    if bare not in load_role_words().fielded:
        return "", ""
    if fold != bare:
        return fold[0], bare
    before = word_at(reading, token - 2)
    if before in load_role_words().grip:
        return _chain_preposition(reading, token - 1)  # في قبضة متمردي الحركة
    return (before if before in load_role_words().preposition else ""), bare


def unclitic(stem: str) -> str:
    """A word without a joined one-letter preposition or conjunction."""
    return stem[1:] if stem[:1] in ("ب", "ل", "ف") else stem
