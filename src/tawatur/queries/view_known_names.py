"""The names that the package's knowledge gives to slugs: actors, sources, the larger places."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tawatur.config import Config
from tawatur.knowledge.actors import load_actor_registry
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.knowledge.outlets import load_outlets
from tawatur.knowledge.sources import load_source_registry
from tawatur.queries.view_names import Names

_LARGER = frozenset({"district", "governorate", "country"})


@cache
def known_names(config: Config | None = None) -> Names:
    """All names that the package knows, read once."""
    return replace(names_of_speakers(), places=_larger_places(config or Config()))


@cache
def names_of_speakers() -> Names:
    """The names of who acts and who speaks, without the gazetteer, which takes longer to read."""
    registry = load_actor_registry()
    return Names(
        actors={slug: (actor.name_ar, actor.name_en) for slug, actor in registry.actors.items()},
        sources=_outlets() | _sources(),
        speakers=_first_forms("speakers.tsv", ("role", "english", "evidence", "forms")),
        modifiers=_forms("modifiers.tsv", ("english", "forms")),
        kinds={slug: actor.kind for slug, actor in registry.actors.items()},
    )


def _larger_places(config: Config) -> dict[str, tuple[str, str]]:
    """Names of districts, governorates and countries, by id and by English name: claims name a whole by either."""
    found: dict[str, tuple[str, str]] = {}
    for place in load_gazetteer(config):
        if place.level in _LARGER:
            names = (place.name, place.name_en or place.name)
            found[place.place_id] = names
            found.setdefault(names[1], names)
    return found


def _forms(name: str, columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The Arabic forms of an English kind of unnamed speaker, or of a modifier of one."""
    rows = read_tsv(package_file("sources", name), columns)
    return {row["english"]: tuple(row["forms"].split("|")) for _, row in rows if row["english"]}


def _first_forms(name: str, columns: tuple[str, ...]) -> dict[str, str]:
    return {kind: forms[0] for kind, forms in _forms(name, columns).items()}


def _outlets() -> dict[str, tuple[str, str]]:
    """The first Arabic and the first Latin name of each outlet and agency."""
    found: dict[str, tuple[str, str]] = {}
    for outlet in load_outlets().by_name.values():
        arabic = next((name for name in outlet.names if not name.isascii()), outlet.names[0])
        found[outlet.slug] = (arabic, next((name for name in outlet.names if name.isascii()), arabic))
    return found


def _sources() -> dict[str, tuple[str, str]]:
    """Observatories, agencies, ministries and parties that speak."""
    return {slug: (source.name_ar, source.name_en) for slug, source in load_source_registry().sources.items()}
