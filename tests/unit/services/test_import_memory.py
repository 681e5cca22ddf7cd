"""What was answered once is not asked again for files of the same layout."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.import_layouts import list_layouts
from retail_desktop.services.workplace import Workplace

Give = Callable[..., ImportReport]

MAP = {"Ding": "sku", "Wieviel": "quantity", "Tag": "date"}
ANSWERS = {"mapping": MAP, "date_order": "dmy"}


def sales(day: int, month: int = 2) -> str:
    return f"Tag;Ding;Wieviel;Wer;Wo\n{day:02}/{month:02}/2026;00417;2;x;y\n"


@pytest.fixture
def give(empty_shop: Workplace, tmp_path: Path) -> Give:
    def run(
        content: str | bytes,
        name: str = "till-1.csv",
        *,
        target: Target = Target.SALES,
        **said: Any,  # noqa: ANN401 - whatever can be said
    ) -> ImportReport:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_file(empty_shop, target, str(file), ImportOptions(**said))

    return run


def test_an_answer_is_not_asked_for_again(empty_shop: Workplace, give: Give) -> None:
    assert give(sales(1)).needs == "columns"
    assert give(sales(1), mapping=MAP).needs == "date_order"
    first = give(sales(1), **ANSWERS)
    assert (first.status, first.remembered) == ("ok", "")
    second = give(sales(2), "till-2.csv")
    assert (second.status, second.remembered, second.fingerprint) == ("ok", "till", first.fingerprint)
    assert second.period is not None
    assert second.period.first.isoformat() == "2026-02-02"
    assert any("as answered before" in note for note in second.layout["notes"])
    (layout,) = list_layouts(empty_shop)
    assert (layout.name, layout.answers, layout.import_id, layout.person) == ("till", ANSWERS, 1, "Owner")


def test_a_preview_uses_memory_and_teaches_nothing(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), dry_run=True, **ANSWERS)
    assert list_layouts(empty_shop) == ()
    give(sales(1), **ANSWERS)
    assert give(sales(2), dry_run=True).status == "ok"


def test_what_is_not_to_be_remembered_is_not(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), remember=False, item_matches={"TIP": ""}, **ANSWERS)
    assert list_layouts(empty_shop) == ()
    assert give(sales(2)).status == "needs_input"


def test_a_file_that_needed_no_answer_teaches_nothing(empty_shop: Workplace, give: Give) -> None:
    assert give("date,sku,quantity\n2026-03-02,1,2\n").status == "ok"
    assert list_layouts(empty_shop) == ()


def test_a_refused_file_teaches_nothing(empty_shop: Workplace, give: Give) -> None:
    assert give(sales(1), **{**ANSWERS, "mapping": {**MAP, "Wer": "price"}, "strict": True}).status == "refused"
    assert list_layouts(empty_shop) == ()


def test_a_later_answer_takes_the_place_of_an_earlier_one(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), **ANSWERS)
    give(sales(2), mapping={"Wer": "sku"}, date_order="MDY", decimal="comma", format="Generic")
    (layout,) = list_layouts(empty_shop)
    assert layout.answers == {
        "mapping": {"Wieviel": "quantity", "Tag": "date", "Wer": "sku"}, "date_order": "mdy", "decimal": ",",
        "format": "generic",
    }  # fmt: skip
    assert layout.import_id == 2
    assert give(sales(3)).new_items == ()


def test_an_answer_that_a_file_contradicts_is_asked_for_again(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), **ANSWERS)
    wrong = give(sales(2, month=15))  # the 15th of February
    assert wrong.period is not None
    assert wrong.period.first.isoformat() == "2026-02-15"
    assert "date_order" not in list_layouts(empty_shop)[0].answers
    assert give(sales(3)).needs == "date_order"


def test_a_layout_with_a_new_column_takes_the_place_of_the_old_one(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), **ANSWERS)
    more = "Tag;Ding;Wieviel;Wer;Wo;Neu\n04/02/2026;00417;2;x;y;z\n"
    report = give(more)
    assert (report.status, report.remembered) == ("ok", "till")
    (layout,) = list_layouts(empty_shop)
    assert layout.headings[-1] == "Neu"
    assert (layout.fingerprint, layout.import_id) == (report.fingerprint, 1)


def test_the_same_headings_separated_otherwise_leave_the_layout_as_it_is(empty_shop: Workplace, give: Give) -> None:
    first = give(sales(1), **ANSWERS)
    other = give("Tag,Ding,Wieviel,Wer,Wo\n2026-02-04,00417,2,x,y\n")
    assert (other.status, other.remembered) == ("ok", "till")
    assert other.fingerprint != first.fingerprint
    assert [one.fingerprint for one in list_layouts(empty_shop)] == [first.fingerprint]


def test_what_is_said_of_a_layout_with_a_new_column_is_kept_beside_the_old_one(
    empty_shop: Workplace, give: Give
) -> None:
    give(sales(1), **ANSWERS)
    give("Tag;Ding;Wieviel;Wer;Wo;Neu\n04/02/2026;00417;2;x;y;z\n", mapping={"Neu": "category"})
    old, new = list_layouts(empty_shop)
    assert (old.name, old.answers) == ("till", ANSWERS)
    assert (new.name, new.answers) == ("till 2", {**ANSWERS, "mapping": {**MAP, "Neu": "category"}})


def test_answers_learnt_from_an_import_rest_while_it_is_taken_back(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), **ANSWERS)
    undo_import(empty_shop, 1)
    assert give(sales(2)).needs == "columns"
    redo_import(empty_shop, 1)
    assert give(sales(2), dry_run=True).status == "ok"
    undo_import(empty_shop, 1)
    give(sales(2), mapping={**MAP, "Ding": "name", "Wer": "sku"}, date_order="mdy")
    (layout,) = list_layouts(empty_shop)
    assert (layout.name, layout.answers["date_order"], layout.import_id, layout.taken_back) == ("till", "mdy", 2, False)


def test_the_same_answers_given_again_count_although_they_were_taken_back(empty_shop: Workplace, give: Give) -> None:
    give(sales(1), **ANSWERS)
    undo_import(empty_shop, 1)
    give(sales(2), **ANSWERS)
    assert give(sales(3)).status == "ok"


def test_columns_said_by_place_are_found_again_when_they_move(empty_shop: Workplace, give: Give) -> None:
    headed = "Datum;Artikelnummer;Menge;Wer\n01/02/2026;00417;2;00999\n"
    give(headed, columns=("date", "name", "quantity", "sku"), date_order="dmy")
    moved = give("Menge;Wer;Datum;Artikelnummer\n7;00999;02/02/2026;00417\n")
    assert (moved.status, moved.units, moved.new_items) == ("ok", 7, ())
    assert "columns" not in list_layouts(empty_shop)[0].answers


def test_columns_of_one_name_are_told_apart_by_place_and_asked_for_again(empty_shop: Workplace, give: Give) -> None:
    twice = "Datum;Artikelnummer;Menge;Menge\n01/02/2026;00417;2;9\n"
    give(twice, columns=("date", "sku", "quantity", "ignore"), date_order="dmy")
    assert list_layouts(empty_shop)[0].answers == {"date_order": "dmy"}


def test_a_file_without_headings_is_read_as_answered(give: Give) -> None:
    assert give("A-1;02/03/2026;2;1,50\nA-2;02/03/2026;1;4,00\n").status == "needs_input"
    told = {"columns": ("sku", "date", "quantity", "price"), "date_order": "dmy", "delimiter": ";"}
    assert give("A-1;02/03/2026;2;1,50\nA-2;02/03/2026;1;4,00\n", **told).status == "ok"
    report = give("A-1;03/03/2026;2;1,50\nA-2;03/03/2026;1;4,00\n", "till-9.csv")
    assert (report.status, report.accepted, report.remembered) == ("ok", 2, "till")
    assert report.period is not None
    assert report.period.first.month == 3


def test_a_store_said_for_a_tills_files_is_remembered_for_that_till_only(give: Give) -> None:
    give("date,sku,quantity\n2026-03-02,1,2\n", "harbour-1.csv", store="Harbour")
    give("date,sku,quantity\n2026-03-02,1,2\n", "main-1.csv", store="Main", duplicates="add")
    assert give("date,sku,quantity\n2026-03-03,1,2\n", "harbour-2.csv").stores == ("Harbour",)
    assert give("date,sku,quantity\n2026-03-03,1,3\n", "main-2.csv").stores == ("Main",)
    assert give("date,sku,quantity\n2026-03-03,1,4\n", "west-1.csv").stores == ("MAIN",)


def test_a_store_that_changes_from_file_to_file_is_said_each_time(empty_shop: Workplace, give: Give) -> None:
    give("date,sku,quantity\n2026-03-02,1,2\n", "sales.csv", store="Harbour")
    give("date,sku,quantity\n2026-03-02,1,3\n", "sales.csv", store="Main")
    assert give("date,sku,quantity\n2026-03-03,1,2\n", "sales.csv").stores == ("MAIN",)
    assert list_layouts(empty_shop)[0].files == {"sales.csv": {"store": ""}}


LATIN = "date;sku;name;quantity\n2026-03-0{};{};Miód {} żółty;1\n"


def latin(day: int) -> bytes:
    return LATIN.format(day, f"H{day}", day).encode("cp1250")


def test_an_encoding_is_remembered_by_the_name_of_the_file(empty_shop: Workplace, give: Give) -> None:
    assert give(latin(1)).needs == "encoding"
    give(latin(1), encoding="cp1250")
    second = give(latin(2), "till-2.csv")
    assert (second.status, second.layout["encoding"]) == ("ok", "cp1250")
    assert give(latin(3), "other.csv").needs == "encoding"


def test_bytes_that_prove_an_encoding_count_before_a_remembered_one(give: Give) -> None:
    give(latin(1), encoding="cp1250")
    proved = give(latin(2).decode("cp1250").encode(), "till-2.csv")
    assert (proved.layout["encoding"], proved.new_items) == ("utf-8", ("H2",))
    give(latin(3), encoding="utf-8")
    assert give(latin(4).decode("cp1250").encode("cp1252", "replace"), "till-3.csv").status == "ok"


def test_a_file_of_a_known_name_with_other_headings_is_a_stranger(give: Give) -> None:
    give(latin(1), encoding="cp1250")
    other = give(
        "datum;artikelnummer;bezeichnung;menge\n2026-03-02;1;Müsli für Bären;2\n".encode("cp1252"), "till-2.csv"
    )
    assert (other.status, other.layout["encoding"], other.remembered) == ("ok", "cp1252", "")


def test_an_uncommon_separator_is_remembered_by_the_name_of_the_file(give: Give) -> None:
    assert give("date^sku^quantity\n2026-03-02^1^2\n").status == "refused"
    give("date^sku^quantity\n2026-03-02^1^2\n", delimiter="^")
    assert give("date^sku^quantity\n2026-03-03^1^2\n", "till-2.csv").status == "ok"
    assert give("date,sku,quantity\n2026-03-04,1,2\n", "till-3.csv").status == "ok"
    assert give("nothing", "till-4.csv").status == "refused"


def test_standard_input_has_no_name_to_remember(
    empty_shop: Workplace, give: Give, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read(content: str, **said: Any) -> ImportReport:  # noqa: ANN401 - whatever can be said
        (tmp_path / "in").write_text(content, encoding="utf-8")
        with (tmp_path / "in").open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            return import_file(empty_shop, Target.SALES, "-", ImportOptions(**said))

    read(sales(1), store="Harbour", **ANSWERS)
    second = read(sales(2))
    assert (second.status, second.stores) == ("ok", ("Harbour",))  # the only store there is
    read("A;02/03/2026;2\n", columns=("sku", "date", "quantity"), date_order="dmy")
    (layout,) = list_layouts(empty_shop)
    assert (layout.headings[0], layout.files) == ("Tag", {})


def test_items_and_counts_are_remembered_too(empty_shop: Workplace, give: Give) -> None:
    items = "Ding;Text;EK\n{};Becher;1,234\n"
    assert give(items.format("00417"), "artikel.csv", target=Target.ITEMS).needs == "columns"
    told = {"mapping": {"Ding": "sku", "Text": "name"}, "decimal": ","}
    assert give(items.format("00417"), "artikel.csv", target=Target.ITEMS, **told).status == "ok"
    assert give(items.format("00418"), "artikel.csv", target=Target.ITEMS).status == "ok"
    assert give(items.format("00419"), "artikel.csv", target=Target.STOCK).status == "needs_input"
    assert [one.target for one in list_layouts(empty_shop)] == [Target.ITEMS]


def test_a_format_gives_the_layout_its_name(empty_shop: Workplace, give: Give) -> None:
    square = (
        "Date,Time,Category,Item,Qty,Price Point Name,SKU,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,"
        "Event Type,Location,Itemization Type\n"
        "03/04/2026,10:00:00,Mugs,Mug,1.0,Regular,00417,$8.00,$0.00,$8.00,$0.70,T1,Payment,Harbour,Physical Good\n"
    )
    assert give(square, date_order="dmy").format == "square"
    assert list_layouts(empty_shop)[0].name.startswith("Square")


def test_what_the_columns_of_a_wide_table_are_is_asked_once(empty_shop: Workplace, give: Give) -> None:
    wide = "date,alpha,beta,gamma{}\n2026-02-{:02},1.5,2.5,3.5{}\n"
    assert give(wide.format("", 1, ""), "wide-1.csv").needs == "format"
    assert give(wide.format("", 1, ""), "wide-1.csv", format="items-across").units == Decimal("7.5")
    second = give(wide.format(",delta", 2, ",2.5"), "wide-2.csv")
    assert (second.status, second.units, second.remembered) == ("ok", Decimal(10), "wide")
    other = give("date,sku,qty,price,cost\n2026-02-03,A,2,3.5,2.5\n", "wide-3.csv")
    assert (other.status, other.units, other.new_items) == ("ok", Decimal(2), ("A",))
    assert give(wide.format("", 4, ""), "elsewhere.csv").needs == "format"
