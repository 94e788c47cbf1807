"""Digests of the program and of its knowledge: what a page was read with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 of the package's modules, and of its data files (with the user's own, where there are any)."""

    program: str
    knowledge: str


def digests(user_files: tuple[Path, ...] = ()) -> Digests:
    """The digests of the installed program."""
    return _digests(user_files)


@cache
def _digests(user_files: tuple[Path, ...]) -> Digests:
    modules = sorted(PACKAGE.rglob("*.py"))
    data = [f for f in sorted((PACKAGE / "knowledge").rglob("*")) if f.is_file() and f.suffix not in (".py", ".pyc")]
    return Digests(_digest(modules), _digest([*data, *user_files]))


def _digest(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
