"""Steps: what only tells more of the event before or behind it, such as a raid that ends in arrests."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import LETHAL, Draft, closes, has_actor, has_place

_TERM_REACH, _REPELLED_REACH = 14, 9
_HEADINGS = frozenset({("withdrawal", "deployment"), ("withdrawal", "displacement"), ("displacement", "deployment")})

_ANSWER_REACH = 4  # words from an answer to the blow that it was
_BESIDE = 2  # words from a blow to the verb that tells whom it hit
_HITTING = frozenset({"استهدف", "طال", "أصاب", "ضرب"})
_BLOWS = frozenset({"explosion", "shelling", "air_strike", "attack"})


def fold_steps(reading: SentenceReading, drafts: list[Draft]) -> list[Draft]:
    """Drop what is only a step of the next event: entering a place that is then taken, raids that end in arrests."""
    kept: list[Draft] = []
    for i, draft in enumerate(drafts):
        following = drafts[i + 1] if i + 1 < len(drafts) else None
        if following is not None and _is_step(reading, draft, following):
            drafts[i + 1] = replace(following, first=draft.first, merged=(*following.merged, draft.trigger))
        elif kept and _is_part(reading, kept, draft):
            kept[-1] = replace(kept[-1], last=draft.last, merged=(*kept[-1].merged, draft.trigger))
        else:
            kept.append(draft)
    return kept


def _is_part(reading: SentenceReading, kept: list[Draft], draft: Draft) -> bool:
    """Whether a draft only tells more of the one before it."""
    return (
        _is_manner(reading, kept[-1], draft)
        or _is_term(reading, kept[-1], draft)
        or _is_instrument(reading, kept[-1], draft)
        or _tells_of_the_blow(kept[-1], draft)
        or _is_heading(reading, kept[-1], draft)
        or _is_known_fight(reading, kept[-1], draft)
        or _is_occasion(reading, kept[-1], draft)
        or _says_more(reading, kept, draft)
        or _is_repelled(reading, kept[-1], draft)
    )


def _tells_of_the_blow(blow: Draft, verb: Draft) -> bool:
    """ "A blast that hit him in X": the verb right behind a blow tells whom and where."""
    noun, hit = blow.trigger, verb.trigger.hit
    beside = 0 < verb.trigger.token - noun.token <= _BESIDE and not hit.proclitic
    told = verb.event_type == "attack" and hit.entry.wording.verb in _HITTING
    return beside and told and not noun.is_verb and blow.event_type in _BLOWS


def _is_repelled(reading: SentenceReading, defence: Draft, attack: Draft) -> bool:
    """ "Repelled an attack that aimed at X": what the attack did is told of the fight already."""
    if defence.event_type != "armed_clash" or not defence.trigger.used or not attack.trigger.is_verb:
        return False
    if attack.trigger.hit.proclitic or not attack.trigger.hit.entry.type.violent:
        return False
    between = reading.words[max(defence.trigger.used) + 1 : attack.trigger.token]
    return len(between) < _REPELLED_REACH and not any("#openers" in w.keys for w in between)


def _is_instrument(reading: SentenceReading, strike: Draft, weapon: Draft) -> bool:
    """ "Targeted the ships with missiles": what it was done with is no second strike."""
    destroys = strike.event_type == "destruction"
    if weapon.trigger.is_verb or weapon.trigger.hit.proclitic != "ب":
        return False
    if not (destroys or strike.trigger.hit.entry.type.violent):
        return False
    clauses = reading.clauses.number
    return clauses[strike.trigger.token] == clauses[weapon.trigger.token] and _is_weapon(reading, weapon)


def _is_weapon(reading: SentenceReading, draft: Draft) -> bool:
    return _is_weapon_at(reading, draft.trigger.token)


def _is_weapon_at(reading: SentenceReading, token: int) -> bool:
    return bool(reading.words[token].keys & {"@shell", "@drone", "@bomb"})


def _is_known_fight(reading: SentenceReading, toll: Draft, fight: Draft) -> bool:
    """ "Three were killed in the battles of Aleppo", "by the shells' fall": told before, news is who died."""
    if toll.event_type != LETHAL or fight.trigger.is_verb or not fight.trigger.hit.entry.type.violent:
        return False
    at = fight.trigger.token
    before = reading.words[max(toll.trigger.token, at - 1) : at]
    return _is_definite(reading, fight) and any(w.fold in load_particles().manner for w in before)


def _is_definite(reading: SentenceReading, draft: Draft) -> bool:
    """ "The battles", "the battles of Aleppo", "the shells' fall": an article, or a definite genitive or a place."""
    at = draft.trigger.token
    if draft.trigger.is_definite:
        return True
    following = reading.words[at + 1].fold if at + 1 < len(reading.words) else ""
    governs = following.startswith("ال") and at + 1 in draft.trigger.used and _is_weapon_at(reading, at + 1)
    start = reading.tokens[at + 1].start if following else -1
    return governs or any(p.start == start and not p.preposition for p in reading.places)


def _is_heading(reading: SentenceReading, leaving: Draft, move: Draft) -> bool:
    """ "The withdrawal of the checkpoints and their heading for X": where those who left went."""
    if (leaving.event_type, move.event_type) not in _HEADINGS or not move.trigger.hit.suffix:
        return False
    return not move.trigger.is_verb and move.trigger.hit.proclitic.startswith("و") and not has_actor(reading, move)


def _is_occasion(reading: SentenceReading, deal: Draft, meeting: Draft) -> bool:
    """ "Agreed, in a meeting at X, on": the meeting tells where and when."""
    if (deal.event_type, meeting.event_type) != ("agreement", "talks") or meeting.trigger.is_verb:
        return False
    before = reading.words[max(deal.trigger.token, meeting.trigger.token - 2) : meeting.trigger.token]
    return any(w.fold in load_particles().manner for w in before) and not closes(reading, deal, meeting)


def _says_more(reading: SentenceReading, kept: list[Draft], word: Draft) -> bool:
    """ "Warned, in a meeting, that it will not stand by": what is said goes on with the warning."""
    if word.event_type != "statement" or word.trigger.is_verb or not word.trigger.hit.entry.wording.goes_on:
        return False
    earlier = next((d for d in reversed(kept) if d.event_type == "statement"), None)
    return earlier is not None and not contrasts(reading, earlier, word)


def contrasts(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether a contrasting clause begins between two drafts."""
    numbers = reading.clauses.number
    between = range(numbers[first.trigger.token] + 1, numbers[second.trigger.token] + 1)
    return any(reading.clauses.contrast[c] for c in between)


def _is_of_its_subject(verb: Draft, noun: Draft) -> bool:
    """ "A drone's fire targeted a car" (استهدف قصف بمسيّرة سيارة): the noun right behind the verb tells the type."""
    violent = verb.trigger.hit.entry.type.violent and noun.trigger.hit.entry.type.violent
    beside = noun.trigger.token == verb.trigger.token + 1 and not noun.trigger.hit.proclitic
    return violent and beside and verb.trigger.is_verb and not noun.trigger.is_verb


def _answers_by(answer: Draft, blow: Draft) -> bool:
    """ "Kyiv answered by shelling a depot": the answer is the blow."""
    near = 0 < blow.trigger.token - answer.trigger.token <= _ANSWER_REACH
    violent = answer.trigger.hit.entry.type.violent and blow.trigger.hit.entry.type.violent
    answering = answer.trigger.hit.entry.wording.verb == "رد"
    return near and violent and answering and not blow.trigger.is_verb and blow.trigger.hit.proclitic.endswith("ب")


def _is_step(reading: SentenceReading, draft: Draft, following: Draft) -> bool:
    """ "Entered X and took it", "advanced to take X"."""
    if _is_of_its_subject(draft, following) or _answers_by(draft, following):
        return True
    if (draft.event_type, following.event_type) != ("advance", "territory_gained"):
        return False
    one_placed = not (has_place(reading, draft) and has_place(reading, following))
    return one_placed and not closes(reading, draft, following)


def _is_manner(reading: SentenceReading, draft: Draft, following: Draft) -> bool:
    """Arrested in raids, captured in the battle of X."""
    if draft.event_type != "arrest" or following.event_type not in {"attack", "armed_clash"}:
        return False
    if following.trigger.is_verb:
        return False
    before = reading.words[max(0, following.trigger.token - 2) : following.trigger.token]
    return any(w.fold in load_particles().manner for w in before)


def _is_term(reading: SentenceReading, deal: Draft, following: Draft) -> bool:
    """What the two sides agreed on, told by a masdar: "agreed on the entry of the forces" (decision 7)."""
    if deal.event_type != "agreement" or following.trigger.is_verb or not deal.trigger.is_verb:
        return False
    if closes(reading, deal, following) or following.trigger.token - deal.trigger.token > _TERM_REACH:
        return False
    before = reading.words[max(deal.trigger.token, following.trigger.token - 2) : following.trigger.token]
    return any(w.fold in load_particles().stipulating for w in before)
