"""Who speaks through the bodies of a state on which day."""

import pytest

from tawatur.knowledge.linking import load_event_knowledge


@pytest.mark.parametrize(
    ("slug", "day", "root"),
    [
        ("sy-state-tv", "2024-11-01", "sy-government"),
        ("sy-state-tv", "2025-06-22", "sy-opposition"),
        ("sy-health-ministry", "2023-10-05", "sy-government"),
        ("sy-government", "2025-06-22", "sy-government"),
        ("sy-state-tv", None, "sy-government"),
        ("gaza-media-office", "2025-06-22", "ps-hamas"),
    ],
)
def test_a_states_bodies_speak_for_its_new_rulers(slug, day, root):
    assert load_event_knowledge().speaking_root(slug, day) == root
