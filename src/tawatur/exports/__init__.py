"""Views → bytes: every format under one name. To add one: a module, and one line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tawatur.errors import ExportError
from tawatur.exports.acled import write_acled
from tawatur.exports.atom import write_atom
from tawatur.exports.brief import write_brief_html
from tawatur.exports.changes import write_changes
from tawatur.exports.geojson import write_control_geojson, write_geojson
from tawatur.exports.json_lines import write_claim_lines, write_json_lines
from tawatur.exports.kml import write_kml
from tawatur.exports.parquet import write_parquet
from tawatur.exports.ucdp import write_ucdp
from tawatur.messages import _
from tawatur.queries.view_selection import ControlPoint, Selection

__all__ = ["FORMATS", "ControlPoint", "Format", "Selection", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """An export: its name, what its files end in, its media type, and the function that writes it."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Selection], bytes]


_ALL = (
    Format("acled", ".csv", "text/csv; charset=utf-8", write_acled),
    Format("ucdp", ".csv", "text/csv; charset=utf-8", write_ucdp),
    Format("geojson", ".geojson", "application/geo+json", write_geojson),
    Format("control-geojson", ".geojson", "application/geo+json", write_control_geojson),
    Format("kml", ".kml", "application/vnd.google-earth.kml+xml", write_kml),
    Format("jsonl", ".jsonl", "application/x-ndjson", write_json_lines),
    Format("claims-jsonl", ".jsonl", "application/x-ndjson", write_claim_lines),
    Format("parquet", ".zip", "application/zip", write_parquet),
    Format("atom", ".xml", "application/atom+xml", write_atom),
    Format("changes", ".csv", "text/csv; charset=utf-8", write_changes),
    Format("brief", ".html", "text/html; charset=utf-8", write_brief_html),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}


def export(name: str, selection: Selection) -> bytes:
    """The selection in one format.

    Raises ``ExportError`` for a format that is none, or whose library is missing.
    """
    if name not in FORMATS:
        raise ExportError(_("there is no format “{name}”").format(name=name[:40]), hint=", ".join(FORMATS))
    return FORMATS[name].write(selection)
