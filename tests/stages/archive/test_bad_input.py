"""Bad input: each case is one clear problem with a stable code, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.config import Config
from tawatur.records import Page, Problem
from tawatur.stages.archive import PROBLEMS, STDIN, read_pages, walking
from tawatur.stages.archive.formats import FORMATS

TEXT = "انسحبت القوة من بلدة السرو فجر الجمعة.\n"
SMALL = Config(max_page_bytes=1000)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(*paths: Path, config: Config = SMALL, stdin: bytes = b"") -> tuple[list[str], list[tuple[str, bool]]]:
    """The names of the pages; code and ``left_out`` of the problems, each of which says what, where and what to do."""
    pages, problems = [], []
    for item in read_pages(paths, config, stdin=io.BytesIO(stdin)):
        if isinstance(item, Page):
            pages.append(item.name)
        else:
            assert item.what
            assert item.hint
            assert item.where
            assert "\n" not in item.what + item.where + item.hint
            assert PROBLEMS[item.code] == (item.what, item.hint)
            problems.append((item.code, item.left_out))
    return pages, problems


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.html", b"", "empty_file"),
        ("a.txt", b" \n\t\n", "empty_file"),
        ("a.jsonl", b"", "empty_file"),
        ("a.jsonl", b"\n\n", "empty_file"),
        ("a.warc", b"", "empty_file"),
        ("a.xml", b"", "empty_file"),
        ("a.mhtml", b"", "empty_file"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "binary_file"),
        ("a.txt", bytes(range(256)), "binary_file"),
        ("a.html", b"%PDF-1.7\n", "binary_file"),
        ("a.txt", TEXT.encode() * 50, "page_too_large"),
        ("a.mhtml", TEXT.encode() * 50, "page_too_large"),
        ("a.xml", TEXT.encode() * 50, "page_too_large"),
        ("a.jsonl", json.dumps({"text": TEXT * 15}, ensure_ascii=False).encode(), "page_too_large"),
        ("a.jsonl", b'{"text": "' + b"x" * 9000, "line_too_large"),
        ("a.jsonl", b"no json", "broken_json_line"),
        ("a.jsonl", '{"text": "السرو"}'.encode("windows-1256"), "broken_json_line"),
        ("a.jsonl", b'["text"]', "broken_page_line"),
        ("a.jsonl", b'{"id": 1}', "broken_page_line"),
        ("a.jsonl", b'{"html": ["x"]}', "broken_page_line"),
        ("a.jsonl.gz", gzip.compress(TEXT.encode(), mtime=0)[:20], "broken_gzip"),
        ("a.jsonl.gz", b"\x1f\x8bnothing of gzip", "broken_gzip"),
        ("a.warc", b"not a warc\n" * 9, "broken_warc"),
        ("a.warc.gz", b"not gzip\n" * 9, "broken_warc"),
        ("a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "broken_mhtml"),
        ("a.xml", b"<urlset><url/></urlset>", "broken_feed"),
        ("a.xml", b"\x00\x01 no xml", "broken_feed"),
        ("a.pdf", b"%PDF-1.7\n", "unknown_format"),
    ],
)
def test_what_is_wrong_is_one_problem(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert read(write(tmp_path / name, content)) == ([], [(code, True)])


def test_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.html", b"\x00\x01")
    lines = [json.dumps({"id": "good", "text": TEXT}), "{broken", json.dumps({"id": "good too", "text": TEXT * 2})]
    write(tmp_path / "c.jsonl", "\n".join(lines))
    write(tmp_path / "d.txt", TEXT)
    pages, problems = read(tmp_path, tmp_path / "nowhere", tmp_path / "d.txt")
    assert pages == ["good", "good too", "d", "d"]
    assert [code for code, _ in problems] == ["empty_file", "binary_file", "broken_json_line", "missing_path"]


def test_a_line_that_is_too_large_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "' + "x" * 50_000 + '"}', json.dumps({"id": "next", "text": TEXT})]
    assert read(write(tmp_path / "a.jsonl", "\n".join(lines))) == (["next"], [("line_too_large", True)])


def test_a_huge_file_is_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:  # sparse: 200 MB that take no room
        stream.truncate(200_000_000)
    assert read(path, config=Config(max_page_bytes=100_000)) == ([], [("page_too_large", True)])


def test_a_bad_fetch_time_is_a_warning_and_the_page_is_read(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT, "fetched_at": "last week"})
    assert read(write(tmp_path / "a.jsonl", line)) == (["a"], [("bad_fetch_time", False)])


def test_a_link_that_leads_back_ends_the_walk(tmp_path: Path) -> None:
    write(tmp_path / "in/sub/a.txt", TEXT)
    (tmp_path / "in/sub/back").symlink_to(tmp_path / "in")
    (tmp_path / "in/self").symlink_to(tmp_path / "in/self")
    (tmp_path / "in/gone").symlink_to(tmp_path / "nothing")
    pages, problems = read(tmp_path / "in")
    assert pages == ["sub/a"]
    assert problems == [("missing_path", True), ("symlink_loop", True), ("symlink_loop", False)]


def test_a_link_elsewhere_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "store/a.txt", TEXT)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/linked").symlink_to(tmp_path / "store")
    assert read(tmp_path / "in") == (["linked/a"], [])


def test_pipes_and_sockets_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.html"))
        write(tmp_path / "z.txt", TEXT)
        assert read(tmp_path) == (["z"], [("not_a_file", True), ("not_a_file", True)])
        assert read(tmp_path / "pipe.txt") == ([], [("not_a_file", True)])


def test_an_unreadable_folder_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed/a.txt", TEXT)
    write(tmp_path / "open/b.txt", TEXT)
    scandir = os.scandir

    def refuse(path: Path) -> object:  # permissions do not hold for root, who may run the tests
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(walking.os, "scandir", refuse)
    assert read(tmp_path) == (["open/b"], [("unreadable_folder", True)])


def test_an_unreadable_file_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed.txt", TEXT)
    write(tmp_path / "open.txt", TEXT)
    open_path = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return open_path(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert read(tmp_path) == (["open"], [("unreadable_file", True)])


def test_standard_input_is_checked_too() -> None:
    assert read(STDIN, stdin=b"") == ([], [("empty_file", True)])
    assert read(STDIN, stdin=b"x" * 2000) == ([], [("page_too_large", True)])
    assert read(STDIN, stdin=b"\x00\x01\x02") == ([], [("binary_file", True)])


def test_broken_encodings_are_pages(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT.encode()[:-6])  # cut in the middle of a letter
    write(tmp_path / "b.txt", TEXT.encode("windows-1256"))
    write(tmp_path / "c.txt", TEXT.encode("iso-8859-6"))
    write(tmp_path / "d.txt", TEXT.encode("utf-16"))
    assert read(tmp_path) == (["a", "b", "c", "d"], [])


def test_deep_folders_have_no_limit(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    write(deep / "a.txt", TEXT)
    assert len(read(tmp_path)[0]) == 1


def test_a_cut_warc_keeps_what_came_before(tmp_path: Path) -> None:
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "a.warc"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        for number in range(2):
            body = io.BytesIO(f"<p>{TEXT}{number}</p>".encode())
            writer.write_record(
                writer.create_warc_record(
                    f"http://news.example/{number}", "resource", payload=body, warc_content_type="text/html"
                )
            )
    path.write_bytes(path.read_bytes()[:-30])
    assert read(path) == (["a#1"], [("cut_record", True)])


@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_no_bytes_stop_a_reader(content: bytes, suffix: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / f"a{suffix}", content)
        items = list(read_pages([path], SMALL))
    assert items
    assert all(isinstance(item, Page | Problem) for item in items)
