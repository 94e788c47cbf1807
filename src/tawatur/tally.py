"""What a run counts as it goes: for its report, and for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tawatur.records import Page, Problem, Progress, Reading, RunReport
from tawatur.storage import KnownPage, Workspace

Watch = Callable[[Progress], None]


@dataclass
class Tally:
    """The counts of one run. ``of_inputs`` are problems of inputs that never became a page."""

    watch: Watch | None = None
    pages: int = 0
    known: int = 0
    read: int = 0
    claims: int = 0
    articles: set[str] = field(default_factory=set)
    of_inputs: list[Problem] = field(default_factory=list)
    of_pages: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def is_new(self, page: Page, known: KnownPage | None, workspace: Workspace) -> bool:
        """Count a page that came in; whether it is to be read. The same bytes twice are one page.

        The bytes of a page that is here are kept anew where they were lost, but not where they were redacted.
        """
        if page.page_id in self.seen:
            return False
        self.seen.add(page.page_id)
        self.pages += 1
        if known is None or not known.redacted:
            workspace.keep(page)
        if known is None:
            return True
        self.known += 1
        if known.version_id is None:
            self.of_pages.extend(workspace.problems_of(page.page_id))
        return False

    def add(self, readings: Sequence[Reading]) -> None:
        """Count what was read and kept."""
        self.read += len(readings)
        self.articles.update(reading.article.article_id for reading in readings if reading.article)
        self.claims += sum(len(reading.claims) for reading in readings)
        self.of_pages.extend(problem for reading in readings for problem in reading.problems)
        self.tell("claims")

    def tell(self, stage: str) -> None:
        """Tell whoever watches where the run is."""
        if self.watch:
            self.watch(Progress(stage, self.read, len(self.articles), self.claims))

    def report(self, workspace: Workspace, *, interrupted: bool = False) -> RunReport:
        """What the run did."""
        counts = workspace.counts()
        return RunReport(
            pages=self.pages,
            known=self.known,
            articles=len(self.articles),
            claims=self.claims,
            events=counts.events,
            places_held=counts.places_held,
            problems=(*self.of_inputs, *self.of_pages),
            interrupted=interrupted,
            read=self.read,
        )
