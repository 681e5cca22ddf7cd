"""One module a revision; the number in its name is the store version it leads to. May import: Alembic."""
