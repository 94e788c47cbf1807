"""Stage four: claims in, events out, with their independent origins, grades, disagreements and links."""

from tawatur.knowledge.linking import EventKnowledge, load_event_knowledge
from tawatur.stages.events.judgements import CORRECTABLE, corrected_claim, judged_claims, standing
from tawatur.stages.events.linking import LinkedEvents, link_events

__all__ = [
    "CORRECTABLE",
    "EventKnowledge",
    "LinkedEvents",
    "corrected_claim",
    "judged_claims",
    "link_events",
    "load_event_knowledge",
    "standing",
]
