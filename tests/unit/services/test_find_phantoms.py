"""Which items to count first."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.phantom_stock import Doubt
from retail_desktop.services.control_stock import adjust, count
from retail_desktop.services.find_phantoms import find_suspects
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

Bring = Callable[..., ImportReport]


def weeks_without_tea(bring: Bring, shop: Workplace, days: int = 14) -> None:
    lines = [f"{LAST + timedelta(days=ahead)},00103,3,4.50" for ahead in range(1, days + 1)]
    assert bring(shop, "\n".join(["date,sku,quantity,price", *lines, ""]), name="later.csv").status == "ok"


def test_nothing_speaks_against_a_book_that_sells(shop: Workplace, empty_shop: Workplace) -> None:
    assert find_suspects(shop) == ()
    assert find_suspects(empty_shop) == ()


def test_an_item_in_stock_that_fell_silent_is_to_be_counted(shop: Workplace, bring: Bring) -> None:
    weeks_without_tea(bring, shop)
    found = {one.sku: one for one in find_suspects(shop)}
    tea = found["00101"]
    assert (tea.doubt, tea.silent_days, tea.on_hand, tea.at_risk) == (Doubt.SILENT, 14, 10, Decimal("12.00"))
    assert tea.weekly > 10
    assert tea.chance is not None
    assert tea.chance < 0.001
    assert "00106" not in found  # a tea pot in ten days: two silent weeks are nothing unusual
    assert [one.at_risk for one in find_suspects(shop)] == sorted((one.at_risk for one in found.values()), reverse=True)


def test_what_somebody_counted_is_there(shop: Workplace, bring: Bring) -> None:
    weeks_without_tea(bring, shop)
    count(shop, {"00101": Decimal(10)}, day=LAST + timedelta(days=14))
    assert "00101" not in {one.sku for one in find_suspects(shop)}


def test_stock_below_zero_is_to_be_counted(shop: Workplace) -> None:
    adjust(shop, "00101", Decimal(-15), "missing")
    (found,) = find_suspects(shop)
    assert (found.doubt, found.on_hand, found.at_risk) == (Doubt.NEGATIVE, -5, Decimal("6.00"))


def test_an_item_that_sells_and_was_never_counted_is_to_be_counted(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "date,sku,quantity,price\n2026-01-05,00417,2,4.50\n")
    (found,) = find_suspects(empty_shop)
    assert (found.doubt, found.at_risk) == (Doubt.NEVER_COUNTED, 0)
