"""Quantities: a number with its noun, named by what the verb beside it says happened to those it counts.

``قُتل تسعة نازحين وأُصيب 14 آخرون`` gives 9 killed and 14 wounded; ``بينهم ثلاثة أطفال`` is a subset (3 children),
never added; ``خمس أخرى`` counts what the number before it counted; ``قتيلان``, ``بلدتين`` count by their dual.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from msgspec.structs import replace

from tawatur.knowledge.languages.counted import CountedNoun, load_counting_words
from tawatur.records.claim import Quantity
from tawatur.stages.claims.mentions import QuantityMention, ReadingContext
from tawatur.stages.claims.quantities.counting import Counted, CountReader, Harm, named_by, without_conjunction
from tawatur.stages.claims.quantities.joining import (
    HARMED,
    PEOPLE,
    are_joined,
    are_two_sides,
    coordinated,
    has_object,
    is_left,
    is_of_some,
    is_of_them,
    may_take,
    owned,
    second_single,
    tells_both,
)
from tawatur.text.passages import Passage, Sentence

_HARM_REACH = 28
_AFTER_REACH = 9
_SINGULAR_REACH = 7
_RISEN_REACH = 9  # words between the noun of a toll and what it rose to
_RESULT_REACH = 4  # words between a verb of result and its preposition


class QuantityReader:
    """Reads the quantities of a passage."""

    def __init__(self) -> None:
        self._words = load_counting_words()
        self._counts = CountReader(self._words)

    def mentions(self, passage: Passage, context: ReadingContext | None = None) -> tuple[QuantityMention, ...]:  # noqa: ARG002
        """The quantities of ``passage`` by their place in it."""
        found, folds = list[QuantityMention](), passage.folds
        for sentence in passage.sentences:
            if not self._counts.tells_numbers(folds, sentence):
                continue
            counted, harms = self._counts.counted(passage, sentence), self._counts.harms(folds, sentence)
            theirs = self._counts.theirs(folds, sentence) if counted else []
            singles = self._counts.tells_singles(folds, sentence)
            if not (counted or harms or singles):
                continue
            reading = _SentenceReading(self._counts, passage, sentence, counted, harms)
            told = reading.mentions()
            reading.theirs(theirs)
            if singles:
                reading.single_tolls()
            if told and self._counts.tells_subset(folds, sentence):
                reading.single_members()
            found += told
        return tuple(sorted(found, key=lambda m: (m.start, m.end)))


class _SentenceReading:
    """One sentence's counted things, named by the words of harm around them."""

    def __init__(
        self,
        counts: CountReader,
        passage: Passage,
        sentence: Sentence,
        counted: list[Counted],
        harms: list[Harm],
    ) -> None:
        self._first, self._last = sentence.first_token, sentence.last_token
        self._counts, self._words = counts, counts.words
        self._passage, self._tokens = passage, passage.tokens
        self._counted, self._harms = counted, harms
        self._harm_places = [h.at for h in harms]
        self._found: list[QuantityMention] = []
        self._in_subset = False
        self._last_what: str | None = None
        self._last_anchor: int | None = None
        self._used: dict[int, int] = {}  # word of harm: the last counted thing that it took

    def mentions(self) -> list[QuantityMention]:
        """The sentence's quantities, unordered."""
        for place, counted in enumerate(self._counted):
            previous = self._counted[place - 1] if place else None
            if not (counted.first and self._tokens[counted.first - 1].fold in self._words.lists["mourning"]):
                self._name(counted, previous, place)
        self._singulars()
        return self._found

    def single_tolls(self) -> None:
        """سقوط قتيل وجريح: one dead or wounded, told by its noun alone."""
        lists, joined = self._words.lists, -1
        for at in range(self._first + 1, self._last):
            form = self._tokens[at].fold
            before = without_conjunction(self._tokens[at - 1].fold)
            if joined == at - 1 and form.startswith("و"):
                form = form[1:]
            elif before not in lists["toll_verb"] and not (
                self._follows_result(at) or is_left(self._tokens[self._first : at + 1], lists)
            ):
                continue
            noun = self._words.singulars.get(form) or self._words.singulars.get(form.removesuffix("ا"))
            if noun is None or noun.noun_class not in ("dead", "hurt") or self._inside_counted(at):
                continue
            if form.endswith("ه") and self._governs(at):
                continue  # إصابة 20 شخصاً: the masdar of those behind
            joined = at
            what = "killed" if noun.noun_class == "dead" else "wounded"
            self._add(Counted(at, at + 1, 1, "exact", noun, form, "singular"), what, "singular")

    def single_members(self) -> None:
        """وأربعة جرحى بينهم طفلة, بينهم امرأتان وطفل: one child or woman among those counted."""
        for at in range(self._first + 2, self._last):
            form, before = self._tokens[at].fold, without_conjunction(self._tokens[at - 1].fold)
            counted = next((m for m in self._found if m.start < self._tokens[at].start), None)
            joined = form.startswith("و") and any(
                m.rule == "subset" and m.end == self._tokens[at - 1].end for m in self._found
            )
            if counted is None or not (joined or before in self._words.lists["subset"]):
                continue
            noun = self._words.singulars.get(form[1:] if joined else form)
            if noun is not None and noun.what in ("children", "women") and not self._inside_counted(at):
                self._add(
                    Counted(at, at + 1, 1, "exact", noun, form, "subset"), noun.what, "subset", self._anchor_before(at)
                )

    def _anchor_before(self, at: int) -> int | None:
        """The word of harm of those counted last before a token."""
        harms = [h for h in self._harms if h.at < at and h.at in self._used]
        return harms[-1].at if harms else None

    def _governs(self, at: int) -> bool:
        """Whether a masdar has those whom it befell behind it; إصابة واحدة counts itself."""
        behind = self._tokens[at + 1].fold if at + 1 < self._last else ""
        return behind.isalnum() and behind != "واحده" and not behind.startswith("و")

    def _follows_result(self, at: int) -> bool:
        """أسفر عن قتيل, أدى الهجوم إلى قتيل: a verb of result with its preposition before one dead."""
        if self._tokens[at - 1].fold not in ("عن", "الي"):
            return False
        before = self._tokens[max(self._first, at - 1 - _RESULT_REACH) : at - 1]
        return any(without_conjunction(t.fold) in self._words.lists["result_verb"] for t in before)

    def theirs(self, harms: list[Harm]) -> None:
        """أُطلق سراحهم, تحدثت أنباء عن أسرهم: the people counted before in the sentence, now as this word says."""
        for harm in harms:
            people = [c for c in self._counted if c.last <= harm.at and c.noun and c.noun.noun_class in PEOPLE]
            if people:
                self._add(people[-1], harm.word.kind, "theirs", harm.at)

    def _name(self, counted: Counted, previous: Counted | None, place: int) -> None:
        self._in_subset = self._begins_subset(counted) or (
            self._in_subset and previous is not None and coordinated(self._tokens, previous, counted)
        )
        if is_of_them(self._tokens[: self._last], previous, counted, self._harms, self._words):
            return
        if self._in_subset:
            if counted.noun is not None:
                self._add(counted, counted.noun.what, "subset", self._last_anchor)
            return
        if counted.noun is not None and counted.noun.noun_class == "measure" and self._describes_place(counted):
            return
        of_people = counted.noun is None or counted.noun.noun_class not in ("thing", "place", "measure")
        harm = self._harm_of(counted, previous, place) if of_people else None
        what = self._what(counted, harm) or (
            "casualties" if tells_both(self._tokens[: self._last], counted, self._words) else None
        )
        if what is None:
            return
        rule = "harm" if harm and counted.noun and counted.noun.noun_class in PEOPLE else counted.rule
        anchor = harm.at if harm and what == harm.word.kind else None
        alone = counted.value
        self._last_anchor = anchor
        if anchor is not None and harm is not None and counted.noun is not None:
            counted = self._with_single(counted, harm)
            if previous is not None and self._used.get(harm.at) == place - 1 and self._sum(previous, counted, what):
                self._used[harm.at] = place
                return
        self._add(counted, self._joint(counted, harm, what), "others" if counted.others else rule, anchor)
        if counted.noun and counted.noun.what in ("children", "women") and what in ("killed", "wounded"):
            self._add(replace(counted, value=alone), counted.noun.what, "kind", anchor)
        self._last_what = what
        if harm:
            self._used[harm.at] = place

    def _with_single(self, counted: Counted, harm: Harm) -> Counted:
        """مقتل ضابط وثلاثة جنود, مقتل ثلاثة جنود وضابط: the single person beside a number is one more."""
        first, last, more = counted.first, counted.last, 0
        behind = harm.at >= last and first > self._first  # إن ضابطاً وجنديين قُتلوا
        if self._tokens[first].fold.startswith("و") and (first == harm.at + 2 or behind):
            single = None if self._inside_counted(first - 1) else self._single_form(self._tokens[first - 1].fold)
            more += single is not None and single.noun_class in PEOPLE
            first -= more
        joined = second_single(self._tokens[: min(last + 1, self._last)], last, self._words)
        return replace(counted, first=first, last=last + joined, value=counted.value + more + joined)

    def _sum(self, previous: Counted, counted: Counted, what: str) -> bool:
        """خمسة مدنيين وثلاثة جنود after one word of harm: one number, their sum."""
        last = self._found[-1] if self._found else None
        if last is None or last.quantity.what != what or are_two_sides(self._tokens, previous, counted):
            return False
        if last.end != self._tokens[previous.last - 1].end or not coordinated(self._tokens, previous, counted):
            return False
        self._found.pop()
        bound = last.quantity.bound if last.quantity.bound != "exact" else counted.bound
        first = next(at for at in range(previous.first, counted.first + 1) if self._tokens[at].start >= last.start)
        total = replace(counted, first=first, value=counted.value + last.quantity.value, bound=bound)
        self._add(total, what, "sum", self._last_anchor)
        return True

    def _describes_place(self, counted: Counted) -> bool:
        """سامراء (120 كلم شمال بغداد), الحويش التي تبعد 11 كيلومترا: told of the place, not of what happened."""
        before = [t.fold for t in self._tokens[max(self._first, counted.first - 4) : counted.first]]
        lists = self._words.lists
        relative = not lists["relative"].isdisjoint(before)
        return before[-1:] == ["("] or (relative and not lists["away"].isdisjoint(before))

    def _begins_subset(self, counted: Counted) -> bool:
        before = self._tokens[max(0, counted.first - 2) : counted.first]
        return any(without_conjunction(t.fold) in self._words.lists["subset"] for t in before)

    def _harm_of(self, counted: Counted, previous: Counted | None, place: int) -> Harm | None:
        """The word of harm that governs a counted thing: the nearest before it that no other took, else one after."""
        index = bisect_left(self._harm_places, counted.first) - 1
        if index >= 0 and counted.first - self._harm_places[index] <= _HARM_REACH:
            harm = self._harms[index]
            taker, words = self._used.get(harm.at), self._words
            joined = taker == place - 1 and are_joined(self._tokens, previous, counted, words)
            free = (taker is None or joined) and may_take(self._tokens, harm, counted, words)
            if free and harm.word.role != "after" and (joined or not self._has_own_noun_between(harm.at, counted)):
                return harm
        return self._harm_after(counted, place)

    def _has_own_noun_between(self, harm_at: int, counted: Counted) -> bool:
        """Whether a bare number is too far from the word of harm to be what it took (no noun says so)."""
        risen = self._tokens[counted.first - 1].fold == "الي"  # عدد القتلى بين السكان والجنود إلى 40
        return counted.noun is None and not counted.others and counted.first - harm_at > (_RISEN_REACH if risen else 4)

    def _harm_after(self, counted: Counted, place: int) -> Harm | None:
        """لقي ستة أشخاص مصرعهم; إن خمسة جنود قُتلوا: a word of harm behind, before the next counted thing."""
        chain = pairwise(self._counted[place:])  # إن 20 مسلحاً وخمسة جنود قُتلوا
        following = (c for before, c in chain if not (self._begins_subset(c) or coordinated(self._tokens, before, c)))
        until = next((c.first for c in following), counted.last + _AFTER_REACH)  # 12 مدنياً بينهم ثلاثة أطفال قتلوا
        index = bisect_right(self._harm_places, counted.last - 1)
        for harm in self._harms[index : index + 2]:
            if harm.at >= min(until, counted.last + _AFTER_REACH):
                return None
            between = [without_conjunction(t.fold) for t in self._tokens[counted.last : harm.at]]
            if any(f.endswith("وا") and f not in self._words.lists["meets"] for f in between):
                return None
            plural = self._tokens[harm.at].fold.endswith(("وا", "ون")) or self._is_dual(harm, counted)
            held = harm.word.role == "noun" and self._tokens[harm.at - 1].fold == "قيد"
            if harm.word.role == "after" or held or (harm.word.role == "verb" and plural):
                return harm
        return None

    def _is_dual(self, harm: Harm, counted: Counted) -> bool:
        """إن عنصرين من الحشد قُتلا: the dual of a verb of harm, behind two."""
        form = without_conjunction(self._tokens[harm.at].fold)
        return counted.value == 2 and form.endswith("ا") and form[:-1] in self._words.harms

    def _what(self, counted: Counted, harm: Harm | None) -> str | None:
        kind = harm.word.kind if harm else None
        if counted.rule == "dual" and kind is None and self._is_no_count(counted):
            return None
        if counted.noun is None:
            return kind or (self._last_what if counted.others else None)
        return named_by(counted.noun, kind)

    def _is_no_count(self, counted: Counted) -> bool:
        """Two persons who speak (قال قياديان), or a definite pair (المدينتين), are no quantity by themselves."""
        form = self._tokens[counted.first].fold.removeprefix("و").removeprefix("ب")
        definite = form.startswith("ال") and form[2:] in self._words.duals  # آليتين has no article
        return definite or (counted.noun is not None and counted.noun.noun_class in ("person", "role"))

    def _joint(self, counted: Counted, harm: Harm | None, what: str) -> str:
        """مقتل وإصابة 15 شخصاً, عشرات القتلى والجرحى: killed and wounded together are casualties."""
        if tells_both(self._tokens[: self._last], counted, self._words):
            return "casualties"
        if harm is None or what not in ("killed", "wounded") or harm.word.role == "after":
            return what
        index = bisect_left(self._harm_places, harm.at)
        before = self._harms[index - 1] if index else None
        if (
            before
            and before.word.role != "after"
            and harm.at - before.at == 1
            and not self._tokens[before.at].fold.endswith("وا")  # 214 شخصاً قُتلوا وأصيب 893
            and before.at not in self._used  # شخصين قُتلا وأصيب ستة
            and self._single_before(before) is None  # إن مدنياً قُتل وأصيب ستة
            and {before.word.kind, harm.word.kind} == {"killed", "wounded"}
        ):
            return "casualties"
        return what

    def _singulars(self) -> None:
        """One person after a word of harm that took no number: قُتلت امرأة, مقتل رئيسه, جُرح ثالث, أحد أفراده."""
        for place, harm in enumerate(self._harms):
            if harm.at in self._used or harm.word.role == "after" or harm.word.kind in ("displaced", "missing"):
                continue
            stop = self._harm_places[place + 1] if place + 1 < len(self._harms) else self._last
            single = self._single_after(harm, stop) or self._single_before(harm)
            if single is not None:
                self._add(single, harm.word.kind, "singular", harm.at)

    def _single_before(self, harm: Harm) -> Counted | None:
        """أن جندياً جُرح, أن أحد جنوده قُتل: one behind the complementizer; ففارق الحياة: one told before."""
        form, behind = self._tokens[harm.at].fold, [t.fold for t in self._tokens[harm.at + 1 : harm.at + 2]]
        if harm.word.role != "verb" or form.endswith(("وا", "ون")):
            return None
        if without_conjunction(form) in self._words.lists["parts"] and behind == ["الحياه"]:
            return Counted(harm.at, harm.at + 2, 1, "exact", None, form, "singular")
        opened = [t.fold for t in self._tokens[max(self._first, harm.at - 3) : harm.at]]
        if len(opened) == 3 and opened[0] in ("ان", "بان") and opened[1] in self._words.lists["one_of"]:
            return Counted(harm.at - 2, harm.at, 1, "exact", None, opened[-1], "singular")
        for at in range(harm.at - 1, max(self._first, harm.at - 3), -1):
            noun, opener = self._single_form(self._tokens[at].fold), self._tokens[at - 1].fold
            if noun is not None and noun.noun_class in PEOPLE and without_conjunction(opener) in ("ان", "بان"):
                return None if self._inside_counted(at) else Counted(at, at + 1, 1, "exact", noun, form, "singular")
            if not self._tokens[at].fold.endswith(("ا", "ه")):
                return None
        return None

    def _single_after(self, harm: Harm, stop: int) -> Counted | None:
        if self._tokens[harm.at].fold.endswith("وا"):
            return None
        end = min(stop, harm.at + _SINGULAR_REACH, self._last)
        for at in range(harm.at + 1, end):
            token = self._tokens[at]
            if not token.is_word or token.fold == "اي" or self._inside_counted(at):
                return None
            before = self._tokens[at - 1].fold
            adjacent = at == harm.at + 1 or (before in ("علي", "عن") and harm.word.kind in ("detained", "released"))
            if adjacent and token.fold in self._words.lists["one_more"]:
                return Counted(at, at + 1, 1, "exact", None, token.fold, "singular")
            if adjacent and token.fold in self._words.lists["others"]:
                return None  # أصيب آخرون جراء قصف إسرائيلي
            if token.fold in self._words.lists["one_of"] and at + 1 < end:
                if self._counts.is_thing(self._tokens[at + 1].fold) or not is_of_some(self._tokens[at + 1]):
                    return None  # أصابت إحدى القذائف منزلاً, دون إصابة أحد في الهجوم
                return Counted(at, at + 2, 1, "exact", None, self._tokens[at + 1].fold, "singular")
            noun = self._single_noun(token.fold, adjacent, harm)
            if (
                noun is not None
                and harm.word.role == "verb"
                and has_object(self._tokens[: self._last], at, self._words)
            ):
                return None
            if noun is not None:
                behind = second_single(self._tokens[: self._last], at + 1, self._words)
                return Counted(at, at + 1 + behind, 1 + (behind > 0), "exact", noun, token.fold, "singular")
        return None

    def _single_noun(self, form: str, adjacent: bool, harm: Harm) -> CountedNoun | None:
        noun = self._single_form(form)
        if noun is None and adjacent:
            noun = self._words.singulars.get(form.removeprefix("ال")) or owned(form, self._words)
        if noun is None or noun.noun_class not in PEOPLE:
            return None
        if noun.noun_class == "role" and not (adjacent and harm.word.role == "noun"):
            return None
        return noun

    def _single_form(self, form: str) -> CountedNoun | None:
        """The singular noun of a form, the accusative's too."""
        return self._words.singulars.get(form) or self._words.singulars.get(form.removesuffix("ا"))

    def _inside_counted(self, at: int) -> bool:
        return any(c.first <= at < c.last for c in self._counted)

    def _add(self, counted: Counted, what: str, rule: str, anchor: int | None = None) -> None:
        if counted.value < 1 and what in HARMED:
            return  # قتل نصف أفراد السرية: a share is no number
        start, end = self._tokens[counted.first].start, self._tokens[counted.last - 1].end
        text = self._passage.text[start:end]
        named_at = None if anchor is None else self._tokens[anchor].start
        quantity = Quantity(what, counted.value, counted.bound, text)
        self._found.append(QuantityMention(start, end, quantity, counted.noun_form, rule, named_at))
