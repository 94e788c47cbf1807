"""What click says of a wrong command line is one line, in the language asked for."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tawatur.cli.program import COMMANDS, main
from tawatur.messages import use_language

WRONG = {
    "no such command": ["evnts"],
    "no such option": ["events", "--tpe", "x"],
    "no such choice": ["events", "--format", "xml"],
    "no number": ["events", "--limit", "many"],
    "out of range": ["events", "--limit", "0"],
    "no argument": ["control"],
    "one too many": ["problems", "here"],
    "no value": ["events", "--limit"],
}


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en")


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_wrong_usage_is_one_line_in_the_language_asked_for(arguments, language, capsys):
    assert main(["--lang", language, *arguments]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("tawatur: ")
    assert "--help" in said
    assert bool(re.search("[\u0621-\u064a]{3}", said)) == (language == "ar")


def test_the_help_of_every_command_is_in_arabic():
    """In a process of its own: a command takes its words when it is first imported."""
    lines = (
        "from tawatur.cli.program import COMMANDS, main",
        "for command in COMMANDS: main(['--lang', 'ar', command, '--help'])",
    )
    told = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, check=True, encoding="utf-8")
    assert told.stdout.count("الاستعمال: ") == len(COMMANDS)
    assert not re.findall(r"Usage:|Options:|Show this message", told.stdout)


def test_help_speaks_the_language_of_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("TAWATUR_LANG", "ar")
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "لغة الرسائل" in said
    assert "The language" not in said
