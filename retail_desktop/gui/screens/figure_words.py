"""Figures and what became of them in the words of the page, in the user's locale."""

from decimal import Decimal

from retail_desktop.domain.figures import (
    DEFINITIONS,
    Change,
    Compared,
    Direction,
    Figure,
    Told,
    Unit,
    bias_words,
    change,
)
from retail_desktop.gui.screens import wording

LARGE = 1000
"""Money of so much is told without its cents."""


def value_words(figure: Figure, value: Decimal | None, currency: str) -> str:
    """A value with its unit; a dash where there is none."""
    if value is None:
        return wording.NOTHING
    match DEFINITIONS[figure].unit:
        case Unit.MONEY:
            whole = abs(value) >= LARGE
            return (
                wording.round_money(value.quantize(Decimal(1)), currency) if whole else wording.money(value, currency)
            )
        case Unit.SHARE:
            return wording.percent(value, 1)
        case Unit.RETURN:
            return wording.money(value, currency)
        case Unit.TIMES:
            return f"{wording.number(value, 2)} ×"
        case _:
            return wording.number(float(value), 0 if value >= 100 else 1)


def change_words(figure: Figure, now: Told, other: Told, currency: str) -> str:
    """`Up 4.7 % from $176,330`; nothing where one of both is not known."""
    step = change(figure, now, other)
    if step is None:
        return ""
    before = value_words(figure, other.value, currency)
    if step.direction is Direction.SAME:
        return f"Unchanged at {before}"
    return " ".join(filter(None, (step.direction.value, _size(figure, step, currency), "from", before)))


def below(one: Compared) -> str:
    """What stands below a value that is compared with nothing: why there is none, or what it rests on."""
    if one.figure is Figure.BIAS and one.now.value is not None:
        return _sentence(bias_words(one.now.value))
    return one.now.reason or _sentence(one.now.note)


def explanation(one: Compared, currency: str) -> str:
    """All that is known of a figure: its formula, what it rests on, and both comparisons."""
    lines = [DEFINITIONS[one.figure].name, DEFINITIONS[one.figure].formula, one.now.reason or _sentence(one.now.note)]
    for when, other in (("Last year", one.last_year), ("The period before", one.before)):
        words = change_words(one.figure, one.now, other, currency) or other.reason
        lines.append(f"{when}: {words}" if words else "")
    return "\n".join(filter(None, lines))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _size(figure: Figure, step: Change, currency: str) -> str:
    if step.amount is None:
        return ""
    match DEFINITIONS[figure].unit:
        case Unit.MONEY | Unit.DAYS:
            return wording.percent(step.amount, 1)
        case Unit.SHARE:
            return f"{wording.number(step.amount * 100, 1)} points"
        case Unit.RETURN:
            return wording.money(step.amount, currency)
        case _:
            return wording.number(step.amount, 2)
