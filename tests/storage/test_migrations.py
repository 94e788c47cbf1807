"""The migrations make exactly the tables of the schema; other versions' workspaces are refused or upgraded."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from tawatur.errors import NewerWorkspaceError, NotFound, WorkspaceError
from tawatur.storage import open_workspace
from tawatur.storage.database import upgrade
from tawatur.storage.schema import metadata
from tawatur.storage.workspace import DATABASE


def test_the_migrations_agree_with_the_schema(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / DATABASE}")
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_new_workspace_is_made_as_the_migrations_make_it(tmp_path):
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated'}")
    upgrade(migrated)
    with open_workspace(tmp_path / "new", make=True) as workspace:
        assert _parts(workspace.engine) == _parts(migrated)
    migrated.dispose()


def _parts(engine):
    """Tables, indexes and version of a database, each as SQL without its line breaks."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    return {(kind, name, tuple(sorted((sql or "").replace(",", " ").split()))) for kind, name, sql in rows}, version


def test_a_newer_workspace_is_refused_untouched(tmp_path):
    with open_workspace(tmp_path, make=True) as workspace, workspace.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(NewerWorkspaceError, match="999"):
        open_workspace(tmp_path, make=True)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_no_workspace_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        open_workspace(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"this is no database" * 100)
    with pytest.raises(WorkspaceError, match="not a database"):
        open_workspace(tmp_path)


def test_wal_mode_and_foreign_keys(tmp_path):
    with open_workspace(tmp_path, make=True) as workspace, workspace.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
