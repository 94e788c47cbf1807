"""One SQLite file: opened, migrated, and its failures told in words. Another database begins here.

Alembic keeps the versions: it knows SQLAlchemy's tables, checks that they and the migrations agree (a test does),
and can write for other databases. It is imported only where a file is to be upgraded: a new one is made of the tables
as they are now, and marked as of the newest version.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Column, Connection, Engine, MetaData, PrimaryKeyConstraint, String, Table, event, text
from sqlalchemy.exc import DBAPIError

from tawatur.errors import NewerWorkspaceError, WorkspaceError
from tawatur.messages import _
from tawatur.storage import schema

HEAD = 1  # the newest file in migrations/versions
WRITES = {"writes": True}
#: Alembic's own table, as it would make it.
_versions = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def open_database(path: Path) -> Engine:
    """The database at ``path``, made or upgraded to this program's version.

    Raises NewerWorkspaceError where a newer program wrote it, WorkspaceError where it is no database.
    """
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with told(path):
        with engine.connect() as connection:
            version = _version(connection)
        if version > HEAD:
            raise NewerWorkspaceError(
                _("a newer tawatur wrote it (version {version}, this one knows {known})").format(
                    version=version, known=HEAD
                ),
                str(path),
                _("upgrade tawatur"),
            )
        if version == 0:
            _make(engine)
        elif version < HEAD:
            upgrade(engine)
    return engine


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Failures of the disk and the database become a WorkspaceError that says what to do."""
    try:
        yield
    except OSError as error:
        raise _of_system(error, path) from error
    except DBAPIError as error:
        raise _of_database(str(error.orig), path) from error


def compact(engine: Engine) -> None:
    """Write the whole file anew, and empty the log of writes."""
    held = engine.raw_connection()
    try:
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            held.cursor().execute(statement)
    except sqlite3.Error as error:
        raise _of_database(str(error), Path(engine.url.database or "")) from error
    finally:
        held.close()


def _of_system(error: OSError, path: Path) -> WorkspaceError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    return WorkspaceError(error.strerror or str(error), str(error.filename or path))


def _of_database(message: str, path: Path) -> WorkspaceError:
    if "is full" in message or "disk I/O error" in message:
        return _full(path)
    if "locked" in message:
        return WorkspaceError(_("another program is writing to it"), str(path), _("wait for it and run again"))
    return WorkspaceError(message, str(path))


def _full(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("the disk is full"), str(path), _("all that was read is kept; free some space and run again")
    )


def _prepare(connection: Any, _record: Any) -> None:
    """Transactions are begun by SQLAlchemy (``_begin``), not by the driver; readers never wait for the writer."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: two of them wait for one another and never fail half-way."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: Connection) -> int:
    """The version of the tables; 0 for a new file."""
    if not sqlalchemy.inspect(connection).has_table("alembic_version"):
        return 0
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return int(found) if found and str(found).isdigit() else 0


def _make(engine: Engine) -> None:
    """The tables as they are now, in one transaction; nothing where another process has made them meanwhile."""
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if _version(connection) == 0:
            schema.metadata.create_all(connection, checkfirst=False)
            _versions.create(connection)
            connection.execute(_versions.insert(), {"version_num": f"{HEAD:04d}"})


def upgrade(engine: Engine) -> None:
    """All migrations that the file has not seen, from the first one on in an empty file."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "tawatur.storage:migrations")
    config.set_main_option("path_separator", "os")
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
