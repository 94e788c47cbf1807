"""Slices of a listing by keyset: stable while the workspace grows, and as quick at the end as at the beginning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, tuple_

from tawatur.errors import AmbiguousRequest, NotFound, RequestError
from tawatur.messages import _
from tawatur.queries.views import Slice

T = TypeVar("T")
_MARK = "~"


def sliced(
    connection: Connection,
    chosen: Select[Any],
    keys: tuple[ColumnElement[Any], ColumnElement[Any]],
    view: Callable[[Row[Any]], T],
    cursor: str | None,
    limit: int | None,
) -> Slice[T]:
    """Rows after ``cursor``, by ``keys`` (what orders, and an id) downwards."""
    total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    wanted = chosen.add_columns(keys[0].label("_sort"), keys[1].label("_id")).order_by(keys[0].desc(), keys[1].desc())
    if cursor:
        sort, mark, found = cursor.rpartition(_MARK)
        if not mark:
            raise RequestError(_("“{cursor}” is no cursor").format(cursor=cursor))
        wanted = wanted.where(tuple_(*keys) < tuple_(sort, found))
    rows = connection.execute(wanted.limit(limit + 1) if limit is not None else wanted).all()
    more = limit is not None and len(rows) > limit
    rows = rows[:limit] if more else rows
    following = f"{rows[-1]._sort}{_MARK}{rows[-1]._id}" if more and rows else None
    return Slice(tuple(view(row) for row in rows), total, following)


def whole_id(connection: Connection, column: ColumnElement[str], asked: str) -> str:
    """The id that ``asked`` is, or is the unique beginning of. Raises NotFound, AmbiguousRequest."""
    found = connection.execute(select(column).where(column == asked).limit(1)).scalar()
    if found:
        return str(found)
    ids = connection.execute(
        select(column).where(column.startswith(asked, autoescape=True)).distinct().limit(6)
    ).scalars()
    candidates = tuple(str(i) for i in ids) if len(asked) >= 4 else ()
    if not candidates:
        raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked))
    if len(candidates) > 1:
        raise AmbiguousRequest(_("several ids begin with “{asked}”").format(asked=asked), candidates)
    return candidates[0]
