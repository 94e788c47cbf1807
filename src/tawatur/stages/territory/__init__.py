"""Stage five: events in, control of places out: who is said to hold what, from when to when, known since when."""

from tawatur.knowledge.linking import load_event_knowledge as load_territory_knowledge
from tawatur.stages.territory.answers import control_at
from tawatur.stages.territory.differences import control_changes
from tawatur.stages.territory.spans import control_spans

__all__ = ["control_at", "control_changes", "control_spans", "load_territory_knowledge"]
