"""Stage four: claims in, events out, with their independent origins, grades, disagreements and links."""

from tawatur.stages.events.linking import LinkedEvents, link_events

__all__ = ["LinkedEvents", "link_events"]
