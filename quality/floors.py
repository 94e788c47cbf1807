"""Floors: figures that the program has reached and must not fall below; ceilings on its errors likewise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quality.scoring import Figures

#: A floor is set this far under the figure that was reached, a ceiling on errors this far above it.
SLACK = 0.01
#: Errors: the less, the better.
ERRORS = ("inflated", "wrong_holder", "wrong", "merged")


@dataclass(frozen=True, slots=True)
class Floors:
    """The least (or, for errors, the most) that each named figure may be."""

    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)

    def breaches(self, figures: Figures) -> list[str]:
        """One line for each figure that is missing or on the wrong side."""
        below = [
            f"{name} is {figures.get(name, 'missing')}, not at least {floor}"
            for name, floor in self.at_least.items()
            if figures.get(name, -1.0) < floor
        ]
        above = [
            f"{name} is {figures.get(name, 'missing')}, not at most {ceiling}"
            for name, ceiling in self.at_most.items()
            if name not in figures or figures[name] > ceiling
        ]
        return below + above

    def raised(self, figures: Figures) -> Floors:
        """The floors moved up to the figures that were reached, ceilings moved down; none is ever loosened."""
        reached = {name: max(floor, _under(figures.get(name, 0.0))) for name, floor in self.at_least.items()}
        errors = {name: min(most, _over(figures.get(name, 1e9), name)) for name, most in self.at_most.items()}
        return Floors(reached, errors)


def read_floors(path: Path) -> Floors:
    """The floors of a file."""
    written = json.loads(path.read_text(encoding="utf-8"))
    return Floors(written["at_least"], written["at_most"])


def write_floors(floors: Floors, path: Path) -> None:
    """Keep the floors in a file, by name."""
    both = {"at_least": dict(sorted(floors.at_least.items())), "at_most": dict(sorted(floors.at_most.items()))}
    path.write_text(json.dumps(both, indent=1) + "\n", encoding="utf-8")


def _under(figure: float) -> float:
    return round(max(0.0, figure - SLACK), 3)


def _over(figure: float, name: str) -> float:
    return figure if name.endswith(".merged") else round(figure + SLACK, 3)
