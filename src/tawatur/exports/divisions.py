"""The first-level division (governorate, state) of a place: what other datasets call ``admin1``."""

from __future__ import annotations

from functools import cache

from tawatur.knowledge.gazetteer import Gazetteer, GazetteerPlace, level_of, load_gazetteer
from tawatur.records import ClaimPlace


def governorate(place: ClaimPlace) -> str | None:
    """Its English name, by the gazetteer; None where that does not know it: a town around a site is none."""
    gazetteer = _gazetteer()
    candidate = place.candidates[0].place_id if place.candidates else None
    known = gazetteer.get(place.place_id or candidate or "")
    if known is None:
        return place.parent if place.parent in _governorates() else None
    return next((one.name_en for one in (known, *gazetteer.ancestors(known)) if _is_governorate(one)), None)


def _is_governorate(place: GazetteerPlace) -> bool:
    return level_of(place.kind) == "governorate"


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


@cache
def _governorates() -> frozenset[str]:
    return frozenset(one.name_en for one in _gazetteer() if one.name_en and _is_governorate(one))
