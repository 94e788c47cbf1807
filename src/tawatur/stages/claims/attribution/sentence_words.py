"""What attribution needs of a sentence's words: its verbs of saying, phrases and voices, by token number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SayingVerb, SourceRegistry
from tawatur.stages.claims.attribution.voice import TokenPhrase, Voice
from tawatur.text.passages import COMMAS, Passage, Sentence, Token

_ENTRY_HEAD = 6
_ASIDE_REACH = 25
_UNNAMED_REACH, _UNNAMED_CLOSE = 8, 6
_DASHES = ("-", "–", "—")
_OPENING = frozenset('«“"')
_QUOTES = re.compile('["«»“”()]')
_NONE: dict[int, TokenPhrase] = {}
_JOINED = re.compile('[وف]?([لبك])ـ*["«»“”]|[وف]?([لبك])ـ')  # لـ"العين", بـ«المسيرة»


class SentenceWords:
    """A sentence's tokens with what attribution needs of them, by token number; phrases and voices are its own."""

    def __init__(
        self,
        registry: SourceRegistry,
        passage: Passage,
        sentence: Sentence,
        phrases: Sequence[TokenPhrase],
        voices: Sequence[Voice],
    ) -> None:
        tokens: Sequence[Token] = passage.tokens
        self.tokens, self.first, self.last, self._text = tokens, sentence.first_token, sentence.last_token, passage.text
        self._by_kind: dict[str, dict[int, TokenPhrase]] = {}
        for phrase in phrases:
            self._by_kind.setdefault(phrase.phrase.kind, {}).setdefault(phrase.first, phrase)
        self.voices = voices
        self.opening = self._opening()
        told = {p.first: p for p in self.kind("contrast").values() if self._opens_what_is_said(p.first)}
        self._complements = self.kind("complement") | told
        self.contrasts: Mapping[int, TokenPhrase] = {
            at: phrase for at, phrase in (*self.kind("contrast").items(), *self.kind("while").items()) if at not in told
        }
        forms = self._forms = registry.verbs
        folds = passage.folds[self.first : self.last]
        nobodys = {at for p in self.kind("impersonal").values() for at in range(p.first, p.last)}
        nobodys |= set(self._unnamed_asides(folds))
        spoken = () if forms.keys().isdisjoint(folds) else enumerate(folds, self.first)
        verbs = {at: forms[f] for at, f in spoken if f in forms and at not in nobodys}
        for phrase in self.kind("as_said").values():  # وفق ما أعلنته, كما ذكره: the verb with its object
            form = self.fold(phrase.last)
            verb = _with_object(forms, form, "ه") or _with_object(forms, form, "ها")
            if verb is not None:
                verbs.setdefault(phrase.last, verb)
        self.verbs: Mapping[int, SayingVerb] = verbs

    def _opens_what_is_said(self, at: int) -> bool:
        """أصر الناطق على أن القوات دخلت: no "but", where no mark stands before it."""
        return self.fold(at) == "علي" and self.has_word(at - 1)

    def _unnamed_asides(self, folds: Sequence[str]) -> Iterator[int]:
        """The words of how a speaker is not named, between commas or behind a verb of asking: no verb of saying.

        مسؤول، تحدث شريطة عدم ذكر اسمه، قال; ضابط اشترط التكتم على هويته قال.
        """
        for at in [i for i, fold in enumerate(folds) if fold in load_voice_words().own_name]:
            near = range(at, max(at - _UNNAMED_REACH, -1), -1)
            opens = next((i for i in near if folds[i] in COMMAS), None)
            asked = next((i for i in near if (v := self._forms.get(folds[i])) and v.strength == "call"), at)
            closes = not COMMAS.isdisjoint(folds[at + 1 : at + _UNNAMED_CLOSE])
            first, last = self.first + (opens + 1 if opens is not None and closes else asked), self.first + at + 1
            if any(first <= voice.first < last for voice in self.voices):  # but: ، قال مسؤول طلب حجب اسمه،
                first = self.first + asked
            if not any(first <= voice.first < last for voice in self.voices):
                yield from range(first, last)

    def _opening(self) -> int:
        """The first word, behind the time of an entry (12:40 -)."""
        for i in range(self.first, min(self.first + _ENTRY_HEAD, self.last)):
            if (head := self.tokens[i].fold[0]).isalnum() and not head.isdigit():
                return i
        return self.first

    def kind(self, kind: str) -> dict[int, TokenPhrase]:
        """The phrases of one kind by their first token."""
        return self._by_kind.get(kind, _NONE)

    def is_complement(self, at: int) -> bool:
        """Whether what is said opens here: أن and its like, a colon."""
        return at in self._complements or self.fold(at) == ":"

    def is_joined_verb(self, at: int) -> bool:
        """Whether a verb of saying is joined by "and" (وقالت): its subject stands behind it, or is the one before."""
        form = self.fold(at)
        return form[:1] in ("و", "ف") and form[1:] in self._forms

    def opens_quotation(self, at: int) -> bool:
        """Whether a quotation mark opens right before a word."""
        if not self.first < at < self.last:
            return False
        return not _OPENING.isdisjoint(self._text[self.tokens[at - 1].end : self.tokens[at].start])

    def slug_of(self, voice: Voice) -> str | None:
        """Who a voice is: the words that name it where no table knows it."""
        if voice.origin != "body":
            return voice.origin
        first, last = voice.name
        start = self.tokens[first].start
        quoted = _JOINED.match(self._text, start)
        surface = self._text[quoted.end() if quoted else start : self.tokens[last - 1].end]
        head = self.kind("body").get(first) or self.kind("media").get(first)
        joined = len(head.proclitic) if head is not None and quoted is None else 0
        return "-".join(_QUOTES.sub("", surface[joined:]).split())

    def names_outlet(self, voice: Voice) -> bool:
        """Whether a voice that no table knows is an outlet for sure: a paper, or in quotation marks; no موقع العدو."""
        head = self.kind("media").get(voice.first)
        if head is None or self.fold(head.last) == "(":
            return True
        gap = self._text[self.tokens[head.last - 1].end : self.tokens[head.last].start]
        return self.fold(head.first)[len(head.proclitic) :] not in load_voice_words().site_noun or bool(
            _QUOTES.search(gap)
        )

    def is_quoted(self, at: int) -> bool:
        """Whether a word stands in a quotation that opens in its sentence."""
        start, end = self.tokens[self.first].start, self.tokens[at].start
        before = self._text[start:end]
        return before.count('"') % 2 == 1 or any(before.count(o) > before.count(c) for o, c in ("«»", "“”"))

    def past_aside(self, at: int) -> int:
        """Where an aside between dashes right behind a word ends: وأفاد - في مؤتمر صحفي - أن; else the word itself."""
        if self.fold(at + 1) not in _DASHES:
            return at
        ends = range(at + 2, min(at + _ASIDE_REACH, self.last))
        return next((i for i in ends if self.fold(i) == self.fold(at + 1)), at)

    def has_word(self, at: int) -> bool:
        """Whether a word, and no mark, stands at a token of the sentence."""
        return self.first <= at < self.last and self.tokens[at].is_word

    def fold(self, at: int) -> str:
        """The folded word at a token, empty outside the sentence."""
        return self.tokens[at].fold if self.first <= at < self.last else ""

    def preposition(self, at: int) -> str:
        """The preposition joined to a word or standing before it, empty where none does."""
        form = self.fold(at)
        joined = _JOINED.match(self._text, self.tokens[at].start) if form else None
        if joined is not None:
            return joined.group(1) or joined.group(2)
        voice_first = form.removeprefix("و").removeprefix("ف")
        forces = load_role_words()
        if voice_first[:1] in ("ل", "ب", "ك") and (
            self._joins_preposition(at) or voice_first[1:] in forces.owned or voice_first[1:] in forces.member
        ):
            return voice_first[0]
        before = self.fold(at - 2 if self.fold(at - 1) == "(" else at - 1)
        return before if before in load_voice_words().preposition else ""

    def _joins_preposition(self, at: int) -> bool:
        return any(at in self.kind(k) and self._proclitic(self.kind(k)[at]) for k in self._by_kind) or self.fold(
            at
        ).startswith(("لل", "ولل"))

    @staticmethod
    def _proclitic(phrase: TokenPhrase) -> bool:
        return phrase.proclitic.removeprefix("و").removeprefix("ف")[:1] in ("ل", "ب", "ك")


def _with_object(forms: Mapping[str, SayingVerb], form: str, pronoun: str) -> SayingVerb | None:
    """The verb of saying that a form is with its object: ذكره, رواها."""
    stem = form.removesuffix(pronoun)
    return forms.get(stem) or (forms.get(stem[:-1] + "ي") if stem.endswith("ا") else None)
