"""Where the names of places stand in a passage: names that the gazetteer knows, and unknown ones behind a head noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from tawatur.knowledge.gazetteer import Gazetteer
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import PlaceNoun, PlaceWording
from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.text.matching import PhraseTable
from tawatur.text.once import once
from tawatur.text.passages import COMMAS, Passage
from tawatur.text.spans import Cover

_OPENING = re.compile('["«“”„]')
_CLOSING = re.compile('["»”“]')
_LONGEST_QUOTED = 3
TANWIN = "\u064b"
# A name of at most this many letters is not read behind a clitic: too many words begin alike.
SHORT_NAME = 3
_ENDS = frozenset(COMMAS) | {"(", "."}
_INHABITED = {"settlement", "area", "governorate", "district", "region", "quarter"}
# The second word of towns from Asia Minor to India, spelled like a verb.
_ABAD = "اباد"
# A longer word with such an ending is something of somebody's ("its outskirts").
_POSSESSIVES, LONGEST_OWNED = ("ها", "هم", "هما"), 5
_KUNYAS = frozenset({"ابو", "ام"})  # with which a man or a woman is called by a child's name
# A shorter word in -tayn is no dual ("Sixty Street").
SHORTEST_DUAL = 5


class NameSpan(Struct, frozen=True):
    """A name: its first token, the token after it, its folded start and end, its gazetteer key ("" unknown).

    ``shared`` tells that the words end with another name: "the north" of "the north and west of Kordofan".
    """

    first: int
    end: int
    fold_start: int
    fold_end: int
    key: str
    proclitic: str = ""
    shared: bool = False


class _Words(dict[int, str]):
    """Words by number, "" for every other number: asked for far more often than for anything else."""

    def __missing__(self, at: int) -> str:
        return ""


@cache
def _compound_heads() -> Mapping[str, str]:
    """The first words of compound names as they are written, and the clitic on each."""
    return {clitic + word: clitic for clitic in ("ل", "ب", "و", "") for word in load_place_words().compound}


@dataclass(frozen=True)
class PassageNames:
    """The names of one passage, by the token at which they begin."""

    passage: Passage
    gazetteer: Gazetteer
    wording: PlaceWording
    blocked: PhraseTable[str]

    @once
    def _masked(self) -> Cover:
        """Folded spans of fixed phrases that hold a place name and are none."""
        return Cover((m.fold_start, m.fold_end) for m in self.blocked.find(self.passage.folded))

    @once
    def words(self) -> list[str]:
        """The folded tokens."""
        return self.passage.folds

    @once
    def nouns(self) -> dict[int, PlaceNoun]:
        """The head nouns by their token, in order; few words are one."""
        read = self.wording.noun_of
        found = {at: noun for at, noun in enumerate(map(read, self.words)) if noun is not None}
        return {at: noun for at, noun in found.items() if not self._is_revival(at)}

    def _is_revival(self, at: int) -> bool:
        """ "To revive the memory of" (إحياء), which folding makes one with "quarters" (أحياء)."""
        token = self.passage.tokens[at]
        return "إحياء" in self.passage.text[token.start : token.end]

    @once
    def known(self) -> dict[int, list[NameSpan]]:
        """Known names by their first token: the longest first, then the one with the shortest proclitic."""
        return self._found[0]

    @property
    def compounds(self) -> list[NameSpan]:
        """ "Ras al-Maarra", "Tell Homs": villages that no gazetteer knows, whose names end with a town's."""
        return self._found[1]

    @once
    def _found(self) -> tuple[dict[int, list[NameSpan]], list[NameSpan]]:
        found: dict[int, list[NameSpan]] = {}
        compounds: list[NameSpan] = []
        starts = self.passage.fold_starts
        for match in self.gazetteer.names_in(self.passage.folded):
            if not self._is_sound(match.proclitic, match.phrase) or self._masked.holds(
                match.fold_start, match.fold_end
            ):
                continue
            first = bisect_right(starts, match.fold_start) - 1
            end = bisect_right(starts, match.fold_end - 1)
            if self._is_kunya(first, end) or (end == first + 1 and self._only_begins(match.value, end)):
                continue
            if end == first + 1 and (compound := self._compound_of(first, match.fold_end)) is not None:
                compounds.append(compound)
                continue
            end, fold_end = self._with_level(end, match.fold_end)
            span = NameSpan(first, end, match.fold_start, fold_end, match.value, match.proclitic)
            found.setdefault(first, []).append(span)
        for span in [s for spans in found.values() for s in spans if s.proclitic == "و"]:
            for sharing in self._sharing(span):
                found.setdefault(sharing.first, []).append(sharing)
        for spans in found.values():
            spans.sort(key=lambda s: (-s.fold_end, len(s.proclitic)))
        return found, compounds

    def _is_kunya(self, first: int, end: int) -> bool:
        """القيادي أبو ماريا القحطاني: a man's name, which a village bears as well; "in Abu Kamal" is none."""
        before, after = self.word(first - 1) if first else "", self.word(end)
        placed = before in self.wording.prepositions or before in self.wording.nouns or not before.isalpha()
        surname = after.startswith("ال") and after.endswith("ي") and after not in self.wording.adjectives
        return self.word(first) in _KUNYAS and surname and not placed

    def _only_begins(self, key: str, end: int) -> bool:
        """The first word of compound names, which a hamlet bears as well ("Tal Hadid", and a village Tal)."""
        return key in self.wording.words.start and self.is_everyday(key) and self._continues(end)

    def _compound_of(self, last: int, fold_end: int) -> NameSpan | None:
        """The compound that a known name at a token ends, where the word before opens one."""
        word = self.word(last - 1) if last else ""
        clitic = _compound_heads().get(word)
        if clitic is None:
            return None
        head = word.removeprefix(clitic)
        if self.word(last).startswith(("و", "ل")) or self.wording.noun_of(word):
            return None
        if self.gazetteer.named(f"{head} {self.word(last)}"):
            return None
        start = self.passage.tokens[last - 1].fold_start + len(word) - len(head)
        return NameSpan(last - 1, last + 1, start, fold_end, "", word.removesuffix(head))

    def _with_level(self, end: int, fold_end: int) -> tuple[int, int]:
        """ "Upper X", "X al-Tahta": the token and place at which a name with such a word ends."""
        if self.word(end) not in load_place_words().level:
            return end, fold_end
        return end + 1, self.passage.tokens[end].fold_end

    def _sharing(self, last: NameSpan) -> Iterator[NameSpan]:
        """The regions told before a joined one by their direction alone: "the north, west and south of Kordofan"."""
        direction, _, land = last.key.partition(" ")
        at, joined = last.first - 1, bool(land) and direction in load_place_words().direction
        while joined and (side := self.word(at).lstrip("وبل")) in load_place_words().direction:
            token, before = self.passage.tokens[at], self.word(at).removesuffix(side)
            if self.gazetteer.named(f"{side} {land}"):
                start = token.fold_start + len(before)
                yield NameSpan(at, at + 1, start, token.fold_end, f"{side} {land}", before, shared=True)
            at, joined = at - 1, before == "و"

    @once
    def located(self) -> list[int]:
        """The tokens right behind a preposition or verb of place."""
        locatives = self.wording.locatives
        return [at for at, word in enumerate(self.words[:-1], 1) if word in locatives]

    def is_blocked(self, at: int) -> bool:
        """A fixed phrase begins with a head noun here and names no place ("the Nusra Front")."""
        tokens = self.passage.tokens
        return at + 1 < len(tokens) and self._masked.holds(tokens[at + 1].fold_start, tokens[at + 1].fold_end)

    def noun(self, at: int) -> PlaceNoun | None:
        """The head noun at a token."""
        return self.nouns.get(at)

    @once
    def word(self) -> Callable[[int], str]:
        """The folded token at a number, "" beyond the text."""
        return _Words(enumerate(self.words)).__getitem__

    def known_at(self, at: int, proclitics: tuple[str, ...] = ("",)) -> NameSpan | None:
        """The longest known name that begins at a token behind one of the given proclitics."""
        for span in self.known.get(at, ()):
            if span.proclitic in proclitics:
                return span
        return None

    def known_without_article(self, at: int) -> NameSpan | None:
        """A known name that the text gives without its article ("the town of Bazouriyeh" for al-Bazouriyeh)."""
        word, tokens = self.word(at), self.passage.tokens
        if len(word) < 5 or word in self.wording.words.stop or word.startswith("ال"):
            return None
        if not any(b.curated for b in self.gazetteer.named("ال" + word)):
            return None
        return NameSpan(at, at + 1, tokens[at].fold_start, tokens[at].fold_end, "ال" + word)

    def known_with_article(self, at: int) -> NameSpan | None:
        """A known name that the text gives with an article too many ("the district of al-Daquq" for Daquq)."""
        word, tokens = self.word(at), self.passage.tokens
        key = word.removeprefix("ال")
        if key == word or len(key) < SHORT_NAME + 1 or key in self.wording.traps or key in self.wording.words.stop:
            return None
        if not any(b.curated and b.level in {"settlement", "district"} for b in self.gazetteer.named(key)):
            return None
        return NameSpan(at, at + 1, tokens[at].fold_start, tokens[at].fold_end, key)

    def is_quoted(self, at: int) -> bool:
        """A quotation mark opens before the token: what it holds is an organisation's name rather than a place's."""
        tokens = self.passage.tokens
        if not 0 < at < len(tokens):
            return False
        gap = self.passage.text[tokens[at - 1].end : tokens[at].end - 1]
        return bool(_OPENING.search(gap))

    def quoted_at(self, at: int) -> NameSpan | None:
        """All of an unknown name of two or three words in quotation marks."""
        tokens, text = self.passage.tokens, self.passage.text
        if not self.is_quoted(at) or not self.looks_like_name(self.word(at)) or _CLOSING.match(text, tokens[at].end):
            return None
        for end in range(at + 1, min(at + _LONGEST_QUOTED, len(tokens) - 1) + 1):
            if end > at + 1 and _CLOSING.match(text, tokens[end - 1].end):
                return NameSpan(at, end, tokens[at].fold_start, tokens[end - 1].fold_end, "")
            if not self.word(end).isalpha() or self.word(end) in self.wording.words.stop:
                return None
        return None

    def unknown_at(self, at: int, *, strip_waw: bool = False) -> NameSpan | None:
        """A name that no gazetteer knows: a word that looks like one, with what belongs to it."""
        word = self.word(at)
        joined = strip_waw and word.startswith("و")
        offset = 1 if joined and (len(word) > SHORT_NAME or word[1:] in self.wording.words.start) else 0
        word = word[offset:]
        sound = self.looks_like_name(word, feminine=not self.ends_in_ha(at)) or (joined and self._is_namesake(at))
        if not sound or (self.noun(at) and word not in self.wording.words.start):
            return None
        end = self._end_of_unknown(at, word)
        alone, last = end == at + 1, self.passage.tokens[end - 1]
        if TANWIN in self.passage.text[last.start : last.end + 1]:
            return None  # an indefinite accusative
        if alone and (len(word) < 3 or word in self.wording.words.stop or (self.noun(at) and self._heads(end))):
            return None
        tokens = self.passage.tokens
        return NameSpan(at, end, tokens[at].fold_start + offset, tokens[end - 1].fold_end, "")

    def dated_at(self, at: int) -> NameSpan | None:
        """A name that is a day of a month: "the 17 July quarter", "the bridge of the seventh of April"."""
        day, month = self.word(at), at + 1 + (self.word(at + 1) == "من")
        told = day.isdigit() or day in load_number_words().words or (day.startswith("ال") and month > at + 1)
        if not told or self.word(month) not in self.wording.months:
            return None
        tokens = self.passage.tokens
        return NameSpan(at, month + 1, tokens[at].fold_start, tokens[month].fold_end, "")

    def is_everyday(self, key: str) -> bool:
        """A name that is an everyday word, and that no place of the news bears."""
        if key not in self.wording.words.common and self.wording.adjectives.get(key) is None:
            return False
        return not any(b.curated for b in self.gazetteer.named(key))

    def ends_in_ha(self, at: int) -> bool:
        """It is written with a final ه, as foreign names and pronouns are; folding makes it one with ة."""
        tokens = self.passage.tokens
        return at < len(tokens) and self.passage.text[tokens[at].end - 1] == "ه"

    def looks_like_name(self, word: str, *, feminine: bool = True) -> bool:
        """Letters, no stop word, no indefinite adjective in -iyya, no noun that heads a place itself."""
        if word in self.wording.words.start:
            return True
        if len(word) < 3 or not word.isalpha() or word in self.wording.words.stop:
            return False
        if word.endswith(_POSSESSIVES) and len(word) > LONGEST_OWNED:
            return False
        if word in self.wording.adjectives or (feminine and word.endswith("يه") and not word.startswith("ال")):
            return False
        if word.endswith("ا") and word[:-1] in self.wording.words.stop:
            return False
        if (
            word.startswith("لل")
            or (word.endswith("تين") and len(word.removeprefix("ال")) > SHORTEST_DUAL)
            or word.removeprefix("ال") in self.wording.words.stop
        ):
            return False
        rest = word[2:] if word.startswith("لل") else word[1:]
        bound = word.startswith(("ب", "ل", "و", "ف")) and (
            rest in self.wording.unnameable or (word[0] in "وف" and rest in self.wording.verbs)
        )
        bound = bound or word in self.wording.verbs or (word[0] in "بل" and rest in self.wording.relations)
        return not (bound or word in self.wording.offices or word in self.wording.locative_verbs)

    def _is_namesake(self, at: int) -> bool:
        """ "and Ali X": a name that folding makes one with a stop word ("on"), told by its spelling."""
        token = self.passage.tokens[at]
        return self.passage.text[token.start + 1 : token.end] in self.wording.namesakes and self._continues(at + 1)

    def _end_of_unknown(self, at: int, word: str) -> int:
        end = at + 1
        if self._is_namesake(at):
            return end + 1
        if word in self.wording.words.stop:  # "the town of Jadidat al-Shatt", but "a new town"
            return end + 1 if self.word(end).startswith("ال") and self._is_second_part(end) else end
        if (word in self.wording.words.start or word in self.wording.words.given) and self._continues(end):
            end += 1
            if word in self.wording.words.given and self.word(end - 1) == "عبد" and self._continues(end):
                end += 1
        elif (not word.startswith("ال") and self.word(end).startswith("ال") and self._is_second_part(end)) or (
            not word.startswith("ال") and self._ends_before_comma(end)
        ):
            end += 1
        if self.wording.adjectives.get(self.word(end)) == "part" or self.word(end) == _ABAD:
            end += 1
        return end

    def _ends_before_comma(self, at: int) -> bool:
        """ "Saraf Umra,", "Dogo Sara in", "Kala Kala, west of": a second word that belongs to nothing else."""
        word = self.word(at)
        if not self._ends_name(at + 1) or word[:1] in {"و", "ب", "ل", "ف"} or not self._is_second_part(at):
            return False
        told = self.noun(at) is not None or word in self.wording.relations or bool(self.known.get(at))
        told = told or word in load_number_words().words
        return not told and self.looks_like_name(word)

    def _ends_name(self, at: int) -> bool:
        """A comma, a bracket or a full stop stands here, or what tells where the place before it lies."""
        word = self.word(at)
        ended = word in _ENDS or word in self.wording.prepositions or word in self.wording.relations
        return ended or bool(self.known_at(at, ("ب",))) or (word.startswith("ب") and word[1:] in self.wording.nouns)

    def _continues(self, at: int) -> bool:
        word = self.word(at)
        verbal = word in self.wording.verbs or (word[:1] in ("و", "ف") and word[1:] in self.wording.verbs)
        if (verbal and word != _ABAD) or not word.isalpha() or len(word) < 2:
            return False
        beside = len(self.wording.relations.get(word, "whole")) <= len("NE")
        if self._heads(at) or (beside and self.known_at(at + 1)):
            return False  # the valley of the governorate of …, the valley of Hasan south of Tyre
        return word not in self.wording.words.stop and not word.endswith("ت")

    def _heads(self, at: int) -> bool:
        """A noun that heads the name of an inhabited place stands here."""
        noun = self.noun(at)
        return noun is not None and not noun.definite and noun.kind in _INHABITED

    def _is_second_part(self, at: int) -> bool:
        word = self.word(at)
        return self._continues(at) and word not in self.wording.adjectives and not word.endswith("يه")

    def _is_sound(self, proclitic: str, phrase: str) -> bool:
        if proclitic.endswith(("ال", "لل")) or "ك" in proclitic:
            return False
        return not proclitic or len(phrase) > SHORT_NAME or proclitic in {"و", "ب", "ل"}
