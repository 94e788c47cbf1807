"""The scene of an event: who takes part in its words, and who else may be meant without being named."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Agreement, Participant, agreement, agrees
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import ActorMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word
from tawatur.text.once import once

_STRIKING = frozenset({"air_strike", "shelling", "explosion", "attack", "abuse", "destruction", "armed_clash"})


class Roles(Struct, frozen=True):
    """Actors and targets with the mentions that they were read from, and the rule."""

    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    rule: str = "none"


class Cast(Struct, frozen=True):
    """Who may be meant without being named: the article's thread, the party that speaks, the actors of the
    sentence's main clause, the targets and actors of its latest event, whether the speaker denies it,
    whether the party itself announces what follows,
    the named voice that speaks, party or not, and whom "we" means."""

    memory: Memory
    speaker: ActorMention | None
    before: tuple[ActorMention, ...]
    targets: tuple[ActorMention, ...] = ()
    latest: tuple[ActorMention, ...] = ()
    denies: bool = False
    announces: bool = False
    voice: ActorMention | None = None
    ours: ActorMention | None = None

    @property
    def subject(self) -> ActorMention | None:
        """Whom a dropped subject means: the last event's actor, else the speaker's own party, else the last subject."""
        return next(iter(self.candidates), None)

    @property
    def candidates(self) -> tuple[ActorMention, ...]:
        """Those that a pronoun may mean, the likeliest first."""
        thread = self.memory.subject
        return (*self.before, *((self.speaker,) if self.speaker else ()), *((thread,) if thread else ()))

    def meant(self, wanted: Agreement, *, joined: bool = False) -> ActorMention | None:
        """Whom a pronoun or verb of an agreement means: the likeliest that agrees, else the likeliest.

        ``joined`` says that the verb is joined by "and" to the one before: it goes on with the latest actors.
        """
        if wanted == "first":
            return self.ours
        candidates = (*self.latest, *self.candidates) if joined else (*self.candidates, *self.latest)
        return next((m for m in candidates if agrees(m, wanted)), next(iter(candidates), None))


class Scene:
    """A draft's participants, ``among`` those of its sentence, and who else may be meant.

    ``own`` are those of its stretches, ``after`` those of them behind the trigger, doers left out.
    """

    def __init__(
        self,
        reading: SentenceReading,
        draft: Draft,
        cast: Cast,
        among: list[Participant],
        zones: list[tuple[int, int]],
    ) -> None:
        self.reading, self.draft, self.cast, self.zones = reading, draft, cast, zones
        self.at, self.trigger = draft.trigger.token, draft.trigger
        self.all = among
        (start, end), *others = [reading.chars(first, last) for first, last in draft.stretches]
        inside = [p for p in among if start <= p.mention.start < end or (others and self._inside(p, others))]
        self.own = [p for p in inside if not self.only_speaks(p.mention)] if zones else inside
        self.after = [p for p in self.own if p.token > self.at and p.preposition != "by"]

    @staticmethod
    def _inside(participant: Participant, spans: list[tuple[int, int]]) -> bool:
        return any(start <= participant.mention.start < end for start, end in spans)

    def only_speaks(self, mention: ActorMention) -> bool:
        """Whether a mention stands among words that only speak."""
        return any(a <= mention.start < b for a, b in self.zones)

    @once
    def doers(self) -> list[ActorMention]:
        """Those that the words name as doers: "at the hands of", "which gunmen laid"."""
        kinds = {"by", "strike"} if self.draft.event_type in _STRIKING and not self.downs else {"by"}
        if self.draft.event_type == "territory_gained":
            kinds.add("grip")
        return [p.mention for p in self.own if p.preposition in kinds and not self._is_countered(p)]

    def _is_countered(self, participant: Participant) -> bool:
        """شن الجيش هجوماً لوقف هجوم المسلحين: whose deed is only answered by the event."""
        countered = self.word(participant.token - 2) in load_role_words().countering
        return participant.preposition == "strike" and participant.token > self.at + 2 and countered

    @once
    def downs(self) -> bool:
        """Whether weapons are shot down here: whose they are is hit and does nothing (أسقطت مسيّرة للجيش)."""
        wording = self.trigger.hit.entry.wording
        return (
            fold_word(wording.verb or wording.noun or "") in load_role_words().downing and not self._is_armed_subject()
        )

    def _is_armed_subject(self) -> bool:
        """دمرت مدفعية الجيش مخزناً: what a party strikes with right behind the verb, and an object behind the party."""
        party = next((p for p in self.after if p.preposition == "strike" and p.token == self.at + 2), None)
        if party is None or self.trigger.hit.form is None:
            return False
        words, behind = load_role_words(), self.word(party.token + len(party.mention.surface.split()))
        plain = behind.isalpha() and behind not in words.preposition and behind not in words.bearing
        return plain and not behind.startswith(("ب", "ل", "و", "ف", "ال"))

    def word(self, token: int) -> str:
        """The folded word at a token, empty outside the sentence."""
        return self.reading.words[token].fold if 0 <= token < len(self.reading.words) else ""


def party_before(scene: Scene, wanted: Agreement, token: int) -> ActorMention | None:
    """The nearest party before a token that agrees, else whom the cast means."""
    if wanted == "first":
        return scene.cast.ours
    clauses = scene.reading.clauses
    reach = [c for c in range(clauses.number[token] + 1) if clauses.contrast[c]]
    low = clauses.first[reach[-1]] if reach else 0  # what a contrasting clause says is of its own
    told = [p for p in scene.all if p.token < token and not p.people]
    fitting = [p for p in told if agrees(p.mention, wanted) or _head_agrees(p, wanted)]
    near = [p.mention for p in fitting if p.token >= low]
    speaker = scene.cast.speaker
    opened = token > 0 and "#openers" in scene.reading.words[token - 1].keys
    if opened and speaker is not None and agrees(speaker, wanted):
        return speaker  # أفادت البعثة بأن دبابة قصفت مقرها، وأن جنودها أخلوه
    here = speaker is not None and any(p.mention is speaker for p in scene.all)
    if here and not near and fitting and speaker is not None and not agrees(speaker, wanted):
        return fitting[-1].mention  # قالت الحركة ...، فيما أعلن الجيش قتل عشرين من عناصرها
    if near or here:
        return near[-1] if near else speaker
    meant = scene.cast.meant(wanted)
    doing = {m.slug for m in scene.cast.latest if not agrees(m, wanted)}
    return None if meant is not None and meant.slug in doing else meant  # القوات تطهّر البلدة وتأسر قياداته


def _head_agrees(participant: Participant, wanted: Agreement) -> bool:
    """أوقعت رتلاً للقوات في كمين وأسرت من أفراده: whether a pronoun means what a party has, and so the party."""
    held = participant.head in load_role_words().holding and participant.preposition != "by"
    return held and agreement(participant.mention, participant.head) == wanted


def distinct(mentions: list[ActorMention] | tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """One mention an actor, in order."""
    return tuple({m.slug: m for m in reversed(mentions)}.values())[::-1] if mentions else ()


def is_joined(scene: Scene, last: ActorMention, following: Participant) -> bool:
    """Whether "and" joins a participant to the mention right before it."""
    between = scene.reading.passage.text[last.end : following.mention.start].strip(' "”“»«')
    words, told = load_role_words(), fold_word(between)
    if told.removeprefix("و") in words.ally:
        return True  # الدعم السريع وحليفتها الحركة الشعبية
    if told.startswith("و") and (told[1:] in words.fielded or told[1:] in words.member):
        return True  # الجيش ومقاتلي القوة المشتركة
    return scene.reading.tokens[following.token].fold.startswith("و") and len(between) <= 2
