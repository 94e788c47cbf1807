"""Alembic's entry: migrate over the connection that ``storage.database`` hands in, within its transaction."""

from alembic import context

from tawatur.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
