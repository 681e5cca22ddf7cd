"""What the figures are computed from, as arrays."""

from collections.abc import Callable

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.trade_history import read_history
from retail_desktop.services.workplace import Workplace
from tests.unit.services.conftest import DAYS, LAST, SKUS, sold

Bring = Callable[..., ImportReport]


def test_every_line_and_count_is_there(shop: Workplace) -> None:
    with shop.database.reading() as work:
        found = read_history(work, LAST.toordinal())
    assert [item.sku for item in found.series.items] == list(SKUS)
    assert found.lines.units.sum() == 1000 * sum(sold(day, item) for day in range(DAYS) for item in range(6))
    assert found.counts.units.tolist() == [10_000, 8_000, 5_000, 0, 80_000, 3_000]
    assert found.series.costs.tolist() == [12_000, 11_000, 8_000, 8_500, 31_000, -1]
    assert len(found.moves.rows) == 0
    assert found.prices(LAST.toordinal()).round(2).tolist() == [2.5, 3.5, 4.5, 5.5, 6.5, 7.5]


def test_items_that_are_ignored_are_left_out(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,name,status\n00101,Green tea,ignored\n00102,Black tea,discontinued\n", Target.ITEMS)
    with shop.database.reading() as work:
        found = read_history(work, LAST.toordinal(), "MAIN")
    assert [item.sku for item in found.series.items] == list(SKUS[1:])
    assert found.series.active.tolist() == [False, True, True, True, True]


def test_a_line_without_an_amount_is_no_sale_for_nothing(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "date,sku,quantity\n2026-01-05,A,3\n2026-01-06,A,1\n")
    bring(empty_shop, "sku,name,price\nA,Tea,4\n", Target.ITEMS)
    with empty_shop.database.reading() as work:
        found = read_history(work, LAST.toordinal() + 400)
        nothing = read_history(work, 1)
    assert (found.lines.priced.tolist(), found.lines.amounts.tolist()) == ([False, False], [0, 0])
    assert found.prices(LAST.toordinal() + 400).tolist() == [4.0]
    assert nothing.series.keys == ()
