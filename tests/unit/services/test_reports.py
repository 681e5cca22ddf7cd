"""The reports of lists, from the store to the file."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.reports import REPORTS, preview_report, report_choices, write_report
from retail_desktop.services.workplace import Workplace

EVERYTHING = Wish()
LAST = date(2025, 1, 6) + timedelta(days=199)
Bring = Callable[..., ImportReport]


def rows(place: Workplace, kind: str, folder: Path, wish: Wish = EVERYTHING) -> list[dict[str, str]]:
    out = write_report(place, kind, wish, folder / f"{kind}.csv").path
    with out.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def words(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def sent(place: Workplace) -> list[str]:
    numbers = [order.number for order in create_orders(place)]
    for number in numbers:
        change_status(place, number, OrderStatus.APPROVED)
        change_status(place, number, OrderStatus.SENT)
    return numbers


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv", "html"])
def test_every_report_can_be_written_as_every_kind_of_file(
    planned: Workplace, tmp_path: Path, kind: str, ending: str
) -> None:
    sent(planned)
    made = write_report(planned, kind, Wish(page="Letter"), tmp_path / f"r.{ending}")
    assert made.path.stat().st_size > 0
    assert made.lines == preview_report(planned, kind, Wish()).lines


def test_stock_is_valued_by_units_and_cost(shop: Workplace, tmp_path: Path) -> None:
    found = {row["sku"]: row for row in rows(shop, "stock", tmp_path)}
    assert (found["00101"]["on_hand"], found["00101"]["value_at_cost"]) == ("10", "12.00")
    assert "00104" not in found
    assert found["00106"]["value_at_cost"] == ""
    made = write_report(shop, "stock", Wish(with_items=False), tmp_path / "sums.pdf")
    assert made.figures["Value at cost"] == "272.80 EUR" or made.figures["Value at cost"].startswith("272.80")


def test_the_stock_of_an_earlier_evening_comes_from_the_ledger(shop: Workplace, bring: Bring, tmp_path: Path) -> None:
    day = LAST + timedelta(days=3)
    bring(shop, f"sku,date,on_hand\n00101,{day},99\n", Target.STOCK)
    now, then = (
        {row["sku"]: row["on_hand"] for row in rows(shop, "stock", tmp_path, Wish(as_of=as_of))}
        for as_of in (None, day - timedelta(days=1))
    )
    assert (now["00101"], then["00101"]) == ("99", "10")


def test_a_report_can_be_narrowed(shop: Workplace, tmp_path: Path) -> None:
    assert {row["supplier"] for row in rows(shop, "stock", tmp_path, Wish(supplier="SOUTH"))} == {"SOUTH"}
    assert {row["category"] for row in rows(shop, "stock", tmp_path, Wish(category="Tea", store="MAIN"))} == {"Tea"}
    text = words(write_report(shop, "stock", Wish(category="Tea"), tmp_path / "r.pdf").path)
    assert "Shown: category Tea" in text


def test_what_has_not_sold_for_long_is_dead(planned: Workplace, bring: Bring, tmp_path: Path) -> None:
    first = date(2025, 1, 6)
    bring(planned, "sku,name,category,unit_cost\n00900,Old lamp,Pots,4\n", Target.ITEMS)
    bring(planned, f"sku,date,on_hand\n00900,{first},7\n", Target.STOCK)
    found = {row["sku"]: row for row in rows(planned, "idle", tmp_path)}
    assert (found["00900"]["status"], found["00900"]["value"]) == ("Dead", "28.00")
    assert found["00900"]["age_unknown"] == "7"
    assert {row["sku"] for row in rows(planned, "idle", tmp_path, Wish(supplier="NORTH"))}.isdisjoint({"00900"})


def test_without_a_plan_the_report_of_idle_stock_says_so(shop: Workplace, tmp_path: Path) -> None:
    html = preview_report(shop, "idle", Wish()).html
    assert "nothing is known to be above target" in html or "No stock is dead" in html


def test_a_supplier_is_scored_by_dated_deliveries(planned: Workplace, bring: Bring, tmp_path: Path) -> None:
    orders, arrived = ["order,supplier,ordered,expected,sku,quantity"], ["date,order,sku,quantity"]
    for number, lead in enumerate((3, 5, 10)):
        day = LAST - timedelta(days=60 - number)
        orders.append(f"X-{number},NORTH,{day},{day + timedelta(days=5)},00101,12")
        arrived.append(f"{day + timedelta(days=lead)},X-{number},00101,12")
    bring(planned, "\n".join(orders), Target.ORDERS)
    bring(planned, "\n".join(arrived), Target.RECEIPTS)
    (row,) = rows(planned, "supplier", tmp_path)
    assert (row["supplier"], row["orders"], row["fill_rate"], row["deliveries"]) == ("NORTH", "3", "1", "3")
    assert (row["mean_lead_days"], row["sd_lead_days"], row["late_deliveries"]) == ("6", "3.61", "1")
    assert row["on_time_share"] == "0.6667"
    assert Decimal(row["unreliability_cost"]) > 0
    assert rows(planned, "supplier", tmp_path, Wish(days=10)) == []


def test_the_back_door_knows_what_is_to_come(planned: Workplace, tmp_path: Path) -> None:
    first, *_ = sent(planned)
    listed = rows(planned, "receiving", tmp_path)
    assert "unit_cost" not in listed[0]
    assert first in {row["order"] for row in listed}
    receive(planned, first)
    assert first not in {row["order"] for row in rows(planned, "receiving", tmp_path)}
    (score,) = rows(planned, "supplier", tmp_path, Wish(supplier=listed[0]["supplier"]))[:1] or ({},)
    assert score.get("deliveries", "1") in {"0", "1"}
    staff = Workplace(planned.location, Person("Bob", Role.STAFF))
    assert preview_report(staff, "receiving", Wish(days=1)).lines <= len(listed)


def test_reports_refuse_what_does_not_exist(shop: Workplace, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    for kind, wish, said in (
        ("moon", Wish(), "no report moon"),
        ("stock", Wish(store="Moon"), "no store Moon. Known are: MAIN"),
        ("idle", Wish(category="Moon"), "no category Moon"),
        ("supplier", Wish(supplier="Moon"), "no supplier Moon"),
    ):
        with pytest.raises(NotFoundError, match=said):
            write_report(shop, kind, wish, out)
    with pytest.raises(RetailError, match="0 is no period"):
        write_report(shop, "idle", Wish(days=0), out)
    with pytest.raises(NotAllowedError):
        write_report(Workplace(shop.location, Person("Bob", Role.STAFF)), "stock", Wish(), out)
    assert not out.exists()


def test_the_choices_are_what_the_store_knows(shop: Workplace, empty_shop: Workplace) -> None:
    found = report_choices(shop)
    assert [code for code, _ in found.suppliers] == ["NORTH", "SOUTH"]
    assert found.categories == ("Biscuits", "Jars", "Pots", "Tea")
    assert found.newest is not None
    assert found.newest >= LAST
    assert report_choices(empty_shop).newest is None
    assert preview_report(empty_shop, "stock", Wish()).lines == 0
