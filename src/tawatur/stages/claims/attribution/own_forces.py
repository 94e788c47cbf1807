"""Own forces: in an army's own words الجيش, سلاح الجو and جنود are its own, not those of the country it speaks of."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.actors import is_government, is_state_force, load_actor_registry, side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.knowledge.sources import load_source_registry
from tawatur.stages.claims.actors.participants import Participant, agrees, owner
from tawatur.stages.claims.attribution.sourcing import attribution_of
from tawatur.stages.claims.mentions import ActorMention, Attribution
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.text.folding import fold_word


def with_own_forces(reading: SentenceReading, found: list[Participant]) -> list[Participant]:
    """The participants; forces that only the country settles are the army's that speaks of them."""
    if not reading.attributions:
        return found
    return [_as_told(reading, _as_owned(reading, p, found)) if _is_unnamed_force(p) else p for p in found]


def _as_owned(reading: SentenceReading, participant: Participant, found: list[Participant]) -> Participant:
    """أعلن الجيش الأمريكي أن ثلاثة من جنوده قتلوا: soldiers of the party before whom their pronoun means."""
    wanted = owner(reading, participant.token) if len(participant.mention.surface.split()) == 1 else None
    if wanted is None or wanted == "first" or participant.preposition != "من":
        return participant
    before = [p for p in found if p.token < participant.token and not p.people and agrees(p.mention, wanted)]
    if not before or before[-1].mention.slug == participant.mention.slug:
        return participant
    slug = before[-1].mention.slug
    return replace(participant, mention=replace(participant.mention, slug=slug, rule="owned"))


def _as_told(reading: SentenceReading, participant: Participant) -> Participant:
    mention = participant.mention
    told = attribution_of(reading, mention.start)
    if told is None or told.start <= mention.start < told.end or told.origin == mention.slug:
        return participant
    own = _told_by_its_state(told)
    if own is None and not _is_armys(told) and not _is_other_governments(told, mention):
        return participant
    return replace(participant, mention=replace(mention, slug=own or told.origin, rule="own_forces"))


def _told_by_its_state(told: Attribution) -> str | None:
    """The army of a state at war abroad, where its officials or media tell of "the army" (القناة 12: الجيش قصف)."""
    source = load_source_registry().sources.get(told.origin)
    state = load_actor_registry().state(source.country or "", None) if source is not None else None
    slug = state.forces if state is not None else told.origin
    return slug if slug in load_actor_registry().words.abroad else None


def _is_armys(told: Attribution) -> bool:
    """Whether an army of a state speaks, itself or through its spokesman."""
    words = fold_word(told.speaker.surface).split() if told.speaker is not None else []
    return is_state_force(told.origin) and any(word.removeprefix("ال") in load_role_words().army for word in words)


def _is_other_governments(told: Attribution, mention: ActorMention) -> bool:
    """قالت حكومة الوفاق إن سلاح الجو: the branches of a second government's own army; الجيش is the country's."""
    branch = fold_word(mention.surface).split()[0].removeprefix("و").removeprefix("ال") != "جيش"
    return branch and is_government(told.origin) and side_of(told.origin) != side_of(mention.slug)


def _is_unnamed_force(participant: Participant) -> bool:
    mention = participant.mention
    if (mention.rule != "unit" and not mention.rule.startswith("context:")) or not is_state_force(mention.slug):
        return False
    words = [word.removeprefix("و").removeprefix("ال") for word in fold_word(mention.surface).split()]
    forces = load_role_words()
    stem = words[0].removesuffix("ه").removesuffix("ها")
    owned = stem != words[0] and stem in forces.owned  # جنوده, مقاتليها; not الفصائل
    return (words[0] in forces.army or owned) and forces.of_government.isdisjoint(words)
