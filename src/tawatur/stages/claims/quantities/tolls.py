"""Tolls: the dead and wounded that a strike, clash or attack of their sentence takes in (decisions 6 and 22)."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import LETHAL, Draft, is_count, is_denied_toll, led_to
from tawatur.stages.claims.triggers.steps import contrasts


def absorb_tolls(reading: SentenceReading, drafts: list[Draft]) -> list[Draft]:
    """Let strikes, clashes and attacks take in the dead and wounded of their sentence (decision 6)."""
    if all(draft.event_type != LETHAL for draft in drafts):
        return drafts
    drafts = _with_tail(reading, drafts)
    taken: dict[int, list[Draft]] = {}
    for i, draft in enumerate(drafts):
        if draft.event_type == LETHAL:
            host = _host(reading, drafts, i)
            if host is not None:
                taken.setdefault(host, []).append(draft)
    gone = {id(toll) for tolls in taken.values() for toll in tolls}
    hosts = (replace(d, tolls=tuple(taken[i])) if i in taken else d for i, d in enumerate(drafts))
    return [d for d in hosts if id(d) not in gone]


def _with_tail(reading: SentenceReading, drafts: list[Draft]) -> list[Draft]:
    """ "The toll since the fighting began rose to 400": what stands after the clash still counts for the toll."""
    for i, (toll, event) in enumerate(pairwise(drafts)):
        if toll.event_type != LETHAL or not event.trigger.hit.entry.type.violent or not is_count(reading, toll):
            continue
        since = reading.words[max(toll.trigger.token, event.trigger.token - 3) : event.trigger.token]
        if any(w.fold in load_particles().since for w in since):
            cut = _after_mark_or_preposition(reading, event.trigger.token + 1, event.last)
            drafts[i] = replace(toll, tolls=(Draft(toll.trigger, cut, event.last, toll.event_type),))
            drafts[i + 1] = replace(event, last=cut)
    return drafts


def _after_mark_or_preposition(reading: SentenceReading, low: int, high: int) -> int:
    """The token where "to more than …" begins, the stretch's end where it does not."""
    counting = load_particles().counting
    return next((i for i in range(low, high) if reading.words[i].fold in counting), high)


def _host(reading: SentenceReading, drafts: list[Draft], i: int) -> int | None:
    """The nearest violent event of the sentence that the toll belongs to, None where the toll stands alone."""
    toll = drafts[i]
    if is_denied_toll(reading, toll) or is_count(reading, toll):
        return None
    near = sorted(
        (j for j, d in enumerate(drafts) if d.trigger.hit.entry.type.violent and not _is_prepared(reading, d)),
        key=lambda j: (not _led(reading, drafts, j, i), abs(j - i), drafts[j].trigger.token < toll.trigger.token),
    )
    return next((j for j in near if _linked(reading, drafts[j], toll)), None)


def _led(reading: SentenceReading, drafts: list[Draft], event: int, toll: int) -> bool:
    """Whether the event led to the toll, and to no other one told before it."""
    parted = any(draft.event_type == LETHAL for draft in drafts[event + 1 : toll])
    return led_to(reading, drafts[event], drafts[toll]) and not parted


def _is_prepared(reading: SentenceReading, event: Draft) -> bool:
    """ "In preparation for an attack": nobody has died in it."""
    before = reading.words[max(0, event.trigger.token - 2) : event.trigger.token]
    return not event.trigger.is_verb and any("#planned" in w.keys for w in before)


def _linked(reading: SentenceReading, event: Draft, toll: Draft) -> bool:
    """No contrast between them, and the same attribution."""
    first, second = sorted((event, toll), key=lambda d: d.trigger.token)
    if contrasts(reading, first, second):
        return False
    return _told_at(reading, event.trigger.start) == _told_at(reading, toll.trigger.start)


def _told_at(reading: SentenceReading, offset: int) -> tuple[str, bool] | None:
    """Who tells what stands at an offset, and whether he denies it: نفت سقوط قتلى، مؤكدة أن قواتها هاجمت."""
    spans = [a for a in reading.attributions if a.scope_start <= offset < a.scope_end]
    told = min(spans, key=lambda a: a.scope_end - a.scope_start, default=None)
    return None if told is None else (told.origin, told.strength == "deny")
