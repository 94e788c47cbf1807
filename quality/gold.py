"""The gold folders: which sets there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SETS = ("seeds", "dev")
#: Pages and gold of our own beside this file: errors are read on the first, of the second nothing but the totals.
OWN_SETS = ("composed", "unseen")
#: Stories of our own that several articles tell: what must come out across them, events and control.
STORIES = "stories"
#: Stories whose gold holds the claims that their events take, not all claims of the texts.
EVENTS_ALONE = ("libya-2020", "yemen-2022")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set of the gold: ``gold/`` (claims by article), ``text/`` (pages), and files across articles."""

    name: str
    folder: Path

    @property
    def pages(self) -> Path:
        """The folder of the pages."""
        return self.folder / "text"

    @property
    def claims(self) -> Path:
        """The folder of the articles' claims."""
        return self.folder / "gold"

    @property
    def events(self) -> Path | None:
        """The gold events, None where the set has none."""
        return self._optional("EVENTS.json")

    @property
    def control(self) -> Path | None:
        """The gold answers on control, None where the set has none."""
        return self._optional("CONTROL.json")

    @property
    def all_claims(self) -> bool:
        """Whether the gold holds every claim of the pages, so that claims can be scored by it."""
        return self.name not in EVENTS_ALONE

    def _optional(self, name: str) -> Path | None:
        return self.folder / name if (self.folder / name).exists() else None


def gold_sets(gold: Path) -> list[GoldSet]:
    """The sets that a gold folder holds."""
    return [GoldSet(name, gold / name) for name in SETS if (gold / name).is_dir()]


def own_sets(folder: Path) -> list[GoldSet]:
    """The sets of our own that a folder holds."""
    return [GoldSet(name, folder / name) for name in OWN_SETS if (folder / name).is_dir()]


def story_sets(folder: Path) -> list[GoldSet]:
    """The stories of our own that a folder holds, by name."""
    stories = folder / STORIES
    return [GoldSet(path.name, path) for path in sorted(stories.iterdir())] if stories.is_dir() else []
