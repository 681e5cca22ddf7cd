"""Alembic's entry point; it runs on the connection it was handed."""

from alembic import context

from retail_desktop.persistence.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
