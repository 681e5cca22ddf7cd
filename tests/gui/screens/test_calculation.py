from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.gui.screens.calculation import sum_lines

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


def _line(shop: "Shop", sku: str) -> Suggestion:
    return next(one for one in shop.plan.lines if one.sku == sku)


def _figures(suggestion: Suggestion) -> list[tuple[str, str]]:
    return [(words, figure) for words, figure, _ in sum_lines(suggestion)]


def test_the_steps_of_every_line_add_up_to_the_order(shop: "Shop") -> None:
    for line in shop.plan.lines:
        assert sum(step.amount for step in line.steps) == line.suggested_quantity
        assert sum_lines(line)[-1][1] == f"{line.quantity:f}"


def test_what_is_needed_stands_before_the_rounding_to_packs(shop: "Shop") -> None:
    words = [one for one, _ in _figures(_line(shop, "00417"))]
    assert words[-3:] == ["Needed", "Rounded up to packs of 12", "Order 4 × 12"]


def test_stock_is_taken_away_with_a_minus_sign(shop: "Shop") -> None:
    assert ("− On hand", "−20") in _figures(_line(shop, "00417"))


def test_a_persons_change_is_a_step_of_its_own(shop: "Shop") -> None:
    edited = replace(_line(shop, "00417"), ordered_quantity=Decimal(60))
    assert _figures(edited)[-3:] == [("Suggested", "48"), ("Your change", "+12"), ("Order 5 × 12", "60")]


def test_an_order_of_nothing_has_no_packs(shop: "Shop") -> None:
    assert _figures(_line(shop, "00478"))[-1] == ("Order", "0")
