"""Whether two claims speak of one event. Pure rules over :class:`Facts`; what they weigh is stated in docs/events.md.

:func:`likeness` is None where something forbids it, else a number by which the best of several events is chosen.
"""

from __future__ import annotations

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import all_inside, overlap, without_wholes
from tawatur.stages.events.corroboration import (
    MISDATED,
    is_lasting,
    is_misdated,
    is_otherwise_blamed,
    names_place,
    share_figures,
)
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.incidents import figures_clash, is_one_harm
from tawatur.stages.events.reuse import Reuse
from tawatur.text.folding import fold_sentence
from tawatur.text.instants import DAY

LIST_SHARE = 0.5
"""Two lists of places are of one event from this share of common places on, one lying in the other."""
ANSWER_REACH = 400
"""A denial that names nobody answers what stands within so many characters before it."""
SPEECH_SHARE = 0.5
"""Two speeches of one speaker are one from this share of common words on."""


Reach = tuple[int, int]


def likeness(new: Facts, old: Facts, knowledge: EventKnowledge, reuse: Reuse) -> float | None:
    """How well two claims fit together; None where they are of different events.

    Where their sentences share a run of words (looked at last, it costs most) the places need not be named in both.
    """
    if not _is_one_kind(new, old, knowledge) or not _sides_fit(new, old):
        return None
    time = _time_fit(new, old)
    if time is None or _is_twice_told(new, old):
        return None
    reused = reuse.run(new.claim, old.claim) > 0
    if _is_another(new, old) and not reused:
        return None
    place = _place_fit(new, old, reused)
    if place is None:
        return None
    if new.rule.text and not reused and _speech_share(new, old) < SPEECH_SHARE:
        return None
    if not reused and _counts_another(new, old):
        return None
    return place + time + reused


def _counts_another(new: Facts, old: Facts) -> bool:
    """Whether other figures tell another strike: where the days are not both known, and no article gives two tolls of
    one strike by two origins."""
    if (new.day_exact and old.day_exact) or not new.rule.repeats or not figures_clash(new, old):
        return False
    return new.claim.version_id != old.claim.version_id or new.claim.origin == old.claim.origin


def _is_another(new: Facts, old: Facts) -> bool:
    """Whether one is told by who denies a like thing beside it: then it is not what others tell of the place."""
    return (new.countered or old.countered) and new.claim.version_id != old.claim.version_id


def conflicts(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    """Whether a claim cannot stand in one event with another, whatever third claim it may resemble."""
    if new.claim.event_type != old.claim.event_type and not _denies_kind(new, old, knowledge):
        kinds = {new.claim.event_type, old.claim.event_type}
        if kinds <= set(knowledge.rules.one_damage) or not kinds <= set(knowledge.rules.one_harm):
            return not kinds <= set(knowledge.rules.one_damage)
    return not _sides_fit(new, old) or _time_fit(new, old) is None


def _is_one_kind(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    if (new.kind == "planned") != (old.kind == "planned") or new.near != old.near:
        return False
    if (new.limited or old.limited) and new.kind != old.kind:
        return False
    if new.earlier != old.earlier and not (new.day_exact and old.day_exact):
        return False
    if new.claim.event_type != old.claim.event_type and not _denies_kind(new, old, knowledge):
        return _is_one_damage(new, old, knowledge) or is_one_harm(new, old, knowledge)
    if new.background != old.background and not (new.dated and old.dated):
        return False
    return new.apart == old.apart


def _denies_kind(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    """Whether one is a denial that also denies what the other's type tells: who did not enter did not storm."""
    if (new.kind == "denied") == (old.kind == "denied"):
        return False
    denial, said = (new, old) if new.kind == "denied" else (old, new)
    return said.claim.event_type in knowledge.rules.denies.get(denial.claim.event_type, ())


def _is_one_damage(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    """One ruin and its causes told: at one site on one day, by different origins, one of them telling of ruin.

    To one who tells the cause beside the ruin the two are two things: then a cause that another tells is that cause.
    """
    if new.caused or old.caused:
        return False
    kinds = {new.claim.event_type, old.claim.event_type}
    if not kinds <= set(knowledge.rules.one_damage) or "destruction" not in kinds:
        return False
    sites = all(p.precision == "site" for p in (*new.places.values(), *old.places.values()))
    both = bool(new.places) and new.places.keys() == old.places.keys()
    return sites and both and new.day_exact and old.day_exact and new.claim.origin != old.claim.origin


def _sides_fit(new: Facts, old: Facts) -> bool:
    """The doers agree or one names none; where the target tells the event (arrests), it does too."""
    if _doers_clash(new, old) and not is_otherwise_blamed(new, old):
        return False
    matters = new.rule.targets or ("denied" in (new.kind, old.kind) and not _is_one_site(new, old))
    return not (matters and new.targets and old.targets and not new.targets & old.targets)


def _is_one_site(new: Facts, old: Facts) -> bool:
    """Whether both tell a strike at one site: the site is what was struck, whoever is read to have been aimed at."""
    if new.claim.event_type == "casualties" or not new.places or new.places.keys() != old.places.keys():
        return False
    return new.rule.repeats and all(p.precision == "site" for p in new.places.values())


def is_torn(new: Facts, old: Facts) -> bool:
    """Whether two claims of one event name other doers or other days: on these the event is disputed."""
    if _doers_clash(new, old):
        return True
    times = (new.first, new.last, old.first, old.last)
    if not (new.dated and old.dated) or None in times:
        return False
    return max(new.first or 0, old.first or 0) > min(new.last or 0, old.last or 0)


def _doers_clash(new: Facts, old: Facts) -> bool:
    return bool(new.actors and old.actors) and not new.actors & old.actors and not _allied(new, old)


def _allied(new: Facts, old: Facts) -> bool:
    """Whether the doers named fight on one side and neither is the other's target."""
    one_side = new.sides & old.sides or (new.allied & old.allied and _claims_it_too(new, old))
    return bool(one_side) and not new.actors & old.targets and not old.actors & new.targets


def _claims_it_too(new: Facts, old: Facts) -> bool:
    """Whether one article has a side claim, shortly after, the strike of the day that another lays to its ally."""
    if new.claim.version_id != old.claim.version_id or new.claim.origin == old.claim.origin:
        return False
    if not (new.day_exact and old.day_exact) or not new.places or new.places.keys() != old.places.keys():
        return False
    return _follows(new, old) or _follows(old, new)


def reach_of(facts: Facts) -> Reach | None:
    """The minutes outside of which no claim can be of one time with this one, whose own reach is counted as well.

    None where that hangs on more than the time: without a clock, in the background, of a denial.
    """
    window = facts.rule.window_days * DAY
    if facts.dated:
        if facts.first is None or facts.last is None:
            return None
        wide = max(window, MISDATED)
        return min(facts.first, facts.last) - wide, max(facts.first, facts.last) + wide
    if facts.clock is None or facts.background or facts.kind == "denied":
        return None
    return facts.clock - window, facts.clock + window


def both_reaches(one: Reach | None, other: Reach | None) -> Reach | None:
    """What two reach together; None where one of them has no bounds."""
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


def is_out_of_reach(one: Reach | None, other: Reach | None) -> bool:
    """Whether two reaches have bounds and share no minute."""
    return one is not None and other is not None and (one[0] > other[1] or other[0] > one[1])


def _time_fit(new: Facts, old: Facts) -> float | None:
    """1 for one day, less for what is only near; None for times that cannot be one."""
    if new.dated and old.dated:
        if new.first is None or new.last is None or old.first is None or old.last is None:
            return 0.3
        if max(new.first, old.first) > min(new.last, old.last):
            return 0.2 if is_misdated(new, old) or is_lasting(new, old) else None
        return 1.0 if new.day_exact and old.day_exact else 0.5
    if new.background and old.background:
        return 0.2 if not (new.dated or old.dated) else None
    window = max(new.rule.window_days, old.rule.window_days) * DAY
    if not new.dated and not old.dated:
        if new.clock is None or old.clock is None:
            return 0.2 if new.claim.article_id == old.claim.article_id else None
        return 0.4 if abs(new.clock - old.clock) <= window else None
    dated, open_one = (new, old) if new.dated else (old, new)
    if open_one.kind == "denied" != dated.kind and open_one.claim.version_id == dated.claim.version_id:
        return 0.6
    if open_one.clock is None or dated.first is None or dated.last is None:
        return 0.2 if new.claim.article_id == old.claim.article_id else None
    return 0.6 if open_one.clock - window <= dated.last and dated.first <= open_one.clock else None


def _is_twice_told(new: Facts, old: Facts) -> bool:
    """Whether one article tells of two things: one origin in one version speaks twice, and not of the same place.

    Whoever says so, "three wounded and no dead" is no dispute.
    """
    if new.kind != old.kind and new.claim.event_type == "casualties" and new.claim.quote == old.claim.quote:
        return new.claim.version_id == old.claim.version_id
    if new.claim.version_id != old.claim.version_id or new.claim.origin != old.claim.origin:
        return False
    if new.kind != old.kind:
        return new.claim.event_type != "casualties" or not new.places or new.places.keys() != old.places.keys()
    if "title" in (new.claim.part, old.claim.part) and new.claim.part != old.claim.part:
        return False
    same_day = new.dated == old.dated and new.first == old.first
    return new.places.keys() != old.places.keys() or not new.places or (new.rule.repeats and not same_day)


def _place_fit(new: Facts, old: Facts, reused: bool) -> float | None:
    if not new.places and not old.places:
        return 0.5 if reused or _is_same_sum(new, old) or _answers(new, old) else None
    if not new.places or not old.places:
        return 0.2 if reused or _answers(new, old) or _is_named_or_counted(new, old) else None
    common = overlap(new.places, old.places)
    if common.shared and (common.jaccard >= LIST_SHARE and common.subset):
        return common.jaccard
    if common.shared and (reused or (common.subset and "denied" in (new.kind, old.kind))):
        return 0.4
    finest = overlap(without_wholes(new.places), without_wholes(old.places))
    if finest.subset and finest.jaccard >= LIST_SHARE:
        return finest.jaccard / 2
    lists = min(len(new.places), len(old.places)) > 1
    known_together = (new.day_exact and old.day_exact) or (lists and new.claim.version_id == old.claim.version_id)
    if new.rule.repeats and known_together and new.actors & old.actors:
        finer = all_inside(new.places, old.places) or all_inside(old.places, new.places)
        return 0.4 if finer and new.claim.origin != old.claim.origin else None
    return None


def _answers(new: Facts, old: Facts) -> bool:
    """Whether one is a denial of the other without a place of its own: in one article, of one side, by another.

    Somebody's denial that names nobody answers what was said shortly before it; "no casualties" answers nothing.
    """
    if new.kind == old.kind or "denied" not in (new.kind, old.kind) or new.claim.origin == old.claim.origin:
        return False
    if new.claim.version_id != old.claim.version_id:
        return False
    denial, said = (new, old) if new.kind == "denied" else (old, new)
    if denial.places and denial.claim.event_type != said.claim.event_type:
        return False
    if denial.voice in said.actors and not denial.actors:
        return True
    if not denial.actors and not denial.targets:
        if denial.claim.event_type == "casualties" or denial.claim.origin == "outlet":
            return False
        return denial.claim.sentence is not None and said.claim.sentence is not None and _follows(denial, said)
    return bool(new.actors & old.actors) or bool(new.targets & old.targets)


def _follows(denial: Facts, said: Facts) -> bool:
    """Whether a denial stands shortly after what was said."""
    after, before = denial.claim.sentence, said.claim.sentence
    return after is not None and before is not None and 0 <= after.start - before.end <= ANSWER_REACH


def _is_same_sum(new: Facts, old: Facts) -> bool:
    """Claims without a place: the same telling figures, of the same sides or of nobody named."""
    same_sides = new.actors == old.actors and new.targets == old.targets
    return share_figures(new, old) and (same_sides or not new.rule.targets)


def _is_named_or_counted(new: Facts, old: Facts) -> bool:
    """Whether the one without a place names the other's in its sentence, or counts the same on the same day."""
    if new.claim.version_id == old.claim.version_id or new.rule.text or "denied" in (new.kind, old.kind):
        return False
    return (
        names_place(new, old.places)
        or names_place(old, new.places)
        or (share_figures(new, old) and new.day_exact and old.day_exact)
    )


def _speech_share(new: Facts, old: Facts) -> float:
    mine, yours = (set(fold_sentence(f.claim.quote).split()) for f in (new, old))
    return len(mine & yours) / max(1, len(mine), len(yours))
