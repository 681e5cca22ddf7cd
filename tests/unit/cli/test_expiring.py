"""What expires soon, by command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

RECEIPTS = (
    "sku,quantity,date,lot,expires_on,supplier\n"
    "00101,20,2026-03-06,A1,2026-03-09,NORTH\n00101,90,2026-03-06,B2,2026-04-20,NORTH\n"
)


def test_what_expires_soon_is_listed_with_what_is_likely_to_be_left(filled: "Shop") -> None:
    assert filled.call("stock", "expiring").out == "Nothing on hand expires within 30 days.\n"
    assert filled.json("import", "receipts", filled.file("in.csv", RECEIPTS)).json["accepted"] == 2
    said = filled.json("stock", "expiring", "--days", "7").json
    (soon,) = said["lots"]
    assert (soon["lot"], soon["expires_on"], soon["units"], soon["days_left"]) == ("A1", "2026-03-09", "20", 3)
    assert (soon["likely_sold"], soon["likely_wasted"], said["at_risk"], said["likely_lost"]) == (
        "12", "8", "24", "9.6",
    )  # fmt: skip
    assert "2 lots: 132 at risk" in filled.call("stock", "expiring", "--days", "60").out
    assert filled.call("stock", "expiring", "--days", "-1").code == 1


def test_a_chosen_lot_is_thrown_away_and_the_card_shows_what_is_left(filled: "Shop") -> None:
    filled.call("import", "receipts", filled.file("in.csv", RECEIPTS))
    assert filled.call("waste", "00101", "5", "--lot", "B2").code == 0
    assert filled.call("waste", "00101", "21", "--expires", "2026-03-09").code == 1
    assert filled.call("adjust", "00101", "6", "--reason", "found", "--lot", "C3").code == 0
    card = filled.json("stock", "card", "00101").json
    assert [(one["lot"], one["units"]) for one in card["lots"]] == [("A1", "20"), ("B2", "85"), ("C3", "6"), ("", "4")]
    assert "  85 of lot B2, to be sold by 2026-04-20" in filled.call("stock", "card", "00101").out
