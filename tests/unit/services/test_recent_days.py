"""The last days of every store."""

from collections.abc import Callable
from datetime import date, timedelta

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.recent_days import recent_days
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
FIRST = date(2026, 1, 5)  # a Monday
GAP = 66  # a Thursday
LAST = 69


def shop_days(store: str, days: list[int]) -> str:
    return "".join(f"{FIRST + timedelta(day)},{store},I1,2\n" for day in days)


def test_a_shop_without_sales_has_no_days(empty_shop: Workplace) -> None:
    assert recent_days(empty_shop) == ()


def test_a_day_is_imported_missing_or_closed_as_usual(empty_shop: Workplace, bring: Bring) -> None:
    open_days = [day for day in range(LAST + 1) if day % 7 != 6 and day != GAP]
    bring(empty_shop, "date,store,sku,quantity\n" + shop_days("Harbour", open_days))
    found = recent_days(empty_shop, FIRST + timedelta(LAST + 1))
    assert len(found) == 14
    states = {day: state for _, day, state in found}
    assert states[FIRST + timedelta(GAP)] == "missing"
    assert states[FIRST + timedelta(LAST - 1)] == "imported"
    assert states[FIRST + timedelta(LAST)] == "closed"


def test_yesterday_without_a_file_is_missing_and_old_figures_are_left_alone(
    empty_shop: Workplace, bring: Bring
) -> None:
    bring(empty_shop, "date,store,sku,quantity\n" + shop_days("Harbour", list(range(LAST + 1))))
    tomorrow = recent_days(empty_shop, FIRST + timedelta(LAST + 2))
    assert tomorrow[-1] == ("Harbour", FIRST + timedelta(LAST + 1), "missing")
    years_later = recent_days(empty_shop, date(2030, 1, 1))
    assert years_later[-1] == ("Harbour", FIRST + timedelta(LAST), "imported")


def test_a_new_store_begins_with_its_first_day(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "date,store,sku,quantity\n" + shop_days("Harbour", [LAST - 1, LAST]))
    assert len(recent_days(empty_shop, FIRST + timedelta(LAST + 1))) == 2
