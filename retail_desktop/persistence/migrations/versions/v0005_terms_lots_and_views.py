"""Accounts with passwords."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def upgrade() -> None:
    """Add what signing in needs."""
    _extend_people()


def _extend_people() -> None:
    for name in ("password_hash", "pin_hash", "last_failure"):
        op.add_column("person", _text(name))
    op.add_column("person", sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("person", sa.Column("active", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("person", sa.Column("approval_limit", WIDE, nullable=True))
