"""The places that a filter asks for: those that bear a name, and those that lie in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, select

from tawatur.knowledge.gazetteer import Gazetteer
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.queries.names import bearers
from tawatur.storage import schema
from tawatur.text.folding import fold_word

_ENGLISH_WHOLES = frozenset({"governorate", "province", "state", "district"})
_WIDE = frozenset({"district", "governorate", "country"})


def places_meant(connection: Connection, asked: str, gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """The place ids, and the names of places without an id, that ``asked`` means among those that claims speak of.

    A bare name means the town before the governorate of the same name; what lies in it is meant with it.
    """
    table = schema.claim_places
    rows = connection.execute(select(table.c.place_id, table.c.name, table.c.name_en).distinct()).all()
    spoken = {row.place_id for row in rows if row.place_id}
    if asked in spoken or gazetteer.get(asked):
        return _with_parts({asked}, spoken, gazetteer), set()
    names = set(bearers(asked, [(name, row.name) for row in rows for name in (row.name, row.name_en) if name]))
    roots = {row.place_id for row in rows if row.place_id and row.name in names} | _known_bearers(asked, gazetteer)
    wide = {place_id for place_id in roots if _is_wide(gazetteer, place_id)}
    if wide and names_whole(asked):
        return _with_parts(wide, spoken, gazetteer), names
    towns = roots - wide
    return wide | _with_parts(towns or wide, spoken, gazetteer), names


def _with_parts(roots: set[str], spoken: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """The places and those spoken of that lie in them."""
    found = set(roots)
    for place_id in spoken:
        place = gazetteer.get(place_id)
        if place and any(ancestor.place_id in roots for ancestor in gazetteer.ancestors(place)):
            found.add(place_id)
    return found


def _is_wide(gazetteer: Gazetteer, place_id: str) -> bool:
    place = gazetteer.get(place_id)
    return place is not None and place.level in _WIDE


def names_whole(asked: str) -> bool:
    """Whether a name says that the whole around a town is meant: محافظة حمص, Homs Governorate."""
    words, wholes = fold_word(asked).split(), load_place_words().whole | _ENGLISH_WHOLES
    return len(words) > 1 and (words[0] in wholes or words[-1] in wholes)


@lru_cache(maxsize=1024)
def _known_bearers(asked: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The gazetteer's bearers of a name; of the countryside of a town, those of the town's name."""
    found = bearers(asked, _known_names(gazetteer))
    if not found and names_whole(asked):
        found = bearers(asked.split(maxsplit=1)[1], _known_names(gazetteer))
    return frozenset(found)


@lru_cache(maxsize=4)
def _known_names(gazetteer: Gazetteer) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, place.place_id)
        for place in gazetteer
        for name in (*place.names, *((place.name_en,) if place.name_en else ()))
    )
