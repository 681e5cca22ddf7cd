"""The figures of a store: what each is, how it is computed, which direction is good, and what a change is called."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.figure_periods import ThreePeriods
from retail_desktop.domain.periods import Period


class Unit(StrEnum):
    """How a figure is written."""

    MONEY = "money"
    SHARE = "share"
    RETURN = "money per money"
    TIMES = "times"
    DAYS = "days"


class Figure(StrEnum):
    """A figure by its name in files and on the command line."""

    NET_SALES = "net_sales"
    GROSS_MARGIN = "gross_margin"
    GROSS_MARGIN_SHARE = "gross_margin_share"
    GMROI = "gmroi"
    TURNOVER = "inventory_turnover"
    DAYS_OF_INVENTORY = "days_of_inventory"
    DAYS_OF_SUPPLY = "days_of_supply"
    STOCK_VALUE = "stock_value"
    IN_STOCK = "in_stock"
    STOCK_OUT = "stock_out"
    OUT_NOW = "out_now"
    FILL_RATE = "fill_rate"
    LOST_SALES = "lost_sales"
    EXCESS = "excess"
    DEAD_STOCK = "dead_stock"
    SELL_THROUGH = "sell_through"
    STOCK_TO_SALES = "stock_to_sales"
    SHRINKAGE = "shrinkage"
    ACCURACY = "forecast_accuracy"
    BIAS = "forecast_bias"
    TURN_EARN = "turn_earn"


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure's name on the page, its unit, whether more is better (1), worse (-1) or neither (0), and its formula.

    `page` and `subject` name the page that explains it.
    """

    name: str
    unit: Unit
    better: int
    formula: str
    page: str = "reports"
    subject: str = ""


_COST = "Cost is the cost known today: the supplier's price, else the item's."

DEFINITIONS: dict[Figure, Definition] = {
    Figure.NET_SALES: Definition(
        "Net sales", Unit.MONEY, 1,
        "What was sold less refunds, as the till's files give it: tax is in it if the till's amounts hold it.", "sales",
    ),
    Figure.GROSS_MARGIN: Definition(
        "Gross margin", Unit.MONEY, 1, f"Net sales − cost of what was sold. {_COST}", "sales"
    ),
    Figure.GROSS_MARGIN_SHARE: Definition(
        "Gross margin %", Unit.SHARE, 1,
        f"(Net sales − cost of what was sold) ÷ net sales, of the sales whose cost is known. {_COST}", "sales",
    ),
    Figure.GMROI: Definition(
        "GMROI, 12 months", Unit.RETURN, 1,
        "Gross margin return on inventory: gross margin of the 52 weeks up to the period's end ÷ average stock at "
        f"cost in these weeks. {_COST}",
        subject="stock",
    ),
    Figure.TURNOVER: Definition(
        "Turnover", Unit.TIMES, 1,
        "Cost of what was sold in the period, for a whole year (× 365 ÷ days), ÷ average stock at cost of its "
        f"evenings. {_COST}",
        subject="stock",
    ),
    Figure.DAYS_OF_INVENTORY: Definition(
        "Days of inventory", Unit.DAYS, -1, "Looking back: 365 ÷ turnover.", subject="stock"
    ),
    Figure.DAYS_OF_SUPPLY: Definition(
        "Days of supply", Unit.DAYS, 0,
        "Looking ahead: stock at cost on the last evening ÷ forecast demand a day at cost, at most 999.", "reorder",
    ),
    Figure.STOCK_VALUE: Definition(
        "Stock value, at cost", Unit.MONEY, 0,
        f"Units on hand on the period's last evening × cost; stock below zero counts as nothing. {_COST}",
        subject="stock",
    ),
    Figure.IN_STOCK: Definition(
        "In stock", Unit.SHARE, 1,
        "Ready rate: days on which an item had stock ÷ all days, over every active item in every store with counted "
        "stock, on days the store was open. Some vendors call this fill rate.",
        "stock",
    ),
    Figure.STOCK_OUT: Definition(
        "Stock-out rate", Unit.SHARE, -1, "1 − in stock: the share of the items' days without stock.", "stock"
    ),
    Figure.OUT_NOW: Definition(
        "Out on the last evening", Unit.SHARE, -1,
        "Active items without stock on the period's last evening ÷ all active items with counted stock.", "reorder",
    ),
    Figure.FILL_RATE: Definition(
        "Fill rate, estimate", Unit.SHARE, 1,
        "Units sold ÷ (units sold + units lost), with the lost units estimated as for lost sales. A day that sold out "
        "in its course counts as served.",
        "stock",
    ),
    Figure.LOST_SALES: Definition(
        "Lost sales, estimate", Unit.MONEY, -1,
        "Sum over the days without stock of the item's usual sales × its mean price. Usual is the mean of its days "
        "with stock in the 84 days before.",
        "stock",
    ),
    Figure.EXCESS: Definition(
        "Excess stock", Unit.MONEY, -1,
        "Stock above the order-up-to level of the newest plan, at cost.", subject="idle",
    ),
    Figure.DEAD_STOCK: Definition(
        "Dead stock, 90 days", Unit.MONEY, -1,
        "Stock at cost without a sale for 90 days; new items (60 days) and those out of season are excused.",
        subject="idle",
    ),
    Figure.SELL_THROUGH: Definition(
        "Sell-through", Unit.SHARE, 1,
        "Units sold ÷ (units on hand before the period + units received in it), of items whose stock was known then.",
        subject="stock",
    ),
    Figure.STOCK_TO_SALES: Definition(
        "Stock to sales", Unit.TIMES, -1,
        "Stock at cost on the last evening ÷ net sales of the period.", subject="stock",
    ),
    Figure.SHRINKAGE: Definition(
        "Shrinkage", Unit.SHARE, -1,
        "(Book − counted) × cost, over all counts of the period ÷ net sales. Waste and corrections are not in it.",
        "stock",
    ),
    Figure.ACCURACY: Definition(
        "Forecast accuracy", Unit.SHARE, 1,
        "1 − WAPE, at least 0: WAPE is the sum of |forecast − sold| ÷ sum of sold, by item and week.", "forecasts",
    ),
    Figure.BIAS: Definition(
        "Forecast bias", Unit.SHARE, 0,
        "Sum of (forecast − sold) ÷ sum of sold: above zero more was forecast than sold.", "forecasts",
    ),
    Figure.TURN_EARN: Definition(
        "Turn-earn", Unit.SHARE, 1, "Turnover × gross margin %.", subject="stock"
    ),
}  # fmt: skip

CARDS = (
    Figure.NET_SALES, Figure.GROSS_MARGIN_SHARE, Figure.GMROI, Figure.TURNOVER, Figure.STOCK_VALUE, Figure.IN_STOCK,
    Figure.LOST_SALES, Figure.EXCESS, Figure.DEAD_STOCK, Figure.ACCURACY,
)  # fmt: skip
"""The ten that stand large on the page."""

OTHERS = tuple(figure for figure in Figure if figure not in CARDS)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a period: its value, or the reason why there is none; `note` says what the value rests on."""

    value: Decimal | None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure with the same of the period before and of last year; `trend` are the newest weeks, None unknown."""

    figure: Figure
    now: Told
    before: Told
    last_year: Told
    trend: tuple[float | None, ...] = ()


class Direction(StrEnum):
    """Where a figure went."""

    UP = "Up"
    DOWN = "Down"
    SAME = "Unchanged"


class Verdict(StrEnum):
    """Whether that is good; nothing where it is neither."""

    BETTER = "Better"
    WORSE = "Worse"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from another period's.

    `amount` is at least zero: a share of the other value for money and days, else the plain difference. It is None
    where a share of nothing would have to be told.
    """

    direction: Direction
    amount: Decimal | None
    verdict: Verdict


def change(figure: Figure, now: Told, other: Told) -> Change | None:
    """What happened since another period; None where either is unknown. Less than half a thousandth is no change."""
    if now.value is None or other.value is None:
        return None
    step, unit = now.value - other.value, DEFINITIONS[figure].unit
    amount: Decimal | None = abs(step)
    if unit in {Unit.MONEY, Unit.DAYS}:
        amount = abs(step / other.value) if other.value else None
    if step == 0 or (amount is not None and amount < Decimal("0.0005")):
        return Change(Direction.SAME, Decimal(0), Verdict.NEITHER)
    goodness = DEFINITIONS[figure].better * (1 if step > 0 else -1)
    verdict = {1: Verdict.BETTER, 0: Verdict.NEITHER, -1: Verdict.WORSE}[goodness]
    return Change(Direction.UP if step > 0 else Direction.DOWN, amount, verdict)


def bias_words(bias: Decimal | None) -> str:
    """The direction of a bias in words."""
    if bias is None:
        return ""
    if abs(bias) < Decimal("0.005"):
        return "neither too high nor too low"
    return "forecasts were too high" if bias > 0 else "forecasts were too low"


@dataclass(frozen=True, slots=True)
class MonthSales:
    """Net sales of a month beside those of the same days 52 weeks before; None where no sales are known."""

    period: Period
    net_sales: Decimal
    last_year: Decimal | None
    margin_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StockRisk:
    """An item that is out, or runs out before a delivery can come; `at_stake` are the sales until then."""

    sku: str
    name: str
    store: str
    supplier: str
    status: str
    days_without: int
    at_stake: Decimal


@dataclass(frozen=True, slots=True)
class IdleCategory:
    """What of a category's stock is excess or dead, at cost."""

    category: str
    stock: Decimal
    excess: Decimal | None
    dead: Decimal


@dataclass(frozen=True, slots=True)
class StoreFigures:
    """All figures of a period; `notes` say what they rest on, `risks_total` is the money of all risks."""

    periods: ThreePeriods
    store: str
    store_name: str
    currency: str
    figures: dict[Figure, Compared]
    months: tuple[MonthSales, ...]
    risks: tuple[StockRisk, ...]
    risks_count: int
    risks_total: Decimal
    idle: tuple[IdleCategory, ...]
    costs_share: Decimal | None
    notes: tuple[str, ...] = ()
