"""Every message of the templates has its Arabic, and so has every label."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

import tawatur
from tawatur.knowledge.brief.labels import load_labels
from tawatur.queries.filters import event_types
from tawatur.records.claim import EvidenceKind, Modality, PlacePrecision
from tawatur.records.control import ControlStatus
from tawatur.records.event import Grade, Relation

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


def test_every_label_has_both_languages():
    for table in load_labels().values():
        for code, (arabic, english) in table.items():
            assert re.search("[\u0621-\u064a]", arabic), code
            assert english.isascii() or "’" in english, code


def test_no_grade_says_that_something_is_certain():
    assert all("مؤكد" not in arabic for arabic, _ in load_labels()["grade"].values())


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("event_type", event_types()),
        ("grade", get_args(Grade)),
        ("modality", get_args(Modality)),
        ("status", get_args(ControlStatus)),
        ("held", get_args(ControlStatus)),
        ("precision", get_args(PlacePrecision)),
        ("evidence_kind", get_args(EvidenceKind)),
        ("relation", get_args(Relation)),
    ],
)
def test_every_code_of_the_records_has_a_label(table, codes):
    assert set(codes) <= load_labels()[table].keys()
