"""Participants: the actors of a sentence with what governs each, and those that pronouns stand for.

``مجموعات من المسلحين`` is governed by nothing, ``مواقع لقوات`` by ل, ``كمين نصبه مسلحون`` names who laid it;
``قواته``, ``عناصرها`` and a masdar's pronoun stand for the party before that agrees with them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.languages.counted import load_counting_words
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.governors import STATE_RULES, governor_of, unclitic, word_at
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.text.folding import fold_word

Agreement = Literal["ms", "fs", "mp", "first", "any"]
_SUFFIXES: tuple[tuple[str, Agreement], ...] = (
    ("هما", "any"),
    ("هم", "mp"),
    ("ها", "fs"),
    ("نا", "first"),
    ("ه", "ms"),
)
_LINK_REACH = 5
_PRONOUNS = tuple(suffix for suffix, _ in _SUFFIXES)
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
            if found and (_owns(reading, found[-1], token) or _names(reading, found[-1], mention, token)):
                head = found[-1].head or fold_word(found[-1].mention.surface)
                found[-1] = replace(found[-1], mention=mention, head=head)
                continue
            preposition, head = governor_of(reading, mention, token)
            if found and _continues(reading, found[-1], token):
                told_with = mention.rule == "adjective" or found[-1].preposition == "beside"
                told_with = told_with or _acts_with(found[-1], mention, preposition)
                preposition = found[-1].preposition if told_with else preposition  # طائرات أمريكية وبريطانية
            if found and found[-1].people and _only_describes(reading, found[-1], token):
                preposition = "of_people"
            if found and found[-1].mention.rule == "registry" and _belongs(reading, found[-1], token):
                preposition = "owner"  # ألوية العمالقة التابعة للجيش
            head = head or _adjectives_noun(reading, mention, token)
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


def _acts_with(last: Participant, mention: ActorMention, preposition: str) -> bool:
    """بنيران الجيش والقبائل, بيد الجيش وقوات الدفاع: whether a party that "and" joins to a doer did it too."""
    return preposition == "" and last.preposition == "by" and not last.people and mention.rule != "people"


def _owns(reading: SentenceReading, part: Participant, token: int) -> bool:
    """Whether the participant right before the mention at a token is the mention's; اللواء 444 is itself."""
    return part.mention.rule != "registry" and _belongs(reading, part, token)


def _belongs(reading: SentenceReading, part: Participant, token: int) -> bool:
    """Whether nothing but "belonging to" stands between a participant and the mention at a token."""
    behind = part.token + 1 + _words(part.mention)
    return behind == token - 1 and word_at(reading, behind) in load_role_words().owning


def _names(reading: SentenceReading, part: Participant, mention: ActorMention, token: int) -> bool:
    """Whether a mention names those told of before it: مسلحون يعتقد أنهم من التنظيم, قوة موالية للجماعة.

    "From" alone names only those without the article: in "the army took it from the rebels" it does not.
    """
    if not part.mention.generic or part.people or mention.rule == "people":
        return False
    words, low = load_role_words(), part.token + 1 + _words(part.mention)
    between = [word_at(reading, at) for at in range(low, token)]
    indefinite = not fold_word(part.mention.surface).startswith("ال")
    if not indefinite and any(w in words.linked for w in between):
        return False  # الجماعة المرتبطة بالقاعدة
    if not between:  # جنود الدعم السريع, جنود للقوات الأممية
        theirs = mention.rule == "registry" or reading.tokens[token].fold.startswith("لل")
        return fold_word(part.mention.surface) in words.member and theirs
    if _is_of_a_unit(between):
        return indefinite
    if len(between) > _LINK_REACH or any(w not in words.linking and w not in words.belonging for w in between):
        return False
    return any(w in words.belonging for w in between) or (indefinite and between[0] == "من")


def _is_of_a_unit(between: list[str]) -> bool:
    """جنديان من الكتيبة الإندونيسية التابعة لليونيفيل: men of a unit that belongs to whose name is behind."""
    words = load_role_words()
    if len(between) not in (3, 4) or between[0] != "من" or between[-1] not in words.owning:
        return False
    unit = between[1].removeprefix("ال")
    return unit in words.unit and all(w.startswith("ال") for w in between[2:-1])


def _only_describes(reading: SentenceReading, people: Participant, token: int) -> bool:
    """معتقلاً من أعضاء اللجان: a party that only tells who the people are."""
    low = people.token + 1 + _words(people.mention)
    between = [word_at(reading, at) for at in range(low, token)]
    if not between or len(between) > 2 or between[0] != "من":
        return False
    return all(w in load_role_words().member for w in between[1:])


def _adjectives_noun(reading: SentenceReading, mention: ActorMention, token: int) -> str:
    """The noun of what a state has, before its adjective (مواقع إسرائيلية, جنديين أميركيين)."""
    words = load_role_words()
    if mention.rule != "adjective":
        return ""
    bare = unclitic(word_at(reading, token).removeprefix("و")).removeprefix("ال")
    return bare if bare in words.holding or bare in words.member else ""


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
    if _subset_words().isdisjoint(reading.keys):
        return False
    return any(w.fold in _subset_words() for w in reading.words[max(0, token - 2) : token])


@cache
def _subset_words() -> frozenset[str]:
    """The words that tell of some of those counted, with and without "and"."""
    words = load_counting_words().lists["subset"]
    return frozenset(conjunction + word for word in words for conjunction in ("", "و"))


def _words(mention: ActorMention) -> int:
    """How many words a mention has beyond its first."""
    return len(mention.surface.split()) - 1


def _counted(reading: SentenceReading, mention: ActorMention) -> bool:
    return bool(reading.quantities) and any(q.start <= mention.start < q.end for q in reading.quantities)


def owner(reading: SentenceReading, token: int) -> Agreement | None:
    """The agreement of the pronoun that a word of forces carries (قواته: ms), None where it carries none."""
    whole, owned = reading.words[token].fold, load_role_words().owned
    if not whole.endswith(_PRONOUNS) or ends_feminine(reading, token):
        return None
    fold = whole.removeprefix("و").removeprefix("ف")
    if fold in _THEIRS and word_at(reading, token - 1) in load_role_words().belongs:  # وحدة تابعة له
        return _THEIRS[fold]
    for suffix, agreement in _SUFFIXES:
        if not whole.endswith(suffix):
            continue
        if not owned.isdisjoint({stem := fold.removesuffix(suffix), unclitic(stem), whole.removesuffix(suffix)}):
            return agreement
    return None


def ends_feminine(reading: SentenceReading, token: int) -> bool:
    """حصيلة, قوة: the ending of a noun, which folding makes look like a pronoun."""
    return reading.passage.text[reading.tokens[token].end - 1] == "ة"


def pronoun_of(fold: str) -> Agreement | None:
    """The agreement of a word's pronoun suffix."""
    return next((a for s, a in _SUFFIXES if fold.endswith(s) and len(fold) - len(s) > 1), None)


def agreement(mention: ActorMention, head: str = "") -> Agreement:
    """How verbs and pronouns agree with a mention, by its first word or the head that stands for it."""
    if not head and mention.rule in STATE_RULES:
        return _agreement_of_state(fold_word(mention.surface))
    return _agreement_of(head or fold_word(mention.surface))


@lru_cache(maxsize=1_024)
def _agreement_of_state(name: str) -> Agreement:
    """A state or a capital is feminine, whatever it looks like, but for a few."""
    return "ms" if name.split(maxsplit=1)[0] in load_role_words().masculine_state else "fs"


@lru_cache(maxsize=8_192)
def _agreement_of(name: str) -> Agreement:
    """How verbs agree with a folded name: by its first word."""
    first = name.split()[:1]
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
    if wanted in ("any", "first") or (own := agreement(mention)) == wanted:
        return True
    return own == "ms" and wanted == "fs" and fold_word(mention.surface).split()[0] in load_role_words().either
