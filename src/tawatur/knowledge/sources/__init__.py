"""The sources: who is said to know, who relays, who speaks without a name; tables and their loader."""

from tawatur.knowledge.sources.registry import (
    AttributionPhrase,
    SayingVerb,
    Source,
    SourceRegistry,
    Strength,
    load_source_registry,
    source_names,
)

__all__ = [
    "AttributionPhrase",
    "SayingVerb",
    "Source",
    "SourceRegistry",
    "Strength",
    "load_source_registry",
    "source_names",
]
