"""The check of the knowledge files finds what it is there for."""

from pathlib import Path

from quality.knowledge import fault, untold_kinds

NOTES = "# Words around a number. One line a list:\n# toll: the noun behind is counted\n# one, ones: single ones\n"


def test_a_kind_that_the_notes_do_not_tell_is_found(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text(f"{NOTES}list\tform\ntoll\tعدد\none\tواحد\nones\tأحد\nparts\tفارق\n", encoding="utf-8")
    assert untold_kinds(file) == ["words.tsv: the notes do not tell parts"]


def test_notes_that_promise_no_line_a_kind_are_not_held_to_it(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("# Words, each with its use.\nlist\tform\ntoll\tعدد\n", encoding="utf-8")
    assert untold_kinds(file) == []


def test_a_file_without_rows_and_a_row_of_too_many_cells_are_faults(tmp_path: Path) -> None:
    empty, wide = tmp_path / "empty.tsv", tmp_path / "wide.tsv"
    empty.write_text("list\tform\n", encoding="utf-8")
    wide.write_text("list\tform\ntoll\tعدد\tx\n", encoding="utf-8")
    assert fault(empty) == "empty.tsv: it has no rows"
    assert "3 columns, not 2" in str(fault(wide))
