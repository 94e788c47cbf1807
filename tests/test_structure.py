"""The shape of the house: imports run one way, ceilings hold; and each check fails where a violation is planted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quality.ceilings import CHECKED, FUNCTION_LINES, PARAMETERS, breaches

ROOT = Path(__file__).parents[1]

#: A file to write, what it imports against the direction.
PLANTED = [
    ("records/planted.py", "tawatur.text"),
    ("text/planted.py", "tawatur.knowledge.loading"),
    ("knowledge/planted.py", "tawatur.stages.claims"),
    ("stages/claims/planted.py", "tawatur.stages.articles"),
    ("stages/archive/planted.py", "tawatur.storage"),
    ("stages/events/planted.py", "tawatur.engines"),
    ("storage/planted.py", "tawatur.knowledge.loading"),
    ("engines/planted.py", "tawatur.text"),
    ("queries/planted.py", "tawatur.exports"),
    ("exports/planted.py", "tawatur.web"),
    ("web/planted.py", "tawatur.cli"),
    ("errors/planted.py", "tawatur.records"),
]


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's verdict on the package in ``tree/src`` by the project's own contracts."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package's modules and contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    modules = shutil.ignore_patterns("*.tsv", "*.yaml", "__pycache__", "static")
    shutil.copytree(ROOT / "src/tawatur", tmp_path / "src/tawatur", ignore=modules)
    return tmp_path


def test_imports_run_one_way(tree: Path) -> None:
    done = lint_imports(tree)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_each_planted_import_is_found(tree: Path) -> None:
    for name, imported in PLANTED:
        path = tree / "src/tawatur" / name
        if path.parent.name == "errors":  # a module so far: the lowest layer, which may import nothing of ours
            path = path.parent.with_suffix(".py")
        planted = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{planted}\nimport {imported}\n", encoding="utf-8")
    done = lint_imports(tree)
    assert done.returncode == 1
    for name, imported in PLANTED:
        importer = "tawatur." + name.removesuffix(".py").replace("/", ".").replace("errors.planted", "errors")
        assert f"{importer} -> {imported}" in done.stdout, f"{importer} importing {imported} was not found"


def test_a_module_outside_the_layers_is_found(tree: Path) -> None:
    (tree / "src/tawatur/planted.py").write_text("import tawatur.text\n", encoding="utf-8")
    done = lint_imports(tree)
    assert done.returncode == 1
    assert "planted" in done.stdout + done.stderr


def test_files_and_functions_are_under_the_ceilings() -> None:
    files = [path for folder in CHECKED for path in sorted((ROOT / folder).rglob("*.py"))]
    assert files
    found = [line for path in files for line in breaches(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))]
    assert found == []


def test_a_planted_long_function_is_found() -> None:
    body = "\n".join("    pass" for _ in range(FUNCTION_LINES))
    assert len(list(breaches(f"def long():\n{body}\n", "a.py"))) == 1
    assert not list(breaches(f"def fits():\n{body.removesuffix('    pass')}\n", "a.py"))


def test_planted_parameters_are_found_but_not_those_of_commands() -> None:
    many = ", ".join(f"p{number}" for number in range(PARAMETERS + 1))
    assert len(list(breaches(f"def wide({many}): ...\n", "a.py"))) == 1
    assert not list(breaches(f"class A:\n    def fits(self, {many.removeprefix('p0, ')}): ...\n", "a.py"))
    assert not list(breaches(f"@click.option('--p0')\ndef command({many}): ...\n", "a.py"))


def test_a_planted_long_file_and_an_unclear_name_are_found() -> None:
    assert len(list(breaches("x = 1\n" * 401, "a.py"))) == 1
    assert len(list(breaches("", "src/utils.py"))) == 1


def test_help_imports_nothing_that_reads_or_stores() -> None:
    """``--help`` answers at once because it loads none of these (a time would depend on the machine)."""
    slow = ("sqlalchemy", "alembic", "trafilatura", "lxml", "resiliparse", "daachorse", "pyarrow", "starlette", "rich")
    code = f"import sys; from tawatur.cli import main; main(['--help']); print(sorted(set({slow}) & set(sys.modules)))"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_library_has_about_ten_public_names_that_say_what_they_are() -> None:
    import tawatur

    assert 8 <= len(tawatur.__all__) <= 12
    assert all(getattr(tawatur, name).__doc__ for name in tawatur.__all__)
