"""The store: SQLAlchemy over SQLite; takes and gives domain values.

Belongs here: schema, migrations, one module per aggregate; every function works on the connection of a unit of work.
SQL that only SQLite understands stands in `sqlite.py`. May import: SQLAlchemy, Alembic, pysqlite3, domain and paths.
"""
