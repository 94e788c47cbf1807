"""What commands have in common: the workspace, the configuration, the form of the output."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import platformdirs

from tawatur.config import Config
from tawatur.messages import _, language

if TYPE_CHECKING:
    from tawatur.queries import Filter

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_WORKSPACE = "tawatur.workspace"


def workspace_option(function: F) -> F:
    """``-w FOLDER``, else TAWATUR_WORKSPACE, else ./tawatur.workspace."""
    return click.option(
        "-w",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_WORKSPACE,
        envvar="TAWATUR_WORKSPACE",
        show_default=True,
        show_envvar=True,
        help=_("The folder that holds all of one investigation."),
    )(function)


def config_of_environment() -> Config:
    """The configuration: what the environment says, else the defaults."""
    processes = os.environ.get("TAWATUR_PROCESSES", "")
    data = os.environ.get("TAWATUR_DATA")
    return Config(
        language=language(),
        processes=int(processes) if processes.isdigit() and int(processes) else None,
        time_zone=os.environ.get("TAWATUR_TIME_ZONE") or None,
        cache_dir=cache_folder(),
        user_data_dir=Path(data) if data else None,
    )


def cache_folder() -> Path | None:
    """Where compiled knowledge is kept: ``TAWATUR_CACHE`` (``off`` for nowhere), else the user's cache folder."""
    named = os.environ.get("TAWATUR_CACHE", "")
    return None if named.lower() == "off" else Path(named or platformdirs.user_cache_dir("tawatur"))


def format_option(function: F) -> F:
    """``--format table|jsonl|csv``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        default="table",
        show_default=True,
        help=_("jsonl has everything, one record a line."),
    )(function)


def limit_option(function: F) -> F:
    """``--limit N``."""
    return click.option("--limit", type=click.IntRange(min=1), help=_("No more than this many."))(function)


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a :class:`~tawatur.queries.Filter`, which the command gets as ``wanted``."""

    @wraps(function)
    def with_filter(**given: Any) -> Any:
        return function(wanted=_filter_of(given), **given)

    for option in reversed(_FILTER_OPTIONS):
        name, several, what = option
        click.option(f"--{name}", f"filter_{name}", multiple=several, help=_(what))(with_filter)
    return click.option("--rejected", "filter_rejected", is_flag=True, help=_("What a person rejected, too."))(
        with_filter
    )


_FILTER_OPTIONS = (
    ("type", True, "Only this event type."),
    ("place", True, "Only at this place, or in it: a name in any spelling, Arabic or English, or an id."),
    ("actor", True, "Only with this actor, on either side: a slug or a name."),
    ("since", False, "Only from this day on (2024-12-31)."),
    ("until", False, "Only up to this day."),
    ("outlet", True, "Only as told by this outlet."),
    ("grade", True, "Only of this grade: weak, fair, strong, contested, retracted."),
    ("origin", True, "Only what goes back to this origin: a slug or a name."),
    ("modality", True, "Only as happened, ongoing, planned, possible, denied or background."),
)


def _filter_of(given: dict[str, Any]) -> Filter:
    from tawatur.queries import Filter, checked

    values = {name: given.pop(f"filter_{name}") for name, _several, _what in _FILTER_OPTIONS}
    return checked(
        Filter(
            rejected=given.pop("filter_rejected"),
            types=values["type"],
            places=values["place"],
            actors=values["actor"],
            since=values["since"],
            until=values["until"],
            outlets=values["outlet"],
            grades=values["grade"],
            origins=values["origin"],
            modalities=values["modality"],
            user_data_dir=config_of_environment().user_data_dir,
        )
    )
