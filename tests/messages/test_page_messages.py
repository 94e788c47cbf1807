"""Every message of the templates has its Arabic, and so has every name in the views' tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import tawatur
from tawatur.queries import view_names

PACKAGE = Path(tawatur.__file__).parent
ONE = re.compile(r"""(?<![\w])_\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""")
SEVERAL = re.compile(r"""n_\(\s*"([^"]+)",\s*"([^"]+)",""")


def known() -> set[object]:
    found: set[object] = set()
    for name in ("ar.po", "ar.web.po"):
        with (PACKAGE / "messages" / name).open("rb") as stream:
            found |= {message.id for message in read_po(stream, locale="ar") if message.string}
    return found


@pytest.mark.parametrize("template", sorted((PACKAGE / "web" / "templates").glob("*.html")), ids=lambda file: file.name)
def test_every_message_of_a_template_has_its_arabic(template):
    text = template.read_text(encoding="utf-8")
    wanted = {a or b for a, b in ONE.findall(text)} | set(SEVERAL.findall(text))
    assert wanted - known() == set()


def test_every_table_of_names_has_both_languages():
    for table in view_names._TABLES.values():
        for code, (arabic, english) in table.items():
            assert re.search("[\u0621-\u064a]", arabic), code
            assert english.isascii() or "’" in english, code


def test_no_grade_says_that_something_is_certain():
    assert all("مؤكد" not in arabic for arabic, _ in view_names.GRADES.values())
