"""Terms of suppliers, the whole life of an order, and stock that is counted, moved, owed and thrown away."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
