"""Reading places: from the words of a passage to points on the map, or honestly to none.

Read top down: names and lists (``places_drafts``), villages that only this article tells (``places_told``), how they
are told (``places_setting``), what counts as a place (``places_evidence``), which bearer of the name is meant
(``places_resolution``), what contains what (``places_containers``), the mention (``places_building``), and what points
back to it (``places_anaphora``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from tawatur.knowledge.gazetteer import Gazetteer, GazetteerPlace
from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.stages.claims.mentions import PlaceMention, ReadingContext
from tawatur.stages.claims.places.anaphora import with_anaphors
from tawatur.stages.claims.places.building import mention_of
from tawatur.stages.claims.places.containers import with_containers
from tawatur.stages.claims.places.countries import article_countries, blocking_phrases
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.drafts import drafts
from tawatur.stages.claims.places.evidence import ArticleView, Readings, established_keys, readings_of
from tawatur.stages.claims.places.names import PassageNames
from tawatur.stages.claims.places.resolution import Surroundings
from tawatur.stages.claims.places.told import told_names, with_told
from tawatur.text.passages import Passage, passage_of

__all__ = ["PlaceReader", "article_countries"]


# An agency in brackets, or a dash, behind the city that a text was sent from.
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*[-–—ـ:]|[-–—]\s)")


class PlaceReader:
    """Reads the places of passages. Built once for a gazetteer, then used for all articles."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._wording = load_place_wording()
        self._blocked = blocking_phrases()
        self._article = lru_cache(maxsize=4)(self._read_article)
        self._drafted = lru_cache(maxsize=8)(self._read_drafts)

    def mentions(self, passage: Passage, context: ReadingContext) -> tuple[PlaceMention, ...]:
        """The places of a passage, by start."""
        around, view = self._article(context.article.title, context.article.text, context.countries)
        names, found = self._drafted(passage)
        drafted = with_told(names, found, view.told)
        head = [d for d in drafted if _is_dateline(passage, d)]  # "the city" may point back to it, nothing lies in it
        readings = with_containers(names, readings_of(names, [d for d in drafted if d not in head], view))
        told = Readings(readings)
        leading = readings_of(names, head, view)
        mentions = [mention_of(names, reading, told, around) for reading in (*leading, *readings)]
        written = {m.start for m in mentions[: len(leading)]}
        return tuple(m for m in with_anaphors(names, mentions) if m.start not in written)

    def _read_drafts(self, passage: Passage) -> tuple[PassageNames, list[Draft]]:
        """The names of a passage, and the drafts of its places; kept, as the article and its passages ask for them."""
        names = PassageNames(passage, self.gazetteer, self._wording, self._blocked)
        return names, drafts(names)

    def _read_article(self, title: str, text: str, countries: tuple[str, ...]) -> tuple[Surroundings, ArticleView]:
        """What the whole article says of where it is, and the names that it tells to be places."""
        passages = (passage_of("title", title), passage_of("text", text))
        countries = countries or article_countries(passages, self.gazetteer)
        drafted = [self._drafted(passage) for passage in passages]
        found = [draft for _, drafts in drafted for draft in drafts]
        told = frozenset[tuple[str, ...]]().union(*(told_names(*one) for one in drafted))
        established = established_keys(found)
        sure = [self._sure_place(draft.span.key, countries) for draft in found if draft.span.key]
        points = tuple({point: None for p in sure if p and p.level == "settlement" and (point := p.point)})
        named = frozenset(p.place_id for p in sure if p) | self._namesakes(sure)
        view = ArticleView(countries, established, told)
        return Surroundings(countries, named, points, self._town(found, countries)), view

    def _town(self, found: Iterable[Draft], countries: tuple[str, ...]) -> GazetteerPlace | None:
        """The settlement that the article is about: the one that it names more than once and most of all."""
        named: Counter[GazetteerPlace] = Counter()
        for draft in found:
            bearers = [b for b in self.gazetteer.named(draft.span.key) if b.country in countries[:1]]
            towns = {town for b in bearers if (town := self._settlement(b))}
            if draft.span.key and len(towns) == 1:
                named[towns.pop()] += 1
        (first, often), second = (*named.most_common(2), (None, 0), (None, 0))[:2]
        return first if first and often > 1 and often >= 2 * second[1] else None

    def _sure_place(self, key: str, countries: tuple[str, ...]) -> GazetteerPlace | None:
        """The only bearer of a name in the article's countries, None where there are several or none."""
        bearers = [p for p in self.gazetteer.named(key) if p.country in countries and p.kind != "country"]
        levels = {p.level for p in bearers}
        return bearers[0] if len(bearers) == 1 or (len(levels) == len(bearers) and bearers) else None

    def _namesakes(self, places: Iterable[GazetteerPlace | None]) -> frozenset[str]:
        """A governorate that bears its seat's name is named with it."""
        return frozenset(twin.place_id for p in places if p for twin in self.gazetteer.named(p.name))

    def _settlement(self, place: GazetteerPlace) -> GazetteerPlace | None:
        """The settlement with a point that a name speaks for: itself, or the one that the site belongs to."""
        town = place if place.level == "settlement" else self.gazetteer.get(place.parent or "")
        local = place.level in {"settlement", "site"} and not place.weak
        return town if town and local and town.level == "settlement" and town.point else None


def _is_dateline(passage: Passage, draft: Draft) -> bool:
    """أبوجا (رويترز) - قال سكان: a city at a text's head tells where it was written, not where anything happened."""
    tokens = passage.tokens
    opens = passage.part == "text" and draft.span.first == 0
    return opens and _DATELINE.match(passage.text, tokens[draft.span.end - 1].end) is not None
