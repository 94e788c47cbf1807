"""Every message has its Arabic, with the same blanks; Arabic has its six plural forms."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import tawatur
from tawatur.cli import COMMANDS
from tawatur.cli.judging import DECISIONS
from tawatur.cli.options import _FILTER_OPTIONS
from tawatur.messages import _, language, ngettext_, speaking
from tawatur.reading import READING_PROBLEMS
from tawatur.stages.archive import PROBLEMS

PACKAGE = Path(tawatur.__file__).parent
BLANK = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def catalogue():
    found = []
    for name in ("ar.po", "ar.web.po"):
        with (PACKAGE / "messages" / name).open("rb") as stream:
            found += read_po(stream, locale="ar", abort_invalid=True)
    return found


def written_messages():
    """All messages in the code: those that gettext's own extraction finds, and those that stand in tables."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords={"_": None, "ngettext_": (1, 2)})
    yield from (message for _file, _line, message, _comments, _context in found)
    for table in (PROBLEMS, READING_PROBLEMS):
        yield from (words for row in table.values() for words in row)
    yield from (what for _module, what in COMMANDS.values())
    yield from (what for what, _usage in DECISIONS.values())
    yield from (what for _name, _several, what in _FILTER_OPTIONS)


def test_every_message_has_its_arabic(catalogue):
    known = {message.id for message in catalogue if message.string}
    assert [message for message in written_messages() if message not in known] == []


def test_translations_fill_the_same_blanks(catalogue):
    for message in catalogue:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else " ".join(message.id)
        forms = [message.string] if isinstance(message.string, str) else message.string
        assert all(set(BLANK.findall(form)) <= set(BLANK.findall(one)) for form in forms), message.id
        if isinstance(message.id, str):
            assert set(BLANK.findall(message.string)) == set(BLANK.findall(message.id)), message.id


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا ادعاءات"),
        (1, "ادعاء واحد"),
        (2, "ادعاءان"),
        (3, "3 ادعاءات"),
        (10, "10 ادعاءات"),
        (11, "11 ادعاءً"),
        (99, "99 ادعاءً"),
        (100, "100 ادعاء"),
        (103, "103 ادعاءات"),
        (1_200, "1,200 ادعاء"),
    ],
)
def test_the_six_plural_forms(n, said):
    with speaking("ar"):
        assert ngettext_("{n} claim", "{n} claims", n) == said


def test_english_is_what_the_code_says():
    assert language() == "en"
    assert (ngettext_("{n} claim", "{n} claims", 1), ngettext_("{n} claim", "{n} claims", 0)) == ("1 claim", "0 claims")
    assert _("it is empty") == "it is empty"


def test_a_language_is_spoken_for_a_while_alone():
    with speaking("ar"):
        assert _("it is empty") == "فارغ"
    assert _("it is empty") == "it is empty"
    assert _("") == ""
