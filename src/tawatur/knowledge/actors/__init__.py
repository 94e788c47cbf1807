"""The actors of the conflicts, as tables, and their loader.

``actors.tsv`` says who there is, ``context_framings.tsv`` what an actor is called where the country settles who is
meant, ``voiced_framings.tsv`` what only the texts of one side call it, ``states.tsv`` and ``agents.tsv`` how a state's
adjective names its forces, ``people.tsv`` who is nobody's forces, ``not_actors.tsv`` what only looks like one.
"""

from tawatur.knowledge.actors.registry import (
    Actor,
    ActorRegistry,
    Naming,
    NamingKind,
    State,
    forces_of,
    is_armed,
    is_government,
    is_irregular,
    is_party,
    is_state_force,
    load_actor_registry,
    side_of,
    state_adjectives,
)

__all__ = [
    "Actor",
    "ActorRegistry",
    "Naming",
    "NamingKind",
    "State",
    "forces_of",
    "is_armed",
    "is_government",
    "is_irregular",
    "is_party",
    "is_state_force",
    "load_actor_registry",
    "side_of",
    "state_adjectives",
]
