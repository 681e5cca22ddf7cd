"""Results of replays, made up."""

from datetime import date
from decimal import Decimal

from retail_desktop.domain.replay import CurvePoint, Figures, Happened, ItemResult, Replay, Rule, RuleResult, Week

FIRST = date(2026, 1, 5)


def figures(stock_value: int, lost: int, **changes: int) -> Figures:
    """Give figures of 1,000 units wanted."""
    numbers = {"orders": 12, "lines": 40, "cycles": 40, "failed_cycles": 4} | changes
    money, waste = Decimal(lost) / 2, (Decimal(3), Decimal("4.50"))
    stock = Decimal(stock_value) / 2, Decimal(stock_value)
    return Figures(Decimal(1000), Decimal(1000 - lost), Decimal(lost), money, *waste, *stock, **numbers)


def result(rule: Rule, stock_value: int, lost: int, *curve: tuple[float, float, float]) -> RuleResult:
    """Give a rule's result with its curve of setting, stock value and units lost."""
    weeks = (Week(FIRST, float(stock_value), 250.0, lost / 4),)
    setting = None if rule is Rule.PROGRAM else 28.0
    return RuleResult(rule, setting, figures(stock_value, lost), weeks, tuple(CurvePoint(*point) for point in curve))


OURS = result(Rule.PROGRAM, 80, 20, (0.9, 60, 40), (0.95, 80, 20))
FOUR_WEEKS = result(Rule.FOUR_WEEKS, 200, 10, (14, 50, 80), (21, 100, 20), (28, 200, 10))
ODOO = result(Rule.ODOO, 160, 20, (14, 40, 160), (30, 160, 20))


def replay_of(*rules: RuleResult, happened: Happened | None = None, **changes: object) -> Replay:
    """Give a replay of four weeks of one item."""
    items = tuple(ItemResult("00101", "MAIN", one.rule, one.figures) for one in rules)
    plain: dict[str, object] = {"store": None, "currency": "EUR", "forecasts": 4}
    return Replay(first=FIRST, last=date(2026, 2, 1), rules=rules, items=items, happened=happened, **(plain | changes))  # type: ignore[arg-type]  # the fields of a replay


def happened(stock_value: int = 100, lost: int = 40) -> Happened:
    """Give what happened, where the program would have held 80 and lost 20."""
    return Happened(3, figures(stock_value, lost, cycles=0, failed_cycles=0), figures(80, 20), ())
