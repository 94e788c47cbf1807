"""Stage four: claims in, events out, with their independent origins, grades, disagreements and links."""

from tawatur.knowledge.linking import EventKnowledge, load_event_knowledge
from tawatur.stages.events.linking import LinkedEvents, link_events

__all__ = ["EventKnowledge", "LinkedEvents", "link_events", "load_event_knowledge"]
