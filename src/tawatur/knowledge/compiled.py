"""Knowledge compiled once on a machine: what a loader made of the data files is kept in a folder for the next runs.

A file there is used only while neither the package nor Python has changed, where its digest holds, and where folder
and file are the user's own (they are pickles); else it is made anew. A folder that cannot be written is no failure.
Nothing is kept before :func:`keep_in` names a folder; ``TAWATUR_CACHE=off`` on the command line names none.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from importlib.util import find_spec
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from tawatur.config import VERSION

P = ParamSpec("P")
T = TypeVar("T")
PACKAGE = Path(__file__).parents[1]
MOST_FILES = 100  # some four versions of the package; the oldest go
_LIBRARIES = ("daachorse", "msgspec", "spellchecker")  # whose objects and words are kept
_DIGEST = hashlib.sha256().digest_size
_WRITABLE_BY_OTHERS = 0o022
_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Keep what is compiled from now on under a folder (None: nowhere)."""
    global _folder  # noqa: PLW0603 - one process, one cache, named once at its start
    _folder = folder / "knowledge" if folder else None


def compiled(load: Callable[P, T]) -> Callable[P, T]:
    """A loader whose result is kept, in memory and in the folder. Its arguments are hashable and tell themselves by
    their ``repr``; what it yields is never changed afterwards.
    """
    name = f"{load.__module__.rpartition('tawatur.')[2]}.{load.__name__}"

    @wraps(load)
    def read_or_made(*args: P.args, **kwargs: P.kwargs) -> T:
        with without_collecting():
            return _read_or_made(_path(name, repr((args, kwargs))), lambda: load(*args, **kwargs))

    return cast("Callable[P, T]", cache(read_or_made))


def _read_or_made(path: Path | None, make: Callable[[], T]) -> T:
    """What the file holds; where that cannot be used, what is made, and kept there if it can be."""
    if path is None:
        return make()
    with suppress(Exception):  # whatever is wrong with the file
        found: T = pickle.loads(_own_content(path))
        return found
    made = make()
    with suppress(OSError):
        _write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _path(name: str, arguments: str) -> Path | None:
    """The file of a loader's result, None where nothing is kept."""
    if _folder is None:
        return None
    key = hashlib.sha256(f"{_package_stamp()}|{arguments}".encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return _folder / f"{name}-{key}.pickle"


@cache
def _package_stamp() -> str:
    """Version, Python, and name, size and time of each file of the package and of the libraries it keeps objects of."""
    specs = (find_spec(library) for library in _LIBRARIES)
    libraries = [Path(spec.origin) for spec in specs if spec and spec.origin]
    whole = hashlib.sha256(f"{VERSION}|{sys.version}|{sys.platform}|{PACKAGE}".encode())
    for path, stat in (*_files(PACKAGE), *((str(path), path.stat()) for path in libraries)):
        whole.update(f"\n{path}|{stat.st_size}|{stat.st_mtime_ns}".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """All modules and data files, in order."""
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name not in {"__pycache__", "static", "migrations"}:
                yield from _files(Path(entry.path))
        elif entry.name.endswith((".py", ".tsv", ".yaml")):
            yield entry.path, entry.stat()


def _own_content(path: Path) -> bytes:
    """What stands behind the digest at the file's beginning; refuses what others may have written."""
    for one in (path.parent, path):
        stat = one.stat()
        if hasattr(os, "geteuid") and (stat.st_uid != os.geteuid() or stat.st_mode & _WRITABLE_BY_OTHERS):
            raise PermissionError(one)
    whole = path.read_bytes()
    digest, content = whole[:_DIGEST], whole[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        raise ValueError(path)
    return content


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and drop the oldest where there are too many."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".unfinished")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    by_age = sorted(path.parent.iterdir(), key=lambda other: other.stat().st_mtime, reverse=True)
    for old in by_age[MOST_FILES:]:
        old.unlink(missing_ok=True)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Many objects are made and none goes: the collector would only walk over them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
