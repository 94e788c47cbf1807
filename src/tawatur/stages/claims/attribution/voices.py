"""Voices: who can speak in a passage. Named sources, parties, speakers without a name, the outlet's own people.

``مصدر عسكري رفيع`` is ``unnamed:military source``; ``مدير المرصد`` the observatory; ``متحدث باسم القوة المشتركة`` the
force itself; ``قائد ميداني في الجيش`` unnamed though of the army. What repeats an earlier voice (المصدر نفسه, باسمها)
is left open for the reader of attributions to settle.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SourceRegistry
from tawatur.stages.claims.attribution.bodies import BodyReading, is_definite
from tawatur.stages.claims.attribution.voice import TokenPhrase, Voice, by_kind, is_late, is_paper, precedence
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS, Token

_AFFILIATION_REACH = 6
_PUBLIC_REACH = 6
_APPOSITION_REACH = 5
_TOLD_BY_KIND = frozenset(
    ["source", "sources", "official", "commander", "officer", "soldier", "fighter", "statement", "media", "reports"]
)
_STOPPING = frozenset(["complement", "contrast", "while", "relayed", "according"])
_NOBODYS = frozenset(["unnamed", "official", "commander", "fighter"])


class VoiceReading:
    """The voices of one passage."""

    def __init__(
        self,
        registry: SourceRegistry,
        tokens: Sequence[Token],
        phrases: Sequence[TokenPhrase],
        actors: Sequence[Voice],
        outlet: tuple[str, str | None],
        states: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self._registry, self._tokens, self._outlet, self._states = registry, tokens, outlet, states
        of_kind = by_kind(phrases)
        inside = {at for p in of_kind["public"] for at in range(p.first + 1, p.last)}
        inside |= {at for p in of_kind["impersonal"] for at in range(p.first, p.last)}
        self._phrases = phrases = [
            p
            for p in phrases
            if not (p.phrase.kind in ("speaker", "modifier") and (p.first in inside or _is_verb(tokens, p)))
            and not is_late(p, tokens, registry)
        ]  # مؤتمر صحفي: no journalist
        of_kind = by_kind(phrases)
        another = load_voice_words().another
        self._modifiers = {p.first: p for p in of_kind["modifier"] if tokens[p.first].fold not in another}
        self._speakers = of_kind["speaker"]
        self._offices = {p.first: p for p in self._speakers if p.last > p.first + 1}
        self._same = {p.first for p in of_kind["same"]}
        self._public = {p.first for p in of_kind["public"]}
        self._spokesman_of = {p.first for p in of_kind["spokesman_of"]}
        self._issued = {p.first: p.last for p in of_kind["relayed"]}
        self._stops = {p.first for p in phrases if p.phrase.kind in _STOPPING}
        self._parties = {v.first: v for v in actors}
        self._told_to = {p.first for p in self._speakers if tokens[p.first].fold.startswith("لل")}
        self._bodies = BodyReading(registry, tokens, phrases, self._parties, states[0])
        self._anaphors = {p.first: self._anaphor(p) for p in of_kind["anaphor"]}
        named = [p for p in phrases if p.phrase.kind in ("source", "context")]
        self._named = {p.first: self._source(p) for p in reversed(named)}  # of one place the first, the best, stays

    def voices(self) -> list[Voice]:
        """All voices by their place; of overlapping ones the longer."""
        heads = {p.first for p in self._speakers if p.phrase.role in _NOBODYS}
        offices = {p.first for p in self._speakers if p.phrase.role not in _NOBODYS}
        told = {p.first: p.last for p in self._speakers}
        parties = [
            v
            for v in self._parties.values()
            if v.first not in heads or not (v.adjectival or self._is_some_of_them(v, told[v.first]))
        ]
        named = [
            v for v in self._named.values() if told.get(v.first, 0) <= v.last
        ]  # غرفة طوارئ محلية is nobody by name
        found = [*named, *parties]  # "an American official" is no voice of his state
        for phrase in self._phrases:
            if phrase.phrase.kind == "speaker":
                found += [self._speaker(phrase)] if self._may_speak(phrase) else []
            elif phrase.phrase.kind in ("correspondent", "ours"):
                found.append(self._correspondent(phrase))
            elif phrase.phrase.kind == "anaphor":
                found.append(self._anaphors[phrase.first])
            elif (phrase.phrase.kind == "ministry" or phrase.last not in offices) and (
                body := self._bodies.opened_by(phrase)
            ):
                found.append(self._outlet_of(phrase, body))  # but مكتب الناطق باسم ... is the spokesman
        kept: list[Voice] = []
        for voice in sorted(found, key=precedence):
            if not kept or voice.first >= kept[-1].last:
                kept.append(voice)
        return kept

    def _is_some_of_them(self, party: Voice, last: int) -> bool:
        """قال ثلاثة ضباط: some officers, whom the party's name is made of, do not speak for it."""
        return party.last <= last and not self._is_definite(party.first)

    def _may_speak(self, phrase: TokenPhrase) -> bool:
        """أكدت إصابة 12 شخصاً, أعلن مقتل 3 ضباط: people who are counted are told of, they do not speak."""
        before = [self._tokens[at].fold for at in range(max(0, phrase.first - 2), phrase.first)]
        if not before or not (before[-1].isdigit() or before[-1] in load_number_words().words):
            return True
        befell = before[0].lstrip("وب").removeprefix("ال") in load_voice_words().told
        return phrase.phrase.value != "person" and not (phrase.phrase.role in _NOBODYS and befell)

    def _outlet_of(self, phrase: TokenPhrase, body: Voice) -> Voice:
        """A media body as the outlet that its name tells (موقع قناة الميادين), the page's own among them."""
        if phrase.phrase.kind != "media" or body.name == (0, 0):
            return body
        inner = range(phrase.last, body.last)
        heads = {p.last for p in self._phrases if p.phrase.kind == "media"}
        known = next((v.origin for at in inner if (v := self._named.get(at)) and v.relays), None)
        known = known or next((s for at in inner if at in heads and (s := self._of_class(phrase, at))), None)
        if known is not None:
            return replace(body, origin=known, role="", name=(0, 0))
        own = any(self._is_outlet(at) for at in (phrase.first, phrase.last))
        return replace(body, origin="outlet", role="", relays=False, name=(0, 0)) if own else body

    def _of_class(self, phrase: TokenPhrase, at: int) -> str | None:
        """The outlet of a bare name, where it is of the class that stands before it: no daily for قناة."""
        slug = self._registry.short_names.get(self._fold(at))
        if slug is None:
            return None
        noun, words = self._fold(phrase.last - 1)[len(phrase.proclitic) :], load_voice_words()
        nouns = {
            "tv": words.tv_noun,
            "newspaper": words.newspaper_noun,
            "agency": words.agency_noun,
            "radio": words.radio_noun,
        }
        others = frozenset[str]().union(*(n for kind, n in nouns.items() if kind != self._registry.sources[slug].kind))
        return slug if noun not in others else None

    def _source(self, phrase: TokenPhrase) -> Voice:
        contextual = phrase.phrase.kind == "context"
        if contextual and self._tokens[phrase.last - 1].fold.removeprefix("ال") in self._outlets_class():
            return Voice(phrase.first, phrase.last, "outlet")  # المرصد on the pages of an observatory
        body = self._bodies.meant(phrase) if contextual else None
        if body is not None:
            return replace(body, first=phrase.first, last=phrase.last)
        slug = phrase.phrase.value
        source = self._registry.sources.get(slug)
        relays = source is not None and source.relays
        if relays and slug == self._outlet[1]:
            return Voice(phrase.first, phrase.last, "outlet")
        return Voice(phrase.first, phrase.last, slug, "", "", relays=relays)

    def _outlets_class(self) -> list[str]:
        """The class noun that the outlet's own name begins with (مرصد, شبكة)."""
        words = [word.removeprefix("ال") for word in fold_word(self._outlet[0]).split()[:1]]
        return [word for word in words if word in load_voice_words().own_noun]

    def _anaphor(self, phrase: TokenPhrase) -> Voice:
        noun = self._tokens[phrase.first].fold.lstrip("وف").removeprefix("لل").removeprefix("ال")
        return Voice(phrase.first, self._past_same(phrase.last), None, again=noun)

    def _past_same(self, at: int) -> int:
        return at + 1 if at in self._same else at

    def _correspondent(self, phrase: TokenPhrase) -> Voice:
        """The outlet's own correspondent, or that of another outlet where one is named."""
        own = Voice(phrase.first, phrase.last, "correspondent", evidence="correspondent")
        if phrase.phrase.kind == "ours" or phrase.last >= len(self._tokens):
            return own
        named = self._named.get(phrase.last) or self._named.get(phrase.last + 1)
        if named is not None and named.origin != self._outlet[1] and not self._is_outlet(named.first):
            return replace(named, first=phrase.first, evidence="correspondent", role="correspondent", relays=False)
        other = self._registry.short_names.get(self._tokens[phrase.last].fold)
        if other is not None and other != self._outlet[1] and not self._is_outlet(phrase.last):
            return replace(own, origin=other, last=phrase.last + 1, role="correspondent")
        last = named.last if named else phrase.last + len(self._outlet_words(phrase.last))
        return replace(own, last=last)

    def _outlet_words(self, at: int) -> list[str]:
        words = fold_word(self._outlet[0]).split()
        here = [t.fold for t in self._tokens[at : at + len(words)]]
        return words if words and here == words else []

    def _is_outlet(self, at: int) -> bool:
        return bool(self._outlet_words(at))

    def _speaker(self, phrase: TokenPhrase) -> Voice:
        """A speaker told by office or kind, with what stands behind it."""
        english, mods = phrase.phrase.value, list[str]()
        at, party, again, told = phrase.last, None, "", phrase.last
        while at < min(phrase.last + _AFFILIATION_REACH, len(self._tokens)):
            if english == "envoy" and self._fold(at) == "لدي":  # مندوب سورية لدى الأمم المتحدة
                break
            if at in self._spokesman_of:
                again, at = "party", at + 1
                break
            if (issuer := self._issuer_at(phrase, at)) is not None:  # بيان أصدرته المفوضية, صادر عن القيادة
                at = issuer
                continue
            modifier = self._modifiers.get(at)
            party = (self._issuing_office(phrase, at) or self._affiliation(at)) if modifier is None else None
            if party is not None and self._is_another(phrase, at, party):
                party = None
                break
            if party is not None:
                at = party.last
                break
            if modifier is None and (taken_up := self._taken_up(phrase, at)) is not None:
                again, at = taken_up.again, taken_up.last  # متحدث باسم الوزارة: of that ministry
                break
            if modifier is not None:
                mods += [modifier.phrase.value] if modifier.phrase.value else []
                at = told = modifier.last
                continue
            if at in self._same or not self._goes_on(phrase, at):
                break
            at += 1
        else:
            at = phrase.last
        last = at if party or again else max(told, self._past_modifiers(phrase.last))
        return self._resolved(phrase, self._past_same(last), english, mods, party, again)

    def _issuer_at(self, phrase: TokenPhrase, at: int) -> int | None:
        """Where the issuer of a paper begins; an agency was only sent it (بيان تلقت رويترز نسخة منه)."""
        issuer = self._issued.get(at + (self._fold(at) in COMMAS)) if is_paper(phrase) else None
        return None if issuer in self._named and self._named[issuer].relays else issuer

    def _is_another(self, phrase: TokenPhrase, at: int, party: Voice) -> bool:
        """Whether a party behind a whole office is somebody else: "the prime minister blamed the militia"."""
        whole = at > phrase.first + 1 and self._is_definite(at - 1) and at == party.first
        words = [self._tokens[i].fold for i in range(party.first, party.last)]
        adjective = party.adjectival or (len(words) == 1 and words[0].endswith(("ي", "يه")))
        told = party.relays and at == party.first  # أبلغ سكان وكالة رويترز
        if phrase.phrase.role in _NOBODYS and self._accuses(phrase, at, party):
            return True
        if phrase.phrase.role == "unnamed":
            return told or (not adjective and self._is_described(phrase, at, party))
        return phrase.phrase.role == "government" and whole and not adjective

    def _accuses(self, phrase: TokenPhrase, at: int, party: Voice) -> bool:
        """واتهم سكان الجيش: who stands right behind an accuser without a name is the accused."""
        verb = self._registry.verbs.get(self._fold(phrase.first - 1)) if phrase.first else None
        return verb is not None and verb.strength == "allege" and at == party.first and not party.adjectival

    def _is_described(self, phrase: TokenPhrase, at: int, party: Voice) -> bool:
        """اتهم مصدر أمني التنظيم: an indefinite source with an adjective has no genitive."""
        beside = at == party.first > phrase.last and self._tokens[at].fold[:1] not in ("ب", "ل", "و")
        return beside and at - 1 in self._modifiers and not self._is_definite(at - 1)

    def _past_modifiers(self, at: int) -> int:
        while at in self._modifiers:
            at = self._modifiers[at].last
        return at

    def _goes_on(self, phrase: TokenPhrase, at: int) -> bool:
        """Whether an unknown word may stand between an office and its party (مسؤول في لجنة ..., المتحدث باسم ...)."""
        token = self._tokens[at]
        if not token.is_word or at in self._stops or token.fold in self._registry.verbs:
            return False
        if at in self._told_to or token.fold in load_voice_words().told_noun:
            return False  # قائد ميداني للمصدر ذاته, أكد الناطق مقتل عناصر من القوات
        if phrase.phrase.role == "forces":  # an officer's name, of three words at most
            return at - phrase.last < 3
        linked = self._tokens[phrase.last].fold in load_voice_words().party_link
        return linked or (phrase.phrase.role in ("party", "government") and at - phrase.last < 3)

    def _taken_up(self, phrase: TokenPhrase, at: int) -> Voice | None:
        """The body named before that a token takes up, behind its preposition: باسم الوزارة, بيان للهيئة."""
        if is_paper(phrase) and (at == phrase.last or at in self._issued.values()):
            return self._anaphors.get(at)  # بيان الوزارة, بيان أصدرته الوزارة
        issued = is_paper(phrase) and self._tokens[at].fold.startswith("لل")
        linked = issued or self._fold(at) in load_voice_words().body_link
        return (self._anaphors.get(at) or self._anaphors.get(at + 1)) if linked else None

    def _issuing_office(self, paper: TokenPhrase, at: int) -> Voice | None:
        """بيان للقيادة العامة للجيش: the office of a party that issued a paper, named right behind it."""
        phrase = self._offices.get(at) if is_paper(paper) and at == paper.last else None
        office = self._speaker(phrase) if phrase is not None else None
        return office if office is not None and office.origin is not None else None

    def _affiliation(self, at: int) -> Voice | None:
        """The party or named source that begins at a token, behind its preposition."""
        for first in (at, at + 1):
            known = [v for v in (self._parties.get(first), self._named.get(first)) if v is not None]
            voice = max(known, key=lambda v: v.last, default=None) or self._bodies.opened_at(first)
            between = self._tokens[at].fold
            if voice is None or (voice.relays and self._tokens[voice.first].fold.startswith("ل")):
                continue
            if first == at or between in load_voice_words().party_link:
                return None if voice.relays and between == "ل" else voice
        return None

    def _resolved(
        self, phrase: TokenPhrase, last: int, english: str, mods: list[str], party: Voice | None, again: str
    ) -> Voice:
        role, first = phrase.phrase.role, phrase.first
        if role == "party" and english == "head" and self._fold(phrase.last) == "في":
            role, english = "commander", "commander" if self._fold(first).endswith("قايد") else english
        voice = Voice(first, last, None, english, english, phrase.phrase.evidence)
        if again:
            spoken = self._speaks_for_party(role, last)
            voice = replace(voice, kind="") if role == "document" and again != "party" else voice
            return replace(voice, again=again) if spoken else replace(voice, origin=f"unnamed:{english}")
        whole = party is not None and party.first == phrase.last and self._is_definite(party.first)  # ضابط الشرطة فلان
        told = (self._is_definite(first) or whole) and self._names_bearer(last)  # القيادي في الحركة فلان
        inside = party is not None and party.origin == "body" and self._fold(phrase.last) == "في" and not told
        if party is not None and not inside and self._speaks_for_party(role, last, named=told):  # عضو في رابطة: nobody
            return replace(
                voice, origin=party.origin, kind="", relays=party.relays and role == "document", name=party.name
            )
        if last - 1 in self._same:
            return replace(voice, again="same")
        if (named := self._named_behind(role, last)) is not None:
            return replace(named, first=first, role=english)
        if role in ("government", "forces"):
            origin = self._states[role == "forces"] if role == "government" or self._bodies.names(last, last) else None
            return replace(voice, origin=origin or f"unnamed:{english}", kind="" if origin else english)
        paper = self._paper(voice, party)
        if paper is not None:
            return paper
        if role == "document" and not mods:
            return replace(voice, again="issuer" if self._is_definite(first) else "party")
        mods = _telling(mods, english)
        kind = " ".join([*mods, *self._party_kind(party, mods), english])
        if self._is_definite(first) and party is None and role != "document":
            return replace(voice, kind=kind, again=kind)  # المصدر الطبي: the one that spoke
        return replace(voice, origin=f"unnamed:{kind}", kind=kind)

    def _named_behind(self, role: str, last: int) -> Voice | None:
        """آمر الجهاز، محمود حمزة، إن: whose man an officer is whom only his name tells, between commas."""
        if role not in ("government", "forces", "official", "commander", "party"):
            return None
        comma = next((at for at in range(last, last + _APPOSITION_REACH) if not self._goes_before(at)), last)
        named = self._parties.get(comma + 1) if self._fold(comma) in COMMAS else None
        return named if named is not None and self._fold(named.last) in COMMAS else None

    def _names_bearer(self, at: int) -> bool:
        """Whether a word behind an office may be its bearer's name."""
        return self._goes_before(at) and at not in self._modifiers and self._fold(at) not in self._registry.verbs

    def _goes_before(self, at: int) -> bool:
        """Whether a word may stand between an office and the comma before its bearer's name."""
        return at < len(self._tokens) and self._tokens[at].is_word and at not in self._stops

    def _paper(self, voice: Voice, party: Voice | None) -> Voice | None:
        """Who speaks in a bulletin or a report, and for one of those that spoke; None for any other speaker."""
        first, told = voice.first, self._is_definite(voice.first)
        match voice.kind:
            case "bulletin" if told and not self._told_of_bulletin(first):
                return replace(voice, origin="outlet", kind="")  # النشرة is the page's own
            case "one of them":
                return replace(voice, kind="eyewitness", again="of them")
            case "reports" if party is not None:  # تقرير لمنظمة ...
                return replace(voice, origin=party.origin, kind="", name=party.name)
            case "reports" if told and self._fold(first).endswith("التقرير"):
                return replace(voice, again="report")  # of whoever spoke
        return None

    def _told_of_bulletin(self, at: int) -> bool:
        """Whether somebody's bulletin was told of before: في نشرة أصدرها المكتب."""
        told = (p for p in self._phrases if p.first < at and p.phrase.value == "bulletin")
        return any(not self._is_definite(p.first) for p in told)

    def _speaks_for_party(self, role: str, last: int, *, named: bool = False) -> bool:
        public = any(at in self._public for at in range(last, min(last + _PUBLIC_REACH, len(self._tokens))))
        spoken = role in ("commander", "fighter") and (public or named)
        return role in ("party", "government", "forces", "official", "document") or spoken

    def _party_kind(self, party: Voice | None, mods: list[str]) -> list[str]:
        """What an unnamed speaker is of: the army, the opposition."""
        if party is None or party.origin is None or mods:
            return []
        if "opposition" in party.origin or party.origin in ("hts", "sna"):
            return ["opposition"]
        return ["army"] if party.armed and ("army" in party.origin or "government" in party.origin) else []

    def _fold(self, at: int) -> str:
        return self._tokens[at].fold if at < len(self._tokens) else ""

    def _is_definite(self, at: int) -> bool:
        return is_definite(self._tokens[at])


def _is_verb(tokens: Sequence[Token], phrase: TokenPhrase) -> bool:
    """وبحسب ما نشره الموقع: "published it", spelled like a bulletin."""
    return phrase.phrase.value == "bulletin" and phrase.first > 0 and tokens[phrase.first - 1].fold == "ما"


def _telling(mods: list[str], english: str) -> list[str]:
    """The first of the words that tell what a source is; "informed" only where no other does.

    One of a trade, a mediator or an activist, is told by it.
    """
    if english.rsplit(maxsplit=1)[-1] not in _TOLD_BY_KIND:
        return []
    return [k for k in mods if k != "informed"][:1] or mods[:1]
