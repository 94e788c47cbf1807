"""What became new, changed or vanished, as a CSV: for those who keep a copy and must bring it up to date."""

from __future__ import annotations

from tawatur.exports.rows import csv_bytes
from tawatur.queries.view_selection import Selection

COLUMNS = ("recorded_at", "kind", "subject", "field", "before", "after", "because")


def write_changes(selection: Selection) -> bytes:
    """One row a change, in the order in which this workspace recorded them; ``event_gone`` is a deletion."""
    rows = (
        {
            "recorded_at": one.recorded_at,
            "kind": one.change.kind,
            "subject": one.change.subject,
            "field": one.change.field or None,
            "before": one.change.before,
            "after": one.change.after,
            "because": "; ".join(one.change.because) or None,
        }
        for one in selection.changes
    )
    return csv_bytes(COLUMNS, rows)
