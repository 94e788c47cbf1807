"""Files and folders become pages; every format, names, order, and what a manifest adds."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.config import Config
from tawatur.errors import InputError
from tawatur.records import Page, Problem
from tawatur.stages.archive import STDIN, read_manifest, read_pages
from tawatur.stages.archive.documents import fetch_time

TEXT = "مرصد الوادي\nدخل المقاتلون بلدة السرو مساء الخميس.\n"
HTML = f"<!doctype html><html><body><p>{TEXT}</p></body></html>"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(*paths: Path, **options: object) -> tuple[list[Page], list[Problem]]:
    items = list(read_pages(paths, Config(), **options))  # type: ignore[arg-type]
    return [i for i in items if isinstance(i, Page)], [i for i in items if isinstance(i, Problem)]


def warc(path: Path, *pages: tuple[str, bytes, str]) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        for url, body, kind in pages:
            head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2024-12-06T10:00:00Z"},
            )
            writer.write_record(record)
    return path


def test_a_page_is_kept_byte_for_byte_and_named_by_its_bytes(tmp_path: Path) -> None:
    content = TEXT.encode("windows-1256")
    pages, problems = read(write(tmp_path / "a.txt", content))
    assert pages[0].content == content
    assert pages[0].page_id == hashlib.sha256(content).hexdigest()
    assert pages[0].media_type == "text/plain"
    assert not problems


def test_names_are_paths_under_the_given_folder_without_suffix(tmp_path: Path) -> None:
    write(tmp_path / "in/sub/page.one.html", HTML)
    write(tmp_path / "in/plain.TXT", TEXT)
    pages, _ = read(tmp_path / "in")
    assert [page.name for page in pages] == ["plain", "sub/page.one"]
    assert [page.media_type for page in pages] == ["text/plain", "text/html"]
    assert read(tmp_path / "in/sub/page.one.html")[0][0].name == "page.one"


def test_the_order_is_by_name_and_does_not_change(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b/z.txt", "b/a.txt", "d.txt"):
        write(tmp_path / name, TEXT + name)
    names = [page.name for page in read(tmp_path)[0]]
    assert names == ["a", "b/a", "b/z", "c", "d"]


def test_a_text_dump_that_holds_markup_is_html(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.txt", HTML))[0][0].media_type == "text/html"


def test_a_saved_page_without_a_known_suffix_is_read(tmp_path: Path) -> None:
    write(tmp_path / "in/index.php?id=7", HTML)
    pages, problems = read(tmp_path / "in")
    assert [page.name for page in pages] == ["index.php?id=7"]
    assert not problems


def test_a_name_that_is_no_unicode_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / "in" / "caf\udce9.txt", TEXT)
    pages, _ = read(tmp_path / "in")
    assert pages[0].name == "caf\ufffd"


def test_other_files_are_told_of_in_one_line_and_hidden_ones_not(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.png", b"\x89PNG")
    write(tmp_path / "c.png", b"\x89PNG")
    write(tmp_path / ".hidden.txt", TEXT)
    pages, problems = read(tmp_path)
    assert len(pages) == 1
    assert [(p.code, p.left_out) for p in problems] == [("files_ignored", False)]
    assert ".png: 2" in problems[0].where


def test_jsonl_lines_are_pages_under_their_ids(tmp_path: Path) -> None:
    lines = [
        {"id": "one", "url": "https://news.example/1", "fetched_at": "2024-12-06T12:00:00+02:00", "html": HTML},
        {"text": TEXT, "outlet": "مرصد الوادي"},
        {"id": 7, "text": TEXT + "ثم انسحبوا."},
    ]
    body = "\ufeff" + "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    pages, problems = read(write(tmp_path / "in.jsonl", body))
    assert [page.name for page in pages] == ["one", "in#3", "7"]
    assert pages[0].url == "https://news.example/1"
    assert pages[0].fetched_at == "2024-12-06T10:00:00Z"
    assert pages[1].outlet == "مرصد الوادي"
    assert pages[1].content.decode() == TEXT
    assert not problems


def test_compressed_jsonl_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl.gz", gzip.compress(json.dumps({"id": "x", "text": TEXT}).encode()))
    assert [page.name for page in read(path)[0]] == ["x"]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_warc_responses_are_pages(tmp_path: Path, name: str) -> None:
    path = warc(
        tmp_path / name,
        ("http://news.example/1", HTML.encode(), "text/html; charset=utf-8"),
        ("http://news.example/logo", b"\x89PNG", "image/png"),
        ("http://news.example/2", TEXT.encode(), "text/plain"),
    )
    pages, problems = read(path)
    assert [(p.name, p.url, p.media_type) for p in pages] == [
        ("crawl#1", "http://news.example/1", "text/html"),
        ("crawl#3", "http://news.example/2", "text/plain"),
    ]
    assert pages[0].charset == "utf-8"
    assert pages[0].fetched_at == "2024-12-06T10:00:00Z"
    assert pages[0].content == HTML.encode()
    assert not problems


def test_mhtml_gives_its_html_part_with_address_and_time(tmp_path: Path) -> None:
    message = (
        "From: <Saved>\r\nSnapshot-Content-Location: https://news.example/1\r\nDate: Fri, 6 Dec 2024 12:00:00 +0200\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{HTML}\r\n--b\r\nContent-Type: text/css\r\n\r\nbody{{}}\r\n--b--\r\n"
    )
    (page,), problems = read(write(tmp_path / "a.mhtml", message))
    assert (page.url, page.fetched_at, page.charset) == ("https://news.example/1", "2024-12-06T10:00:00Z", "utf-8")
    assert page.content.decode().strip() == HTML.strip()
    assert not problems


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>مرصد الوادي</title>
<item><title>دخول السرو</title><link>https://news.example/1</link><pubDate>Fri, 06 Dec 2024 10:00:00 +0200</pubDate>
<description>{TEXT}</description></item><item><title>بلا نص</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>مرصد</title><entry><title>دخول السرو</title>
<link href="https://news.example/2"/><published>2024-12-06T08:00:00Z</published>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("body", "url"), [(RSS, "https://news.example/1"), (ATOM, "https://news.example/2")])
def test_feed_entries_with_text_are_pages(tmp_path: Path, body: str, url: str) -> None:
    (page,), problems = read(write(tmp_path / "feed.xml", body))
    assert (page.name, page.url, page.media_type) == ("feed#1", url, "text/html")
    html = page.content.decode()
    assert "دخول السرو" in html
    assert "دخل المقاتلون بلدة السرو" in html
    assert "2024-12-06T08:00:00+00:00" in html
    assert not problems


def test_standard_input_is_one_page() -> None:
    (page,), problems = read(STDIN, stdin=io.BytesIO(TEXT.encode()))
    assert (page.name, page.media_type) == ("stdin", "text/plain")
    assert not problems


def test_a_manifest_gives_address_outlet_and_fetch_time(tmp_path: Path) -> None:
    write(tmp_path / "in/sub/a.txt", TEXT)
    write(tmp_path / "in/b.txt", TEXT + "2")
    rows = "path,url,outlet,fetched_at\nsub/a.txt,https://news.example/a,مرصد الوادي,20241206100000\nlost.txt,,,\n"
    manifest = read_manifest(write(tmp_path / "manifest.csv", "\ufeff" + rows))
    pages, problems = read(tmp_path / "in", manifest=manifest)
    assert {p.name: (p.url, p.outlet, p.fetched_at) for p in pages} == {
        "b": (None, None, None),
        "sub/a": ("https://news.example/a", "مرصد الوادي", "2024-12-06T10:00:00Z"),
    }
    assert [(p.code, p.where) for p in problems] == [("manifest_row_unused", "lost.txt")]


def test_a_manifest_path_may_start_at_the_manifest(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", TEXT)
    manifest = read_manifest(write(tmp_path / "m.csv", "path;url\nin/a.txt;https://news.example/a\n"))
    assert read(tmp_path / "in", manifest=manifest)[0][0].url == "https://news.example/a"


@pytest.mark.parametrize("content", [b"url,outlet\nx,y\n", "path\nسرو".encode("windows-1256")])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError):
        read_manifest(write(tmp_path / "m.csv", content))


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_manifest(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024-12-06", "2024-12-06"),
        ("2024-12-06T10:00:00", "2024-12-06T10:00:00Z"),
        ("2024-12-06T10:00:00+03:00", "2024-12-06T07:00:00Z"),
        ("20241206100000", "2024-12-06T10:00:00Z"),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_fetch_times_are_utc_and_a_day_stays_a_day(written: str | None, read_as: str | None) -> None:
    assert fetch_time(written) == read_as


@given(st.text(max_size=30))
def test_a_fetch_time_is_read_the_same_again(text: str) -> None:
    once = fetch_time(text)
    assert once is None or fetch_time(once) == once
