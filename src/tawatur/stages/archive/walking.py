"""The files under the given paths, in an order that does not change; no loop, pipe or missing path stops the walk."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur.records import Problem
from tawatur.stages.archive.documents import Input, printable
from tawatur.stages.archive.formats import reader_of, suffix_of
from tawatur.stages.archive.problems import problem, warning

_IGNORED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a known format: the input, and its path under the given folder, in POSIX form."""

    source: Input
    relative: str


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    relative: str
    above: frozenset[tuple[int, int]]  # this folder's and its holders' device and inode


def files_under(given: Path) -> Iterator[FoundFile | Problem]:
    """The files of a folder, sorted by path, or the one file that was given."""
    where = printable(str(given))
    try:
        status = given.stat()
    except FileNotFoundError:
        yield problem("missing_path", where)
        return
    except (OSError, ValueError) as error:
        yield problem("unreadable_file", where, _reason(error))
        return
    if stat.S_ISDIR(status.st_mode):
        ignored: Counter[str] = Counter()
        yield from _walk(_Folder(given, "", frozenset({(status.st_dev, status.st_ino)})), ignored)
        if ignored:
            yield warning("files_ignored", where, _ignored_text(ignored))
    elif not stat.S_ISREG(status.st_mode):
        yield problem("not_a_file", where)
    elif reader_of(given.name) is None and not _looks_like_html(given):
        yield problem("unknown_format", where)
    else:
        yield _found(given, given.name)


def _walk(top: _Folder, ignored: Counter[str]) -> Iterator[FoundFile | Problem]:
    """Depth first by an explicit stack, so that the depth of folders has no limit."""
    stack: list[tuple[_Folder, os.DirEntry[str] | None]] = [(top, None)]
    while stack:
        folder, entry = stack.pop()
        if entry is not None:
            found = _entry(folder, entry, ignored)
            if not isinstance(found, _Folder):
                yield from (found,) if found else ()
                continue
            folder = found
        try:
            with os.scandir(folder.path) as entries:
                inside = sorted(entries, key=lambda item: item.name, reverse=True)
        except OSError as error:
            yield problem("unreadable_folder", printable(str(folder.path)), _reason(error))
            continue
        stack.extend((folder, item) for item in inside if not item.name.startswith("."))


def _entry(folder: _Folder, entry: os.DirEntry[str], ignored: Counter[str]) -> FoundFile | Problem | _Folder | None:
    """What an entry of a folder is: a file to read, a folder to go into, a problem, or nothing of ours."""
    path, where = Path(entry.path), printable(entry.path)
    relative = f"{folder.relative}/{entry.name}" if folder.relative else entry.name
    try:
        status = entry.stat()
    except FileNotFoundError:
        return problem("missing_path", where)
    except OSError as error:
        return problem("symlink_loop" if entry.is_symlink() else "unreadable_file", where, _reason(error))
    if stat.S_ISDIR(status.st_mode):
        identity = (status.st_dev, status.st_ino)
        if identity in folder.above:
            return warning("symlink_loop", where)
        return _Folder(path, relative, folder.above | {identity})
    if not stat.S_ISREG(status.st_mode):
        return problem("not_a_file", where)
    if reader_of(entry.name) is None and not _looks_like_html(path):
        ignored[path.suffix.lower() or entry.name] += 1
        return None
    return _found(path, relative)


def _found(path: Path, relative: str) -> FoundFile:
    suffix = suffix_of(relative)
    name = relative[: len(relative) - len(suffix)] if suffix else relative
    return FoundFile(Input(path, printable(name)), printable(relative))


def _looks_like_html(path: Path) -> bool:
    """Whether a file without a known suffix is a saved page all the same (``index.php?id=7``)."""
    try:
        with path.open("rb") as stream:
            head = stream.read(1024).lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    except OSError:
        return False
    return head.startswith((b"<!doctype html", b"<html"))


def _ignored_text(ignored: Counter[str]) -> str:
    shown = ", ".join(f"{printable(kind)}: {count}" for kind, count in sorted(ignored.items())[:_IGNORED_SHOWN])
    return shown + (", …" if len(ignored) > _IGNORED_SHOWN else "")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
