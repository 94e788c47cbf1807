"""The voices that have spoken in a passage, for what repeats them: the same source, the report, the network, a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.knowledge.actors import is_party
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import Source
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import Passage

_OWN = ("outlet", "correspondent")


class VoiceMemory:
    """The voices that have spoken, latest last, for what repeats them."""

    def __init__(
        self, passage: Passage, voices: Sequence[Voice], parties: Sequence[Voice], sources: Mapping[str, Source]
    ) -> None:
        self._folds, self._voices, self._sources = passage.folds, voices, sources
        self._spoken: list[tuple[Voice, str]] = []
        self._heard: list[tuple[str | None, tuple[str, ...]]] = []
        self._parties = parties
        self.relay: str | None = None

    def remember(self, voice: Voice, surface: str, via: tuple[str, ...]) -> None:
        """Note a voice that spoke, with its words and its relays."""
        self._spoken.append((voice, surface))
        self._heard.append((voice.origin, via))
        if via or voice.relays:
            self.relay = via[-1] if via else voice.origin

    def owner_of(self, relay: str) -> str | None:
        """The government that a state agency belongs to."""
        source = self._sources.get(relay)
        return source.parent if source is not None and source.parent and is_party(source.parent) else None

    @property
    def spoken(self) -> tuple[Voice, ...]:
        """The voices that spoke."""
        return tuple(voice for voice, _ in self._spoken)

    @property
    def last(self) -> Voice | None:
        """The latest voice."""
        return self._spoken[-1][0] if self._spoken else None

    def via_of(self, voice: Voice, *, carried: bool = False) -> tuple[str, ...]:
        """The relays through which a voice was heard and which it keeps when it goes on.

        A named one keeps them only where the verb alone carries it on (وأضاف), not where it is named anew.
        """
        if not voice.kind:
            last, relays = self._heard[-1] if self._heard else (None, ())
            return relays if carried and last == voice.origin else ()
        return next((v for spoken, v in reversed(self._heard) if spoken == voice.origin), ())

    def relays(self) -> tuple[str, ...]:
        """Who passes on what is relayed without a subject (ونقلت عن سكان): the body or outlet that spoke last."""
        last = self.last
        if last is None or last.origin is None or last.kind or last.armed or last.origin in _OWN:
            return ()
        return (last.origin,)

    def again(self, voice: Voice) -> Voice | None:
        """The earlier voice that ``voice`` repeats, None where there is none."""
        match voice.again:
            case "of them":  # أحدهم: of those without a name who spoke last
                return self.last if self.last is not None and self.last.kind else None
            case "same":
                return self.last
            case "issuer":  # البيان, النشرة: of who spoke last, not of who was spoken of
                return self._issuer() or self._party_before(voice)
            case "report":  # التقرير
                return self._issuer()
            case "party":
                return self._party_before(voice)
            case "اخيره" | "اخير":
                return self._latter(voice)
            case "source" if not any(spoken.kind for spoken, _ in self._spoken):
                return self.last  # وأشار المصدر: who spoke, where nobody without a name did
        return self._told_before(voice) or self._named_before(voice) or (None if voice.kind else self._last_such(voice))

    def _last_such(self, voice: Voice) -> Voice | None:
        """The latest voice, where it may be called so: no party that fights is a network or an agency."""
        civil = load_voice_words().civil_noun
        return None if self.last is not None and self.last.armed and voice.again in civil else self.last

    def bearer_of(self, name: str) -> Voice | None:
        """Who spoke by a name before: العقيد المالكي, of the coalition whose spokesman he was said to be."""
        spoken = reversed(self._spoken)
        return next((v for v, surface in spoken if v.origin and not v.relays and name in surface.split()), None)

    def _issuer(self) -> Voice | None:
        issuers = (v for v, _ in reversed(self._spoken) if v.origin and not v.kind and not v.relays)
        issuer = next(issuers, None)
        return issuer if issuer is not None and issuer.origin not in _OWN else None

    def _party_before(self, voice: Voice) -> Voice | None:
        before = [v for v in self._parties if v.last <= voice.first]
        return before[-1] if before else None

    def _latter(self, voice: Voice) -> Voice | None:
        """The other party: named last before, and not who spoke last."""
        last = self.last.origin if self.last is not None else None
        before = (v for v in reversed(self._parties) if v.last <= voice.first and not v.adjectival)
        return next((v for v in before if v.origin != last), None)

    def _told_before(self, voice: Voice) -> Voice | None:
        """The latest voice of that kind, or with that word among its own."""
        wanted = voice.again.split()
        for spoken, surface in reversed(self._spoken):
            kinds = f"{spoken.kind} {spoken.role}".split()
            words = surface.split()
            if spoken.kind and voice.kind != "person":  # مسؤول في الوزارة is not the مصدر في وزارة of before
                words = words[: spoken.last - spoken.first][:1]
            if all(word in kinds or word + "s" in kinds for word in wanted) or voice.again in words:
                return spoken
        return None

    def _named_before(self, voice: Voice) -> Voice | None:
        """The body named before, though it said nothing, that a class noun takes up: الشبكة."""
        if voice.kind:
            return None
        for named in reversed(self._voices):
            noun = self._folds[named.first].lstrip("وفبل").removeprefix("ال")
            if named.first < voice.first and named.origin and not (named.kind or named.again) and noun == voice.again:
                return None if named.origin == "body" else named
        return None
