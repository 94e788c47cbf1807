"""Numbers that one word of harm takes together: of one side joined by "and", and of another side beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tawatur.knowledge.languages.counted import CountedNoun, CountingWords
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.quantities.counting import Counted, Harm, without_conjunction
from tawatur.text.passages import Token

_AFTER_REACH = 9
_LEFT_REACH = 6  # words between a verb of toll and its object
_SIDE_REACH = 7  # words of a side's name between its number and the other side's
_SECOND_REACH = 6  # words from one person to another whose pronoun is his
_OBJECT_REACH = 5
PEOPLE = frozenset(["person", "role", "fighter", "captive", "fled"])
HARMED = frozenset(["killed", "wounded", "casualties", "detained", "released", "displaced", "missing"])
_CLAUSE_MARKS = frozenset(["،", ",", "؛", ":", "("])


def coordinated(tokens: Sequence[Token], previous: Counted, counted: Counted) -> bool:
    """3 مدنيين و5 جنود: only "and" stands between the two, perhaps behind an adjective."""
    between = tokens[previous.last : counted.first]
    if tokens[counted.first].fold.startswith("و") and counted.first != previous.last + 3:
        return len(between) <= 2
    return 0 < len(between) <= 3 and between[-1].fold in ("و", "،")


def are_joined(tokens: Sequence[Token], previous: Counted | None, counted: Counted, words: CountingWords) -> bool:
    """Whether two numbers stand side by side, of one side or of two."""
    if previous is None:
        return False
    return coordinated(tokens, previous, counted) or of_other_side(tokens, previous, counted, words.lists["against"])


def may_take(tokens: Sequence[Token], harm: Harm, counted: Counted, words: CountingWords) -> bool:
    """فُقد خمسة آخرون: who is lost stands right behind; فقد الجيش 45 عنصراً loses its own, who may be dead."""
    if harm.word.kind != "missing" or harm.word.role == "after":
        return True
    behind = [token.fold for token in tokens[counted.last : counted.last + _AFTER_REACH]]
    dying = any(fold in words.harms and words.harms[fold].role == "after" for fold in behind)
    return counted.first - harm.at <= 1 + (tokens[harm.at + 1].fold == "اثر") and not dying


def of_other_side(tokens: Sequence[Token], previous: Counted, counted: Counted, against: Collection[str]) -> bool:
    """12 من قوات الدعم و4 من الجيش; 45 من المهاجمين، مقابل ستة جنود: told of another side, and never added up."""
    between = [t.fold for t in tokens[previous.last : counted.first]]
    if between and between[-1].removeprefix("و") in against:
        return len(between) <= _SIDE_REACH
    joined = tokens[counted.first].fold.startswith("و") or between[-1:] == ["و"]
    plain = len(between) <= _SIDE_REACH and _CLAUSE_MARKS.isdisjoint(between)
    return joined and plain and of_some(tokens, previous) and of_some(tokens, counted)


def of_some(tokens: Sequence[Token], counted: Counted) -> bool:
    """12 من الجيش, سبعة من عناصره: a number of those that من names."""
    behind = [t.fold for t in tokens[counted.first : counted.last + 1]]
    return "من" in behind


def are_two_sides(tokens: Sequence[Token], previous: Counted, counted: Counted) -> bool:
    """17 حوثياً وخمسة من أفراد القوات: each number of its own side; خمسة مدنيين وثلاثة من الجيران are eight."""
    fighters = previous.noun is not None and previous.noun.noun_class == "fighter"
    return of_some(tokens, counted) and (fighters or of_some(tokens, previous))


def is_left(tokens: Sequence[Token], lists: Mapping[str, Collection[str]]) -> bool:
    """خلفت الاشتباكات في المدينة قتيلاً: the last token is the object of a verb of toll, its subject between."""
    before = tokens[:-1][-_LEFT_REACH:]
    plain = tokens[-1].fold.endswith("ا") and all(token.is_word for token in before)
    return plain and any(without_conjunction(token.fold) in lists["toll_verb"] for token in before)


def is_of_them(
    tokens: Sequence[Token], previous: Counted | None, counted: Counted, harms: Sequence[Harm], words: CountingWords
) -> bool:
    """أصيب سبعة جنود، ثلاثة منهم بجروح خطيرة: some of those before, of whom no other word of harm tells."""
    if previous is None or counted.noun is not None or counted.last >= len(tokens):
        return False
    harmed = any(previous.last <= harm.at < counted.first for harm in harms)
    return tokens[counted.last].fold in words.lists["subset"] and not harmed


def tells_both(tokens: Sequence[Token], counted: Counted, words: CountingWords) -> bool:
    """عشرات القتلى والجرحى, 15 شخصاً بين قتيل وجريح."""
    behind = [t.fold for t in tokens[counted.last : counted.last + 3]]
    if behind[:1] == ["بين"] and len(behind) == 3:
        kinds = [words.nouns.get(behind[1]), words.nouns.get(behind[2].removeprefix("و"))]
        return [noun.noun_class if noun else "" for noun in kinds] == ["dead", "hurt"]
    if counted.noun is None or counted.noun.noun_class != "dead" or not behind or counted.rule != "number":
        return False
    hurt = words.nouns.get(behind[0].removeprefix("وال")) if behind[0].startswith("وال") else None
    return hurt is not None and hurt.noun_class == "hurt" and tokens[counted.last - 1].fold.startswith("ال")


def has_object(tokens: Sequence[Token], at: int, words: CountingWords) -> bool:
    """قتل مسلح على دراجة نارية شرطيين: persons in the accusative behind one and his adjectives are whom he killed."""
    for i in range(at + 1, min(at + 1 + _OBJECT_REACH, len(tokens))):
        form = tokens[i].fold
        if not tokens[i].is_word or form.startswith("و"):
            return False
        noun = words.singulars.get(form.removesuffix("ين")) if form.endswith("ين") else None
        if noun is not None and noun.noun_class in PEOPLE:
            return i == at + 1 or tokens[i - 1].fold.endswith(("ه", "ي"))
    return False


def is_of_some(token: Token) -> bool:
    """Whether those stand at a token one of whom is counted; without them nobody is (لم يصب أحد بأذى)."""
    return token.is_word and (token.fold == "من" or token.fold not in load_particles().before_noun)


def owned(form: str, words: CountingWords) -> CountedNoun | None:
    """The singular noun before a pronoun (رئيسه, زوجته)."""
    for suffix in words.lists["suffix"]:
        stem = form.removesuffix(suffix)
        if stem != form and len(stem) > 1:
            noun = words.singulars.get(stem) or words.singulars.get(stem[:-1] + "ه")
            if noun is not None:
                return noun
    return None


def second_single(tokens: Sequence[Token], at: int, words: CountingWords) -> int:
    """How many words on a second single person is joined: امرأة وطفلها, قيادي في الحزب ومرافقه; 0 where none is."""
    for i in range(at, min(at + _SECOND_REACH, len(tokens))):
        form = tokens[i].fold
        if not tokens[i].is_word:
            return 0
        if not form.startswith("و"):
            continue
        noun = (words.singulars.get(form[1:]) if i == at else None) or owned(form[1:], words)
        if noun is not None and noun.noun_class in PEOPLE:
            return i + 1 - at
    return 0
