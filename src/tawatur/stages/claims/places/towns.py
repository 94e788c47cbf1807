"""The town of a site that its own name does not tell: "the central prison", "the quarter of X" in news of one town."""

from __future__ import annotations

from tawatur.knowledge.gazetteer import GazetteerPlace
from tawatur.knowledge.gazetteer.places import name_key
from tawatur.stages.claims.places.containers import rank
from tawatur.stages.claims.places.evidence import Reading, Readings
from tawatur.stages.claims.places.names import PassageNames

_TOWN = 1


def town_of_article(
    names: PassageNames, reading: Reading, readings: Readings, town: GazetteerPlace | None
) -> GazetteerPlace | None:
    """The one town that the article is about, unless the site's sentence or the last town before it is another."""
    if town is None:
        return None
    towns = [r for r in readings.all if r is not reading and not r.draft.kept and rank(names, r) == _TOWN]
    before = [r for r in towns if r.draft.span.first < reading.draft.span.first]
    here = [r for r in towns if r.sentence == reading.sentence]
    return town if all(town in _bearers(names, r) for r in (*before[-1:], *here)) else None


def _bearers(names: PassageNames, reading: Reading) -> tuple[GazetteerPlace, ...]:
    return names.gazetteer.named(reading.draft.span.key) if reading.draft.span.key else ()


def site_of_town(names: PassageNames, reading: Reading, shown: str, town: GazetteerPlace) -> GazetteerPlace | None:
    """The town's own site of a class told without its town: "the railway station" in Mosul is Mosul's."""
    words = name_key(shown).split()
    if reading.draft.noun is None or len(words) < 2 or names.noun(reading.draft.outer) is None:
        return None
    head, rest = words[0].removeprefix("ال"), " ".join(words[1:])
    for name in town.names:
        for full in (f"{head} {name} {rest}", f"{head} {rest.removeprefix('ال')} {name}", f"{head} {rest} في {name}"):
            found = [p for p in names.gazetteer.named(full) if p.level == "site" and p.country == town.country]
            if len(found) == 1:
                return found[0]
    return None
