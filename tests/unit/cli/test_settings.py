"""What the program remembers, by command."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

SALES = "date,sku,quantity,price\n0{}/02/2025,{},2,1.50\n"


@pytest.fixture
def taught(filled: "Shop") -> "Shop":
    told = ("--date-order", "dmy", "--store", "MAIN")
    assert filled.call("import", "sales", filled.file("till-1.csv", SALES.format(1, "00101")), *told).code == 0
    return filled


def test_what_was_answered_is_listed_and_used(taught: "Shop") -> None:
    said = taught.call("settings", "layouts")
    assert said.out == "till  sales  date_order dmy; till-#.csv: store MAIN\n"
    (layout,) = taught.json("settings", "layouts", "list").json["layouts"]
    assert (layout["name"], layout["target"], layout["answers"]) == ("till", "sales", {"date_order": "dmy"})
    assert (layout["files"], layout["in_use"]) == ({"till-#.csv": {"store": "MAIN"}}, True)
    said = taught.call("import", "sales", taught.file("till-2.csv", SALES.format(4, "00101")))
    assert (said.code, "read like “till”" in said.out) == (0, True)


def test_an_undone_import_puts_its_answers_to_rest(taught: "Shop") -> None:
    taught.call("undo-import", "last")
    assert "(not used: the import it was learnt from is undone)" in taught.call("settings", "layouts").out
    again = taught.json("import", "sales", taught.file("till-2.csv", SALES.format(4, "00101")))
    assert (again.code, again.json["needs"]) == (4, "date_order")


def test_layouts_are_renamed_exported_forgotten_and_taken_in(taught: "Shop") -> None:
    assert taught.call("settings", "layouts", "rename", "till", "harbour").code == 0
    out = str(taught.folder / "harbour.json")
    assert taught.call("settings", "layouts", "export", "harbour", "--out", out).code == 0
    assert json.loads(Path(out).read_text(encoding="utf-8"))["answers"] == {"date_order": "dmy"}
    assert taught.call("settings", "layouts", "forget", "harbour").code == 0
    assert taught.call("settings", "layouts").out == "No layout is remembered yet.\n"
    assert taught.call("settings", "layouts", "forget", "harbour").code == 1
    assert taught.json("settings", "layouts", "import", out).json["name"] == "harbour"
    assert taught.call("settings", "layouts", "import", taught.file("bad.json", "{}")).code == 1


def test_codes_are_matched_ignored_and_forgotten(filled: "Shop") -> None:
    assert filled.call("settings", "codes").out == "Nothing was decided about any code.\n"
    assert filled.call("settings", "codes", "match", "101", "00101").code == 0
    assert filled.call("settings", "codes", "ignore", "TIP").code == 0
    assert filled.call("settings", "codes", "list").out == "101  is 00101 Green tea\nTIP  is never imported\n"
    codes = filled.json("settings", "codes").json["codes"]
    assert [(one["code"], one["sku"]) for one in codes] == [("101", "00101"), ("TIP", None)]
    assert filled.call("settings", "codes", "forget", "TIP").code == 0
    assert filled.call("settings", "codes", "forget", "TIP").code == 1
    assert filled.call("settings", "codes", "match", "102", "nothing").code == 1


def test_damaged_codes_are_told_with_the_item_they_are_likely_to_be(filled: "Shop") -> None:
    lines = "".join(f"2026-03-20,{code},1,1\n" for code in (101, 102))
    file = filled.file("excel.csv", "date,sku,quantity,price\n2026-03-20,NEW,1,1\n" + lines)
    said = filled.call("import", "sales", file, "--dry-run")
    assert "? Item 101 is not in your catalogue, 00101 Green tea is." in said.out
    found = filled.json("import", "sales", file).json
    assert [(one["reason"], one["value"]) for one in found["rejected"]] == [
        ("sku_damaged", "101"),
        ("sku_damaged", "102"),
    ]
    assert [(one["code"], one["likely"], one["units"]) for one in found["doubts"]] == [
        ("101", ["00101"], "1"), ("102", ["00102"], "1"), ("NEW", [], "1"),
    ]  # fmt: skip


def test_very_many_doubts_are_counted(shop: "Shop") -> None:
    shop.call(
        "import", "items", shop.file("items.csv", "sku,name\n" + "".join(f"0{n},x{n}\n" for n in range(100, 120)))
    )
    lines = "".join(f"2026-03-20,{number},1,1\n" for number in range(100, 120))
    said = shop.call("import", "sales", shop.file("a.csv", "date,sku,quantity,price\n2026-03-20,NEW,1,1\n" + lines))
    assert "? and 10 more codes like these" in said.out


def test_an_unusual_file_is_remarked_upon(filled: "Shop") -> None:
    said = filled.call(
        "import", "sales", filled.file("old.csv", SALES.format(1, "00101").replace("01/02/2025", "2025-02-01"))
    )
    assert "! The newest day of this file is 1 Feb 2025, but sales are stored up to 5 Mar 2026." in said.out


@pytest.mark.parametrize(
    "words", [(), ("layouts", "bake"), ("layouts", "forget"), ("codes", "match", "417"), ("colours",)]
)
def test_settings_that_do_not_exist_are_wrong_usage(shop: "Shop", words: tuple[str, ...]) -> None:
    assert shop.call("settings", *words).code == 2


def test_a_country_is_chosen_for_its_public_holidays(filled: "Shop") -> None:
    assert filled.call("settings", "holidays").out.splitlines()[0] == "All stores  no public holidays"
    assert filled.call("settings", "holidays", "de", "--region", "by").out.splitlines()[0] == "All stores  DE, BY"
    told = filled.json("settings", "holidays", "none").json["holidays"][0]
    assert told == {"store": None, "country": None, "region": None}
    assert filled.call("settings", "holidays", "XX").code == 1
