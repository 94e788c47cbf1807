"""The stage's readers and the lexicon, compiled once for a configuration."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from msgspec import Struct

from tawatur.config import Config
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.events import load_cues, load_event_types, load_wordings
from tawatur.knowledge.gazetteer import Gazetteer, load_gazetteer
from tawatur.knowledge.languages.clauses import load_clause_words
from tawatur.stages.claims.actors.reading import ActorReader
from tawatur.stages.claims.attribution.reading import AttributionReader
from tawatur.stages.claims.mentions import (
    ActorMention,
    Attribution,
    PlaceMention,
    QuantityMention,
    ReadingContext,
    TimeMention,
)
from tawatur.stages.claims.naming import without_holdings, without_parts_of_names
from tawatur.stages.claims.places.reading import PlaceReader, article_countries
from tawatur.stages.claims.quantities.reading import QuantityReader
from tawatur.stages.claims.sentence.lexicon import Lexicon
from tawatur.stages.claims.sentence.reading import PassageMentions
from tawatur.stages.claims.times.reading import TimeReader
from tawatur.text.passages import Passage

M_co = TypeVar("M_co", covariant=True)


class Reader(Protocol[M_co]):
    """What all readers are: mentions of one kind in a passage, by start."""

    def mentions(self, passage: Passage, context: ReadingContext) -> tuple[M_co, ...]:
        """The mentions."""
        ...


class AttributionSource(Protocol):
    """The reader of attributions."""

    def attributions(self, passage: Passage, context: ReadingContext) -> tuple[Attribution, ...]:
        """The attributions of a passage with their scopes."""
        ...


class ClaimKnowledge(Struct, frozen=True):
    """Everything that reading claims needs."""

    lexicon: Lexicon
    places: Reader[PlaceMention]
    actors: Reader[ActorMention]
    times: Reader[TimeMention]
    quantities: Reader[QuantityMention]
    attributions: AttributionSource
    gazetteer: Gazetteer | None = None

    def countries(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        """The countries that passages speak of by their places, ISO codes in lower case."""
        return article_countries(passages, self.gazetteer) if self.gazetteer else ()

    def mentions(self, passage: Passage, context: ReadingContext) -> PassageMentions:
        """What all readers find in a passage."""
        places, actors = self.places.mentions(passage, context), self.actors.mentions(passage, context)
        return PassageMentions(
            without_holdings(places, actors),
            without_parts_of_names(actors, places),
            self.times.mentions(passage, context),
            self.quantities.mentions(passage, context),
            self.attributions.attributions(passage, context),
        )


@lru_cache(maxsize=4)
def load_claim_knowledge(config: Config | None = None) -> ClaimKnowledge:
    """The stage's knowledge, compiled once for a configuration."""
    config = config or Config()
    actors, gazetteer = ActorReader(), load_gazetteer(config)
    return ClaimKnowledge(
        lexicon=load_lexicon(),
        places=PlaceReader(gazetteer),
        actors=actors,
        times=TimeReader(),
        quantities=QuantityReader(),
        gazetteer=gazetteer,
        attributions=AttributionReader(actors=actors),
    )


@compiled
def load_lexicon() -> Lexicon:
    """The event lexicon alone."""
    return Lexicon(load_event_types(), load_wordings(), load_cues(), load_clause_words())
