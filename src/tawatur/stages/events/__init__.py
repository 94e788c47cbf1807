"""Stage four: claims in, events out, with their independent origins, grades, disagreements and links."""

from tawatur.knowledge.linking import EventKnowledge, load_event_knowledge
from tawatur.stages.events.changes import changes_between
from tawatur.stages.events.facts import Facts, gathered_facts
from tawatur.stages.events.judgements import CORRECTABLE, corrected_claim, judged_claims, standing
from tawatur.stages.events.linking import (
    LinkedEvents,
    RelinkedEvents,
    link_events,
    linkable,
    relink_events,
    titles_of,
)
from tawatur.stages.events.neighbourhood import LinkState, near_claims, touched_claims
from tawatur.stages.events.reuse import Reuse
from tawatur.stages.events.stories import stories_of

__all__ = [
    "CORRECTABLE",
    "EventKnowledge",
    "Facts",
    "LinkState",
    "LinkedEvents",
    "RelinkedEvents",
    "Reuse",
    "changes_between",
    "corrected_claim",
    "gathered_facts",
    "judged_claims",
    "link_events",
    "linkable",
    "load_event_knowledge",
    "near_claims",
    "relink_events",
    "standing",
    "stories_of",
    "titles_of",
    "touched_claims",
]
