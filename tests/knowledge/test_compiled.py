"""Compiled knowledge is kept for the next run, and made anew whenever what is kept may be wrong."""

import hashlib
import os
import pickle

import pytest

from tawatur.knowledge import compiled as module
from tawatur.knowledge.compiled import compiled, keep_in
from tawatur.knowledge.events import load_cues
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.folding import fold
from tawatur.text.matching import PhraseTable


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_folder", None)
    keep_in(tmp_path)
    return tmp_path / "knowledge"


class Loads:
    """A loader that counts how often it is asked; each process begins with a fresh memory."""

    def __init__(self):
        self.calls = 0

    def process(self):
        def load_words(*extra):
            self.calls += 1
            return {"كلمة": ("words", *extra)}

        return compiled(load_words)


def only_file(folder):
    (path,) = folder.iterdir()
    return path


def with_digest(content):
    return hashlib.sha256(content).digest() + content


def test_nothing_is_kept_where_no_folder_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_folder", None)
    keep_in(None)
    loads = Loads()
    load = loads.process()
    assert load() is load()
    loads.process()()
    assert loads.calls == 2


def test_the_next_process_reads_what_was_made(folder):
    loads = Loads()
    first = loads.process()()
    assert loads.process()() == first
    assert loads.calls == 1


def test_other_arguments_are_another_result(folder):
    loads = Loads()
    assert loads.process()("a") != loads.process()("b")
    assert loads.process()("a") == {"كلمة": ("words", "a")}
    assert loads.calls == 2


@pytest.mark.parametrize(
    "content", [b"", b"short", b"x" * 500, with_digest(b"no pickle"), with_digest(pickle.dumps({1: 2}))[:-1]]
)
def test_a_corrupt_file_is_made_anew(folder, content):
    loads = Loads()
    loads.process()()
    path = only_file(folder)
    whole = path.read_bytes()
    path.write_bytes(content)
    assert loads.process()() == {"كلمة": ("words",)}
    assert loads.calls == 2
    assert path.read_bytes() == whole


def test_a_changed_package_makes_it_anew(folder, monkeypatch):
    loads = Loads()
    loads.process()()
    monkeypatch.setattr(module, "_package_stamp", lambda: "another version")
    loads.process()()
    assert loads.calls == 2
    assert len(list(folder.iterdir())) == 2


def test_a_changed_data_file_changes_the_stamp(tmp_path, monkeypatch):
    data = tmp_path / "words.tsv"
    data.write_text("كلمة\n", encoding="utf-8")
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    before = module._package_stamp.__wrapped__()
    assert module._package_stamp.__wrapped__() == before
    data.write_text("كلمتان\n", encoding="utf-8")
    assert module._package_stamp.__wrapped__() != before


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_folder", None)
    (tmp_path / "file").write_text("")
    keep_in(tmp_path / "file")
    assert Loads().process()() == {"كلمة": ("words",)}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners of files are told otherwise there")
@pytest.mark.parametrize("of", ["file", "folder"])
def test_what_others_may_write_is_not_read(folder, of):
    loads = Loads()
    loads.process()()
    (only_file(folder) if of == "file" else folder).chmod(0o777)
    loads.process()()
    assert loads.calls == 2


def test_nothing_unfinished_stays_and_the_oldest_go(folder, monkeypatch):
    monkeypatch.setattr(module, "MOST_FILES", 3)
    load = Loads().process()
    for number in range(6):
        load(number)
    assert len(list(folder.iterdir())) == 3
    assert all(path.suffix == ".pickle" for path in folder.iterdir())


def test_what_is_read_back_reads_like_what_was_made():
    table = PhraseTable([("حمص", "one"), ("ريف حمص", "two"), ("الرستن", "three")])
    text = fold("في ريف حمص وفي الرستن")
    assert pickle.loads(pickle.dumps(table)).find(text) == table.find(text)
    assert pickle.loads(pickle.dumps(load_cues())) == load_cues()
    gazetteer = load_gazetteer()
    kept = pickle.loads(pickle.dumps(gazetteer))
    assert list(kept) == list(gazetteer)
    assert kept.named("حمص") == gazetteer.named("حمص")


def test_the_command_line_names_the_folder(monkeypatch, tmp_path):
    from tawatur.cli.options import cache_folder

    monkeypatch.setenv("TAWATUR_CACHE", "off")
    assert cache_folder() is None
    monkeypatch.setenv("TAWATUR_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
