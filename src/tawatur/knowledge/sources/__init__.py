"""The sources: who is said to know, who relays, who speaks without a name; tables and their loader."""

from tawatur.knowledge.sources.registry import (
    AttributionPhrase,
    SayingVerb,
    Source,
    SourceRegistry,
    Strength,
    load_source_registry,
    names_of_sources,
    source_names,
)

__all__ = [
    "AttributionPhrase",
    "SayingVerb",
    "Source",
    "SourceRegistry",
    "Strength",
    "load_source_registry",
    "names_of_sources",
    "source_names",
]
