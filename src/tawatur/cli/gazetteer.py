"""``tawatur gazetteer``: import, find, show and count places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import config_of_environment
from tawatur.cli.output import print_json_lines, print_lines, print_table
from tawatur.errors import NotFound
from tawatur.messages import _

if TYPE_CHECKING:
    from tawatur.knowledge.gazetteer import Gazetteer, GazetteerPlace
    from tawatur.knowledge.gazetteer.importing import GazetteerImport

LEFT_OUT = 3
MOST_LINES = 20
_FORMS = click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)


@click.group(name="gazetteer", help=_("Import, find and show places."))
def command() -> None:
    """Import, find and show places."""


@command.command(name="import", help=_("Import places from OCHA data, a GeoNames dump or a WHG table."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--alternate-names",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("GeoNames' alternate names of the same country, for its Arabic names."),
)
@click.option("--name", help=_("What to call it; an import of the same name is replaced. Default: the file's name."))
@click.option("--all", "every", is_flag=True, help=_("Report every row, not only the first of each kind."))
def import_command(file: Path, alternate_names: Path | None, name: str | None, every: bool) -> int:
    """Import a file; status 3 where rows were left out."""
    from tawatur.knowledge.gazetteer import load_gazetteer
    from tawatur.knowledge.gazetteer.importing import read_import
    from tawatur.knowledge.gazetteer.store import save_places

    config = config_of_environment()
    found = read_import(file, load_gazetteer(config), alternate_names)
    target = save_places(found.places, name or file.name.split(".")[0], config)
    _report(found, every)
    print_lines([_("{n} places of {rows} rows kept in {where}").format(
        n=len(found.places), rows=found.rows, where=target
    )])  # fmt: skip
    return LEFT_OUT if any(p.left_out for p in found.problems) else 0


def _report(found: GazetteerImport, every: bool) -> None:
    """The rows that were left out or mended, the kinds first."""
    for code, count in Counter(p.code for p in found.problems).most_common():
        of_code = [p for p in found.problems if p.code == code]
        print_lines([f"{code}: {count}"])
        shown = of_code if every else of_code[: MOST_LINES if of_code[0].left_out else 3]
        print_lines(f"  {p.where}: {_(p.what)} {p.hint}".rstrip() for p in shown)
        if len(shown) < count:
            print_lines([_("  … and {n} more (--all shows them)").format(n=count - len(shown))])
    if found.homonyms:
        first = "، ".join(f"{name} {count}" for name, count in found.homonyms[:5])
        print_lines(
            [_("{n} names stand for more than one place: {first} …").format(n=len(found.homonyms), first=first)]
        )


@command.command(name="find", help=_("Find the places that bear a name, in any spelling."))
@click.argument("name")
@_FORMS
def find_command(name: str, form: str) -> None:
    """All bearers of a name, the well-known ones first."""
    gazetteer = _gazetteer()
    found = sorted(gazetteer.named(name), key=lambda p: (not p.curated, p.weak, -p.population, p.place_id))
    if not found:
        raise NotFound(_("no place is called {name}").format(name=name))
    _show(found, gazetteer, form)


@command.command(name="show", help=_("Show one place, by its id."))
@click.argument("place_id", metavar="ID")
def show_command(place_id: str) -> None:
    """One place as JSON, with what contains it."""
    gazetteer = _gazetteer()
    place = gazetteer.get(place_id)
    if place is None:
        raise NotFound(_("no place has the id {id}").format(id=place_id))
    print_json_lines([place, *gazetteer.ancestors(place)])


@command.command(name="stats", help=_("Count places by country and kind."))
def stats_command() -> None:
    """How many places there are, and how many of them have a point."""
    gazetteer = _gazetteer()
    rows = []
    for country, count in Counter(p.country for p in gazetteer).most_common():
        own = [p for p in gazetteer if p.country == country]
        kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(p.kind for p in own).most_common(5))
        rows.append((country, str(count), str(sum(p.point is not None for p in own)), kinds))
    headings = (_("country"), _("places"), _("with a point"), _("kinds"))
    print_table(headings, rows)


def _gazetteer() -> Gazetteer:
    from tawatur.knowledge.gazetteer import load_gazetteer

    return load_gazetteer(config_of_environment())


def _show(places: list[GazetteerPlace], gazetteer: Gazetteer, form: str) -> None:
    if form == "jsonl":
        print_json_lines(places)
        return
    rows = []
    for place in places:
        inside = " < ".join(a.name for a in gazetteer.ancestors(place))
        point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "—"
        rows.append((place.place_id, "، ".join(place.names[:3]), place.kind, inside, point, place.source))
    print_table((_("id"), _("name"), _("kind"), _("in"), _("point"), _("source")), rows)
