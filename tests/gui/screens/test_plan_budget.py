"""A budget for the plan, typed or dragged."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from retail_desktop.domain.quantity_changes import ChangeReason, QuantityWish
from retail_desktop.gui.screens.reorder_screen import ReorderScreen

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], settle: Callable[[], None]) -> ReorderScreen:
    made = open_page(ReorderScreen)
    made._budget.toggle.click()
    settle()
    return made


def _cost(page: ReorderScreen) -> Decimal:
    return sum((line.cost or Decimal(0) for line in page._lines if line.ticked), Decimal(0))


def _wishes(shop: "Shop") -> list[QuantityWish]:
    return [wish for name, args, _ in shop.calls if name == "change_quantities" for wish in args[1]]


def test_the_bar_opens_on_all_there_is_and_everything_fits(page: ReorderScreen) -> None:
    bar = page._budget.bar
    assert bar.isVisible()
    assert bar.budget is None
    assert Decimal(str(bar.field.value())).quantize(Decimal("0.01")) == _cost(page)
    assert bar.words.text() == "Everything fits."


def test_a_typed_budget_cuts_lines_at_once_and_is_saved_when_it_is_meant(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    bar, whole = page._budget.bar, _cost(page)
    bar.field.setValue(float(whole) / 2)
    assert whole / 2 - 60 < _cost(page) <= whole / 2
    cut = [line for line in page._lines if line.edited]
    assert {line.reason for line in cut} == {ChangeReason.BUDGET}
    assert cut[0].note.endswith("Cut to keep the budget.")
    assert bar.words.text().startswith("Next best: 1 × ")
    assert bar.words.text().endswith(" a week")
    assert page._totals._cost.text() == f"${_cost(page):,.2f}"
    assert not _wishes(shop)
    bar.chosen.emit()
    settle()
    assert {(wish.sku, wish.quantity) for wish in _wishes(shop)} == {(line.key[0], line.quantity) for line in cut}


def test_one_step_takes_a_budget_back_and_the_bar_follows(page: ReorderScreen, settle: Callable[[], None]) -> None:
    bar, whole = page._budget.bar, _cost(page)
    bar.slider.setValue(60)
    assert _cost(page) < whole
    assert "budget of" in page._undo.toolTip()
    page._undo.click()
    settle()
    assert (_cost(page), bar.budget) == (whole, None)


def test_no_budget_brings_everything_back(page: ReorderScreen) -> None:
    bar, whole = page._budget.bar, _cost(page)
    bar.slider.setValue(0)
    assert _cost(page) == 0
    bar.reset.click()
    assert (_cost(page), bar.slider.value()) == (whole, 200)
    assert not any(line.edited for line in page._lines)


def test_what_a_person_typed_stands_before_the_budget(page: ReorderScreen) -> None:
    line = next(line for line in page._lines if line.suggestion.sku == "00417")
    page._edits.type(line, "60")
    page._budget.bar.slider.setValue(0)
    assert _cost(page) == line.cost == 60 * Decimal("2.95")
    assert line.reason is ChangeReason.OWN


def test_orders_are_created_with_the_budget_that_is_shown(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    page._budget.bar.field.setValue(200)
    page._create()
    settle()
    names = [name for name, _, _ in shop.calls]
    assert names.index("change_quantities") < names.index("create_orders")


def test_a_budget_kept_from_before_is_shown_when_the_page_is_read_again(page: ReorderScreen) -> None:
    page._budget.bar.slider.setValue(100)
    left = _cost(page)
    page._budget.toggle.click()
    page._budget.toggle.click()
    assert page._budget.bar.budget == left
    assert _cost(page) == left
