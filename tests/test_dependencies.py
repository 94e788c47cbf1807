"""What the package imports it declares; what it declares is used and pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
#: Declared though no module imports them: zoneinfo reads tzdata where the system has none, starlette's forms the other.
USED_BY_OTHERS = {"tzdata", "python-multipart"}
#: Imported only where it is installed: an extra.
OF_EXTRAS = {"pyarrow"}


def plain(name: str) -> str:
    """A distribution's name as all spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", name)[0]).lower()


def imported() -> set[str]:
    """The distributions that the package's modules import."""
    found: set[str] = set()
    for path in (ROOT / "src/tawatur").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    homes = packages_distributions()
    ours = found - set(sys.stdlib_module_names) - {"tawatur"}
    return {plain(name) for module in ours for name in homes.get(module, [module])[:1]}


DECLARED = {plain(name) for name in PROJECT["dependencies"]}
#: What comes with a declared one by its own contract.
BROUGHT = {"markupsafe": "jinja2"}


def test_every_import_is_declared() -> None:
    assert imported() - DECLARED - OF_EXTRAS - set(BROUGHT) == set()
    assert set(BROUGHT.values()) <= DECLARED


def test_every_declared_dependency_is_imported() -> None:
    assert DECLARED - imported() - USED_BY_OTHERS == set()


def test_every_dependency_is_pinned_and_no_place_to_get_it_is_named() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    pinned = {plain(line) for line in lines}
    extras = {plain(name) for names in PROJECT["optional-dependencies"].values() for name in names}
    assert (DECLARED | extras) - pinned == set()
