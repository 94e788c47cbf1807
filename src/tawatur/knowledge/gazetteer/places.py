"""Gazetteer entries, and the index that finds them by id, by name and in text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from tawatur.knowledge.gazetteer.kinds import Level, level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.text.folding import Folded, fold_word
from tawatur.text.matching import Match, PhraseTable

_LATEST = 4  # texts whose names are kept


class GazetteerPlace(Struct, frozen=True):
    """A place: ``names`` are Arabic, the usual one first; ``parent`` is an id; ``country`` an ISO code in lower case.

    ``lat`` and ``lon`` are WGS 84 degrees, None where no source gives them; ``source`` says who does. ``near`` tells
    that the point is the one of the settlement that the site belongs to. ``weak`` entries (imported or tiny ones)
    are read as places only where the text gives them away; ``curated`` ones were written by hand because news names
    them. ``population`` is 0 where unknown.
    """

    place_id: str
    names: tuple[str, ...]
    name_en: str | None
    kind: str
    parent: str | None
    country: str
    lat: float | None
    lon: float | None
    source: str
    population: int = 0
    near: bool = False
    weak: bool = False
    curated: bool = False

    @property
    def name(self) -> str:
        """The usual Arabic name."""
        return self.names[0]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where no source gives them."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def level(self) -> Level:
        """The precision that the place is told with."""
        return level_of(self.kind)


class Gazetteer:
    """Places by id and by folded name. Later places of one id replace earlier ones; ``other_ids`` lead to these."""

    def __init__(self, places: Iterable[GazetteerPlace], other_ids: Mapping[str, str] | None = None) -> None:
        self._by_id = {place.place_id: place for place in places}
        self._other_ids = other_ids or {}
        by_name: dict[str, list[GazetteerPlace]] = {}
        for place in self._by_id.values():
            for key in dict.fromkeys(name_key(name) for name in place.names):
                by_name.setdefault(key, []).append(place)
        self._by_name = {key: tuple(places) for key, places in by_name.items()}
        self._latest: list[tuple[Folded, Sequence[Match[str]]]] = []
        self._above: dict[str, tuple[GazetteerPlace, ...]] = {}  # what contains the children of a place

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[GazetteerPlace]:
        return iter(self._by_id.values())

    def get(self, place_id: str) -> GazetteerPlace | None:
        """The place of an id, or of the id that a file gave to a place we know; None where there is none."""
        return self._by_id.get(place_id) or self._by_id.get(self._other_ids.get(place_id, ""))

    def is_capital(self, place_id: str | None) -> bool:
        """Whether an id is of a state's capital."""
        place = self.get(place_id or "")
        if place is None or place.kind != "settlement":
            return place is not None and place.kind == "capital"
        return fold_word(place.names[0]) in load_place_words().state_seat

    def named(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear a name, in whatever spelling."""
        return self._by_name.get(name) or self._by_name.get(name_key(name), ())  # mostly a key is asked for

    def ancestors(self, place: GazetteerPlace) -> tuple[GazetteerPlace, ...]:
        """The places that contain it, the nearest first."""
        known = self._above.get(place.parent or "")
        if known is not None:
            return known
        found: list[GazetteerPlace] = []
        parent = self._by_id.get(place.parent or "")
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self._by_id.get(parent.parent or "")
        return self._above.setdefault(place.parent or "", tuple(found))

    def names_in(self, folded: Folded) -> Sequence[Match[str]]:
        """The names in a text, as :attr:`table` finds them; kept for the latest texts, which are asked for twice."""
        known = next((found for text, found in self._latest if text is folded), None)
        if known is None:
            known = self.table.find(folded)
            self._latest = [(folded, known), *self._latest[: _LATEST - 1]]
        return known

    @cached_property
    def table(self) -> PhraseTable[str]:
        """All names in one automaton; the value is the key for :meth:`named`."""
        return PhraseTable((form, key) for key in self._by_name for form in _forms(key) if len(key) > 1)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The folded name with single spaces in place of hyphens and joining marks."""
    return " ".join(fold_word(name).replace("-", " ").replace("_", " ").replace("–", " ").split())


def _forms(key: str) -> Iterator[str]:
    """The key and the spellings that fold to other letters: compound names written as one word or as two."""
    yield key
    for start in ("ابو ", "ام ", "بو ", "تل ", "دير ", "كفر ", "بيت ", "عين ", "معره "):
        if key.startswith(start) and len(key) > len(start) + 2 and start != "ام ":
            yield start.strip() + key[len(start) :]
