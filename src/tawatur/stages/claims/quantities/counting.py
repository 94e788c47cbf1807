"""Numbers with their nouns, and the words of harm around them: the raw material of quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from tawatur.knowledge.calendar import load_date_tables
from tawatur.knowledge.languages.counted import CountedNoun, CountingWords, HarmKind, HarmWord
from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.records.claim import Bound
from tawatur.text.matching import PROCLITICS
from tawatur.text.numbers import Number, NumberReader
from tawatur.text.passages import Passage, Sentence, Token

T = TypeVar("T")
_COUNTED_AS: dict[str, HarmKind] = {"dead": "killed", "hurt": "wounded", "fled": "displaced", "captive": "detained"}
_BRACKETS = {"(": ")", "/": "/", "[": "]"}
_QUOTES = frozenset("\"'«»“”‘’″„")


class Harm(Struct, frozen=True):
    """A word of harm at a token."""

    at: int
    word: HarmWord


class Counted(Struct, frozen=True):
    """A number with its noun in ``[first, last)`` tokens; ``noun`` is None for a bare number or "others"."""

    first: int
    last: int
    value: float | int
    bound: Bound
    noun: CountedNoun | None
    noun_form: str
    rule: str
    others: bool = False


class CountReader:
    """Finds the counted things and the words of harm of one sentence."""

    def __init__(self, words: CountingWords) -> None:
        self.words = words
        self._numbers = NumberReader(load_number_words())
        self._subset = _joined(words.lists["subset"])
        self._harms = _with_proclitics(words.harms)
        self._duals = _with_proclitics(words.duals)
        owned = {masdar + pronoun: word for masdar, word in words.masdars.items() for pronoun in words.lists["their"]}
        bare = {form: word for form, word in owned.items() if form not in words.harms}
        bare |= {
            form + "هم": word for form, word in words.harms.items() if _takes_people(word) and not form.endswith("هم")
        }
        self._theirs = {c + form: word for form, word in bare.items() for c in ("", "و", "ب", "وب", "ل")}
        before_one = words.lists["toll_verb"] | words.lists["result_verb"]
        self._singles = _joined(before_one)
        tolls = self._tolls = _joined(words.lists["toll"])
        numbers = load_number_words().words
        self._months = frozenset(name.split()[-1] for name in load_date_tables().months)
        takes = _joined(words.lists["takes_one"] | words.lists["takes_one_of"])
        self._before_taken = takes | _joined({"علي"})
        self._telling = frozenset({*numbers, *takes, *self._harms, *self._duals, *self._theirs, *self._singles, *tolls})

    def harms(self, folds: Sequence[str], sentence: Sentence) -> list[Harm]:
        """The words of harm, and the nouns of tolls (عدد القتلى), by their place; ``folds`` are the passage's words."""
        found: list[Harm] = []
        harms, tolls, first = self._harms, self._tolls, sentence.first_token
        before, forms = folds[first - 1] if first else "", folds[first : sentence.last_token]
        if harms.keys().isdisjoint(forms) and tolls.isdisjoint([before, *forms]):
            return found
        for at, form in enumerate(forms, first):
            word = harms.get(form)
            if word is None and (before in tolls or (found and form.startswith("وال") and self._counts_on(folds, at))):
                word = self._toll(form.removeprefix("و"))
            if word is not None:
                found.append(Harm(at, word))
            before = form
        return found

    def tells_numbers(self, folds: Sequence[str], sentence: Sentence) -> bool:
        """Whether any word or figure of the sentence may count something or harm someone; most sentences have none."""
        forms = folds[sentence.first_token : sentence.last_token]
        return not self._telling.isdisjoint(forms) or any(map(str.isdigit, [form[0] for form in forms]))

    def theirs(self, folds: Sequence[str], sentence: Sentence) -> list[Harm]:
        """Words of harm that carry the pronoun of people counted before (سراحهم)."""
        words = self._theirs
        first = sentence.first_token
        forms = folds[first : sentence.last_token]
        return [Harm(at, words[form]) for at, form in enumerate(forms, first) if form in words]

    def tells_singles(self, folds: Sequence[str], sentence: Sentence) -> bool:
        """Whether a word stands in the sentence behind which one dead or wounded may be told (سقوط قتيل)."""
        return not self._singles.isdisjoint(folds[sentence.first_token : sentence.last_token])

    def tells_subset(self, folds: Sequence[str], sentence: Sentence) -> bool:
        """Whether a word stands in the sentence behind which some of those counted are told (بينهم)."""
        return not self._subset.isdisjoint(folds[max(0, sentence.first_token - 2) : sentence.last_token])

    def _counts_on(self, folds: Sequence[str], at: int) -> bool:
        """بلغ عدد القتلى 33 والجرحى 120: a number stands behind the second noun of a toll."""
        behind = [fold for fold in folds[at + 1 : at + 3] if fold not in ("الي", "علي")][:1]
        return bool(behind) and (behind[0][0].isdigit() or behind[0] in self._numbers.words)

    def _toll(self, form: str) -> HarmWord | None:
        """عدد القتلى, حصيلة الجرحى: the noun says what the number to come counts."""
        noun, _ = self._noun(form)
        kind = _COUNTED_AS.get(noun.noun_class) if noun else None
        return HarmWord(kind, "noun") if kind else None

    def counted(self, passage: Passage, sentence: Sentence) -> list[Counted]:
        """The numbers and duals with what they count, by their place; a number that names something is none."""
        tokens, first, last = passage.tokens, sentence.first_token, sentence.last_token
        counted = [
            c for n in self._numbers.read(tokens, first, last) if (c := self._with_noun(passage, n, last)) is not None
        ]
        taken = {at for c in counted for at in range(c.first, c.last)}
        counted += self._explicit_ones(passage, first, last)
        duals = self._duals
        forms = passage.folds[first:last]
        told = not duals.keys().isdisjoint(forms)
        for at in [at for at, form in enumerate(forms, first) if form in duals] if told else ():
            if at not in taken:
                noun = duals[tokens[at].fold]
                named, end = self._compound(noun, tokens, at + 1, last)
                end += end < last and tokens[end].fold.startswith("اثن")
                taken.update(range(at, end))
                bound, begins = self._numbers.bound_before(tokens, at, first) or ("exact", at)
                counted.append(Counted(begins, end, 2, bound, named, tokens[at].fold, "dual"))
        counted += self._coordinated_ones(tokens, counted, last)
        inside = {at for c in counted for at in range(c.first, c.last)}
        counted += [c for c in self._taken_ones(passage, first, last) if c.first not in inside]
        return sorted(counted, key=lambda c: c.first)

    def _explicit_ones(self, passage: Passage, first: int, end: int) -> list[Counted]:
        """كيلومتر واحد, مقاتلاً واحداً: one, said behind its noun."""
        ones, words, folds = [], self.words.lists["one"], passage.folds
        for at in [at for at, form in enumerate(folds[first + 1 : end], first) if form in words]:
            form = folds[at]
            noun = self.words.singulars.get(form) or self.words.singulars.get(form.removesuffix("ا"))
            if noun is not None and not (at and _is_family(noun, passage.tokens, at)):
                ones.append(Counted(at, at + 2, 1, "exact", noun, form, "number"))
        return ones

    def _coordinated_ones(self, tokens: tuple[Token, ...], counted: list[Counted], end: int) -> list[Counted]:
        """عربتين ومدفعاً: a single thing joined right to a counted one; 86 منزلاً ومتجراً are 86 in all."""
        ones = []
        for before in counted:
            shared = before.rule == "number" and (before.value % 100 > 10 or before.value >= 100)
            if before.last < end and before.noun is not None and before.noun.noun_class == "thing" and not shared:
                form = tokens[before.last].fold
                noun = self.words.singulars.get(form[1:-1] if form.endswith("ا") else form[1:])
                if form.startswith("و") and noun is not None and noun.noun_class == "thing" and noun != before.noun:
                    ones.append(Counted(before.last, before.last + 1, 1, "exact", noun, form[1:], "coordinated"))
        return ones

    def _taken_ones(self, passage: Passage, first: int, end: int) -> list[Counted]:
        """دمرت نفقاً, أعطبوا مدرعة, ضبط زورق: a single thing right behind what destroys or takes it."""
        ones, tokens, folds = [], passage.tokens, passage.folds
        for at in [at for at, form in enumerate(folds[first : end - 1], first + 1) if form in self._before_taken]:
            form, before = folds[at], without_conjunction(folds[at - 1])
            near = before in self.words.lists["takes_one"]
            governor = without_conjunction(folds[at - 2])
            if before in self.words.lists["takes_one_of"] and form.startswith("ب"):
                form, near = form[1:], True  # أضراراً بباخرة
            near = near or (before == "علي" and governor in self.words.lists["takes_one_of"])
            noun = (
                (self.words.singulars.get(form) or self.words.singulars.get(form.removesuffix("ا"))) if near else None
            )
            if noun is not None and noun.noun_class == "thing" and noun.what not in self.words.lists["is_place"]:
                noun, last = self._compound(noun, tokens, at + 1, end)
                ones.append(Counted(at, last, 1, "exact", noun, form, "taken"))
        return ones

    def _is_ordinal(self, tokens: tuple[Token, ...], number: Number) -> bool:
        """في السادسة عشرة: the tail of an ordinal."""
        return number.value == 10 and number.core > 0 and tokens[number.core - 1].fold in self.words.lists["ordinal"]

    def _is_year(self, tokens: tuple[Token, ...], number: Number) -> bool:
        """في أغسطس 2022 عملية واسعة, منذ عام 2015 هجمات: a year behind its month or its word counts nothing."""
        form = tokens[number.core].fold
        year = number.last == number.core + 1 and len(form) == 4 and form.isdigit()
        before = tokens[number.core - 1].fold if number.core else ""
        return year and (before in self._months or before in self.words.lists["year"])

    def _is_age(self, tokens: tuple[Token, ...], number: Number, end: int) -> bool:
        """فتى (15 عاماً), عيار 155 ملم, أحمد (17): an age or a calibre counts nobody."""
        lists, at = self.words.lists, number.last
        if at < end and tokens[at].fold in lists["age"]:
            return True
        before = tokens[number.first - 1].fold if number.first else ""
        if before in lists["age_before"]:
            return True
        bracketed = before == "(" and at < end and tokens[at].fold == ")" and number.first > 1
        return bracketed and self._noun(tokens[number.first - 2].fold)[0] is None and number.bound == "exact"

    def _with_noun(self, passage: Passage, number: Number, end: int) -> Counted | None:
        """The number with the noun that follows it, the bound behind that, or bare."""
        tokens = passage.tokens
        if self._is_ordinal(tokens, number) or self._is_year(tokens, number):
            return None
        if number.definite and number.bound == "exact" and not number.proclitic.startswith(("ب", "وب")):
            return self._definite(tokens, number, end)
        at = _past_marks(tokens, number, end)
        noun, form = (None, "") if at >= end else self._noun(tokens[at].fold)
        others = noun is None and at < end and tokens[at].fold in self.words.lists["others"]
        if noun is None and not others and self._is_age(tokens, number, end):
            return None
        if noun is None and at + 1 < end and tokens[at].fold in self._tolls:  # يرتفع إلى 63 عدد القتلى
            noun, form = self._noun(tokens[at + 1].fold)
            noun = noun if noun is not None and noun.noun_class in _COUNTED_AS else None
        if noun and not _QUOTES.isdisjoint(passage.text[tokens[number.last - 1].end : tokens[at].start]):
            noun = None
        if noun is not None and (_is_family(noun, tokens, at) or (number.value < 1 and noun.noun_class != "measure")):
            noun = None
        if noun is None and (paired := self._paired(tokens, number)) is not None:
            return paired
        last = at + 1 if noun or others else number.last
        if noun:
            noun, last = self._compound(noun, tokens, last, end)
        bound, last = self._bound(number, tokens, last, end)
        if noun is None and not others and self._is_name(tokens, number):
            return None
        return Counted(number.first, last, number.value, bound, noun, form, "number", others)

    def _paired(self, tokens: tuple[Token, ...], number: Number) -> Counted | None:
        """موظفين اثنين: two, said behind their noun."""
        at = number.core - 1
        if number.value != 2 or number.last != number.core + 1 or at < 0 or number.core != number.first:
            return None
        noun, form = self._noun(tokens[at].fold)
        fits = noun is not None and form == tokens[at].fold and form.endswith(("ين", "ان"))
        return Counted(at, number.last, 2, "exact", noun, form, "dual") if fits else None

    def _is_name(self, tokens: tuple[Token, ...], number: Number) -> bool:
        """اللواء 444, في 15: no count; الإفراج عن تسعة منهم, بما لا يقل عن عشر are."""
        before = tokens[number.core - 1].fold if number.core else ""
        if before not in self.words.lists["named_by_number"]:
            return False
        governed = before == "عن" and number.core > 1 and tokens[number.core - 2].fold in self._harms
        return not governed and number.core == number.first

    def _definite(self, tokens: tuple[Token, ...], number: Number, end: int) -> Counted | None:
        """القرى السبع وهي ...: a definite number counts only where its members are listed."""
        if number.last >= end or tokens[number.last].fold not in self.words.lists["listed"] or not number.first:
            return None
        noun, form = self._noun(tokens[number.first - 1].fold)
        if noun is None:
            return None
        return Counted(number.first - 1, number.last, number.value, number.bound, noun, form, "definite")

    def _bound(self, number: Number, tokens: tuple[Token, ...], last: int, end: int) -> tuple[Bound, int]:
        for at in range(last, min(last + 2, end)):
            after = self._numbers.bound_after(tokens, at, end)
            if after:
                return (after[0] if number.bound == "exact" else number.bound), at + after[1]
        return number.bound, last

    def _noun(self, form: str) -> tuple[CountedNoun | None, str]:
        """The counted noun of a token: its form, without the article, without a pronoun suffix."""
        nouns = self.words.nouns
        for bare in (form, form[2:] if form.startswith("ال") else ""):
            if bare in nouns:
                return nouns[bare], bare
        for suffix in self.words.lists["suffix"]:
            stem = form[: -len(suffix)]
            if form.endswith(suffix) and len(stem) > 2:
                for bare in (stem, stem[:-1] + "ه" if stem.endswith("ت") else ""):
                    if bare in nouns:
                        return nouns[bare], bare
        return None, ""

    def is_thing(self, form: str) -> bool:
        """Whether a word is a counted noun of no people (القذائف)."""
        noun, _ = self._noun(form)
        return noun is not None and noun.noun_class in ("thing", "place", "measure")

    def _compound(self, noun: CountedNoun, tokens: tuple[Token, ...], last: int, end: int) -> tuple[CountedNoun, int]:
        if last < end:
            form = tokens[last].fold.removeprefix("ال")
            for beginning, becomes in self.words.compounds.get(noun.what, ()):
                if form.startswith(beginning):
                    return CountedNoun(becomes, noun.noun_class), last + 1
        return noun, last


def _takes_people(word: HarmWord) -> bool:
    """Whether a verb may carry the pronoun of people counted before (احتجزهم)."""
    return word.role == "verb" and word.kind in ("detained", "released")


def _is_family(noun: CountedNoun, tokens: tuple[Token, ...], at: int) -> bool:
    """أربعة من عائلة واحدة: members of a family are counted, not families."""
    return noun.what == "families" and tokens[at - 1].fold == "من"


def named_by(noun: CountedNoun, kind: str | None) -> str | None:
    """What is counted: by the noun's class and the word of harm."""
    match noun.noun_class:
        case "dead":
            return "released" if kind == "released" else "killed"
        case "hurt":
            return "wounded"
        case "victim":
            return "victims"
        case "missing":
            return "missing"
        case "person" | "role":
            return kind or noun.what
        case "fighter":
            return kind if kind and kind != "displaced" else "fighters"
        case "captive":
            return kind if kind and kind != "displaced" else noun.what
        case "fled":
            return kind or noun.what
    return noun.what


def without_conjunction(form: str) -> str:
    """The word without a conjunction before it."""
    return form[1:] if form[:1] in ("و", "ف") else form


def _joined(forms: Iterable[str]) -> frozenset[str]:
    """The forms, and those with a conjunction joined to them."""
    return frozenset(conjunction + form for form in forms for conjunction in ("", "و", "ف"))


def _with_proclitics(words: Mapping[str, T]) -> dict[str, T]:
    """The same words behind every chain of proclitics; a bare form wins over a composed one."""
    last_first = [*words.items()][::-1]  # so that of two words that compose alike the first is kept
    return {proclitic + form: value for form, value in last_first for proclitic in PROCLITICS} | dict(words)


def _past_marks(tokens: tuple[Token, ...], number: Number, end: int) -> int:
    """The token behind a number, the bracket around it, and من: قتل (10) أشخاص, عشرة من الجنود."""
    at = number.last
    opening = tokens[number.first - 1].fold if number.first else ""
    at += at < end and _BRACKETS.get(opening) == tokens[at].fold
    return at + (at < end and tokens[at].fold == "من")
