"""What commands have in common: the workspace, the configuration, the form of the output."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tawatur.config import Config
from tawatur.messages import _, language

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
        user_data_dir=Path(data) if data else None,
    )
