"""Purchase orders, deliveries, returns and the letterhead by command."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


@pytest.fixture
def drafted(filled: "Shop") -> "Shop":
    filled.call("plan")
    filled.call("order", "create")
    return filled


@pytest.fixture
def sent(drafted: "Shop") -> "Shop":
    for step in ("approve", "send"):
        assert drafted.call("order", step, "PO-1001", "--note", "by phone").code == 0
    return drafted


def test_a_draft_is_edited_copied_merged_and_taken_back(drafted: "Shop") -> None:
    said = drafted.json(
        "order", "edit", "PO-1001", "--quantity", "00101=13", "--quantity", "00102=0", "--cost", "00101=1.30",
        "--expected", "2026-04-01", "--line-expected", "00101=2026-04-02", "--note", "Ring",
    )  # fmt: skip
    (order,) = said.json["orders"]
    (line,) = order["lines"]
    assert (line["quantity"], line["unit_cost"], line["expected_on"]) == ("18", "1.3", "2026-04-02")
    assert (order["expected_on"], order["note"], order["total"]) == ("2026-04-01", "Ring", "23.4")
    assert drafted.call("order", "edit", "PO-1001", "--quantity", "00102=2").code == 0
    assert drafted.call("order", "duplicate", "PO-1001").out.startswith("PO-1002  draft")
    assert drafted.json("order", "merge", "PO-1001", "PO-1002").json["orders"][0]["number"] == "PO-1001"
    assert "cancelled" in drafted.call("order", "list").out
    assert drafted.call("order", "approve", "PO-1001").code == 0
    assert drafted.json("order", "reopen", "PO-1001").json["orders"][0]["status"] == "draft"


def test_what_a_command_cannot_mean_is_refused(drafted: "Shop") -> None:
    edit = ("order", "edit", "PO-1001")
    assert drafted.call(*edit, "--quantity", "many").code == 2
    assert drafted.call(*edit, "--quantity", "=1").code == 2
    assert "is on 0 lines" in drafted.call(*edit, "--cost", "NOPE=1").err
    assert "is not an item and a day" in drafted.call(*edit, "--line-expected", "00101=soon").err
    assert "Use: order edit PO-1001" in drafted.call("order", "revise", "PO-1001", "--note", "x").err
    assert drafted.call("receive", "PO-1001", "--take-back", "9").code == 1
    assert drafted.call("return", "create").code == 1


def test_a_sent_order_is_revised_received_and_shown(sent: "Shop") -> None:
    assert "revision 2" in sent.call("order", "revise", "PO-1001", "--quantity", "00101=60", "--reason", "phone").out
    note = sent.file("note.csv", "sku,quantity,damaged,price\n00101,6,1,1.50\n")
    assert sent.json("receive", "PO-1001", "--lines", note, "--date", "2026-03-06").json["revision"] == 2
    shown = sent.json("order", "show", "po-1001").json
    assert [step["note"] for step in shown["history"]][1:3] == ["by phone", "by phone"]
    assert shown["revisions"][0]["revision"] == 1
    (receipt,) = shown["receipts"]
    assert (receipt["date"], receipt["lines"][0]["damaged"], receipt["lines"][0]["price"]) == ("2026-03-06", "1", "1.5")
    text = sent.call("order", "show", "PO-1001").out
    assert "revision 1 until" in text
    assert "receipt 1 of 2026-03-06: 6 units" in text
    assert sent.call("receive", "PO-1001", "--take-back", "1").code == 0
    assert "taken back by Owner" in sent.call("order", "show", "PO-1001").out
    closed = sent.json("receive", "PO-1001", "--lines", note, "--close-rest").json
    assert (closed["status"], closed["closed_short"]) == ("closed", True)
    assert "closed short" in sent.call("order", "list", "--state", "closed").out
    assert sent.call("order", "list", "--state", "open", "--supplier", "NORTH").out == "There are no orders.\n"
    assert sent.call("check").code == 0


def test_late_orders_are_listed(sent: "Shop") -> None:
    assert sent.call("order", "list", "--late").out == "There are no orders.\n"
    sent.call("order", "revise", "PO-1001", "--expected", "2026-01-01")
    assert "days late" in sent.call("order", "list", "--late").out


def test_an_order_is_written_in_every_form(sent: "Shop") -> None:
    for ending in (".pdf", ".csv", ".xlsx", ".edi", ".edifact", ".eml"):
        out = sent.folder / f"order{ending}"
        assert sent.json("order", "export", "PO-1001", "--out", str(out)).json["file"] == str(out)
        assert out.stat().st_size > 100
    assert sent.call("order", "export", "PO-1001", "--out", str(sent.folder / "order.doc")).code == 1
    assert "Printed revision 1" in sent.call("order", "show", "PO-1001").out


def test_goods_go_back_and_the_return_is_taken_back(sent: "Shop") -> None:
    words = ("return", "create", "NORTH", "--item", "00101=2", "--reason", "broken", "--order", "PO-1001")
    (value,) = sent.json(*words).json["returns"]
    assert (value["number"], value["order"], value["lines"][0]["quantity"]) == ("RT-1001", "PO-1001", "2")
    assert "RT-1001" in sent.call("return", "list").out
    assert "(taken back)" in sent.call("return", "take-back", "RT-1001").out
    assert sent.call("return", "create", "NORTH", "--item", "00101=2").code == 1


def test_the_letterhead_is_set_and_told(filled: "Shop") -> None:
    assert filled.call("settings", "letterhead").out == "page: A4\n"
    words = ("--name", "Harbour", "--address", "1 Quay\\nTown", "--tax-percent", "19", "--logo", "")
    said = filled.json("settings", "letterhead", *words).json
    assert (said["name"], said["address"], said["tax_percent"], said["logo"]) == ("Harbour", "1 Quay\nTown", "19", "")
    assert "address: 1 Quay, Town" in filled.call("settings", "letterhead").out
    assert filled.call("settings", "letterhead", "--logo", str(filled.folder / "none.png")).code == 1


def test_a_return_is_printed(filled: "Shop") -> None:
    assert filled.call("return", "create", "NORTH", "--item", "00101=2", "--reason", "broken").code == 0
    out = filled.folder / "RT-1001.pdf"
    assert filled.call("return", "print", "rt-1001", "--out", str(out)).out == f"Written to {out}.\n"
    assert out.read_bytes().startswith(b"%PDF")
    assert filled.call("return", "print", "RT-9", "--out", str(out)).code == 1
