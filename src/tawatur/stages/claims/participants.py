"""Participants: the actors of a sentence with what governs each, and those that pronouns stand for.

``مجموعات من المسلحين`` is governed by nothing, ``مواقع لقوات`` by ل, ``كمين نصبه مسلحون`` names who laid it;
``قواته``, ``عناصرها`` and a masdar's pronoun stand for the party before that agrees with them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.languages.counted import load_counting_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.reading import SentenceReading
from tawatur.text.folding import fold_word

Agreement = Literal["ms", "fs", "mp", "first", "any"]
PREPOSITIONS = frozenset(
    (
        "من", "في", "علي", "الي", "عن", "مع", "ضد", "عند", "قرب", "نحو", "باتجاه", "صوب", "بين", "لدي", "تجاه", "بحق",
        "حول", "داخل", "تحت", "عبر", "لصالح", "مقابل", "ل", "ب", "بعد", "خلال", "منذ", "ردا", "خلف", "امام", "وبين",
    )
)  # fmt: skip
_PARTITIVE_HEADS = frozenset(["@force", "@people", "@civilians", "@captives"])
_SUFFIXES: tuple[tuple[str, Agreement], ...] = (
    ("هما", "any"),
    ("هم", "mp"),
    ("ها", "fs"),
    ("نا", "first"),
    ("ه", "ms"),
)
_CHAIN = 3
_OF_THE_EVENT = ("هما", "ها", "ه")
_THEIRS: dict[str, Agreement] = {"له": "ms", "لها": "fs", "لهم": "mp"}


class Participant(Struct, frozen=True):
    """An actor at a token: ``preposition`` governs it ("" for none, "by" for a doer), ``people`` are nobody's forces.

    ``counted`` says that a number counts it; ``head`` is the word that stands for it where that is another (قيادي في);
    ``accusative`` that its ending makes it an object; ``counted_apart`` that it is only some of those counted before.
    """

    mention: ActorMention
    token: int
    preposition: str
    people: bool = False
    counted: bool = False
    head: str = ""
    accusative: bool = False
    counted_apart: bool = False

    @property
    def free(self) -> bool:
        """Whether it may be a subject: governed by nothing, no people, not in the accusative."""
        return self.preposition == "" and not self.people and not self.accusative


def participants(reading: SentenceReading) -> list[Participant]:
    """The explicit participants of a sentence, in order."""
    found: list[Participant] = []
    for mention in reading.actors:
        token = reading.token_at(mention.start)
        if token < len(reading.tokens):
            if found and _owns(reading, found[-1], token):  # الأجهزة الأمنية التابعة للجماعة
                head = found[-1].head or fold_word(found[-1].mention.surface)
                found[-1] = replace(found[-1], mention=mention, head=head)
                continue
            preposition, head = _governor(reading, mention, token)
            if found and mention.rule == "adjective" and _continues(reading, found[-1], token):
                preposition = found[-1].preposition  # طائرات أمريكية وبريطانية
            people = mention.rule == "people"
            behind_number = bool(head) and any(_counted_at(reading, at) for at in (token - 2, token - 3))
            counted = behind_number or _counted(reading, mention)
            accusative = _is_accusative(reading, mention, token)
            apart = _is_subset(reading, token)
            found.append(Participant(mention, token, preposition, people, counted, head, accusative, apart))
    return found


def _continues(reading: SentenceReading, last: Participant, token: int) -> bool:
    """Whether an adjective is joined by "and" to the mention right before it."""
    return token == last.token + 1 + _words(last.mention) and reading.tokens[token].fold.startswith("و")


def _owns(reading: SentenceReading, part: Participant, token: int) -> bool:
    """Whether the mention at a token owns the participant right before it."""
    behind = part.token + 1 + _words(part.mention)
    return behind == token - 1 and _at(reading, behind) in load_role_words().owning


def _counted_at(reading: SentenceReading, token: int) -> bool:
    """Whether a number counts the word at a token (ثلاثة عناصر من التنظيم)."""
    if token < 0:
        return False
    start = reading.tokens[token].start
    return any(q.start <= start < q.end for q in reading.quantities)


def _is_accusative(reading: SentenceReading, mention: ActorMention, token: int) -> bool:
    """An object by its ending (جندياً إسرائيلياً); not right behind إن, whose subject is accusative."""
    if token and "#openers" in reading.words[token - 1].keys:
        return False
    text = reading.passage.text
    tanwin = "ً" in text[max(mention.start, mention.end - 2) : mention.end + 1]
    return tanwin or (mention.rule == "adjective" and text[mention.end - 1] == "ا")


def _is_subset(reading: SentenceReading, token: int) -> bool:
    """بينهم أسرى سابقون: told of some of those counted before."""
    words = load_counting_words().lists["subset"]
    return any(w.fold.removeprefix("و") in words for w in reading.words[max(0, token - 2) : token])


def _words(mention: ActorMention) -> int:
    """How many words a mention has beyond its first."""
    return len(mention.surface.split()) - 1


def _counted(reading: SentenceReading, mention: ActorMention) -> bool:
    return any(q.start <= mention.start < q.end for q in reading.quantities)


def _governor(reading: SentenceReading, mention: ActorMention, token: int) -> tuple[str, str]:
    """What governs a mention, and the word that stands for it: by clitic, word before, or its genitive chain."""
    words, before = load_role_words(), _at(reading, token - 1)
    clitic = _clitic(reading.tokens[token].fold, reading.tokens[token].start, mention.start)
    plain = before.removeprefix("و").removeprefix("ف") if before not in words.by else before
    if before in words.backing or (plain == "من" and _at(reading, token - 2) in words.backing):
        return "beside", ""
    if _performs(before):
        return "by", ""
    if _strikes(reading, mention, token) or _bare_noun(before) in words.weapon:
        return "strike", ""  # قصف الدعم السريع, غارات إسرائيلية
    if clitic == "ل" or plain == "ل":
        return _behind_head(reading, token - (1 if clitic else 2), "ل")
    if clitic:
        return clitic, ""
    if plain in words.by or (plain in ("قبل", "جانب", "طرف") and _at(reading, token - 2) == "من"):
        return "by", ""
    if plain in ("من", "في"):
        return _behind_head(reading, token - 2, plain)
    if plain in PREPOSITIONS:
        return plain, ""
    return _chain_preposition(reading, token)


def _strikes(reading: SentenceReading, mention: ActorMention, token: int) -> bool:
    """غارات إسرائيلية: what strikes carries its doer's adjective, whatever governs it."""
    return mention.rule == "adjective" and _unclitic(reading.words[token].fold) in load_role_words().weapon


def _bare_noun(fold: str) -> str:
    return _unclitic(fold.removeprefix("و")).removeprefix("ال")


def _behind_head(reading: SentenceReading, head: int, preposition: str) -> tuple[str, str]:
    """قوة تابعة للجهاز, عناصر من الجيش, قيادي في قسد: a part stands for its party, governed as the part is."""
    words = load_role_words()
    if _at(reading, head) in words.belongs:
        head -= 1
    elif preposition == "من" and head > 0 and reading.words[head - 1].keys & _PARTITIVE_HEADS:
        head = head if reading.words[head].keys & _PARTITIVE_HEADS else head - 1
    fold = _at(reading, head)
    bare = _unclitic(fold.removeprefix("و")).removeprefix("ال")
    stands = bare in words.member or (preposition == "ل" and bare in words.holding)
    if not stands and not (
        preposition == "من" and reading.words[head : head + 1] and reading.words[head].keys & _PARTITIVE_HEADS
    ):
        return preposition, ""
    if fold[:1] in ("ب", "ل") and bare == fold[1:]:
        return fold[0], bare
    before = _at(reading, head - 1)
    if _performs(before):
        return "by", bare
    return (before if before in PREPOSITIONS else ""), bare


def _at(reading: SentenceReading, token: int) -> str:
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
    stem = next((before[: -len(s)] for s in _OF_THE_EVENT if before.endswith(s)), "")
    performing = load_role_words().performing
    return bool(stem) and (stem in performing or stem.removesuffix("ت") in performing)


def _chain_preposition(reading: SentenceReading, token: int) -> tuple[str, str]:
    """The preposition before what a party has (على مواقع القوات, من سيطرة التنظيم)."""
    holding, head = load_role_words().holding, ""
    for at in range(token - 1, max(-1, token - 1 - _CHAIN), -1):
        fold = reading.words[at].fold
        if fold in PREPOSITIONS and head:
            return ("by" if fold != "من" and head in load_role_words().grip else fold), head
        bare = _unclitic(fold)
        if bare not in holding:
            break
        head = bare
        if fold != bare and fold[0] in ("ب", "ل"):
            return ("by" if head in load_role_words().grip else fold[0]), head
    return _fielding(reading, token)


def _fielding(reading: SentenceReading, token: int) -> tuple[str, str]:
    """What a party acts through stands for it, governed as that is (طائرات التحالف, على كتائب الجيش)."""
    fold = _at(reading, token - 1).removeprefix("و").removeprefix("ف")
    bare = _unclitic(fold)
    if bare not in load_role_words().fielded:
        return "", ""
    if fold != bare:
        return fold[0], bare
    before = _at(reading, token - 2)
    return (before if before in PREPOSITIONS else ""), bare


def owner(reading: SentenceReading, token: int) -> Agreement | None:
    """The agreement of the pronoun that a word of forces carries (قواته: ms), None where it carries none."""
    fold = reading.words[token].fold.removeprefix("و").removeprefix("ف")
    if fold in _THEIRS and _at(reading, token - 1) in load_role_words().belongs:  # وحدة تابعة له
        return _THEIRS[fold]
    for suffix, agreement in _SUFFIXES:
        stem = fold.removesuffix(suffix)
        if stem != fold and (stem in load_role_words().owned or _unclitic(stem) in load_role_words().owned):
            return agreement
    return None


def _unclitic(stem: str) -> str:
    return stem[1:] if stem[:1] in ("ب", "ل", "ف") else stem


def pronoun_of(fold: str) -> Agreement | None:
    """The agreement of a word's pronoun suffix."""
    return next((a for s, a in _SUFFIXES if fold.endswith(s) and len(fold) - len(s) > 1), None)


def agreement(mention: ActorMention, head: str = "") -> Agreement:
    """How verbs and pronouns agree with a mention, by its first word or the head that stands for it."""
    first = (head or fold_word(mention.surface)).split()[:1]
    word = first[0] if first else ""
    bare = word.removeprefix("ال")
    feminine = load_role_words().feminine
    if bare in feminine or word in feminine or word.endswith(("ه", "ات")):
        return "fs"
    if (
        word.endswith(("ون", "ين"))
        or bare.endswith(("لحو", "لحي", "اتلو", "اتلي"))
        or bare in ("جنود", "ثوار", "عناصر")
    ):
        return "mp"
    return "ms"


def agrees(mention: ActorMention, wanted: Agreement) -> bool:
    """Whether a mention may be what a pronoun or verb of this agreement stands for."""
    return wanted in ("any", "first") or agreement(mention) == wanted
