"""Bodies of one town as voices: بلدية زليتن, المجلس البلدي للأصابعة, غرفة طوارئ المدينة; البلدية behind such a one.

One told by an office speaks through it (مدير مستشفى القرنة); a source in one stays without a name (مصدر في بلدية).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.actors import state_adjectives
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources.local_bodies import LocalBodies, LocalKind, LocalTown, load_local_bodies
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import Passage

_LONGEST_TOWN = 4
_ADJECTIVES = 2
_OFFICE_REACH = 3
_JOINED = ("و", "ف", "ب", "ل")


class _Body(Struct, frozen=True):
    first: int
    last: int
    kind: LocalKind
    slug: str


class LocalBodyReading:
    """The local bodies of one passage."""

    def __init__(self, passage: Passage, countries: Sequence[str]) -> None:
        self._passage, self._countries = passage, [country.lower() for country in countries]
        self._known: LocalBodies = load_local_bodies()
        self._bodies = list(self._found())

    def added_to(self, voices: Sequence[Voice]) -> list[Voice]:
        """The voices of the passage, where they are of a local body those of that body, and the bodies left out."""
        kept = list(voices)
        for body in self._bodies:
            kept = self._with(body, kept)
        return sorted((self._taken_up(v, kept) for v in kept), key=lambda v: v.first)

    def _with(self, body: _Body, voices: Sequence[Voice]) -> list[Voice]:
        touching = [v for v in voices if v.first < body.last and body.first < v.last]
        others = [v for v in voices if v not in touching]
        first = min([body.first, *(v.first for v in touching)])
        if any(self._is_known(v, body) for v in touching) or self._is_somebody_there(first, body.first, others):
            return list(voices)
        same = any(v.origin == "body" and v.name[0] == body.first for v in touching)  # بيان أصدرته بلدية زليتن
        if first < body.first and not same and not self._is_office(first, body.first):
            return list(voices)
        last = max([body.last, *(v.last for v in touching if v.first < body.first)])
        if (named := next((v for v in touching if v.origin in self._known.classes), None)) is not None:
            last = named.last  # its town is where, if nothing else is told
        while first == body.first and self._is_office(first - 1, first):
            first -= 1
            others = [v for v in others if not v.first <= first < v.last]
        return [*others, Voice(first, last, body.slug, "", "body")]

    def _is_known(self, voice: Voice, body: _Body) -> bool:
        """Whether a table knows the very body, or a party speaks through it."""
        if voice.first > body.first or voice.origin is None:
            return False
        unknown = voice.origin == "body" or voice.origin.startswith("unnamed:") or voice.origin in self._known.classes
        return not (unknown or voice.again)

    def _is_somebody_there(self, first: int, at: int, others: Sequence[Voice]) -> bool:
        """طبيب في مستشفى القرنة: somebody there speaks for himself."""
        return first == at and any(
            v.last == at - 1 and self._passage.fold_at(at - 1) == "في" and v.kind for v in others
        )

    def _is_office(self, first: int, last: int) -> bool:
        """Whether all words before a body are of an office that speaks for it: نائب رئيس, المتحدث باسم."""
        words = [self._passage.fold_at(at) for at in range(first, last)]
        offices, links = load_voice_words().office, load_voice_words().party_link
        plain = [word for word in words if bare_form(word, offices) is None and word not in links]
        return first >= 0 and bool(words) and not plain and len(words) <= _OFFICE_REACH and "في" not in words

    def _taken_up(self, voice: Voice, voices: Sequence[Voice]) -> Voice:
        """البلدية, رئيس البلدية: the body of that kind named last, where no other of that class was since."""
        if voice.origin is not None and not voice.origin.startswith("unnamed:"):
            return voice
        at = voice.last if self._is_office(voice.first, voice.last) else voice.last - 1  # رئيس المجلس
        head, told = (
            self._passage.fold_at(at),
            replace(voice, last=max(voice.last, at + 1), kind="", role="body", again=""),
        )
        office = voice.first < at
        if office and not self._is_office(voice.first, at):
            return voice
        before = [b for b in self._bodies if b.last <= voice.first and bare_form(head, b.kind.heads) is not None]
        if before and not any(self._is_of_class(v, head) for v in voices if before[-1].last <= v.first < voice.first):
            return replace(told, origin=before[-1].slug)
        named = [v for v in voices if v.origin == "body" and v.last <= voice.first and self._is_of_class(v, head)]
        return (
            replace(told, origin="body", name=named[-1].name) if office and named and head.startswith("ال") else voice
        )

    def _is_of_class(self, voice: Voice, head: str) -> bool:
        """Whether another body of that class noun was told of since: مجلس السيادة."""
        noun = plain_noun(self._passage.fold_at(voice.first))
        local = any(b.first <= voice.first < b.last for b in self._bodies)
        return voice.origin is not None and not local and head.endswith(noun)

    def _found(self) -> Iterator[_Body]:
        at = 0
        while at < len(self._passage.folds):
            body = self._at(at)
            at = body.last if body is not None else at + 1
            if body is not None:
                yield body

    def _at(self, at: int) -> _Body | None:
        """The body that a token opens: its noun and its town."""
        opened = sorted(self._opened(at), key=lambda found: -found[1])
        for kind, behind, definite in opened:
            town = self._town_behind(behind, definite=definite)
            if town is not None:
                place, last = town
                return _Body(at, self._past_adjectives(last), kind, self._known.slug(kind, place))
        return None

    def _opened(self, at: int) -> Iterator[tuple[LocalKind, int, bool]]:
        first = bare_form(self._passage.fold_at(at), self._known.openings)
        for kind, noun in self._known.openings[first] if first is not None else ():
            if "{}" in noun:  # مركز سبها الطبي
                if self._closes_around(at, noun[-1]):
                    yield kind, at + 1, False
            elif all(self._passage.fold_at(at + i) == word for i, word in enumerate(noun) if i):
                yield kind, at + len(noun), any(word.startswith("ال") for word in noun)

    def _closes_around(self, at: int, closing: str) -> bool:
        """Whether a town stands between a noun and the word that closes the name."""
        town = self._town_behind(at + 1, definite=False)
        return town is not None and self._passage.fold_at(town[1]) == closing

    def _town_behind(self, at: int, *, definite: bool) -> tuple[LocalTown, int] | None:
        """The town behind a noun: بلدية زليتن, المجلس البلدي لمدينة X, مديرية الأمن في X, غرفة طوارئ المدينة."""
        words = load_voice_words()
        if definite and self._passage.fold_at(at) == "في":
            at += 1
        head = bare_form(self._passage.fold_at(at), words.town_head)
        start = at + 1 if head is not None else at
        for length in range(_LONGEST_TOWN, 0, -1):
            stretch = [self._passage.fold_at(i) for i in range(start, start + length)]
            for name in self._names(stretch, joined=definite and head is None):
                town = self._known.town(name, self._countries)
                if town is not None and not self._goes_on(start + length):
                    return town, start + length
        meant = (
            bare_form(self._passage.fold_at(at), words.same_town)
            if not definite or self._passage.fold_at(at)[:1] in ("ب", "ل")
            else None
        )
        return self._town_before(at) if meant is not None else None

    @staticmethod
    def _names(stretch: Sequence[str], *, joined: bool) -> Iterator[str]:
        """The names that words may be, without the preposition joined to the first: للأصابعة, بزوارة."""
        if not all(stretch):
            return
        yield " ".join(stretch)
        first = stretch[0]
        if joined and first.startswith("لل"):
            yield " ".join(["ال" + first[2:], *stretch[1:]])
        if joined and first[:1] in ("ب", "ل") and len(first) > 3:
            yield " ".join([first[1:], *stretch[1:]])

    def _town_before(self, at: int) -> tuple[LocalTown, int] | None:
        """The town that "the town" means: named last before, "to" or "in" it or not."""
        for back in range(at - 1, -1, -1):
            for length in (2, 1):
                stretch = [self._passage.fold_at(i) for i in range(back, back + length)]
                for name in self._names(stretch, joined=True):
                    town = self._known.town(name, self._countries) if back + length <= at else None
                    if town is not None and town.country in self._countries:
                        return town, at + 1
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether an adjective makes the name another's: مستشفى الفاشر الجنوبي; but بلدية زليتن الليبية."""
        word = self._passage.fold_at(at)
        if not word.startswith("ال") or not word.endswith(("ي", "يه")):
            return False
        plain = word in load_voice_words().body_adjective or word.removeprefix("ال") in state_adjectives()
        return not plain and word not in load_voice_words().when

    def _past_adjectives(self, at: int) -> int:
        ahead = range(at, at + _ADJECTIVES)
        return next(
            (i for i in ahead if self._passage.fold_at(i) not in load_voice_words().body_adjective), at + _ADJECTIVES
        )


def plain_noun(word: str) -> str:
    """A noun without article, conjunction and preposition before it: والمجلس."""
    return word.lstrip("".join(_JOINED)).removeprefix("ال")


def bare_form(word: str, among: Container[str]) -> str | None:
    """The word of a list that a form is, with و or ف and a preposition before it or not: وللبلدية."""
    plain = word
    for joined in ("", *_JOINED):
        if joined and not plain.startswith(joined):
            continue
        plain = plain.removeprefix(joined)
        if plain in among:
            return plain
        if plain.startswith("لل") and "ال" + plain[2:] in among:
            return "ال" + plain[2:]
    return None
