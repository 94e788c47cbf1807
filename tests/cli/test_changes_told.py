"""What changed, in words."""

from tawatur.cli.changes import told_value
from tawatur.messages import speaking
from tawatur.queries.change_words import field_label
from tawatur.records import Change


def test_a_change_of_control_is_told_in_words(monkeypatch):
    monkeypatch.setattr("tawatur.cli.words.language", lambda: "en")
    change = Change("control_changed", "p:town", "status", "vacated", "controlled:sd-army")
    assert told_value(change, change.before) == "vacated"
    assert told_value(change, change.after).endswith(")")
    assert "sd-army" not in told_value(change, change.after)
    assert told_value(change, None) is None


def test_other_values_stay_as_they_are():
    assert told_value(Change("event_changed", "e", "claims", "1", "2"), "2") == "2"


def test_fields_and_yes_and_no_are_told_in_words():
    with speaking("ar"):
        assert [field_label(field) for field in ("rejected", "origins.established")] == ["مرفوض", "الأصول المثبتة"]
    with speaking("en"):
        assert field_label("quantity:killed") == "number: killed"
        assert told_value(Change("event_changed", "e", "rejected", "False", "True"), "True") == "yes"
