"""The program as a whole: quick to help, one line for every failure, exit statuses that tell."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawatur.cli import COMMANDS, main
from tawatur.storage import open_workspace

MODULES = "('sqlalchemy', 'rich', 'babel', 'trafilatura', 'tawatur.pipeline', 'tawatur.queries', 'yaml')"


def test_help_lists_all_commands_and_imports_none(capsys):
    code = (
        f"import sys; from tawatur.cli import main; main(['--help']); print([m for m in {MODULES} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")
    assert all(f"  {name}" in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    assert main([name, "--help"]) == 0
    assert "Usage: tawatur" in capsys.readouterr().out


def test_help_in_arabic(capsys):
    assert main(["--lang", "ar", "--help"]) == 0
    assert "الأوامر" in capsys.readouterr().out


@pytest.fixture
def pages(tmp_path, fake_stages):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("خبر\nسيطر مقاتلون على البلدة", encoding="utf-8")
    return folder


def test_a_run_says_what_it_did(pages, tmp_path, capsys):
    assert main(["run", str(pages), "-w", str(tmp_path / "w")]) == 0
    told = capsys.readouterr()
    assert "1 page read" in told.out
    assert "1 event" in told.out
    assert told.err == "", "quiet where there is no terminal"
    assert main(["--lang", "ar", "run", str(pages), "-w", str(tmp_path / "w")]) == 0
    assert "واحدة كانت هنا" in capsys.readouterr().out


def test_what_was_left_out_is_told_and_listed(pages, tmp_path, capsys):
    (pages / "empty.txt").write_bytes(b"")
    (pages / "broken.txt").write_text("يفشل\nكل شيء", encoding="utf-8")
    assert main(["run", str(pages), "-w", str(tmp_path / "w")]) == 3
    told = capsys.readouterr()
    assert "1 article" in told.out
    assert len([line for line in told.err.splitlines() if line.startswith("left out")]) == 2
    assert main(["problems", "-w", str(tmp_path / "w"), "--format", "csv"]) == 0
    listed = capsys.readouterr().out
    assert "empty_file" in listed
    assert "reading_failed" in listed


def test_a_run_that_can_read_nothing_fails(tmp_path, fake_stages, capsys):
    assert main(["run", str(tmp_path / "nowhere"), "-w", str(tmp_path / "w")]) == 1
    assert "no such file" in capsys.readouterr().err


def test_a_folder_without_pages_is_said_to_hold_none(tmp_path, fake_stages, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["run", str(tmp_path / "empty"), "-w", str(tmp_path / "w")]) == 1
    assert "no page was found there" in capsys.readouterr().err


def test_a_port_in_use_is_one_line(pages, tmp_path, capsys):
    assert main(["run", str(pages), "-w", str(tmp_path / "w")]) == 0
    capsys.readouterr()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "-w", str(tmp_path / "w"), "--port", str(taken.getsockname()[1])]) == 1
    told = capsys.readouterr()
    assert told.out == "", "nobody is sent to an address that does not answer"
    assert "give another --port" in told.err


def test_a_parquet_file_is_the_table_that_it_is_named_for(pages, tmp_path, capsys):
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = str(tmp_path / "w")
    assert main(["run", str(pages), "-w", folder]) == 0
    assert main(["export", "parquet", "-w", folder, "-o", str(tmp_path / "claims.parquet")]) == 0
    assert "claim_id" in parquet.read_schema(tmp_path / "claims.parquet").names
    assert main(["export", "parquet", "-w", folder, "-o", str(tmp_path / "mine.parquet")]) == 2
    assert "events.parquet" in capsys.readouterr().err
    assert not (tmp_path / "mine.parquet").exists()


def test_a_newer_workspace_is_one_line(pages, tmp_path, capsys):
    from sqlalchemy import text

    with open_workspace(tmp_path / "w", make=True) as workspace, workspace.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    assert main(["run", str(pages), "-w", str(tmp_path / "w")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "newer" in line


def test_a_full_disk_is_one_line(pages, tmp_path, capsys, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tawatur.storage.page_archive.PageArchive.put", full)
    assert main(["run", str(pages), "-w", str(tmp_path / "w")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "the disk is full" in line
    monkeypatch.undo()


def test_a_full_database_is_one_line_and_the_workspace_stays_whole(pages, tmp_path, capsys):
    """SQLite's own limit on its pages makes it full."""
    for number in range(40):
        lines = "\n".join(f"سيطر مقاتلون على بلدة {number} {line}" for line in range(40))
        (pages / f"p{number}.txt").write_text(f"خبر {number}\n{lines}", encoding="utf-8")
    from tawatur.config import Config
    from tawatur.engines import InProcess
    from tawatur.errors import WorkspaceError
    from tawatur.pipeline import run

    with open_workspace(tmp_path / "w", make=True) as workspace:
        with workspace.writing() as connection:
            size = connection.exec_driver_sql("PRAGMA page_count").scalar()
        workspace.engine.dispose()
        from sqlalchemy import event

        event.listen(workspace.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={size + 400}"))
        with pytest.raises(WorkspaceError, match="disk is full"):
            run(workspace, [pages], Config(), engine=InProcess())
    with open_workspace(tmp_path / "w") as workspace:
        counts = workspace.counts()
        assert 0 < counts.pages < 41
        assert counts.pages == counts.articles
        run(workspace, [pages], Config(), engine=InProcess())
        assert workspace.counts().pages == 41


def test_a_folder_that_cannot_be_written_is_one_line(pages, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["run", str(pages), "-w", str(tmp_path / "file" / "w")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def wait_until_it_waits(process_id, looks=25):
    """Until a process sleeps for a while: Python drops an interrupt that comes while it clears a weak reference."""
    status, still = Path(f"/proc/{process_id}/stat"), 0
    while still < looks:
        asleep = status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S"
        still = still + 1 if asleep or not status.exists() else 0
        time.sleep(0.02)


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_with_one_line(tmp_path):
    """A real interrupt: the run waits on standard input until it comes."""
    command = [sys.executable, "-m", "tawatur", "run", "-", "-w", str(tmp_path / "w")]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    # A suite started in the background is deaf to interrupts, and so would be the program that it starts.
    with subprocess.Popen(command, **pipes, preexec_fn=_hear_interrupts) as process:  # noqa: PLW1509 - no threads here
        while not (tmp_path / "w" / "run.lock").exists():
            assert process.poll() is None
        wait_until_it_waits(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert len(err.decode().split("\n")) <= 3, "one line, after the one that ends the terminal's ^C"
    assert "Traceback" not in (out + err).decode()
    with open_workspace(tmp_path / "w") as workspace:
        assert workspace.counts().pages == 0


def test_a_reader_that_stops_early_is_no_failure(pages, tmp_path):
    main(["run", str(pages), "-w", str(tmp_path / "w")])
    command = [sys.executable, "-m", "tawatur", "events", "-w", str(tmp_path / "w"), "--format", "jsonl"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
