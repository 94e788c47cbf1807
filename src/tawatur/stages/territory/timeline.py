"""A place's history from the evidence on it: a small machine that reads evidence in the order of time.

Its rules, in words, are in docs/events.md. State changes come from evidence alone; silence changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawatur.knowledge.linking import EventKnowledge
from tawatur.records.control import ControlStatus
from tawatur.records.event import Grade
from tawatur.stages.territory.evidence import Evidence
from tawatur.text.instants import DAY

HELD_BEFORE = DAY
"""Who leaves or loses a place held it this long before at least."""
AGREED_FOR = 14 * DAY
"""A local agreement colours a taking that follows within so long."""
RETOLD_FOR = 2 * DAY
"""So long after a dated change of hands, what is told without a day may be of before it."""
_INDEPENDENT = frozenset({"fair", "strong"})
_ORDER = {"hold": 0, "agree": 1, "siege": 2, "fight": 3, "leave": 4, "enter": 5, "gain": 6, "lift": 7}


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a place until the next state; times are local minutes.

    It began between ``first`` (None: open) and ``last``, and counts from ``since``. ``claimed`` is who says, against
    another's denial, that it has taken the place.
    """

    status: ControlStatus
    holder: str | None
    first: int | None
    last: int
    since: int
    grade: Grade
    because: tuple[str, ...]
    confirmed: int
    implied_by: str | None = None
    rivals: tuple[str, ...] = ()
    before: str | None = None
    claimed: str | None = None


def states(evidence: Iterable[Evidence], knowledge: EventKnowledge) -> list[State]:
    """The states of a place, in order; before the first nothing is known."""
    ordered = sorted(evidence, key=lambda e: (e.moment, e.implied_by is not None, _ORDER[e.kind], e.event_id))
    found: list[State] = []
    for one in ordered:
        now = found[-1] if found else None
        after = _after(now, one, knowledge)
        if after is None:
            continue
        if now is None:
            found += _held_before(one)
        elif _is_same(now, after):
            found[-1] = _confirmed(now, one)
            continue
        elif after.since <= now.since:
            found.pop()
        found.append(after)
    return found


def _after(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """The state that follows; None where the evidence changes nothing."""
    if now is not None and _is_outweighed(now, one):
        return None
    if one.denied_by and one.kind in ("gain", "leave"):
        return _contested(now, one)
    return _RULES[one.kind](now, one, knowledge)


def _is_outweighed(now: State, one: Evidence) -> bool:
    """What one voice tells without a day does not undo what independent ones dated shortly before it was told.

    It may be older than they are: an article of today retells without a day what was so last week.
    """
    undated = one.first is None and one.grade == "weak"
    return undated and now.first is not None and now.grade in _INDEPENDENT and one.moment - now.since < RETOLD_FOR


def _gain(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """Taken whole: controlled. Most of it: partial. A part: contested where another side holds the place.

    Who is said to hold a place that another besieges is besieged there, until that is lifted.
    """
    if not one.partial and now is not None and now.status == "besieged" and _is_the_besieged(now, one, knowledge):
        return replace(_state(one, "besieged", one.holder), rivals=now.rivals)
    if not one.partial:
        agreed = now is not None and now.status == "negotiated" and one.moment - now.since <= AGREED_FOR
        ours = agreed and now is not None and (not now.rivals or _has(now.rivals, one.holder, knowledge))
        return _state(one, "negotiated" if ours else "controlled", one.holder)
    if now is not None and _one_side(now.holder, one.holder, knowledge):
        return None
    if now is not None and not one.mostly and (now.holder is not None or now.status == "contested"):
        return replace(_state(one, "contested", None), rivals=tuple(x for x in (now.holder, one.holder) if x))
    return _state(one, "partial", one.holder)


def _is_the_besieged(now: State, one: Evidence, knowledge: EventKnowledge) -> bool:
    ours = now.holder is None or _one_side(now.holder, one.holder, knowledge)
    return ours and bool(now.rivals) and not _has(now.rivals, one.holder, knowledge)


def _leave(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """Left: vacated, if the one who leaves is the one who held it, or nobody is known to. Some posts left: no more.

    It is another side's that holds a part of it, or claims to have taken it against the leaver's denial.

    Undated news of the day on which a side took the place does not tell that it left again.
    """
    if one.partial and now is not None:
        return None
    claimed = _claimed_by_other(now, one, knowledge) or _held_in_part(now, one, knowledge)
    if claimed is not None:
        return _state(one, "controlled", claimed)
    if now is None or (now.holder is None and now.status in ("unknown", "contested", "besieged")):
        return replace(_state(one, "vacated", None), before=one.holder)
    just_taken = one.first is None and one.moment - now.since < DAY
    if _one_side(now.holder, one.holder, knowledge) and not just_taken:
        return replace(_state(one, "vacated", None), before=now.holder)
    return None


def _held_in_part(now: State | None, one: Evidence, knowledge: EventKnowledge) -> str | None:
    """Of a place of which one side holds a part, that side when the other leaves it."""
    if now is None or now.status != "partial" or one.partial or _one_side(now.holder, one.holder, knowledge):
        return None
    return now.holder


def _claimed_by_other(now: State | None, one: Evidence, knowledge: EventKnowledge) -> str | None:
    """Of a place that two sides dispute, the one that is left when the other leaves."""
    if now is None or now.status != "contested" or one.partial or now.claimed is None:
        return None
    return None if _one_side(now.claimed, one.holder, knowledge) else now.claimed


def _enter(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """Entering is not holding: it contests a place that another side holds, and changes nothing else."""
    if now is None or now.holder is None or one.holder is None or now.status not in ("controlled", "besieged"):
        return None
    if _one_side(now.holder, one.holder, knowledge):
        return None
    return replace(_state(one, "contested", None), rivals=(now.holder, one.holder))


def _fight(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """Fighting at a place that nobody is known to hold contests it; it takes nothing from who holds it."""
    del knowledge
    if now is not None:
        return None
    return replace(_state(one, "contested", None), rivals=one.parties)


def _agree(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """A local agreement leaves the place to its people; who held it already and is a side to it goes on to."""
    if now is not None and now.status == "controlled" and _one_side(now.holder, one.holder, knowledge):
        return None
    holder = now.holder if now is not None and _one_side(now.holder, one.holder, knowledge) else None
    return replace(_state(one, "negotiated", holder), rivals=(one.holder,) if one.holder else ())


def _siege(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """Besieged, and held by who held it or is named as besieged; who besieges its own place does not count."""
    held = now.holder if now is not None and now.holder else one.loser
    if _one_side(held, one.holder, knowledge):
        return None
    return replace(_state(one, "besieged", held), rivals=(one.holder,) if one.holder else ())


def _lift(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    del knowledge
    if now is None or now.status != "besieged":
        return None
    return _state(one, "controlled" if now.holder else "unknown", now.holder)


def _hold(now: State | None, one: Evidence, knowledge: EventKnowledge) -> State | None:
    """A party that says that it has not left holds the place, unless another is known to."""
    if now is None or now.holder is None:
        return replace(_state(one, "controlled", one.holder), since=one.first or one.last)
    return None if _one_side(now.holder, one.holder, knowledge) else _contested(now, one)


_RULES = {
    "gain": _gain, "leave": _leave, "enter": _enter, "fight": _fight, "agree": _agree, "siege": _siege, "lift": _lift,
    "hold": _hold,
}  # fmt: skip


def _contested(now: State | None, one: Evidence) -> State:
    """Said and denied: contested between who is said to have it and who held it or denies."""
    sides = (one.holder, one.loser, now.holder if now is not None else None)
    rivals = tuple(dict.fromkeys(side for side in sides if side))
    claimed = one.holder if one.kind == "gain" else None
    return replace(_state(one, "contested", None), rivals=rivals, grade="contested", claimed=claimed)


def _state(one: Evidence, status: ControlStatus, holder: str | None) -> State:
    return State(
        status,
        holder,
        one.first,
        one.last,
        one.moment,
        one.grade,
        (one.event_id,),
        one.confirmed,
        one.implied_by,
        (),
        one.loser,
    )


def _held_before(one: Evidence) -> list[State]:
    """Who leaves a place on a known day, or loses it, held it the day before: inferred, with the lowest grade."""
    holder = one.holder if one.kind == "leave" else one.loser if one.kind == "gain" else None
    if holder is None or one.partial or one.first is None:
        return []
    start = one.first - HELD_BEFORE
    return [State("controlled", holder, None, start, start, "weak", (one.event_id,), start)]


def _confirmed(now: State, one: Evidence) -> State:
    because = now.because if one.event_id in now.because else (*now.because, one.event_id)
    return replace(now, because=because, confirmed=max(now.confirmed, one.confirmed))


def _is_same(now: State | None, after: State) -> bool:
    return now is not None and (now.status, now.holder) == (after.status, after.holder) and now.status != "contested"


def _one_side(one: str | None, other: str | None, knowledge: EventKnowledge) -> bool:
    return one is not None and other is not None and knowledge.root(one) == knowledge.root(other)


def _has(sides: Sequence[str], one: str | None, knowledge: EventKnowledge) -> bool:
    return any(_one_side(side, one, knowledge) for side in sides)
