"""A manifest: a CSV that gives address, outlet and fetch time to plain files."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tawatur.errors import InputError

COLUMNS = ("path", "url", "outlet", "fetched_at")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What the manifest says of one file; None where the column is empty or missing."""

    path: str
    url: str | None = None
    outlet: str | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows by path. A path is one under a given folder, under the manifest's own folder, or absolute."""

    folder: Path
    rows: Mapping[str, ManifestRow] = field(default_factory=dict)

    def row_of(self, path: Path, relative: str) -> ManifestRow | None:
        """The row of a file, by its path under the given folder, else by its place on disk."""
        if relative in self.rows:
            return self.rows[relative]
        place = path.absolute()
        if str(place) in self.rows:
            return self.rows[str(place)]
        root = self.folder.absolute()
        return self.rows.get(place.relative_to(root).as_posix()) if place.is_relative_to(root) else None


def read_manifest(path: Path) -> Manifest:
    """The manifest at ``path``: a CSV in UTF-8 with a header; ``path`` is required, other columns are passed over.

    Raises ``InputError`` where it cannot be read or names no paths.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError("the manifest cannot be read", str(path), error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise InputError("the manifest is not UTF-8", str(path), "save it as UTF-8") from error
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    if "path" not in (reader.fieldnames or ()):
        raise InputError("the manifest has no column path", str(path), "its columns are " + ", ".join(COLUMNS))
    rows: dict[str, ManifestRow] = {}
    for record in reader:
        cells = {name: (record.get(name) or "").strip() or None for name in COLUMNS}
        if cells["path"]:
            key = PurePosixPath(cells["path"].replace("\\", "/")).as_posix()
            rows[key] = ManifestRow(key, cells["url"], cells["outlet"], cells["fetched_at"])
    return Manifest(path.parent, rows)
