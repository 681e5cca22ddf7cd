"""How forecasts turned out, by command."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from retail_desktop.services.change_quantities import change_quantity
from retail_desktop.services.workplace import open_workplace

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

LAST = date(2026, 7, 2)


def test_a_store_without_a_forecast_has_no_accuracy(shop: "Shop") -> None:
    assert shop.call("report", "accuracy").out == "There is no forecast yet.\n"
    found = shop.json("report", "accuracy").json
    assert (found["runs"], found["alarms"], found["overrides"]["totals"]) == ([], [], 0)
    assert found["quantity_changes"] == {"people": [], "items": [], "changes": [], "waiting": 0}


def test_runs_alarms_and_changes_are_reported(shop: "Shop") -> None:
    lines = [
        f"{LAST - timedelta(days=back)},{sku},{units * (9 if sku == 'HONEY' and back < 28 else 1)}"
        for back in range(180)
        for sku, units in (("TEA", 3 + back % 3), ("HONEY", 4 + back % 2))
    ]
    shop.call("import", "sales", shop.file("sales.csv", "\n".join(["date,sku,quantity", *lines, ""])))
    for week in (5, 4, 3, 2, 1, 0):
        day = str(LAST - timedelta(weeks=week))
        said = shop.json("forecast", "--as-of", day, "--workers", "1", "--horizon", "28")
        if week == 5:
            shop.call("override", "add", "--item", "TEA", "--percent", "20")
            assert said.json["alarms"] == []
    (alarm,) = said.json["alarms"]
    assert (alarm["item"], alarm["side"], alarm["text"][:35]) == (
        "HONEY",
        "above",
        "This item has sold above its band f",
    )
    assert "HONEY MAIN: This item has sold above its band" in shop.call("forecast", "--workers", "1").out

    found = shop.json("report", "accuracy", "--out", str(shop.folder / "accuracy.csv")).json
    assert [run["as_of"] for run in found["runs"]] == [str(LAST - timedelta(weeks=week)) for week in (5, 4, 3, 2, 1, 0)]
    assert [run["came"]["totals"] for run in found["runs"]] == [2, 2, 0, 0, 0, 0]
    assert 0 <= found["runs"][0]["wape"] < 0.5
    assert found["overrides"]["totals"] == 2
    assert found["overrides"]["override_wape"] > found["overrides"]["engine_wape"]
    head, _, tea = (shop.folder / "accuracy.csv").read_text().splitlines()
    names = ["override_totals", "override_wape", "engine_wape", "override_value_added"]
    assert head.split(",")[-4:] == names
    assert dict(zip(names, tea.split(",")[-4:], strict=True))["override_totals"] == "2"

    text = shop.call("report", "accuracy").out.splitlines()
    assert text[0].startswith("2026-05-28  backtest: WAPE ")
    assert " came: WAPE " in text[0]
    assert text[-1].startswith("Changes by hand, 2 totals of 28 days: WAPE ")


def test_changed_order_quantities_are_reported_once_their_days_are_over(filled: "Shop") -> None:
    filled.call("plan", "--as-of", "2026-02-01")
    change_quantity(open_workplace(str(filled.store)), 1, "00102", "MAIN", Decimal(500), "for the fair")
    filled.call("order", "create")
    assert "Order quantities changed by Owner: 0 of 1 helped" in filled.call("report", "accuracy").out
    found = filled.json("report", "accuracy").json["quantity_changes"]
    assert (found["people"][0]["name"], found["items"][0]["name"], found["waiting"]) == ("Owner", "00102", 0)
    (change,) = found["changes"]
    assert (change["ordered"], change["verdict"], change["note"]) == ("500", "worse", "for the fair")
