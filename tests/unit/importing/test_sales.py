import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.periods import Period
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.layout import recognise
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.source import Source, open_source

Read = Callable[..., Any]
TODAY = date(2026, 6, 30)
DAY = date(2026, 1, 5)
HEADER = "date,sku,qty,price\n"


def test_a_sale_keeps_line_day_code_quantity_and_price_exactly(read: Read) -> None:
    outcome = read(HEADER + "2026-01-05,00417,3,0.10\n")
    assert outcome.sales == [(2, DAY, "00417", 3000, 1000, 3000)]
    assert outcome.columns["minutes"] == [-1]
    assert outcome.columns["stores"] == outcome.columns["receipts"] == [""]


def test_quantity_times_price_is_exact_for_weighed_goods(read: Read) -> None:
    outcome = read(HEADER + "2026-01-05,A,1.255,3.99\n2026-01-05,B,2,\n")
    assert outcome.columns["net_amounts"] == [50074, None]


@pytest.mark.parametrize("code", ["00417", "12345678901234567890", "NA", "NULL", "TRUE", "1e5", "inf", "22E1", "-12"])
def test_codes_are_text(read: Read, code: str) -> None:
    assert read(HEADER + f"2026-01-05,{code},1,2\n").columns["skus"] == [code]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("31/13/2025,A,1,2", "bad_date"),
        ("2026-02-30,A,1,2", "bad_date"),
        (",A,1,2", "missing_date"),
        ("2026-07-02,A,1,2", "future_date"),
        ("1989-12-31,A,1,2", "date_out_of_range"),
        ("2026-01-05,A,abc,2", "bad_quantity"),
        ("2026-01-05,A,NaN,2", "bad_quantity"),
        ("2026-01-05,A,inf,2", "bad_quantity"),
        ("2026-01-05,A,1e5,2", "bad_quantity"),
        ("2026-01-05,A,1.0005,2", "bad_quantity"),
        ("2026-01-05,A,--1,2", "bad_quantity"),
        ("2026-01-05,A,,2", "missing_quantity"),
        ("2026-01-05,A,1000001,2", "quantity_out_of_range"),
        ("2026-01-05,A,1,x.99", "bad_price"),
        ("2026-01-05,A,1,-2", "bad_price"),
        ("2026-01-05,,1,2", "missing_sku"),
        ("2026-01-05,1.23457E+10,1,2", "sku_damaged"),
        ("2026-01-05,=cmd|' /C calc'!A0,1,2", "formula_text"),
        ("2026-01-05,@SUM(A1),1,2", "formula_text"),
        ("2026-01-05," + "x" * 65 + ",1,2", "sku_too_long"),
        ("2026-01-05,A\x07B,1,2", "control_char"),
        ("2026-01-05,#N/A,1,2", "bad_sku"),
        ("2026-01-05,A,1,1,234.00", "ragged_row"),
        ("2026-01-05,A,1", "ragged_row"),
        ("Total,,12,24", "total_row"),
        (",,12,24", "total_row"),
        ("Grand Total: 12", "total_row"),
        ("date,sku,qty,price", "repeated_header"),
        (",,,", "no_value"),
        (",", "no_value"),
        ("2026-01-05,A,0,2", "no_value"),
        ("2026-01-05,A,0,-2", "no_value"),
        ("2026-01-05,A,-5,0", "no_value"),
        ("2026-01-05,Total,12,24", "total_row"),
        ("2026-01-05,Postage,1,3.50", "not_a_product"),
    ],
)
def test_a_line_that_is_no_sale_is_named_with_its_reason(read: Read, line: str, reason: str) -> None:
    outcome = read(HEADER + "2026-01-04,Z,1,2.50\n" + line + "\n2026-01-06,Z,1,2.50\n")
    assert outcome.columns["lines"] == [2, 4]
    assert outcome.reasons == {3: reason}


def test_a_rejected_line_carries_heading_text_and_original_cells(read: Read) -> None:
    (issue,) = read(HEADER + "31/13/2025,A,1,2\n").rejected
    assert (issue.line, issue.column, issue.value) == (2, "date", "31/13/2025")
    assert issue.record == ("31/13/2025", "A", "1", "2")


def test_tomorrow_is_still_allowed(read: Read) -> None:
    assert read(HEADER + "2026-07-01,A,1,2\n").columns["lines"] == [2]


def test_artefacts_of_binary_fractions_are_read_as_the_number_meant(read: Read) -> None:
    outcome = read(HEADER + "2026-01-05,A,6.0,2\n2026-01-05,A,0.30000000000000004,2\n")
    assert outcome.columns["quantities"] == [6000, 300]


@pytest.mark.parametrize("text", ["(2)", "-2", "2-", "−2"])
def test_a_negative_quantity_is_a_return(read: Read, text: str) -> None:
    outcome = read(HEADER + f"2026-01-05,A,{text},5.00\n")
    assert outcome.sales == [(2, DAY, "A", -2000, 50000, -100000)]
    assert outcome.returns == 1


@pytest.mark.parametrize("text", ["2", "-2"])
def test_a_refund_is_negative_whichever_sign_the_till_writes(read: Read, text: str) -> None:
    outcome = read("date,sku,qty,price,type\n2026-01-05,A,1,5,Sale\n" + f"2026-01-05,A,{text},5,Refund\n")
    assert outcome.columns["quantities"] == [1000, -2000]
    assert outcome.columns["net_amounts"] == [50000, -100000]


def test_an_amount_follows_the_sign_of_the_return(read: Read) -> None:
    outcome = read("date,sku,qty,net sales,type\n2026-01-05,A,1,$5.00,Refund\n2026-01-05,A,-1,-$5.00,Refund\n")
    assert outcome.columns["net_amounts"] == [-50000, -50000]


def test_a_sale_with_a_negative_amount_contradicts_itself(read: Read) -> None:
    outcome = read("date,sku,qty,net sales\n2026-01-05,A,1,-5.00\n")
    assert outcome.reasons == {2: "bad_price"}


def test_voided_and_cancelled_lines_are_no_sales(read: Read) -> None:
    outcome = read(
        "date,sku,qty,status,void\n2026-01-05,A,1,Closed,\n2026-01-05,A,1,Cancelled,\n2026-01-05,A,1,Closed,true\n"
    )
    assert outcome.columns["lines"] == [2]
    assert outcome.reasons == {3: "no_value", 4: "no_value"}


def test_a_free_item_is_sold_and_counted(read: Read) -> None:
    outcome = read(HEADER + "2026-01-05,A,1,0\n2026-01-05,A,1,2\n")
    assert (len(outcome.sales), outcome.free) == (2, 1)


def test_net_is_preferred_to_gross_and_fills_from_quantity_and_price(read: Read) -> None:
    outcome = read("date,sku,qty,price,gross sales,net sales\n2026-01-05,A,2,5,12,10\n2026-01-05,A,2,5,12,\n")
    assert outcome.columns["net_amounts"] == [100000, 100000]
    gross = read("date,sku,qty,gross sales\n2026-01-05,A,2,12\n")
    assert gross.columns["net_amounts"] == [120000]
    assert "may include tax" in " ".join(gross.layout.notes)


def test_time_comes_from_the_date_or_a_column_of_its_own(read: Read) -> None:
    assert read(HEADER + "2026-01-05 14:05:10,A,1,2\n").columns["minutes"] == [845]
    assert read("date,time,sku,qty\n2026-01-05,2:05 PM,A,1\n").columns["minutes"] == [845]


def test_store_and_receipt_are_kept_as_text_and_too_long_ones_rejected(read: Read) -> None:
    long = "9" * 65
    outcome = read(
        "date,sku,qty,store,receipt\n"
        f"2026-01-05,A,1, 01 ,007\n2026-01-05,A,1,{long},7\n2026-01-05,A,1,01,{long}\n2026-01-05,A,1,01,a\x07\n"
    )
    assert (outcome.columns["stores"], outcome.columns["receipts"]) == (["01"], ["007"])
    assert outcome.reasons == {3: "field_too_long", 4: "field_too_long", 5: "control_char"}


def test_the_store_may_be_given_for_a_file_without_one(read: Read) -> None:
    assert read(HEADER + "2026-01-05,A,1,2\n", store="Harbour St").columns["stores"] == ["Harbour St"]


def test_items_are_met_once_with_name_category_and_barcode(read: Read) -> None:
    outcome = read(
        "date,sku,name,category,barcode,qty\n"
        '2026-01-05,A,"Mug,\tblue ",Cups,4006381333931,1\n2026-01-05,A,Other,Cups,,1\n2026-01-05,B,,,1.2E+10,1\n'
    )
    assert outcome.items == {"A": SeenItem("Mug, blue", "Cups", "4006381333931"), "B": SeenItem()}


def test_quotes_line_breaks_and_blank_lines_keep_the_physical_lines(read: Read) -> None:
    outcome = read('date,sku,name,qty\r\n\r\n2026-01-05,A,"Mug\r\nblue",1\r\n\r\n2026-01-05,B,Cup,0x\r\n')
    assert outcome.columns["lines"] == [3]
    assert outcome.reasons == {6: "bad_quantity"}


def test_a_stray_quote_costs_its_own_line_only(read: Read) -> None:
    lines = [f"2026-01-05,A{number},Mug,1" for number in range(300)]
    lines[40] = '2026-01-05,A40,"12 inch,1'
    outcome = read("date,sku,name,qty\n" + "\n".join(lines) + "\n")
    assert outcome.reasons == {42: "unclosed_quote"}
    assert len(outcome.sales) == 299


def test_a_stray_quote_that_meets_another_one_swallows_nothing(read: Read) -> None:
    outcome = read('date,sku,qty\n2026-01-05,"A1,1\n2026-01-05,A2,1\n2026-01-05,"A3",1\n')
    assert outcome.reasons == {2: "unclosed_quote"}
    assert outcome.columns["skus"] == ["A2", "A3"]


def test_undecodable_bytes_cost_their_line_only(read: Read) -> None:
    good = "".join(f"2026-01-05,Tür{number},1\n" for number in range(50)).encode()
    outcome = read(b"date,sku,qty\n" + good + b"2026-01-05,T\xfcr,1\n")
    assert outcome.reasons == {52: "bad_encoding"}
    assert outcome.rejected[0].record == ("2026-01-05,T�r,1",)


def test_lines_stay_in_order_and_complete_over_many_blocks(open_text: Callable[..., Source]) -> None:
    text = HEADER + "".join(f"2026-01-05,S{number % 7},{number % 50},1\n" for number in range(120_000))
    source = open_text(text)
    layout = recognise(source, Target.SALES, ImportOptions())
    steps: list[tuple[str, int, int]] = []
    found = read_sales(source, layout, ImportOptions(), today=TODAY, progress=lambda *step: steps.append(step))
    assert len(found.lines) + len(found.ignored) == 120_000
    assert found.lines.line.tolist() == [line for line in range(2, 120_002) if (line - 2) % 50]
    assert sorted(found.skus) == [f"S{number}" for number in range(7)]
    read = [step[1:] for step in steps if step[2]]  # the others have no end that can be told
    assert len(read) > 2
    assert read[-1] == (len(text), len(text))


def test_square_names_items_without_a_code_by_item_and_price_point(read: Read) -> None:
    outcome = read(
        "Date,Time,Item,Qty,Price Point Name,SKU,Net Sales,Event Type,Location,Itemization Type,Customer Name\n"
        "2026-01-05,14:05:00,Tea,1.0,Large,,$4.50,Payment,Main,Physical Good,Ann\n"
        "2026-01-05,14:06:00,Tea,-1.0,Large,T1,-$4.50,Refund,Main,Physical Good,Ann\n"
        "2026-01-05,14:07:00,Custom,1.0,,,$9.00,Payment,Main,Custom Amount,\n"
        "2026-01-05,14:08:00,,1.0,,,$9.00,Payment,Main,Physical Good,\n"
    )
    assert outcome.layout.format == "square"
    assert outcome.layout.personal == ("Customer Name",)
    assert [sale[2:] for sale in outcome.sales] == [
        ("Tea Large", 1000, None, 45000),
        ("T1", -1000, None, -45000),
    ]
    assert outcome.reasons == {4: "no_value", 5: "missing_sku"}


def test_loyverse_quantities_have_three_decimals_and_refunds_are_negative_already(read: Read) -> None:
    outcome = read(
        "\ufeffDate,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Net sales,"
        "Cost of goods,Store,Cashier name,Status\n"
        "31/12/2025 14:05,1-1001,Sale,Drinks,10132,Tea,,,6.000,150.000,3.000,Shop,Al,Closed\n"
        "31/12/2025 14:06,1-1002,Refund,Drinks,10132,Tea,,,-1.000,-25.000,-0.500,Shop,Al,Closed\n"
        "31/12/2025 14:07,1-1003,Sale,Drinks,10132,Tea,,,1.000,25.000,0.500,Shop,Al,Cancelled\n",
        decimal=".",
    )
    assert outcome.columns["quantities"] == [6000, -1000]
    assert outcome.reasons == {4: "no_value"}


def test_shopify_lines_of_a_cancelled_order_are_no_sales(read: Read) -> None:
    outcome = read(
        "Name,Email,Financial Status,Subtotal,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
        "Cancelled at,Location,Lineitem discount\n"
        "#1,a@b,paid,30.00,2026-01-05 10:14:00 -0400,2,Mug,10.50,M1,,Web,1.00\n"
        "#1,,,,2026-01-05 10:14:00 -0400,1,Cup,10.00,,,,0.00\n"
        "#2,a@b,voided,30.00,2026-01-05 10:14:00 -0400,2,Mug,10.00,M1,2026-01-05 11:00:00 -0400,Web,0.00\n"
        "#2,,,,2026-01-05 10:14:00 -0400,1,Cup,10.00,,,,0.00\n"
    )
    assert [sale[2:] for sale in outcome.sales] == [("M1", 2000, 105000, 200000), ("Cup", 1000, 100000, 100000)]
    assert outcome.columns["stores"] == ["Web", "Web"]
    assert outcome.reasons == {4: "no_value", 5: "no_value"}


def test_an_online_shop_may_have_no_locations(read: Read) -> None:
    outcome = read(
        "Name,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
        "#1,paid,2026-01-05 10:14:00 -0400,2,Mug,10.50,M1\n#1,,2026-01-05 10:14:00 -0400,1,Cup,10.00,C1\n"
    )
    assert outcome.columns["stores"] == ["", ""]


def test_lightspeed_counts_sale_lines_only(read: Read) -> None:
    outcome = read(
        "Date,Receipt Number,Line Type,Quantity,Subtotal,Details,Status,Sku,AccountCodeSale\n"
        "2026-01-05,7,Sale,3,30.00,,CLOSED,,\n2026-01-05,7,Sale Line,3,30.00,Mug,,M1,\n"
        "2026-01-05,7,Payment,,30.00,Cash,,,\n"
        "2026-01-05,8,Sale,1,10.00,,VOIDED,,\n2026-01-05,8,Sale Line,1,10.00,Mug,,M1,\n"
    )
    assert outcome.columns["lines"] == [3]
    assert set(outcome.reasons.values()) == {"no_value"}


def test_invoice_lines_leave_out_postage_and_stock_corrections(read: Read) -> None:
    outcome = read(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A,HEART,6.0,13/12/2010 08:26,2.55,17850.0,UK\n"
        "C536379,85123A,HEART,-1,13/12/2010 09:41,2.55,14527.0,UK\n"
        "C536380,85123A,HEART,-1,13/12/2010 09:41,0,14527.0,UK\n"
        "C536381,85123A,HEART,1,13/12/2010 09:41,2.55,14527.0,UK\n"
        "536366,POST,POSTAGE,1,13/12/2010 09:41,18,14527.0,UK\n"
        "536367,gift_0001_20,VOUCHER,1,13/12/2010 09:41,18,14527.0,UK\n"
        "536368,22423,damages,-5,13/12/2010 09:41,0,,UK\n"
    )
    assert outcome.layout.format == "invoices"
    assert outcome.columns["quantities"] == [6000, -1000, -1000, -1000]
    assert outcome.reasons == {6: "not_a_product", 7: "not_a_product", 8: "no_value"}


def test_a_file_without_quantities_counts_one_unit_a_line(read: Read) -> None:
    outcome = read("Date,Time,Transaction,Item\n2026-01-05,09:58:11,1,Bread\n2026-01-05,10:05:34,2,Tea\n")
    assert outcome.columns["quantities"] == [1000, 1000]
    assert any("one unit" in note for note in outcome.layout.notes)


def test_one_day_may_be_given_for_a_file_without_dates(read: Read) -> None:
    text = "sku,qty\nA,1\n"
    assert read(text, period=Period(DAY, DAY)).sales == [(2, DAY, "A", 1000, None, None)]
    with pytest.raises(NeedsAnswerError) as question:
        read(text)
    assert question.value.needs == "date"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text(alphabet='d2026-0/1,;"\n\r\tAé£()\x00=', max_size=300).map(str.encode))
def test_any_bytes_end_in_lines_a_question_or_a_refusal(tmp_path: Path, read_opened: Read, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(b"date,sku,qty,price\n" + content)
    try:
        with open_source(path) as source:
            outcome = read_opened(source, ImportOptions())
    except (FileRefusedError, NeedsAnswerError):
        pass
    else:
        lines = [*outcome.columns["lines"], *outcome.reasons]
        assert len(lines) == len(set(lines)) == len(outcome.sales) + len(outcome.ignored) + len(outcome.rejected)


def _number(value: Decimal, decimal: str, group: str) -> str:
    text = f"{value:,.3f}" if group else f"{value:.3f}"
    return text.translate(str.maketrans({",": group, ".": decimal}))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.dates(date(1990, 1, 1), TODAY),
            st.text(alphabet="ABCxyz0123456789-_ ./", min_size=1, max_size=12).filter(lambda t: t.strip()),
            st.integers(1, 10**9),
            st.integers(0, 10**9),
        ),
        min_size=1,
        max_size=20,
    ),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    decimal=st.sampled_from([".", ","]),
    grouped=st.booleans(),
    form=st.sampled_from([("%Y-%m-%d", None), ("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy"), ("%d.%m.%Y", "dmy")]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
)
def test_any_table_is_read_back_exactly_in_every_dress(
    tmp_path: Path,
    read_opened: Read,
    rows: list[tuple[date, str, int, int]],
    delimiter: str,
    decimal: str,
    grouped: bool,
    form: tuple[str, str | None],
    encoding: str,
) -> None:
    group = {".": ",", ",": "."}[decimal] if grouped else ""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["Date", "SKU", "Name", "Qty", "Price"])
    for day, sku, quantity, price in rows:
        numbers = [_number(Decimal(number) / 1000, decimal, group) for number in (quantity, price)]
        writer.writerow([day.strftime(form[0]), sku, "Café £", *numbers])
    path = tmp_path / "table.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    with open_source(path) as source:
        outcome = read_opened(source, ImportOptions(decimal=decimal, date_order=form[1]))
    expected = [
        (day, sku.strip(), quantity, price * 10)
        for day, sku, quantity, price in rows
        if not sku.strip().startswith(("+", "-", "="))
    ]
    found = [sale[1:5] for sale in outcome.sales if not sale[2].startswith(("+", "-", "="))]
    assert found == expected
    assert not outcome.rejected
    assert all(line == place for place, line in enumerate(outcome.columns["lines"], 2))
