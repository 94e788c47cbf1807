"""What two maps have different: places whose latest state changed, and the events that made it so."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.records import Change, ControlSpan


def control_changes(before: Iterable[ControlSpan], after: Iterable[ControlSpan]) -> tuple[Change, ...]:
    """A ``control_changed`` for each place whose latest known state is another; the first map gives none."""
    old, new = _latest(before), _latest(after)
    if not old:
        return ()
    found = []
    for place_id in sorted(old.keys() | new.keys()):
        one, other = old.get(place_id), new.get(place_id)
        if _told(one) != _told(other):
            because = other.because if other else one.because if one else ()
            found.append(Change("control_changed", place_id, "status", _told(one), _told(other), because))
    return tuple(found)


def _latest(spans: Iterable[ControlSpan]) -> dict[str, ControlSpan]:
    """For each place the last span of what is known now."""
    standing = sorted((s for s in spans if s.known_until is None), key=lambda s: s.begins or "")
    return {span.place_id: span for span in standing}


def _told(span: ControlSpan | None) -> str | None:
    return None if span is None else f"{span.status}:{span.holder}" if span.holder else span.status
