"""Imported gazetteers in the user's data folder: one file each, JSON lines of places, written at once or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

from tawatur.config import Config
from tawatur.errors import KnowledgeError
from tawatur.knowledge.gazetteer.places import GazetteerPlace
from tawatur.records.json_lines import from_json, to_json

SUFFIX = ".places.jsonl"


def gazetteer_folder(config: Config | None) -> Path:
    """Where imported gazetteers rest: under ``config.user_data_dir``, else the platform's folder for user data."""
    base = config.user_data_dir if config and config.user_data_dir else None
    return (base or Path(platformdirs.user_data_dir("tawatur"))) / "gazetteers"


def imported_files(config: Config | None) -> tuple[Path, ...]:
    """The imported gazetteers, by name, with those that ``config.gazetteers`` names."""
    folder = gazetteer_folder(config)
    own = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    return (*own, *(config.gazetteers if config else ()))


def save_places(places: tuple[GazetteerPlace, ...], name: str, config: Config | None) -> Path:
    """Write places under a name; an import of the same name is replaced, never mixed."""
    folder = gazetteer_folder(config)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}{SUFFIX}"
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".import-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(to_json(place) + "\n" for place in places)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def load_places(path: Path) -> list[GazetteerPlace]:
    """The places of a stored gazetteer.

    Raises ``KnowledgeError`` where the file is no such.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            return [from_json(line, GazetteerPlace) for line in stream if line.strip()]
    except (OSError, ValueError) as error:
        raise KnowledgeError(str(error), str(path), "import the gazetteer again") from error
