"""Every example of README, CONTRIBUTING and docs runs on the sample and prints what the page says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quality.examples import DEMO, Example, agrees, documents, examples_in, folder_with_demo, run_example

PAGES = [page for page in documents() if any(example.is_run for example in examples_in(page.read_text("utf-8")))]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_demo(tmp_path_factory.mktemp("demo"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_prints_what_the_page_says(page: Path, demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(demo, folder, symlinks=True)
    assert (folder / DEMO).is_dir()
    for example in examples_in(page.read_text("utf-8")):
        if example.is_run:
            done = run_example(example, folder)
            assert done.returncode in (0, 3), f"{example.command}\n{done.stdout}{done.stderr}"
            assert agrees(example.printed, done.stdout), f"{example.command}\n{done.stdout}"


def test_examples_are_found_with_their_output() -> None:
    text = "# T\n```console\n$ one \\\n  more\nout\n$ two\n```\n```python\nprint(1)\n```\n```text\n$ three\n```\n"
    assert list(examples_in(text)) == [
        Example("console", "one   more", "out"),
        Example("console", "two", None),
        Example("python", "print(1)\n", None),
    ]


def test_an_ellipsis_stands_for_any_lines_and_nothing_else_does() -> None:
    assert agrees("a\n…\nd", "a\nb\nc\nd\n")
    assert not agrees("a\n…\nd", "a\nb\nc\n")
    assert not agrees("a", "a\nb\n")
    assert agrees(None, "anything")


def test_no_command_stands_in_a_block_that_is_not_run() -> None:
    for page in documents():
        for kind in ("sh", "bash", "shell"):
            assert f"```{kind}\n" not in page.read_text("utf-8"), page.name
