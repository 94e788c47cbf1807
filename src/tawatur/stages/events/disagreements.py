"""Where the claims of one event cannot all be true: numbers, day, place, who did it, whether it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from tawatur.knowledge.linking.grounds import Places, any_inside, overlap
from tawatur.records import Disagreement, Lineage, Position, Quantity
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.figures import bounds
from tawatur.text.instants import DAY, local_text

_SIGNS = {"exact": "", "at_least": "≥", "at_most": "≤", "about": "~"}


def disagreements_of(members: list[Facts], lineages: Iterable[Lineage]) -> tuple[Disagreement, ...]:
    """The disagreements of an event. Silence is none: who names no doer does not dispute the one that is named."""
    asserted, lineages = [m for m in members if m.kind != "denied"], list(lineages)
    found = [
        *_numbers(asserted),
        _by_value("date", asserted, _day, lambda speaking: _days_differ(speaking, lineages)),
        _by_value("place", asserted, _where, _places_differ),
        _by_value("actor", asserted, _doer, _doers_differ),
        _whether(members, lineages),
    ]
    return tuple(d for d in found if d is not None)


def _numbers(members: list[Facts]) -> list[Disagreement]:
    groups: dict[str, dict[str, list[Quantity]]] = {}
    for member in members:
        for quantity in member.claim.quantities:
            groups.setdefault(quantity.what, {}).setdefault(member.claim.claim_id, []).append(quantity)
    found = []
    for what, said in sorted(groups.items()):
        if what != "distance_km" and _clashes(list(said.values())):
            positions = _positions((_figure(q), c) for c, told in said.items() for q in told)
            found.append(Disagreement(f"quantity:{what}", positions))
    return found


def _clashes(told: list[list[Quantity]]) -> bool:
    """Whether some claim's numbers exclude all that another gives of the same thing.

    One claim that counts a thing twice ("1,200 to A and 8,350 to B") does not dispute itself.
    """
    spans = {tuple(sorted(bounds(q) for q in numbers)) for numbers in told}
    return any(
        all(low > top or bottom > high for low, high in one for bottom, top in other)
        for one, other in combinations(sorted(spans), 2)
    )


def _figure(quantity: Quantity) -> str:
    value = f"{quantity.value:g}" if isinstance(quantity.value, float) else str(quantity.value)
    return _SIGNS[quantity.bound] + value


def _positions(said: Iterable[tuple[str, str]]) -> tuple[Position, ...]:
    groups: dict[str, list[str]] = {}
    for value, claim_id in said:
        groups.setdefault(value, []).append(claim_id)
    return tuple(Position(value, tuple(dict.fromkeys(ids))) for value, ids in groups.items())


def _by_value(
    field: str,
    members: list[Facts],
    value: Callable[[Facts], str | None],
    differ: Callable[[list[Facts]], bool],
) -> Disagreement | None:
    speaking = [m for m in members if value(m) is not None]
    if len(speaking) < 2 or not differ(speaking):
        return None
    positions = _positions((value(m) or "", m.claim.claim_id) for m in speaking)
    return Disagreement(field, positions) if len(positions) > 1 else None


def _day(member: Facts) -> str | None:
    return local_text(member.first)[:10] if member.day_exact and member.first is not None else None


def _days_differ(members: list[Facts], lineages: list[Lineage]) -> bool:
    """Whether two spans of at most a day share no minute and lie on different days.

    One origin's "yesterday" that a page carries a day later is no other day: its neighbouring days are one span.
    """
    of = {claim_id: at for at, lineage in enumerate(lineages) for claim_id in lineage.claim_ids}
    groups: dict[int, list[tuple[int, int]]] = {}
    for member in members:
        if member.first is not None and member.last is not None:
            groups.setdefault(of.get(member.claim.claim_id, -1), []).append((member.first, member.last))
    spans = [span for group in groups.values() for span in _neighbouring_as_one(group)]
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    return max(firsts) > min(lasts) and max(firsts) // DAY != min(firsts) // DAY


def _neighbouring_as_one(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The span of all, where they lie on two neighbouring days at most; else each by itself."""
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    return [(first, last)] if last // DAY - first // DAY <= 1 else spans


def _where(member: Facts) -> str | None:
    """The places that tell the event, where they are local: a region may hold them all, and a headline is loose."""
    if member.coarse or member.claim.part == "title":
        return None
    return "، ".join(p.name for p in member.places.values()) or None


def _places_differ(members: list[Facts]) -> bool:
    """Whether two claims name local places of which none is the other's, nor lies in one of the other's."""
    told = list({tuple(m.places): m.places for m in members}.values())
    pairs = [(one, other) for one, other in combinations(told, 2) if _is_elsewhere(one, other)]
    return any(not _are_told_together(pair, told) for pair in pairs)


def _is_elsewhere(one: Places, other: Places) -> bool:
    if overlap(one, other).shared or _may_lie_in(one, other) or _may_lie_in(other, one):
        return False
    return not any_inside(one.values(), other.values()) and not any_inside(other.values(), one.values())


def _may_lie_in(parts: Places, wholes: Places) -> bool:
    """Whether sites of which nobody knows where they are may be in the towns that the other names."""
    unknown = all(p.precision == "site" and p.lat is None for p in parts.values())
    return unknown and any(w.precision == "settlement" for w in wholes.values())


def _are_told_together(pair: tuple[Places, Places], told: list[Places]) -> bool:
    """Whether some claim names places of both: the school and the town that it stands in."""
    return any(all(overlap(places, one).shared for one in pair) for places in told)


def _doer(member: Facts) -> str | None:
    return "+".join(sorted(member.actors)) or None


def _doers_differ(members: list[Facts]) -> bool:
    """Whether two claims name doers that have nobody in common."""
    groups = {m.actors | m.sides | m.allied for m in members}
    return any(not one & other for one in groups for other in groups)


def _leaves_the_wounded(denial: Facts, members: list[Facts]) -> bool:
    """ "Three were wounded, no deaths were recorded": what one sentence counts and denies are different harms."""
    if denial.kind != "denied" or denial.claim.event_type != "casualties":
        return False
    told = {(m.claim.version_id, m.claim.quote) for m in members if m.kind == "asserted"}
    return (denial.claim.version_id, denial.claim.quote) in told


def _whether(members: list[Facts], lineages: Iterable[Lineage]) -> Disagreement | None:
    """Said by one lineage and denied by another; who says it too, and denies a part of it, does not dispute it."""
    origin: Mapping[str, tuple[str, bool]] = {
        claim_id: (lineage.origin, lineage.denies) for lineage in lineages for claim_id in lineage.claim_ids
    }
    members = [m for m in members if not _leaves_the_wounded(m, members)]
    said = {origin[m.claim.claim_id][0] for m in members if m.kind == "asserted"}
    denied = {origin[m.claim.claim_id][0] for m in members if m.kind == "denied"}
    if not said or denied <= said:
        return None
    speaking = [m for m in members if m.kind in ("asserted", "denied")]
    return Disagreement(
        "whether", _positions(("no" if m.kind == "denied" else "yes", m.claim.claim_id) for m in speaking)
    )
