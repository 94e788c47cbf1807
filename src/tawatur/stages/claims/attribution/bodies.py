"""Bodies that no table knows, named by their class noun: مرصد العاصي, لجنة أسر المخطوفين, وزارة التعليم.

One that belongs to a party is the party's voice (لجنة الأسرى التابعة للجماعة), a ministry its government's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SourceRegistry
from tawatur.knowledge.sources.local_bodies import load_local_bodies
from tawatur.stages.claims.attribution.voice import TokenPhrase, Voice
from tawatur.text.passages import Token

_BODY_REACH, _QUOTED_REACH = 4, 6
_ADJECTIVE_ENDS = ("يه", "ي")
_KINDS = frozenset(["body", "ministry", "media"])


class BodyReading:
    """The bodies of one passage."""

    def __init__(
        self,
        registry: SourceRegistry,
        tokens: Sequence[Token],
        phrases: Sequence[TokenPhrase],
        parties: Mapping[int, Voice],
        government: str | None,
    ) -> None:
        self._registry, self._tokens, self._parties, self._government = registry, tokens, parties, government
        self._modifiers = {p.first: p for p in phrases if p.phrase.kind == "modifier"}
        self._heads = {p.first: p for p in phrases if p.phrase.kind in _KINDS}
        self._sources = {p.first: p for p in reversed(phrases) if p.phrase.kind in ("source", "context")}
        self._belonging = {p.first for p in phrases if p.phrase.kind == "belonging"}
        self._stops = {p.first for p in phrases if p.phrase.kind in ("complement", "contrast", "while", "relayed")}

    def body(self, phrase: TokenPhrase) -> Voice | None:
        """A body that no table knows, named by its class noun and the words behind it (منصة "صوت الهامش").

        That of a party is the party's voice: اللجنة التابعة للجماعة, لجنة الطرقات الحكومية.
        """
        last = self._body_end(phrase.last)
        owner = self._owner(phrase, last)
        if owner is not None:
            return replace(owner, first=phrase.first, role="body", adjectival=False, masculine=False)
        if last == phrase.last:
            return None
        inner = self._sources.get(phrase.last)
        source = self._registry.sources.get(inner.phrase.value) if inner is not None else None
        if inner is not None and source is not None and not source.relays:  # تنسيقية لجان مقاومة كرري
            return Voice(phrase.first, max(last, inner.last), inner.phrase.value)
        if not self._is_proper(phrase.last, last):  # "a medical organisation" is nobody by name
            return Voice(phrase.first, last, "unnamed:organisation", "organisation", "organisation")
        relays = phrase.phrase.kind == "media"
        return Voice(phrase.first, last, "body", "", "body", relays=relays, name=(phrase.first, last))

    def _owner(self, phrase: TokenPhrase, last: int) -> Voice | None:
        """The party that a body is of: named behind it, or the government of the country."""
        party = self._parties.get(last + 1) if last in self._belonging else None
        within = last in self._belonging or (last < len(self._tokens) and self._tokens[last].fold == "في")
        source = self._sources.get(last + 1) if within else None
        if source is not None and party is None:  # مركز الطوارئ التابع لوزارة الصحة
            return Voice(phrase.first, source.last, source.phrase.value)
        if party is None and (side := self._side_of_room(phrase, last)) is not None:
            return side
        modifier = self._modifiers.get(last)
        governments = modifier is not None and modifier.phrase.value == "government" and is_definite(self._tokens[last])
        if party is not None or last == phrase.last:
            return party
        if phrase.phrase.kind == "ministry":
            government = self._parties.get(last + 1) if within else None
            if government is not None and not government.adjectival:
                return replace(government, first=phrase.first)  # وزارة الثروات في حكومة الإقليم
            states = [p for at in range(phrase.last, last + 1) if (p := self._parties.get(at)) and p.adjectival]
            party = states[0] if states else None
            governments = governments or last == phrase.last + 1 or not self._is_adjective(last - 1)
        if party is None and governments and self._government is not None:
            return Voice(phrase.first, last + (modifier is not None), self._government)
        return party

    def _side_of_room(self, phrase: TokenPhrase, last: int) -> Voice | None:
        """غرفة عمليات حكومة الوفاق: an operations room whose name tells whose it is speaks for that side."""
        words = self._tokens[phrase.first : phrase.last + 1]
        if len(words) < 2 or not words[0].fold.endswith("غرفه") or not words[1].fold.endswith("عمليات"):
            return None
        within = (self._parties.get(at) for at in range(phrase.last + 1, last + 1))
        return next((p for p in within if p is not None and not p.adjectival), None)

    def _is_adjective(self, at: int) -> bool:
        """Whether a word may be a state's adjective: وزارة التعليم السورية."""
        return is_definite(self._tokens[at]) and self._tokens[at].fold.endswith(_ADJECTIVE_ENDS)

    def _is_proper(self, first: int, last: int) -> bool:
        """Whether words behind a class noun name one body: مرصد العاصي, هيئة أسر المخطوفين."""
        words = [token.fold for token in self._tokens[first:last]]
        if self._tokens[first].start - self._tokens[first - 1].end > 1:
            return True  # منصة "تأسيس نيوز": the quotation mark names it
        if words[0].startswith("ال") or words[0].isascii():
            return True
        if len(words) > 1 and words[-1] in load_local_bodies().well_known:
            return True  # رابطة أهالي تاورغاء
        head = self._tokens[first - 1].fold.removeprefix("و")
        if len(words) == 1 and self._is_name(words[0]):
            return True  # مرصد نينوى, مرصد آشور
        if len(words) == 1 and head in load_voice_words().local_body:
            return not words[0].endswith("ي")  # تنسيقية داريا; but مستشفى ميداني
        return not words[0].endswith(_ADJECTIVE_ENDS) and any(word.startswith("ال") for word in words[1:])

    def _is_name(self, word: str) -> bool:
        """Whether a word is a town's name that is nothing else, or no word of everyday at all."""
        return word in load_local_bodies().well_known or not (word.endswith(_ADJECTIVE_ENDS) or is_everyday(word))

    def _body_end(self, first: int) -> int:
        """Where the words that name a body end; all that stand in quotation marks name it (موقع "يمن بلس")."""
        last, marked = first, [at for at in range(first, first + _QUOTED_REACH) if self._is_marked(at)]
        if marked[:1] == [first] and len(marked) > 1:
            return marked[1]
        while last < min(first + _BODY_REACH, len(self._tokens)) and self.names(last, first):
            last += 1
        return last

    def _is_marked(self, at: int) -> bool:
        """Whether a mark of quotation stands before a token."""
        return 0 < at < len(self._tokens) and self._tokens[at].start - self._tokens[at - 1].end > 1

    def names(self, at: int, first: int) -> bool:
        """Whether a word goes on with a body's name."""
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        if (
            not token.is_word
            or token.fold[0].isdigit()
            or at in self._stops
            or token.fold in self._registry.verbs
            or (at > first and token.fold in load_number_words().words)
            or self._ends_name(at, first)
        ):
            return False
        if token.fold in load_voice_words().body_end or at in self._belonging:
            return False
        return at == first or token.fold.startswith("ال") or not token.fold.startswith(("و", "ب", "ل", "ان"))

    def _ends_name(self, at: int, first: int) -> bool:
        """Whether an adjective of sources is not of the name: مركز إعلامي, but مركز حلب الإعلامي."""
        modifier = self._modifiers.get(at)
        own = at > first and is_definite(self._tokens[at])
        return modifier is not None and (not own or modifier.phrase.value == "government")

    def opened_at(self, at: int) -> Voice | None:
        """The body that a token opens, where words behind it name one."""
        phrase = self._heads.get(at)
        body = self.body(phrase) if phrase is not None else None
        return body if body is not None and body.origin != "unnamed:organisation" else None

    def opened_by(self, phrase: TokenPhrase) -> Voice | None:
        """The body that a phrase opens, None where it is no class noun of bodies."""
        return self.body(phrase) if phrase.phrase.kind in _KINDS else None

    def meant(self, phrase: TokenPhrase) -> Voice | None:
        """The body of that class named last before a short form: المرصد after مرصد العاصي is that observatory."""
        noun = self._tokens[phrase.last - 1].fold.lstrip("وفبل").removeprefix("ال")
        heads = (at for at, head in self._heads.items() if head.phrase.kind != "ministry" and at < phrase.first)
        earlier = [first for first in heads if self._tokens[first].fold.endswith(noun)]
        for first in reversed(earlier):
            body = self.body(TokenPhrase(first, first + 1, "", phrase.phrase))
            if body is not None and body.name != (0, 0):
                return body
        return None


def is_definite(token: Token) -> bool:
    """Whether a noun has its article."""
    return token.fold.removeprefix("و").removeprefix("ف").startswith(("ال", "لل"))
