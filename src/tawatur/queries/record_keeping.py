"""What the workspace notes beside the records: problems, changes, judgements, counts."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tawatur.queries.views import ChangeView, ProblemView
from tawatur.records import Change, Judgement, Problem
from tawatur.records.json_lines import from_json
from tawatur.storage import Counts, Workspace, schema


def list_problems(workspace: Workspace) -> tuple[ProblemView, ...]:
    """All inputs that were left out or read only in part, the latest first."""
    table = schema.problems.c
    chosen = select(table.record, table.recorded_at, table.run_id).order_by(table.problem_id.desc())
    with workspace.reading() as connection:
        rows = connection.execute(chosen).all()
    return tuple(ProblemView(from_json(row.record, Problem), row.recorded_at, row.run_id) for row in rows)


def list_changes(workspace: Workspace, since: str | None = None, limit: int | None = None) -> tuple[ChangeView, ...]:
    """What changed, the latest first; ``since`` is an ISO day or UTC instant."""
    table = schema.changes.c
    chosen = select(table.record, table.recorded_at, table.run_id).order_by(table.change_id.desc()).limit(limit)
    with workspace.reading() as connection:
        rows = connection.execute(chosen.where(table.recorded_at >= since) if since else chosen).all()
    return tuple(ChangeView(from_json(row.record, Change), row.recorded_at, row.run_id) for row in rows)


def list_judgements(workspace: Workspace) -> tuple[Judgement, ...]:
    """All judgements, in the order in which they were made."""
    return workspace.judgements()


def count_all(workspace: Workspace) -> Counts:
    """How much the workspace holds."""
    return workspace.counts()


def judgements_on(connection: Connection, subject: str) -> tuple[Judgement, ...]:
    """The judgements on one thing, in the order in which they were made."""
    table = schema.judgements.c
    chosen = select(table.record).where(table.subjects.contains(subject, autoescape=True)).order_by(table.made_at)
    found = (from_json(record, Judgement) for record in connection.execute(chosen).scalars())
    return tuple(judgement for judgement in found if subject in judgement.subjects)


def changes_of(connection: Connection, subject: str) -> tuple[ChangeView, ...]:
    """The changes of one thing, the earliest first."""
    table = schema.changes.c
    chosen = select(table.record, table.recorded_at, table.run_id).where(table.subject == subject)
    rows = connection.execute(chosen.order_by(table.change_id)).all()
    return tuple(ChangeView(from_json(row.record, Change), row.recorded_at, row.run_id) for row in rows)
