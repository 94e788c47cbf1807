"""The file that keeps what the next linking starts from. It is derived: without it all claims are linked anew.

The database names the file that belongs to it, so that a run that is killed between the two leaves neither wrong.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

_PREFIX, _SUFFIX = "linking-", ".kept"


def write(folder: Path, kept: bytes) -> str:
    """Write the file; its token, empty where there is nothing to keep."""
    if not kept:
        return ""
    token = hashlib.sha256(kept).hexdigest()[:32]
    path = _path(folder, token)
    draft = path.with_suffix(".draft")
    draft.write_bytes(kept)
    draft.replace(path)
    return token


def read(folder: Path, token: str | None) -> bytes | None:
    """What the file of a token holds, if it is there and whole."""
    if not token or not _path(folder, token).is_file():
        return None
    kept = _path(folder, token).read_bytes()
    return kept if hashlib.sha256(kept).hexdigest()[:32] == token else None


def keep_only(folder: Path, token: str) -> None:
    """Remove the files of earlier linkings."""
    for path in folder.glob(f"{_PREFIX}*"):
        if path != _path(folder, token):
            path.unlink(missing_ok=True)


def _path(folder: Path, token: str) -> Path:
    return folder / f"{_PREFIX}{token}{_SUFFIX}"
