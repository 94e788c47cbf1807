"""The examples in README and docs: each command is run on the sample, and what it prints is what the page says.

A ``console`` block holds commands (``$ …``), each followed by its output; a line ``…`` stands for any lines. A
``python`` block is run, too. ``python -m quality.examples --update`` writes the true output into the pages.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEMO = "demo-workspace"
ELLIPSIS = "…"
#: Not run here: they install, publish or never end. ``make`` is what CI runs; the rest is tried by its --help.
NOT_RUN = ("make", "git", "cd", "bash .ci/run", "pip", "python3 -m venv", "python -m quality")
ENDLESS = ("tawatur serve",)
_FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """One command (or a piece of Python) and what the page says that it prints; None where it says nothing."""

    kind: str
    command: str
    printed: str | None

    @property
    def is_run(self) -> bool:
        """Whether the command is run as it stands."""
        return not self.command.startswith(NOT_RUN)


def documents() -> list[Path]:
    """README, CONTRIBUTING and all pages under docs."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples_in(text: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    for fence in _FENCE.finditer(text):
        if fence["kind"] == "python":
            yield Example("python", fence["body"], None)
        elif fence["kind"] == "console":
            for piece in re.split(r"^\$ ", fence["body"], flags=re.MULTILINE)[1:]:
                command, _, printed = piece.partition("\n")
                while command.endswith("\\"):
                    more, _, printed = printed.partition("\n")
                    command = command[:-1] + more
                yield Example("console", command, printed.rstrip("\n") or None)


def folder_with_demo(folder: Path) -> Path:
    """``folder`` made ready: the sources beside the demo's workspace, and a command ``tawatur``."""
    (folder / "bin").mkdir()
    script = folder / "bin/tawatur"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tawatur "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    (folder / "src").symlink_to(ROOT / "src")
    (folder / ".venv").mkdir()
    (folder / ".venv/bin").symlink_to(folder / "bin")
    (folder / "PAGES").symlink_to(ROOT / "src/tawatur/sample/pages/yemen")
    done = run_example(Example("console", f"tawatur demo -w {DEMO}", None), folder)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return folder


def run_example(example: Example, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one example in a folder that was made ready."""
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ.get('PATH', '')}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "TAWATUR_WORKSPACE": DEMO,
        "COLUMNS": "110",
    }
    command = [sys.executable, "-c", example.command] if example.kind == "python" else ["sh", "-c", example.command]
    if example.command.startswith(ENDLESS):
        command = ["sh", "-c", " ".join(example.command.split()[:2]) + " --help"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


def agrees(printed: str | None, true: str) -> bool:
    """Whether the true output is what a page says; a line ``…`` in it stands for any lines."""
    if printed is None:
        return True
    parts = [".*" if line == ELLIPSIS else re.escape(line) for line in _lines(printed)]
    return re.fullmatch("\n".join(parts), "\n".join(_lines(true)), re.DOTALL) is not None


def _lines(text: str) -> list[str]:
    """The lines without spaces at their ends and without blank ones around them all."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n").splitlines()


def updated(text: str, folder: Path) -> str:
    """A page with the true output under each command that shows one; a shortened output keeps its first lines."""
    for example in examples_in(text):
        if example.printed is None or not example.is_run or example.command.startswith(ENDLESS):
            continue
        true = _lines(run_example(example, folder).stdout)
        old = example.printed.splitlines()
        if ELLIPSIS in old:
            true = [*true[: old.index(ELLIPSIS)], ELLIPSIS]
        shown = f"$ {example.command}\n"
        text = text.replace(shown + example.printed, shown + "\n".join(true), 1)
    return text


def main() -> int:
    """Check all pages, or bring them up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    wrong = 0
    for page in documents():
        with tempfile.TemporaryDirectory() as passing:
            folder = folder_with_demo(Path(passing))
            text = page.read_text(encoding="utf-8")
            if options.update:
                page.write_text(updated(text, folder), encoding="utf-8")
                continue
            for example in filter(lambda found: found.is_run, examples_in(text)):
                done = run_example(example, folder)
                if done.returncode not in (0, 3) or not agrees(example.printed, done.stdout):
                    wrong += 1
                    print(f"{page.name}: {example.command}\n{done.stdout}{done.stderr}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
