"""Sales on paper and in files."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Slice, View
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.report_sales import DIVISIONS, question
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.reports import preview_report, write_report
from retail_desktop.services.workplace import Workplace

JUNE = {"first": date(2025, 6, 1), "last": date(2025, 6, 30)}


def rows(place: Workplace, wish: Wish, folder: Path) -> list[dict[str, str]]:
    out = write_report(place, "sales", wish, folder / "sales.csv").path
    with out.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_without_a_wish_the_last_four_weeks_are_shown_by_category() -> None:
    asked = question(Wish(), date(2025, 7, 24))
    assert (asked.first, asked.last, asked.view, asked.by) == (
        date(2025, 6, 27), date(2025, 7, 24), View.COMPARE, Slice.CATEGORY,
    )  # fmt: skip
    assert question(Wish(by="month", days=91), date(2025, 7, 24)).grain is Grain.MONTH


@pytest.mark.parametrize("by", DIVISIONS)
def test_every_division_adds_up_to_the_same(shop: Workplace, tmp_path: Path, by: str) -> None:
    found = rows(shop, Wish(by=by, **JUNE), tmp_path)
    whole = rows(shop, Wish(by="item", **JUNE), tmp_path)
    assert sum(Decimal(row["net"]) for row in found) == sum(Decimal(row["net"]) for row in whole) > 0


def test_a_report_is_narrowed_and_says_so(shop: Workplace, tmp_path: Path) -> None:
    found = rows(shop, Wish(by="item", category="Tea", **JUNE), tmp_path)
    assert {row["sku"] for row in found} == {"00101", "00102"}
    page = preview_report(shop, "sales", Wish(by="item", category="Tea", **JUNE)).html
    assert "category Tea" in page
    assert "1 Jun 2025 to 30 Jun 2025" in page


def test_a_year_before_is_told_as_up_or_down(shop: Workplace, bring: Callable[..., object], tmp_path: Path) -> None:
    bring(shop, "date,sku,quantity,price\n2024-06-01,00101,1,2.50\n2024-06-10,00101,1,2.50\n", name="old.csv")
    made = write_report(shop, "sales", Wish(by="item", **JUNE), tmp_path / "s.pdf")
    assert "(up " in made.figures["Units"]


def test_margins_are_for_those_who_may_see_costs(shop: Workplace, tmp_path: Path) -> None:
    seller = Workplace(shop.location, Person("Sam", Role.SALES))
    assert "margin" not in rows(seller, Wish(**JUNE), tmp_path)[0]


def test_a_report_of_nothing_is_refused_or_says_so(shop: Workplace, empty_shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        write_report(shop, "sales", Wish(store="x"), tmp_path / "s.pdf")
    with pytest.raises(RetailError, match="no sales yet"):
        write_report(empty_shop, "sales", Wish(), tmp_path / "s.pdf")
    old = Wish(first=date(2020, 1, 1), last=date(2020, 1, 31))
    assert write_report(shop, "sales", old, tmp_path / "s.pdf").lines == 0
