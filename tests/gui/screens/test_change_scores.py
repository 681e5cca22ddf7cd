"""How changes of order quantities turned out, on the page of all forecasts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retail_desktop.domain.change_scores import ChangeOutcome, Course, scores
from retail_desktop.domain.quantity_changes import QuantityChange
from retail_desktop.gui.screens.change_scores import NONE_YET
from retail_desktop.gui.screens.forecasts_screen import ForecastsScreen
from retail_desktop.services.score_changes import ChangeScores

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

MUG = QuantityChange(
    5, date(2026, 9, 1), "00417", "main", Decimal(48), Decimal(24), "Maria Keller", "2026-09-02", "rain is coming"
)
OUTCOME = ChangeOutcome(
    MUG, date(2026, 9, 14), Course(Decimal(0), Decimal(30)), Course(Decimal(0), Decimal(6)), Decimal("2.95"),
    Decimal(4), Decimal(3),
)  # fmt: skip


def test_before_anything_can_be_judged_the_page_says_when_it_can(open_page: Callable[[type[Any]], Any]) -> None:
    page = open_page(ForecastsScreen)
    assert page.quantities._empty.text() == NONE_YET
    assert not page.quantities.view.isVisible()


def test_ones_own_changes_are_told_first_person_with_every_change_below(
    shop: "Shop", open_page: Callable[[type[Any]], Any]
) -> None:
    people = tuple(scores([OUTCOME], lambda one: one.change.person))
    shop.outlook.scores = ChangeScores((OUTCOME,), people, (), 2, "Maria Keller")
    page = open_page(ForecastsScreen)
    said = page.quantities.words.text().splitlines()
    assert said[:2] == [
        "Your changes: 1 of 1 helped; together 71 less in stock, the same sales.", "2 changes not over yet.",
    ]  # fmt: skip
    cells = [page.quantities.model.index(0, column).data() for column in range(page.quantities.model.columnCount())]
    assert cells[1:] == [
        "00417", "Sailor Mug 350 ml", "Maria Keller", "48", "24", "0", "70.80", "Helped", "rain is coming",
    ]  # fmt: skip
