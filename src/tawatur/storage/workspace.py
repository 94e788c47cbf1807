"""The workspace: opened, locked, written and read. One investigation, one folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, Table, func, insert, select, update

from tawatur.errors import NotFound, WorkspaceError
from tawatur.messages import _
from tawatur.records import (
    Article,
    Change,
    Claim,
    ControlSpan,
    Event,
    Judgement,
    Page,
    Problem,
    Reading,
    Story,
)
from tawatur.records.json_lines import from_json
from tawatur.storage import linking_file, redaction, schema, selecting, writing
from tawatur.storage.database import WRITES, compact, open_database, told
from tawatur.storage.digests import Digests
from tawatur.storage.page_archive import PageArchive

T = TypeVar("T")
DATABASE = "workspace.sqlite"


def now() -> str:
    """This moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that the workspace has: whether an article was read from it, and whether it was redacted."""

    page_id: str
    version_id: str | None
    redacted: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a workspace holds."""

    pages: int
    articles: int
    claims: int
    events: int
    places_held: int


@dataclass(frozen=True, slots=True)
class Linked:
    """All that is read from the claims together: the whole of it, which takes the place of what was there.

    ``corrected`` are the claims that people changed, by id, and ``rejected`` those that they took out. ``kept`` is what
    the next linking starts from. Where it is not ``whole``, the events are only those that changed and ``gone`` the ids
    of those that are no more; the decisions on claims are as they were.
    """

    events: Sequence[Event] = ()
    stories: Sequence[Story] = ()
    spans: Sequence[ControlSpan] = ()
    changes: Sequence[Change] = ()
    corrected: Mapping[str, Claim] = field(default_factory=dict)
    rejected: Collection[str] = ()
    kept: bytes = b""
    gone: Collection[str] = ()
    whole: bool = True


def open_workspace(folder: Path, *, make: bool = False) -> Workspace:
    """The workspace in ``folder``; with ``make`` it is begun where there is none.

    Raises NotFound where there is none, NewerWorkspaceError and WorkspaceError where it cannot be used.
    """
    path = folder / DATABASE
    with told(folder):
        if make:
            folder.mkdir(parents=True, exist_ok=True)
        elif not path.is_file():
            hint = _("make one: {command}").format(command=f"tawatur run PAGES -w {folder}")
            raise NotFound(_("there is no workspace here"), str(folder), hint)
    return Workspace(folder, open_database(path))


@dataclass(frozen=True)
class Workspace:
    """An open workspace. Pages go in wholly or not at all; every write is one transaction."""

    folder: Path
    engine: Engine
    archive: PageArchive = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "archive", PageArchive(self.folder / "archive"))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with told(self.folder), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose writes all count, or none."""
        with told(self.folder), self.engine.connect().execution_options(**WRITES) as connection, connection.begin():
            yield connection

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one run at a time; the system takes the lock from a process that dies."""
        with told(self.folder):
            held = FileLock(self.folder / "run.lock", timeout=0)
            try:
                held.acquire()
            except Timeout as error:
                raise WorkspaceError(
                    _("another run is at work in it"), str(self.folder), _("wait for it to end")
                ) from error
        with held:
            yield

    # What is written

    def begin_run(self, version: str, digests: Digests) -> int:
        """A new run, with the digests of the program and the knowledge that it reads with."""
        row = {"started_at": now(), "version": version, "program_digest": digests.program}
        with self.writing() as connection:
            done = connection.execute(insert(schema.runs), row | {"knowledge_digest": digests.knowledge})
            return int(done.inserted_primary_key[0])  # type: ignore[index]

    def end_run(self, run_id: int) -> None:
        """Note that a run came to its end."""
        with self.writing() as connection:
            connection.execute(update(schema.runs).where(schema.runs.c.run_id == run_id).values(finished_at=now()))

    def keep(self, page: Page) -> None:
        """Keep a page's bytes. Bytes without a row in the database are no page yet, and do no harm."""
        with told(self.folder):
            self.archive.put(page.page_id, page.content)

    def add(self, readings: Sequence[Reading], run_id: int) -> None:
        """Pages with all that was read from them, in one transaction; their claims are to be linked."""
        recorded_at = now()
        with self.writing() as connection:
            writing.add_readings(connection, readings, recorded_at, run_id)
            writing.set_state(connection, "to_link", "yes")

    def add_problems(self, problems: Iterable[Problem], run_id: int | None) -> None:
        """What was left out, or read only in part."""
        with self.writing() as connection:
            writing.add_problems(connection, problems, now(), run_id)

    def put_linked(self, linked: Linked, run_id: int | None) -> None:
        """Events, stories and control in the place of what was there; the changes are appended."""
        token = linking_file.write(self.folder, linked.kept)
        with self.writing() as connection:
            if linked.whole:
                writing.put_decided(connection, linked.corrected, linked.rejected)
                writing.put_events(connection, linked.events)
            else:
                writing.change_events(connection, linked.events, linked.gone)
                writing.add_aliases(connection, linked.events)
            writing.put_stories(connection, linked.stories)
            writing.put_spans(connection, linked.spans)
            writing.add_changes(connection, linked.changes, now(), run_id)
            writing.set_state(connection, "to_link", "no")
            writing.set_state(connection, "linking", token)
        linking_file.keep_only(self.folder, token)

    def add_changes(self, changes: Sequence[Change], run_id: int | None) -> None:
        """Append changes."""
        with self.writing() as connection:
            writing.add_changes(connection, changes, now(), run_id)

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a judgement; the claims are to be linked anew."""
        with self.writing() as connection:
            writing.add_judgement(connection, judgement)
            writing.set_state(connection, "to_link", "yes")

    def redact(self, judgement: Judgement) -> None:
        """Append a redaction and erase its subjects: articles whole, of claims the words. :meth:`compact` ends it."""
        with self.writing() as connection:
            pages = [page_id for subject in judgement.subjects for page_id in redaction.redact(connection, subject)]
            writing.add_judgement(connection, judgement)
            writing.set_state(connection, "to_link", "yes")
        with told(self.folder):
            for page_id in pages:
                self.archive.remove(page_id)

    def compact(self) -> None:
        """Write the file anew, so that nothing erased rests in its free pages."""
        with told(self.folder):
            compact(self.engine)

    # What a run needs to know

    def known_pages(self, page_ids: Collection[str]) -> dict[str, KnownPage]:
        """Those of the pages that the workspace has, by id."""
        pages = schema.pages
        chosen = select(pages.c.page_id, pages.c.version_id, pages.c.redacted).where(pages.c.page_id.in_(page_ids))
        with self.reading() as connection:
            return {row.page_id: KnownPage(*row) for row in connection.execute(chosen)}

    def problems_of(self, page_id: str) -> tuple[Problem, ...]:
        """What is wrong with a page that is here."""
        table = schema.problems
        with self.reading() as connection:
            found = connection.execute(select(table.c.record).where(table.c.page_id == page_id)).scalars().all()
        return tuple(from_json(record, Problem) for record in found)

    def counts(self) -> Counts:
        """How much is here."""
        held = select(func.count(schema.control_spans.c.place_id.distinct()))
        with self.reading() as connection:

            def size(table: Table) -> int:
                return connection.execute(select(func.count()).select_from(table)).scalar_one()

            return Counts(
                pages=size(schema.pages),
                articles=size(schema.articles),
                claims=size(schema.claims),
                events=size(schema.events),
                places_held=connection.execute(held).scalar_one(),
            )

    def is_linked(self) -> bool:
        """Whether the events speak of all claims and judgements that are here."""
        with self.reading() as connection:
            found = connection.execute(select(schema.state.c.value).where(schema.state.c.name == "to_link")).scalar()
        return found != "yes"

    def kept_linking(self) -> bytes | None:
        """What the last linking kept; None where it is not there, or pages were read again since."""
        with self.reading() as connection:
            token = connection.execute(select(schema.state.c.value).where(schema.state.c.name == "linking")).scalar()
        return linking_file.read(self.folder, token)

    def claims(self) -> tuple[Claim, ...]:
        """All claims of all versions, by id."""
        return tuple(self._records(schema.claims, Claim))

    def articles(self) -> dict[str, Article]:
        """All versions of all articles, by version id."""
        return {article.version_id: article for article in self._records(schema.versions, Article)}

    def events(self) -> tuple[Event, ...]:
        """All events."""
        return tuple(self._records(schema.events, Event))

    def control_spans(self) -> tuple[ControlSpan, ...]:
        """All spans of control."""
        return tuple(self._records(schema.control_spans, ControlSpan))

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they were made."""
        return tuple(self._records(schema.judgements, Judgement, "made_at", "judgement_id"))

    def _records(self, table: Table, kind: type[T], *order: str) -> Iterator[T]:
        """Records of one table in the order of columns, else in that of their rows."""
        chosen = select(table.c.record).order_by(*(table.c[name] for name in order or table.primary_key.columns.keys()))
        with self.reading() as connection:
            for (record,) in connection.execute(chosen):
                yield from_json(record, kind)

    def claim_ids(self) -> set[str]:
        """The ids of all claims that tell events: those of texts and headlines, but those taken out by people."""
        with self.reading() as connection:
            return selecting.claim_ids(connection)

    def claims_by_id(self, claim_ids: Collection[str]) -> list[Claim]:
        """These claims, by id."""
        with self.reading() as connection:
            return selecting.records(connection, schema.claims, schema.claims.c.claim_id, claim_ids, Claim)

    def claims_of_versions(self, version_ids: Collection[str]) -> list[Claim]:
        """The claims of some versions, by id."""
        with self.reading() as connection:
            return selecting.records(connection, schema.claims, schema.claims.c.version_id, version_ids, Claim)

    def versions(self, version_ids: Collection[str]) -> dict[str, Article]:
        """Some versions of articles, by version id."""
        with self.reading() as connection:
            column = schema.versions.c.version_id
            found = selecting.records(connection, schema.versions, column, version_ids, Article)
        return {article.version_id: article for article in found}

    def titles(self) -> dict[str, str]:
        """The headlines of all articles that have one, by article id."""
        with self.reading() as connection:
            return selecting.titles(connection)

    def events_by_id(self, event_ids: Collection[str]) -> list[Event]:
        """These events, by id."""
        with self.reading() as connection:
            return selecting.records(connection, schema.events, schema.events.c.event_id, event_ids, Event)

    def events_holding(self, claim_ids: Collection[str]) -> list[Event]:
        """The events that hold any of these claims, by id."""
        with self.reading() as connection:
            held = selecting.events_holding(connection, claim_ids)
            return selecting.records(connection, schema.events, schema.events.c.event_id, held, Event)

    def claims_of_pages(self, page_ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims that were read from some pages."""
        pages, claims = schema.pages.c, schema.claims.c
        versions = select(pages.version_id).where(pages.page_id.in_(page_ids))
        with self.reading() as connection:
            records = connection.execute(select(claims.record).where(claims.version_id.in_(versions))).scalars().all()
        return tuple(from_json(record, Claim) for record in records)

    def pages(self, but: Digests | None = None) -> Iterator[Page]:
        """All pages with their bytes, by name, but redacted ones and those read with these very digests."""
        pages, runs = schema.pages.c, schema.runs.c
        chosen = select(schema.pages).where(~pages.redacted).order_by(pages.name, pages.page_id)
        if but:
            same = (runs.program_digest == but.program) & (runs.knowledge_digest == but.knowledge)
            chosen = chosen.where(pages.read_in_run.not_in(select(runs.run_id).where(same)))
        with self.reading() as connection:
            found = connection.execute(chosen).all()
        for row in found:
            yield Page(
                page_id=row.page_id,
                name=row.name,
                path=row.path,
                media_type=row.media_type,
                content=self.archive.get(row.page_id),
                url=row.url,
                outlet=row.outlet,
                fetched_at=row.fetched_at,
                charset=row.charset,
                recorded_at=row.recorded_at,
            )
