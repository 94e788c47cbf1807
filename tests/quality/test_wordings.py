"""Wording that another line of its type holds is found, and only that."""

import msgspec
import pytest

from quality.wordings import idle_in
from tawatur.knowledge.events import EventWording

STATED = {"verb": "حاصر", "root": "حصر", "form": "III", "without": ["سيول"]}


def wording(*words: dict[str, object]) -> EventWording:
    file = {"type": "deployment", "frame": "agent", "words": list(words), "examples": [], "counterexamples": []}
    return msgspec.convert(file, EventWording)


@pytest.mark.parametrize(
    ("change", "idle"),
    [
        ({}, 1),
        ({"needs": ["place"]}, 1),
        ({"with": ["مدينة"]}, 1),
        ({"without": []}, 1),  # the stated line is the narrower one then
        ({"without": ["مياه"]}, 0),
        ({"form": "I/a~u"}, 0),
        ({"frame": "loser"}, 0),
        ({"voice": "passive"}, 1),
    ],
)
def test_a_line_is_idle_where_another_reads_all_that_it_does(change: dict[str, object], idle: int) -> None:
    assert len(list(idle_in(wording(STATED, STATED | change)))) == idle
