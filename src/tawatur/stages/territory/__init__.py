"""Stage five: events in, control of places out: who is said to hold what, from when to when, known since when."""

from tawatur.knowledge.linking import load_event_knowledge as load_territory_knowledge
from tawatur.stages.territory.answers import control_at, is_known
from tawatur.stages.territory.differences import control_changes
from tawatur.stages.territory.spans import control_spans, span_id
from tawatur.stages.territory.touched import touched_grounds

__all__ = [
    "control_at",
    "control_changes",
    "control_spans",
    "is_known",
    "load_territory_knowledge",
    "span_id",
    "touched_grounds",
]
