"""The figures of a store in the words of the page, and what became of them since another period."""

from decimal import Decimal

from retail_desktop.domain.figures import DEFINITIONS, Direction, Figure, Told, Unit, bias_words, change
from retail_desktop.domain.periods import Period
from retail_desktop.reporting.wording import NOTHING, amount, short_date

LARGE = 1000
"""Money of so much is told without its cents."""


def value_words(figure: Figure, value: Decimal | None) -> str:
    """A value with its unit but without currency; a dash where there is none."""
    if value is None:
        return NOTHING
    match DEFINITIONS[figure].unit:
        case Unit.MONEY:
            return amount(value, 0 if abs(value) >= LARGE else 2)
        case Unit.SHARE:
            return f"{amount(value * 100, 1)} %"
        case Unit.RETURN:
            return amount(value)
        case Unit.TIMES:
            return f"{amount(value)} ×"
        case _:
            return amount(value, 0 if value >= 100 else 1)


def change_words(figure: Figure, now: Told, other: Told) -> str:
    """`Up 4.7 % from 176,330, better`; the reason where one of both is not known."""
    step = change(figure, now, other)
    if step is None:
        return other.reason if now.value is not None else ""
    before = value_words(figure, other.value)
    if step.direction is Direction.SAME:
        return f"Unchanged at {before}"
    verdict = f", {step.verdict.value.lower()}" if step.verdict.value else ""
    return f"{step.direction.value} {_size(figure, step.amount)} from {before}{verdict}".replace("  ", " ")


def said(figure: Figure, told: Told) -> str:
    """What stands below a figure: why there is none, or what it rests on."""
    if figure is Figure.BIAS and told.value is not None:
        return ", ".join(filter(None, (bias_words(told.value), told.note)))
    return told.reason or told.note


def days_of(period: Period) -> str:
    """A period as one says it: 2 Sep 2026 to 29 Sep 2026."""
    return f"{short_date(period.first)} to {short_date(period.last)}"


def _size(figure: Figure, size: Decimal | None) -> str:
    if size is None:
        return ""
    match DEFINITIONS[figure].unit:
        case Unit.MONEY | Unit.DAYS:
            return f"{amount(size * 100, 1)} %"
        case Unit.SHARE:
            return f"{amount(size * 100, 1)} points"
        case _:
            return amount(size)
