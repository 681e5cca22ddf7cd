"""Steps from one schema version to the next; Alembic runs them inside one transaction. May import: Alembic, schema."""
