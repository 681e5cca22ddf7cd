from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.source import Source, open_source


@pytest.fixture
def layout(open_text: Callable[[str | bytes], Source]) -> Callable[..., Layout]:
    def recognise_text(content: str | bytes, target: Target = Target.SALES, **options: object) -> Layout:
        return recognise(open_text(content), target, ImportOptions(**options))  # type: ignore[arg-type] # any option by its name

    return recognise_text


Recognise = Callable[..., Layout]


@pytest.mark.parametrize(
    "headers",
    [
        "Datum;Artikelnummer;Bezeichnung;Menge;Einzelpreis",
        "Date;Référence;Désignation;Quantité;Prix unitaire",
        "Fecha;Código;Descripción;Cantidad;Precio",
        "Data;Codice articolo;Descrizione;Quantità;Prezzo",
        "Datum;Artikelcode;Omschrijving;Aantal;Prijs",
        "Datum;Artikelnummer;Produktnamn;Antal;Pris",
        "Sale Date;Item #;Product Title;Qty. Sold;Price (EUR)",
    ],
)
def test_headings_are_understood_in_seven_languages(layout: Recognise, headers: str) -> None:
    found = layout(headers + "\n28.09.2026;0012;Tasse;1;12,50\n")
    assert found.columns == {"date": 0, "sku": 1, "name": 2, "quantity": 3, "price": 4}
    assert (found.delimiter, found.decimal, found.date_order) == (";", ",", "dmy")
    assert (found.format, found.score, found.header_line) == ("generic", 1.0, 1)


def test_a_heading_below_title_lines_is_found(layout: Recognise) -> None:
    found = layout("Sales report;;;\n\nLittle Mug Co;;;\nDate;SKU;Qty\n2026-01-05;A;1\n")
    assert found.header_line == 4
    assert found.headers == ("Date", "SKU", "Qty")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_table(layout: Recognise, delimiter: str) -> None:
    rows = [["Date", "SKU", "Name", "Qty"], ["2026-01-05", "A", "Mug", "1"]]
    assert layout("\n".join(delimiter.join(row) for row in rows)).delimiter == delimiter


def test_columns_that_two_delimiters_make_are_asked_about(layout: Recognise) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        layout("date;sku,qty\n2026-01-05;A,1\n")
    assert question.value.needs == "delimiter"
    assert set(question.value.choices) == {",", ";"}


def test_a_chosen_delimiter_is_taken(layout: Recognise) -> None:
    assert layout("date\tsku\tqty\n2026-01-05\tA\t1\n", delimiter="TAB").delimiter == "\t"
    assert layout("date:sku:qty\n2026-01-05:A:1\n", delimiter=":").delimiter == ":"
    with pytest.raises(FileRefusedError, match="cannot separate"):
        layout("date,sku\n", delimiter="::")


def test_a_file_of_one_column_is_refused(layout: Recognise) -> None:
    with pytest.raises(FileRefusedError, match="one column only"):
        layout("date\n2026-01-05\n")


def test_ambiguous_dates_are_asked_with_both_readings(layout: Recognise) -> None:
    text = "date,sku,qty\n03/04/2026,A,1\n"
    with pytest.raises(NeedsAnswerError) as question:
        layout(text)
    assert question.value.needs == "date_order"
    assert question.value.choices == {"dmy": ["03/04/2026 = 3 April 2026"], "mdy": ["03/04/2026 = 4 March 2026"]}
    assert layout(text, date_order="DMY").date_order == "dmy"
    with pytest.raises(FileRefusedError, match="not a date order"):
        layout(text, date_order="dym")


def test_a_date_far_down_settles_the_order(layout: Recognise) -> None:
    text = "date,sku,qty\n" + "03/04/2026,A,1\n" * 30_000 + "13/04/2026,A,1\n"
    assert layout(text).date_order == "dmy"


def test_ambiguous_numbers_are_asked_with_both_readings(layout: Recognise) -> None:
    text = "date;sku;qty;price\n2026-01-05;A;1.234;5\n"
    with pytest.raises(NeedsAnswerError) as question:
        layout(text)
    assert question.value.needs == "decimal"
    assert question.value.choices == {".": ["1.234 = 1.234"], ",": ["1.234 = 1234"]}
    assert layout(text, decimal="Comma").decimal == ","
    with pytest.raises(FileRefusedError, match="decimal mark"):
        layout(text, decimal=";")


def test_two_different_quantity_columns_are_asked_about(layout: Recognise) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        layout("date,sku,qty,units\n2026-01-05,A,1,6\n")
    assert question.value.needs == "columns"
    assert question.value.choices == {"qty": ["1"], "units": ["6"]}
    assert layout("date,sku,qty,units\n2026-01-05,A,1,6\n", mapping={"Units": "Quantity"}).columns["quantity"] == 3
    assert layout("date,sku,qty,units\n2026-01-05,A,6,6\n").columns["quantity"] == 2


def test_sku_is_the_item_code_before_all_other_codes(layout: Recognise) -> None:
    assert layout("date,product code,sku,qty\n2026-01-05,P,A,1\n").columns["sku"] == 2


def test_a_mapping_names_headings_in_any_case_and_may_ignore_them(layout: Recognise) -> None:
    found = layout(
        "Tag,Ding,Wieviel,Qty\n2026-01-05,A,1,7\n", mapping={"DING": "sku", "wieviel": "qty", "Qty": "ignore"}
    )
    assert found.columns == {"date": 0, "sku": 1, "quantity": 2}
    with pytest.raises(FileRefusedError, match="has no column “Nope”"):
        layout("date,sku,qty\n2026-01-05,A,1\n", mapping={"Nope": "sku"})


def test_unknown_fields_are_refused_with_the_known_ones(layout: Recognise) -> None:
    with pytest.raises(FileRefusedError, match="quantity"):
        layout("date,sku,qty\n2026-01-05,A,1\n", mapping={"qty": "number"})
    with pytest.raises(FileRefusedError, match="twice"):
        layout("2026-01-05,A,1\n", columns=("date", "sku", "sku"))


def test_a_file_without_headings_is_read_by_position(layout: Recognise) -> None:
    found = layout("2026-01-05,A,Mug,1\n", columns=("Date", "SKU", "ignore", "Quantity"))
    assert (found.header_line, found.columns) == (0, {"date": 0, "sku": 1, "quantity": 3})
    assert found.heading("quantity") == "Column 4"
    assert found.heading("price") == ""


def test_a_file_without_headings_asks_for_the_columns(layout: Recognise) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        layout("2026-01-05,A,1\n2026-01-06,B,2\n")
    assert question.value.needs == "columns"
    assert question.value.choices["Column 2"] == ["A", "B"]


def test_a_column_whose_values_are_all_dates_is_the_date(layout: Recognise) -> None:
    found = layout("Wann,SKU,Qty\n2026-01-05,A,1\n2026-01-06,B,2\n")
    assert found.columns["date"] == 0
    assert "all its values are dates" in found.notes[0]
    with pytest.raises(NeedsAnswerError, match="may be the date"):
        layout("Wann,Bis,SKU,Qty\n2026-01-05,2026-01-06,A,1\n")


def test_a_time_column_with_dates_is_the_date(layout: Recognise) -> None:
    assert layout("Time,SKU,Qty\n2026-01-05 10:00,A,1\n").columns == {"date": 0, "sku": 1, "quantity": 2}


def test_barcode_or_name_identify_items_where_there_is_no_code(layout: Recognise) -> None:
    assert layout("date,ean,name,qty\n2026-01-05,4006381333931,Mug,1\n").columns["sku"] == 1
    assert layout("date,item,description,qty\n2026-01-05,7,Mug,1\n").columns["sku"] == 1
    found = layout("date,coffee_name,qty\n2026-01-05,Latte,1\n")
    assert found.columns["sku"] == found.columns["name"] == 1


def test_headings_that_end_like_a_quantity_are_one(layout: Recognise) -> None:
    assert layout("date,sku,RQty\n2026-01-05,A,1\n").columns["quantity"] == 2


def test_small_whole_numbers_called_sales_are_units_but_money_is_not(layout: Recognise) -> None:
    assert layout("date,store,item,sales\n2026-01-05,1,7,13\n").columns["quantity"] == 3
    with pytest.raises(NeedsAnswerError, match="quantity"):
        layout("date,item,sales\n2026-01-05,7,148.83\n")


def test_columns_of_numbers_without_an_item_are_asked_about(layout: Recognise) -> None:
    text = "date,alpha,beta,gamma\n2026-01-05,1.5,3.67,3.4\n2026-01-06,2.5,4.67,5.4\n"
    with pytest.raises(NeedsAnswerError) as question:
        layout(text)
    assert question.value.needs == "format"
    assert question.value.choices["items-across"] == [
        "1.5 units sold of alpha", "3.67 units sold of beta", "3.4 units sold of gamma"
    ]  # fmt: skip
    assert layout(text, format="items-across").columns == {"date": 0, "sku": 1, "quantity": 2}
    with pytest.raises(NeedsAnswerError, match="no column that is plainly the item"):
        layout(text, format="generic")


def test_exports_without_items_name_the_one_to_choose(layout: Recognise) -> None:
    with pytest.raises(FileRefusedError, match="Receipts by item"):
        layout("Date,Receipt number,Receipt type,Gross sales,Description\n2026-01-05,1,Sale,10,1 x Tea\n")


def test_a_format_can_be_chosen_and_an_unknown_one_is_refused(layout: Recognise) -> None:
    assert layout("Date,SKU,Qty,Net Sales\n2026-01-05,A,1,2\n", format="Square").format == "square"
    with pytest.raises(FileRefusedError, match="square"):
        layout("Date,SKU,Qty\n2026-01-05,A,1\n", format="abacus")


def test_personal_data_is_recognised_and_not_mapped(layout: Recognise) -> None:
    found = layout("date,sku,qty,Customer Name,E-mail,Cashier\n2026-01-05,A,1,Ann,a@b,Al\n")
    assert found.personal == ("Customer Name", "E-mail", "Cashier")
    assert set(found.columns) == {"date", "sku", "quantity"}


def test_a_day_for_the_whole_file_dates_every_line(layout: Recognise) -> None:
    day = date(2026, 1, 5)
    assert layout("sku,qty\nA,1\n", period=Period(day, day)).day == day


def test_suppliers_and_stock_need_their_own_columns(layout: Recognise) -> None:
    assert layout("name,lead time\nAcme,7\n", Target.SUPPLIERS).columns == {"name": 0, "code": 0, "lead_time_days": 1}
    with pytest.raises(NeedsAnswerError, match="supplier"):
        layout("phone,email\n1,2\n", Target.SUPPLIERS)
    with pytest.raises(NeedsAnswerError, match="stock on hand"):
        layout("sku,name\nA,Mug\n", Target.STOCK)
    assert (
        layout("Handle,SKU,Location,On hand (current),On hand (new)\na,A,Main,5,\n", Target.STOCK).columns["on_hand"]
        == 3
    )


def test_codes_that_number_the_lines_are_doubted(layout: Recognise) -> None:
    text = "date,reference,item,qty\n" + "".join(f"2026-01-05,R{line},Tea,1\n" for line in range(30))
    with pytest.raises(NeedsAnswerError, match="differs in nearly every line"):
        layout(text)
    assert layout(text.replace("R", "A1,Tea,1\n2026-01-05,R")).columns["sku"] == 1
    assert layout(text, mapping={"reference": "receipt", "item": "sku"}).columns["sku"] == 2


def test_an_amount_that_may_count_units_is_not_taken_for_money(layout: Recognise) -> None:
    assert "quantity" not in layout("date,time,item,money\n2026-01-05,10:00,Latte,38.70\n").columns
    with pytest.raises(NeedsAnswerError, match="quantity"):
        layout("date,time,item,amount\n2026-01-05,10:00,Latte,3\n")
    with pytest.raises(NeedsAnswerError, match="quantity"):
        layout("date,time,item,price,total\n2026-01-05,10:00,Latte,2.50,7.50\n")


def test_a_separator_line_of_a_spreadsheet_is_passed_over(layout: Recognise) -> None:
    found = layout("sep=;\ndate;sku;qty\n2026-01-05;A;1,5\n")
    assert (found.header_line, found.delimiter, found.decimal) == (2, ";", ",")


def test_a_file_without_quantities_is_refused(layout: Recognise) -> None:
    with pytest.raises(FileRefusedError, match="how many"):
        layout("date,sku,price\n2025-01-02,A,1.50\n2025-01-03,B,2.50\n")


def test_a_spreadsheet_saved_again_has_day_numbers_for_dates(layout: Recognise) -> None:
    found = layout("Date,SKU,Quantity\n45384.34,A,1\n45385.5,B,2\n")
    assert found.date_order == "serial"
    assert "day numbers" in " ".join(found.notes)


def test_a_workbook_that_counts_from_1904_has_other_day_numbers(
    tmp_path: Path, read_opened: Callable[..., Any]
) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "SKU", "Quantity"])
        sheet.write_row(1, 0, [43922.5, "A", 1])
    with open_source(tmp_path / "a.xlsx") as source:
        found = read_opened(source, ImportOptions())
    assert found.layout.date_order == "serial from 1904"
    assert found.sales[0][1] == date(2024, 4, 2)
