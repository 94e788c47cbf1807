"""The whole program on bad input: one clear line each, the rest goes on, the workspace stays whole."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quality.corpus import write_corpus
from tawatur.sample import sample_pages_folder

DATABASE = "workspace.sqlite"
GOOD = sample_pages_folder() / "syria/11-dar-alasi.txt"
NO_TRACEBACK = "Traceback"


def tawatur(*arguments: object, stdin: bytes = b"", limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def lower() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "tawatur", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        preexec_fn=lower,
        env=os.environ | {"PYTHONUTF8": "1", "TAWATUR_PROCESSES": "1"},
    )
    texts = (done.stdout.decode(), done.stderr.decode())
    assert NO_TRACEBACK not in texts[1]
    return subprocess.CompletedProcess(done.args, done.returncode, *texts)


def lines_about(done: subprocess.CompletedProcess[str], name: str) -> list[str]:
    return [line for line in done.stderr.splitlines() if name in line]


def is_whole(workspace: Path) -> bool:
    with sqlite3.connect(workspace / DATABASE) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def contents(database: Path) -> list[str]:
    with sqlite3.connect(database) as connection:
        return list(connection.iterdump())


def articles(workspace: Path) -> list[dict[str, object]]:
    done = tawatur("articles", "-w", workspace, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """One good page; bad ones stand beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_bytes(GOOD.read_bytes())
    return folder


BAD = {
    "empty.html": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "none.html": b"<html><body><nav><a href='/'>x</a></nav></body></html>",
    "lines.jsonl": b"this is no JSON\n",
    "cut.warc.gz": b"\x1f\x8b\x08\x00 broken",
    "no.mhtml": b"Content-Type: text/plain\r\n\r\nx",
    "map.xml": b"<urlset/>",
}


def test_each_bad_file_is_one_line_and_the_rest_is_read(pages: Path, tmp_path: Path) -> None:
    for name, content in BAD.items():
        (pages / name).write_bytes(content)
    done = tawatur("run", pages, "-w", tmp_path / "w")
    assert done.returncode == 3, done.stderr
    assert [article["article"] for article in articles(tmp_path / "w")] == ["good"]
    told = tawatur("problems", "-w", tmp_path / "w", "--format", "jsonl")
    for name in BAD:
        assert len(lines_about(done, name)) == 1, done.stderr
        assert name in told.stdout
    assert is_whole(tmp_path / "w")


def test_a_200_mb_file_is_one_line(pages: Path, tmp_path: Path) -> None:
    with (pages / "huge.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    done = tawatur("run", pages, "-w", tmp_path / "w")
    assert done.returncode == 3
    assert len(lines_about(done, "huge.txt")) == 1
    assert len(articles(tmp_path / "w")) == 1


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = GOOD.read_text(encoding="utf-8").replace("·", "-")
    (tmp_path / "page.txt").write_bytes(text.encode(encoding, "ignore"))
    assert tawatur("run", tmp_path / "page.txt", "-w", tmp_path / "w").returncode == 0
    assert "استعادت قوات النظام السوري" in str(articles(tmp_path / "w")[0]["text"])


def test_iso_8859_6_is_read(tmp_path: Path) -> None:
    text = "".join(letter for letter in GOOD.read_text(encoding="utf-8") if ord(letter) < 0x64C)
    (tmp_path / "page.txt").write_bytes(text.encode("iso-8859-6", "ignore"))
    assert tawatur("run", tmp_path / "page.txt", "-w", tmp_path / "w").returncode == 0
    assert "استعادت قوات النظام السوري" in str(articles(tmp_path / "w")[0]["text"])


def test_broken_utf_8_is_read_around_the_break(tmp_path: Path) -> None:
    content = GOOD.read_bytes().replace("استعادت".encode(), "استعادت".encode()[:-1] + b" ", 1)
    (tmp_path / "page.txt").write_bytes(content)
    assert tawatur("run", tmp_path / "page.txt", "-w", tmp_path / "w").returncode in (0, 3)
    assert "وزارة الدفاع السورية" in str(articles(tmp_path / "w")[0]["text"])


def test_nothing_that_could_be_read_is_status_1(tmp_path: Path) -> None:
    done = tawatur("run", tmp_path / "nowhere", "-w", tmp_path / "w")
    assert done.returncode == 1
    assert len(lines_about(done, "nowhere")) == 1


def test_standard_input_is_one_page(tmp_path: Path) -> None:
    done = tawatur("run", "-", "-w", tmp_path / "w", stdin=GOOD.read_bytes())
    assert done.returncode == 0, done.stderr
    assert [article["article"] for article in articles(tmp_path / "w")] == ["stdin"]


def test_wrong_usage_is_status_2(tmp_path: Path) -> None:
    assert tawatur("run", "-w", tmp_path / "w").returncode == 2
    assert tawatur("events", "-w", tmp_path / "w", "--no-such-option").returncode == 2


def test_a_workspace_of_a_newer_version_is_refused_and_left_alone(pages: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    tawatur("run", pages, "-w", workspace)
    database = workspace / DATABASE
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from the future'")
    before = contents(database)
    done = tawatur("run", pages, "-w", workspace)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert contents(database) == before


def test_a_full_disk_is_one_line_and_the_next_run_completes(tmp_path: Path) -> None:
    pages = write_corpus(tmp_path / "pages", 60)
    workspace = tmp_path / "w"
    done = tawatur("run", pages, "-w", workspace, limit=300_000)  # no file may grow further: as good as full
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    done = tawatur("run", pages, "-w", workspace)
    assert done.returncode == 0, done.stderr
    assert len(articles(workspace)) == 60
    assert is_whole(workspace)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_loses_nothing_and_the_next_completes_it(tmp_path: Path, sent: signal.Signals) -> None:
    pages, workspace = write_corpus(tmp_path / "pages", 150), tmp_path / "w"
    command = [sys.executable, "-m", "tawatur", "run", str(pages), "-w", str(workspace)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None and not list(workspace.glob("*/**/*")):
            time.sleep(0.02)  # until the first pages are kept
        time.sleep(0.2)
        running.send_signal(sent)
        errors = running.communicate(timeout=60)[1].decode()
    assert NO_TRACEBACK not in errors
    if sent == signal.SIGINT:
        assert running.returncode in (130, 0), errors
    assert is_whole(workspace)
    assert tawatur("run", pages, "-w", workspace).returncode == 0
    assert len(articles(workspace)) == 150
