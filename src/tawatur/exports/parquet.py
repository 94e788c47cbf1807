"""Parquet of every record: a ZIP with one table a kind, its Arrow schema derived from the record.

pyarrow is large, so it is an extra: ``pip install tawatur[parquet]``.
"""

from __future__ import annotations

import io
import types
import typing
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from tawatur.errors import ExportError
from tawatur.messages import _
from tawatur.queries.view_selection import Selection
from tawatur.records import Article, Claim, ControlAnswer, Event

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(selection: Selection) -> bytes:
    """A ZIP of ``events``, ``claims``, ``articles`` and ``control`` as ``.parquet``.

    Raises ``ExportError`` where pyarrow is not installed.
    """
    tables: tuple[tuple[str, type, Iterable[Any]], ...] = (
        ("events", Event, selection.events),
        ("claims", Claim, selection.claims.values()),
        ("articles", Article, selection.articles.values()),
        ("control", ControlAnswer, (point.answer for point in selection.control)),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, kind, records in tables:
            archive.writestr(f"{name}.parquet", _table_bytes(kind, tuple(records)))
    return out.getvalue()


def arrow_schema(kind: type) -> pa.Schema:
    """The Arrow schema of a record: tuples are lists, nested records structs, mappings maps, counts doubles."""
    arrow = _pyarrow()
    return arrow.schema([arrow.field(one.name, one.type) for one in _fields(kind)])


def _table_bytes(kind: type, records: Sequence[Any]) -> bytes:
    arrow = _pyarrow()
    from pyarrow import parquet

    rows = [_with_pairs(msgspec.to_builtins(record)) for record in records]
    sink = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows, schema=arrow_schema(kind)), sink, compression="zstd")
    return sink.getvalue()


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ExportError(_("Parquet needs pyarrow"), hint="pip install 'tawatur[parquet]'") from error
    return pyarrow


def _fields(kind: type) -> list[Any]:
    hints = get_type_hints(kind)
    arrow = _pyarrow()
    return [arrow.field(one.name, _arrow_type(hints[one.name])) for one in fields(kind)]


def _arrow_type(hint: Any) -> Any:
    arrow = _pyarrow()
    if is_dataclass(hint):
        return arrow.struct(_fields(typing.cast(type, hint)))
    outer, inner = get_origin(hint), get_args(hint)
    if outer in (Union, types.UnionType):
        rest = [one for one in inner if one is not type(None)]
        return arrow.float64() if set(rest) == {int, float} else _arrow_type(rest[0])
    if outer is Literal:
        return arrow.string()
    if outer is tuple:
        return arrow.list_(_arrow_type(inner[0]) if inner[-1] is Ellipsis else _pair(inner))
    if isinstance(outer, type) and issubclass(outer, Mapping):
        return arrow.map_(_arrow_type(inner[0]), _arrow_type(inner[1]))
    return {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[hint]


def _pair(inner: tuple[Any, ...]) -> Any:
    return _arrow_type(inner[0])


def _with_pairs(row: dict[str, Any]) -> dict[str, Any]:
    """Arrow takes a map as a list of pairs."""
    return {name: list(value.items()) if isinstance(value, dict) and _is_map(name) else value
            for name, value in row.items()}  # fmt: skip


def _is_map(name: str) -> bool:
    return name in {"evidence", "rules"}
