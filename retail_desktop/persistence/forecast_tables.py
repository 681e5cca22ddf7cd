"""The tables of forecasts: runs, their numbers, what people changed in them, and what became of them."""

from sqlalchemy import REAL, CheckConstraint, Column, Double, LargeBinary, Text, text
from sqlalchemy.types import TypeEngine

from retail_desktop.persistence.columns import WIDE, Day, Quantity
from retail_desktop.persistence.tables import count, key, make_table, reference, words

FLOAT: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")

# A run with what makes it repeatable: `fingerprint` is the hash of the demand it saw, `settings` is JSON, `program` and
# `engine` are versions. The measures are those of the whole run, in its backtest.
forecast_run = make_table(
    "forecast_run",
    key(),
    Column("as_of", Day, nullable=False),
    count("horizon_days"),
    words("created_at"),
    words("person"),
    count("items"),
    Column("seconds", FLOAT, nullable=False),
    Column("sales_version", WIDE, nullable=False),
    words("engine"),
    count("whole"),
    Column("state", Text, nullable=False, server_default=text("'complete'")),
    words("fingerprint"),
    words("settings"),
    words("program"),
    *(Column(name, FLOAT) for name in ("wape", "bias", "coverage_80", "coverage_95", "naive_wape")),
)

# The numbers are 32-bit little-endian floats, day by day; see domain.forecast. Where an override applies, they hold it,
# and `engine_numbers` keeps the engine's own: mean, quantiles, total_sd and total_quantiles one after the other.
# `parts` is the explanation (see `forecast_parts`).
forecast = make_table(
    "forecast",
    reference("run_id", "forecast_run.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    words("method"),
    Column("mean", LargeBinary, nullable=False),
    Column("quantiles", LargeBinary, nullable=False),
    Column("total_sd", LargeBinary, nullable=False),
    Column("total_quantiles", LargeBinary, nullable=False),
    Column("engine_numbers", LargeBinary),
    Column("parts", LargeBinary),
)

accuracy = make_table(
    "accuracy",
    reference("run_id", "forecast_run.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    words("method"),
    count("folds"),
    *(
        Column(name, FLOAT)
        for name in (
            "wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added",
        )
    ),
    clustered=True,
)  # fmt: skip

# A person's change of the forecast; without item, store and category it concerns everything. It is never deleted: who
# took it back, and when, is added.
forecast_override = make_table(
    "forecast_override",
    key(),
    reference("item_id", "item.id", nullable=True),
    reference("store_id", "store.id", nullable=True),
    words("category"),
    words("kind"),
    Column("amount", Quantity, nullable=False),
    Column("first", Day, nullable=False),
    Column("last", Day),
    CheckConstraint("last >= first", "period"),
    words("person"),
    words("note"),
    words("created_at"),
    words("removed_at"),
    words("removed_by"),
)

# Fitted smoothing by the hash of the very history it was fitted to; `run_id` is the run that used it last.
smoothing_fit = make_table(
    "smoothing_fit",
    Column("key", LargeBinary, primary_key=True),
    Column("alpha", FLOAT, nullable=False),
    Column("initial", FLOAT, nullable=False),
    reference("run_id", "forecast_run.id"),
    clustered=True,
)

# What a run said of the coming week and four weeks, and what was sold then; see `forecast_checks`.
forecast_check = make_table(
    "forecast_check",
    reference("run_id", "forecast_run.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    Column("numbers", LargeBinary, nullable=False),
    clustered=True,
)

# Days that the newest run over the whole catalogue did not take as they were sold.
demand_correction = make_table(
    "demand_correction",
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    words("kind"),
    Column("sold", FLOAT, nullable=False),
    Column("used", FLOAT, nullable=False),
    reference("run_id", "forecast_run.id"),
    clustered=True,
)

# Outliers that a person wants to count as they were sold.
kept_outlier = make_table(
    "kept_outlier",
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    words("person"),
    words("at"),
    clustered=True,
)
