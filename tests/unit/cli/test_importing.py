"""Importing by command: several files, standard input, bad files, history, undo, rejects."""

import io
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

HEAD = "date,sku,quantity,price\n"
LINE = "2026-03-02,00417,2,1.50\n"


def test_the_report_of_an_import_is_one_object(shop: "Shop") -> None:
    file = shop.file("a.csv", HEAD + LINE + "31/13/2026,00418,1,1\n2026-03-03,00417,-1,1.50\n")
    said = shop.json("import", "sales", file)
    assert (said.code, said.err) == (0, "")
    found = said.json
    assert (found["status"], found["import_id"], found["accepted"], found["returns"]) == ("partial", 1, 2, 1)
    assert found["rejected"] == [{"line": 3, "reason": "bad_date", "column": "date", "value": "31/13/2026"}]
    assert (found["units"], found["net_sales"], found["new_items"]) == ("1", "1.50", ["00417"])
    assert (found["period"], found["stores"]) == (["2026-03-02", "2026-03-03"], ["MAIN"])
    assert (found["needs"], found["error"]) == (None, None)


def test_people_read_a_sentence(shop: "Shop") -> None:
    said = shop.call("import", "sales", shop.file("a.csv", HEAD + LINE))
    assert said.out.startswith("a.csv: 1 lines as import 1")
    assert "1 new items" in said.out


def test_the_second_time_is_refused_and_the_store_stays_byte_for_byte(shop: "Shop") -> None:
    file = shop.file("a.csv", HEAD + LINE)
    shop.call("import", "sales", file)
    before = shop.digest()
    assert shop.call("import", "sales", file).code == 1
    assert shop.digest() == before


@pytest.mark.parametrize("target", ["sales", "items", "suppliers", "stock", "orders", "receipts", "events"])
@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4\n%\xe2\xe3 nothing", b"date,time\n2026-03-02,10:00\n", b"\x00" * 300, b"\xff\xfe", b"one word"],
)
def test_a_bad_file_changes_not_one_byte(shop: "Shop", target: str, content: bytes) -> None:
    shop.call("import", "sales", shop.file("good.csv", HEAD + LINE))
    before = shop.digest()
    said = shop.json("import", target, shop.file("bad.csv", content))
    assert said.code in {1, 4}
    assert said.json["error"]
    assert shop.digest() == before


def test_sales_without_quantities_change_not_one_byte(shop: "Shop") -> None:
    shop.call("import", "sales", shop.file("good.csv", HEAD + LINE))
    before = shop.digest()
    assert shop.json("import", "sales", shop.file("bad.csv", "date,sku\n2026-03-03,00417\n")).code in {1, 4}
    assert shop.digest() == before


def test_a_file_that_is_missing_is_refused(shop: "Shop") -> None:
    said = shop.call("import", "sales", str(shop.folder / "none.csv"))
    assert said.code == 1
    assert "There is no file" in said.err


def test_several_files_are_told_one_by_one_with_the_worst_status(shop: "Shop") -> None:
    good = shop.file("a.csv", HEAD + LINE)
    other = shop.file("b.csv", HEAD + "2026-03-03,00417,1,1.50\n")
    said = shop.json("import", "sales", good, other, good)
    assert said.code == 1
    assert said.json["status"] == "refused"
    assert [file["status"] for file in said.json["files"]] == ["ok", "ok", "refused"]
    assert shop.json("import", "stock", shop.file("s.csv", "sku,on_hand\n00417,5\n")).json["status"] == "ok"


def test_standard_input_is_a_file(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEAD + LINE).encode())))
    said = shop.json("import", "sales", "-")
    assert (said.code, said.json["accepted"], said.json["file"]) == (0, 1, "standard input")


def test_options_settle_what_a_file_does_not_say(shop: "Shop") -> None:
    file = shop.file("a.txt", "00417;2,5;3,00\n")
    said = shop.json(
        "import", "sales", file, "--columns", "SKU,Quantity,Price", "--delimiter", ";", "--decimal", ",",
        "--period", "2026-03-02", "--store", "Hill",
    )  # fmt: skip
    assert said.code == 0, said.out
    assert (said.json["units"], said.json["net_sales"]) == ("2.5", "7.50")
    assert (said.json["stores"], said.json["period"]) == (["Hill"], ["2026-03-02", "2026-03-02"])


def test_headings_are_named_by_a_map(shop: "Shop") -> None:
    file = shop.file("a.csv", "when,thing,many\n2026-03-02,00417,2\n")
    said = shop.json("import", "sales", file, "--map", "when=date, thing=SKU, many=quantity")
    assert (said.code, said.json["accepted"]) == (0, 1)


def test_a_dry_run_a_strict_run_and_unknown_items(shop: "Shop") -> None:
    file = shop.file("a.csv", HEAD + LINE + "2026-03-02,00418,many,1\n")
    dry = shop.json("import", "sales", file, "--dry-run").json
    assert (dry["status"], dry["import_id"]) == ("partial", None)
    strict = shop.json("import", "sales", file, "--strict")
    assert (strict.code, strict.json["import_id"]) == (1, None)
    unknown = shop.json("import", "sales", file, "--unknown-items", "Reject")
    assert (unknown.code, {row["reason"] for row in unknown.json["rejected"]}) == (1, {"unknown_item", "bad_quantity"})
    assert shop.json("imports").json["imports"] == []


def test_replacing_undoing_and_redoing(shop: "Shop") -> None:
    shop.call("import", "sales", shop.file("a.csv", HEAD + LINE))
    changed = shop.file("b.csv", HEAD + "2026-03-02,00417,5,1.50\n")
    assert shop.json("import", "sales", changed).json["needs"] == "duplicates"
    assert shop.call("import", "sales", changed, "--replace").code == 0

    def sold() -> str:
        return shop.call("export", "daily-sales", "--out", "-").out.splitlines()[1].split(",")[3]

    assert sold() == "5"
    assert shop.json("undo-import", "last").json == {"status": "ok", "import_id": 2, "state": "undone"}
    assert sold() == "2"
    assert shop.call("redo-import", "2").out == "Import 2 (b.csv) is complete.\n"
    assert sold() == "5"
    assert shop.call("undo-import", "7").code == 1
    assert shop.call("undo-import", "first").code == 1
    assert "2  complete  sales" in shop.call("imports").out
    assert shop.call("check").code == 0


def test_rejects_are_written_for_correction(shop: "Shop") -> None:
    shop.call("import", "sales", shop.file("a.csv", HEAD + LINE + "2026-03-02,00418,many,1\n"))
    out = shop.folder / "rejects.csv"
    said = shop.json("rejects", "1", "--out", str(out))
    assert (said.code, said.json["lines"]) == (0, 1)
    assert out.read_text(encoding="utf-8") == "date,sku,quantity,price,reason\n2026-03-02,00418,many,1,bad_quantity\n"
    assert shop.call("rejects", "9", "--out", str(out)).code == 1
