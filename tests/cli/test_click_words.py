"""What click says of a wrong command line is one line, in the language asked for."""

from __future__ import annotations

import re

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


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_in_arabic(command, capsys):
    assert main(["--lang", "ar", command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("الاستعمال: ")
    assert not {"Usage:", "Options:", "Show this message"} & set(re.findall(r"Usage:|Options:|Show this message", said))


def test_help_speaks_the_language_of_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("TAWATUR_LANG", "ar")
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "لغة الرسائل" in said
    assert "The language" not in said
