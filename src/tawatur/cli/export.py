"""``tawatur export``: the workspace's events for other programs."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import click

from tawatur.cli.options import config_of_environment, workspace_option
from tawatur.errors import ExportError, RequestError
from tawatur.messages import _, language

# The names of exports.FORMATS, without importing them for --help; a test holds the two together.
NAMES = (
    "acled", "ucdp", "geojson", "control-geojson", "kml", "jsonl", "claims-jsonl", "parquet", "atom", "changes",
    "brief",
)  # fmt: skip


@click.command(help=_("Hand the events that a filter lets through to other programs."))
@click.argument("name", metavar="FORMAT", type=click.Choice(NAMES))
@workspace_option
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("-"), help=_("A file; - is stdout."))
@click.option("--type", "types", multiple=True, help=_("An event type."))
@click.option("--place", "places", multiple=True, help=_("A place, by name or id."))
@click.option("--actor", "actors", multiple=True, help=_("An actor, by name or slug."))
@click.option("--outlet", "outlets", multiple=True, help=_("An outlet, by name or slug."))
@click.option("--origin", "origins", multiple=True, help=_("An origin, by name or slug."))
@click.option("--grade", "grades", multiple=True, help=_("A grade."))
@click.option("--since", help=_("The first day."))
@click.option("--until", help=_("The last day."))
@click.option("--at", help=_("The time of control-geojson."))
@click.option("--known-at", help=_("As known at this time."))
def command(name: str, folder: Path, output: Path, at: str | None, known_at: str | None, **wanted: object) -> None:
    """Write one format."""
    from tawatur.cli.listing import note_unknown
    from tawatur.exports import export
    from tawatur.queries.filters import Filter, checked
    from tawatur.queries.view_known_names import known_names
    from tawatur.queries.view_overview import Moment
    from tawatur.queries.view_selection import select_for_export
    from tawatur.queries.view_snapshot import load_snapshot
    from tawatur.storage import open_workspace

    config = config_of_environment()
    chosen = checked(Filter(**wanted, user_data_dir=config.user_data_dir))  # type: ignore[arg-type]
    with open_workspace(folder) as workspace:
        note_unknown(workspace, chosen)
        snapshot = load_snapshot(workspace, known_names(config))
        selection = select_for_export(
            snapshot, workspace, chosen, Moment(at, known_at), language() if name == "brief" else None
        )
    _write(export(name, selection), output)


def _write(content: bytes, output: Path) -> None:
    """Into a file, to stdout, or, for an archive and a folder, its files into the folder."""
    if str(output) == "-":
        if sys.stdout.isatty() and content[:2] == b"PK":
            raise RequestError(_("this is a ZIP and not for a terminal"), hint="-o FILE.zip")
        sys.stdout.buffer.write(content)
        return
    try:
        if output.is_dir() and content[:2] == b"PK":
            zipfile.ZipFile(BytesIO(content)).extractall(output)
        elif output.suffix == ".parquet" and content[:2] == b"PK":
            output.write_bytes(_table_of(content, output.name))
        else:
            output.write_bytes(content)
    except OSError as error:
        raise ExportError(error.strerror or str(error), str(output)) from error


def _table_of(archive: bytes, wanted: str) -> bytes:
    """The one table that a ``.parquet`` file is named for: a ZIP under that name opens in no reader of Parquet."""
    with zipfile.ZipFile(BytesIO(archive)) as tables:
        if wanted not in tables.namelist():
            raise RequestError(
                _("a .parquet file is one table"), wanted, _("name it {names}, or give a folder or FILE.zip").format(
                    names=", ".join(tables.namelist())
                ),
            )  # fmt: skip
        return tables.read(wanted)
