"""Who changed a quantity, and why."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from retail_desktop.domain.quantity_changes import QuantityChange, QuantityWish
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.reorder_screen import ReorderScreen

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ReorderScreen:
    return open_page(ReorderScreen)


def _mug(page: ReorderScreen) -> PlanLine:
    return next(line for line in page._lines if line.suggestion.sku == "00417")


def _wishes(shop: "Shop") -> list[QuantityWish]:
    return [wish for name, args, _ in shop.calls if name == "change_quantities" for wish in args[1]]


def test_why_a_quantity_was_changed_is_kept_with_it(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    line = _mug(page)
    page._edits.type(line, "60")
    page._board.view.go_to(line.key)
    page._why._remark.setText("Fair on Saturday")
    page._why._remark.editingFinished.emit()
    page._why._remark.editingFinished.emit()
    settle()
    assert [(wish.quantity, wish.note) for wish in _wishes(shop)] == [(60, ""), (60, "Fair on Saturday")]
    page._undo.click()
    assert line.remark == ""


def test_a_change_from_before_says_who_made_it(
    shop: "Shop", open_page: Callable[[type[Any]], Any], settle: Callable[[], None]
) -> None:
    assert shop.plan is not None
    made = QuantityChange(
        7, shop.plan.as_of, "00417", "main", Decimal(48), Decimal(60), "Tom Adler", "2026-09-30T06:05:00+00:00", "Fair"
    )
    lines = tuple(replace(one, ordered_quantity=Decimal(60)) if one.sku == "00417" else one for one in shop.plan.lines)
    shop.plan = replace(shop.plan, lines=lines, changes=(made,))
    page = open_page(ReorderScreen)
    line = _mug(page)
    page._board.view.go_to(line.key)
    assert page._why._note.text().startswith("Suggested: 48\nChanged by Tom Adler, 30 Sep 2026")
    assert page._why._remark.text() == "Fair"
    page._edits.type(line, "72")
    assert line.author == ""
