"""Attribution: who is said to know what stands in which part of the text.

Words of attribution are found as cues: a verb of saying with its subject before or behind it, or بحسب and its like
before a source. A cue in front governs its sentence, one at the end the clauses joined before it but no contrasting
one, one amid also the subordinate clause behind it. مضيفاً and a verb without a subject carry the speaker on, also into
the next sentence; المصدر نفسه and باسمها name an earlier one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import AttributionPhrase, SourceRegistry, load_source_registry
from tawatur.records import Speaker
from tawatur.stages.claims.actors.reading import ActorReader
from tawatur.stages.claims.attribution.datelines import byline, credited, dateline
from tawatur.stages.claims.attribution.local_bodies import LocalBodyReading
from tawatur.stages.claims.attribution.offices import of_former_offices, of_their_states
from tawatur.stages.claims.attribution.organisations import OrganisationReading
from tawatur.stages.claims.attribution.outlets import OutletReading
from tawatur.stages.claims.attribution.parties import of_their_parties, party_voices
from tawatur.stages.claims.attribution.relays import publisher_of, relays_after, relays_before
from tawatur.stages.claims.attribution.scopes import Bounds, Cue, scope_of
from tawatur.stages.claims.attribution.sentence_words import SentenceWords
from tawatur.stages.claims.attribution.speech import read_cues
from tawatur.stages.claims.attribution.voice import TokenPhrase, Voice, token_phrases
from tawatur.stages.claims.attribution.voice_memory import VoiceMemory
from tawatur.stages.claims.attribution.voices import VoiceReading
from tawatur.stages.claims.mentions import Attribution, ReadingContext
from tawatur.text.matching import Match, longest
from tawatur.text.passages import Passage, Sentence

_GROUPS = (
    frozenset(["source", "context"]),
    frozenset(["speaker"]),
    frozenset(["modifier"]),
    frozenset(["correspondent", "ours", "anaphor", "body", "media", "ministry"]),
    frozenset(["spokesman_of", "same", "public", "relayed", "according", "as_said"]),
    frozenset(["impersonal"]),
    frozenset(["complement", "contrast", "while", "no_contrast", "negation"]),
    frozenset(["speech"]),
    frozenset(["belonging"]),
)
_GROUP_OF = {kind: number for number, kinds in enumerate(_GROUPS) for kind in kinds}
_CLOSING = {"«": "»", "“": "”", '"': '"'}
_OPENING = re.compile(f"[{''.join(_CLOSING)}]")
_AND_TO = ("وإلى ", "وإلي ")  # which folding makes one with "governor" (والي)
_LONGEST_QUOTATION = 1500
_NAME_REACH = 5
_CARRIED = 4
_PAPERS = frozenset(["statement", "bulletin", "notice"])
_HEARSAY = frozenset(["reports", "unconfirmed reports", "video footage", "photos"])


class AttributionReader:
    """Reads who says what in a passage."""

    def __init__(self, registry: SourceRegistry | None = None, actors: ActorReader | None = None) -> None:
        self._registry = registry or load_source_registry()
        self._actors = actors or ActorReader()

    def attributions(self, passage: Passage, context: ReadingContext) -> tuple[Attribution, ...]:
        """The attributions of ``passage`` by their place in it, with the spans that they govern."""
        countries = self._actors.countries(context)
        phrases = self._phrases(passage, countries)
        parties = party_voices(self._actors.mentions(passage, context), passage.token_starts)
        outlet = (context.article.outlet or "", context.article.outlet_slug)
        states = self._actors.state_slugs(countries, context.clock)
        voices = VoiceReading(self._registry, passage.tokens, phrases, parties, outlet, states).voices()
        voices = of_their_states(voices, passage.tokens, (context.clock or "")[:10] or None)
        voices = of_former_offices(voices, passage.tokens)
        voices = of_their_parties(voices, passage.folds, parties)
        voices = OutletReading(self._registry, passage, phrases, outlet).added_to(voices)
        voices = OrganisationReading(self._registry, passage).added_to(voices)
        voices = LocalBodyReading(passage, countries).added_to(voices)
        credit = dateline(passage, voices, outlet[1]) or byline(context.article, passage, self._registry)
        if credit:
            voices = [v for v in voices if not any(passage.tokens[v.first].start == c.start for c in credit)]
        memory = VoiceMemory(passage, voices, parties, self._registry.sources)
        own = frozenset({*outlet[1:], "-".join(outlet[0].split())})  # by its slug, or by a name that no table has
        found: list[Attribution] = []
        for sentence, theirs, speaking in _by_sentence(passage, phrases, voices):
            words = SentenceWords(self._registry, passage, sentence, theirs, speaking)
            found += _SentenceAttributions(words, passage, sentence, memory, own).read()
        if credit:
            found = [*(credited(a, credit) for a in found), *credit]
        return tuple(sorted(found, key=lambda a: (a.start, a.scope_start)))

    def _phrases(self, passage: Passage, countries: Sequence[str]) -> list[TokenPhrase]:
        """The phrases of attribution, the longest of each group; contextual sources by country."""
        matches = self._registry.phrases.find(passage.folded)
        order = {country: i for i, country in enumerate(countries)}
        found: list[TokenPhrase] = []
        groups: list[list[Match[AttributionPhrase]]] = [[] for _ in _GROUPS]
        for match in matches:
            if match.value.kind in _GROUP_OF and not passage.text.startswith(_AND_TO, match.start):
                groups[_GROUP_OF[match.value.kind]].append(match)
        for group in groups:
            found += token_phrases(longest(group), passage.fold_starts)
        fitting = [p for p in found if _fits(p, order)]
        fitting.sort(key=lambda p: (p.first, -p.last, order.get(p.phrase.country or "", len(order))))
        return fitting


def _by_sentence(
    passage: Passage, phrases: Sequence[TokenPhrase], voices: Sequence[Voice]
) -> Iterator[tuple[Sentence, Sequence[TokenPhrase], Sequence[Voice]]]:
    """Each sentence with the phrases and the voices that begin in it."""
    begins, speaks = [p.first for p in phrases], [v.first for v in voices]
    for sentence in passage.sentences:
        first, last = sentence.first_token, sentence.last_token
        low, speaker = bisect_left(begins, first), bisect_left(speaks, first)
        theirs = phrases[low : bisect_left(begins, last, low)]
        yield sentence, theirs, voices[speaker : bisect_left(speaks, last, speaker)]


def _fits(phrase: TokenPhrase, countries: Mapping[str, int]) -> bool:
    """Whether a phrase may mean what it says: a contextual source in its country, أن not as a part of كان or لأن."""
    if phrase.phrase.kind in ("complement", "contrast", "while", "negation", "as_said"):
        return "ك" not in phrase.proclitic and "ل" not in phrase.proclitic
    return phrase.phrase.kind != "context" or phrase.phrase.country in countries


class _SentenceAttributions:
    """One sentence's cues resolved to attributions."""

    def __init__(
        self,
        words: SentenceWords,
        passage: Passage,
        sentence: Sentence,
        memory: VoiceMemory,
        own: frozenset[str | None],
    ) -> None:
        self._words, self._passage, self._sentence = words, passage, sentence
        self._memory, self._own = memory, own
        self._current: Cue | None = None

    def read(self) -> list[Attribution]:
        """The attributions in order of their cues."""
        heard = [c for cue in read_cues(self._words) if (c := self._resolve(cue)) is not None]
        cues = [self._of_state(cue) for cue in _joined_relays(heard, self._words.contrasts)]
        whiles = [at for at in self._words.kind("while") if not self._words.is_quoted(at)]
        bounds = Bounds(self._passage.tokens, self._words.first, self._words.last, self._words.contrasts, whiles)
        return [self._attribution(bounds, cues, place) for place in range(len(cues))]

    def _resolve(self, cue: Cue) -> Cue | None:
        """The cue with its voice settled and its relays read; None where nobody is meant, or where nothing is said."""
        if cue.voice is None:
            return self._carried(cue)
        voice = self._settled(cue.voice)
        if voice is None or self._only_repeats(cue, voice):
            return None
        if cue.rule == "silent":
            self._current = replace(cue, voice=voice)
            return None
        voice = publisher_of(self._words, cue, voice)
        behind, last = relays_after(self._words, cue, cue.voice, self._memory.relay)
        told = cue.via or (self._memory.relays() if cue.rule == "relayed" and cue.last - cue.first < _CARRIED else ())
        goes_on = cue.voice.origin is None and (cue.rule == "verb" or cue.voice.again == "same")
        own = self._memory.via_of(voice) if goes_on else ()
        if cue.voice.again == "issuer":  # وأضاف البيان: through what it was put out on
            own = self._memory.via_of(voice, carried=True)
        via = tuple(
            r
            for r in dict.fromkeys((*told, *relays_before(self._words, cue), *behind, *own))
            if r not in self._own and r != voice.origin
        )
        if self._current is None or voice.kind not in _HEARSAY:  # مبيناً أن أنباء تشير: who tells of them goes on
            self._memory.remember(voice, self._surface(cue.voice), via)
        self._current = self._of_state(replace(cue, voice=voice, via=via, last=last))
        return self._current

    def _only_repeats(self, cue: Cue, voice: Voice) -> bool:
        """نفى المكتب التقارير التي تحدثت عن: whose words are denied; قالت الحركة على لسان ناطقها: by whom it spoke."""
        spoke = load_voice_words().by_tongue
        if cue.rule == "according" and self._words.fold(cue.first + 1) in spoke and self._current is not None:
            return cue.first <= self._current.last + 1
        if voice.kind not in _HEARSAY:
            return False
        denied = self._current is not None and self._current.strength == "deny" and self._current.position == "front"
        untrue = {self._words.fold(cue.first - 1), self._words.fold(cue.first - 2)} & load_voice_words().truth
        return denied or bool(untrue and self._current is not None)

    def _of_state(self, cue: Cue) -> Cue:
        """The cue with the state to which a ministry that its own agency quotes belongs."""
        if cue.voice is None or not cue.via or not self._is_states_own(cue):
            return cue
        return replace(cue, voice=replace(cue.voice, origin=self._memory.owner_of(cue.via[0]) or cue.voice.origin))

    def _is_states_own(self, cue: Cue) -> bool:
        """Whether a ministry that a state's agency quotes is of that state: نقلت وكالة تاس عن وزارة الدفاع."""
        if cue.voice is None or cue.voice.role == "minister":
            return cue.voice is not None
        quoted = cue.voice.contextual and cue.rule in ("relayed", "quoting")
        return quoted and self._words.fold(cue.voice.first).endswith("وزاره")

    def _settled(self, voice: Voice) -> Voice | None:
        """The voice with its origin: its own, an earlier voice's, or its unnamed kind."""
        if voice.origin == "body":
            return replace(voice, origin=self._words.slug_of(voice))
        if voice.role == "bearer":  # بحسب الدميني
            return self._memory.bearer_of(voice.again)
        surname = self._words.fold(voice.first + 1)
        named = voice.role == "officer" and surname.startswith("ال") and self._words.has_word(voice.first + 1)
        if named and (bearer := self._memory.bearer_of(surname)):  # العقيد المالكي
            return replace(bearer, first=voice.first, last=voice.last)
        if voice.origin is not None:
            return voice
        earlier = self._memory.again(voice)
        if earlier is not None and voice.again == "party" and voice.role in _PAPERS and self._is_afar(earlier):
            earlier = None  # أصدرت مديرية بياناً: of no party of an earlier sentence
        if earlier is not None:
            return replace(earlier, first=voice.first, last=voice.last)
        if voice.again and not voice.kind and voice.again in load_voice_words().civil_body:
            return replace(voice, origin="unnamed:organisation", kind="organisation")  # قالت اللجنة العليا إن
        return replace(voice, origin=f"unnamed:{voice.kind}") if voice.kind else None

    def _is_afar(self, voice: Voice) -> bool:
        """Whether a voice stands before the sentence and did not speak."""
        return voice.first < self._words.first and voice.origin not in {v.origin for v in self._memory.spoken}

    def _carried(self, cue: Cue) -> Cue | None:
        spoken = self._current.voice if self._current is not None else self._acting(cue) or self._memory.last
        if spoken is None:
            return None
        behind, _ = relays_after(self._words, cue, spoken, None)  # وقالت في بيان على تلغرام
        behind += relays_before(self._words, cue)  # بثت القوات على تلغرام شريطاً قالت إنه
        own = self._current.via if self._current is not None else self._memory.via_of(spoken, carried=True)
        via = tuple(r for r in dict.fromkeys((*own, *behind)) if r not in self._own and r != spoken.origin)
        return replace(cue, voice=spoken, via=via)

    def _acting(self, cue: Cue) -> Voice | None:
        """Who the sentence told of before it says that they said: نشر الجيش صوراً قال إنها."""
        verb = self._words.fold(cue.first) if cue.verb_at is None else self._words.fold(cue.verb_at)
        for voice in self._words.voices:
            if voice.first >= cue.first:
                return None
            unfit = voice.masculine and verb.endswith("ت")
            named = voice.armed or bool(voice.origin and not voice.kind and not voice.relays)
            if named and not unfit and not voice.adjectival and not self._words.preposition(voice.first):
                return voice
        return None

    def _surface(self, voice: Voice) -> str:
        """The voice's words and the name that may follow them, before what is said."""
        behind = range(voice.last, min(voice.last + _NAME_REACH, self._words.last))
        last = next((at for at in behind if self._words.is_complement(at)), voice.last + _NAME_REACH)
        return " ".join(self._passage.folds[voice.first : last])

    def _attribution(self, bounds: Bounds, cues: Sequence[Cue], place: int) -> Attribution:
        cue, tokens = cues[place], self._passage.tokens
        voice = cue.voice or Voice(cue.first, cue.last, "outlet")
        first, last = scope_of(bounds, cues, place)
        cue_end = tokens[cue.last - 1].end
        scope_end = tokens[last - 1].end if last < self._words.last else self._quoted_end(cue_end)
        verb = None if cue.verb_at is None else tokens[cue.verb_at]
        return Attribution(
            tokens[cue.first].start, cue_end, tokens[first].start, scope_end, voice.origin or "outlet", cue.via,
            self._speaker(voice), cue.evidence or voice.evidence, cue.strength, cue.rule,
            verb.start if verb else None, verb.end if verb else None,
        )  # fmt: skip

    def _speaker(self, voice: Voice) -> Speaker | None:
        tokens = self._passage.tokens
        surface = self._passage.text[tokens[voice.first].start : tokens[voice.last - 1].end]
        return Speaker(surface, voice.role or None)

    def _quoted_end(self, start: int) -> int:
        text, sentence = self._passage.text, self._sentence
        return quotation_end(text, start, sentence.end, odd=text.count('"', sentence.start, sentence.end) % 2 == 1)


def quotation_end(text: str, start: int, end: int, *, odd: bool = False) -> int:
    """Where the quotation that opens in ``[start, end)`` and is left open there closes; ``end`` where none is.

    ``odd`` tells that the sentence has one straight mark more than pairs.
    """
    for mark in _OPENING.finditer(text, start, max(start, min(end, start + 60))):
        at, closing = mark.start(), _CLOSING[mark.group()]
        if closing != text[at] or odd or text[:at].rstrip().endswith(":"):
            if closing in text[at + 1 : end]:
                return end
            limit = text.find("\n", end, at + _LONGEST_QUOTATION)
            closed = text.find(closing, end, limit if limit != -1 else at + _LONGEST_QUOTATION)
            return closed if closed != -1 else end
    return end


def _joined_relays(cues: Sequence[Cue], contrasts: Mapping[int, object]) -> list[Cue]:
    """An agency that only relays joins the source beside it (أفادت وكالة، نقلاً عن مصادر; قال سكان ...، بحسب رويترز)."""
    joined: list[Cue] = []
    for cue in cues:
        before = joined[-1] if joined else None
        relay = before.voice.origin if before is not None and before.voice and _carries(before.voice) else None
        if before is not None and relay and cue.rule == "quoting":
            via = tuple(dict.fromkeys((*cue.via, relay)))
            joined[-1] = replace(before, voice=cue.voice, via=via, last=cue.last, rule="relayed")
        elif before is not None and relay and _leads(before, cue, contrasts):  # وحسب وكالة سانا، قالت الوزارة إن
            joined[-1] = replace(cue, first=before.first, via=tuple(dict.fromkeys((*cue.via, relay))))
        elif before is not None and cue.voice is not None and cue.voice.origin and _passes_on(cue, before, contrasts):
            joined[-1] = replace(before, via=tuple(dict.fromkeys((*before.via, cue.voice.origin))))
        elif before is None or not _is_carrier(cue, before, contrasts):
            joined.append(cue)
    return joined


def _is_carrier(cue: Cue, before: Cue, contrasts: Mapping[int, object]) -> bool:
    """Whether media without a name are told behind another's words, وفقاً لوسائل إعلام: they are no second voice."""
    media = cue.voice is not None and cue.voice.kind.split()[-1:] in (["media"], ["agencies"], ["reports"])
    behind = cue.position == "back" and cue.rule == "according" and before.position == "front"
    return media and behind and before.voice is not None and not _are_parted(before, cue, contrasts)


def _are_parted(before: Cue, cue: Cue, contrasts: Mapping[int, object]) -> bool:
    """Whether a word of contrast stands between two cues."""
    return any(before.last <= at < cue.first for at in contrasts)


def _carries(voice: Voice) -> bool:
    """Whether a voice passes on what others say: an agency, an outlet, another outlet's correspondent."""
    return voice.relays or (voice.role == "correspondent" and voice.origin != "correspondent")


def _leads(before: Cue, cue: Cue, contrasts: Mapping[int, object]) -> bool:
    """Whether an agency named in front is how what the next one said was heard."""
    if before.rule != "according" or before.position != "front" or cue.position != "front" or cue.voice is None:
        return False
    told = cue.rule == "verb" and not cue.voice.relays and cue.voice.origin not in ("outlet", "correspondent")
    return told and not _are_parted(before, cue, contrasts)


def _passes_on(cue: Cue, before: Cue, contrasts: Mapping[int, object]) -> bool:
    """Whether an agency named behind what another said is how that was heard; not where it confirms it (وهو ما ...)."""
    if _are_parted(before, cue, contrasts):
        return False
    if before.position != "front" or cue.position != "back" or before.voice is None or cue.voice is None:
        return False
    heard = cue.voice.relays and not before.voice.relays and before.voice.origin not in ("outlet", "correspondent")
    return heard and cue.rule in ("according", "relayed", "verb") and cue.strength == "report"
