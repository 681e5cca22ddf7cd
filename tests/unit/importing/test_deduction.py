from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.dates import is_date
from retail_desktop.importing.deduction import fitting, has_check_digit
from retail_desktop.importing.heading import Heading

Read = Callable[..., Any]


@pytest.mark.parametrize("code", ["4006381333931", "96385074", "036000291452", "10614141000415", "'4006381333931"])
def test_a_check_digit_tells_a_barcode(code: str) -> None:
    assert has_check_digit(code)
    assert not has_check_digit(code[:-1] + str((int(code[-1]) + 1) % 10))


def test_zeros_and_other_lengths_are_no_barcode() -> None:
    assert not any(map(has_check_digit, ("00000000", "123", "", "4006381333931 ", "400638133393A")[:3]))


def test_of_several_columns_those_count_whose_values_fit() -> None:
    heading = Heading(",", 1, ("Date", "Day", "Created"), (("2026-05-03", "Sunday", ""), ("2026-05-04", "Monday", "")))
    assert fitting(heading, "date", [0, 1, 2]) == [0]
    assert fitting(heading, "sku", [1, 2]) == [1]
    assert fitting(heading, "quantity", [0, 1]) == [0, 1]
    assert is_date("13/05/2026")
    assert is_number("1.234,5")
    assert not is_number("five")


def test_an_amount_that_counts_is_the_quantity(read: Read) -> None:
    outcome = read(
        "date,item,amount,price,total\n2026-05-01,A,2,5.00,10.00\n2026-05-01,A,3,5.00,15.00\n2026-05-01,B,4,3.00,12.00\n"
    )
    assert outcome.columns["quantities"] == [2000, 3000, 4000]
    assert outcome.columns["net_amounts"] == [100000, 150000, 120000]
    assert "“amount” is read as the quantity" in outcome.layout.notes[0]


def test_of_two_quantities_the_one_that_makes_the_amount_counts(read: Read) -> None:
    outcome = read(
        "date,item,units,quantity,price,total\n2026-05-01,A,12,2,5.00,10.00\n2026-05-01,A,18,3,5.00,15.00\n"
        "2026-05-01,B,24,4,3.00,12.00\n"
    )
    assert outcome.columns["quantities"] == [2000, 3000, 4000]


def test_the_price_of_a_whole_line_is_not_multiplied(read: Read) -> None:
    outcome = read(
        "date,item,qty,price\n2026-05-01,A,2,10.00\n2026-05-01,A,1,5.00\n2026-05-01,A,3,15.00\n2026-05-01,B,1,3.00\n"
        "2026-05-01,B,4,12.00\n"
    )
    assert outcome.columns["net_amounts"] == [100000, 50000, 150000, 30000, 120000]
    assert "grows with the quantity" in " ".join(outcome.layout.notes)
    same = read(
        "date,item,qty,price,total\n2026-05-01,A,2,10.00,10.00\n2026-05-01,A,3,15.00,15.00\n2026-05-01,B,4,12.00,12.00\n"
    )
    assert same.columns["prices"] == [None, None, None]
    assert same.columns["net_amounts"] == [100000, 150000, 120000]


def test_a_unit_price_stays_one_whatever_is_sold(read: Read) -> None:
    outcome = read(
        "date,item,qty,price\n2026-05-01,A,2,5.00\n2026-05-01,A,1,5.00\n2026-05-01,A,3,5.00\n2026-05-01,A,4,5.50\n"
    )
    assert outcome.columns["net_amounts"] == [100000, 50000, 150000, 220000]


def test_the_total_of_a_receipt_is_no_lines_amount(read: Read) -> None:
    rows = "".join(
        f"2026-05-01,{receipt},A,{quantity},5.00,{total}.00\n2026-05-01,{receipt},B,1,3.00,{total}.00\n"
        for receipt, quantity, total in ((1, 2, 13), (2, 1, 8), (3, 3, 18))
    )
    outcome = read("date,order,item,qty,price,total\n" + rows)
    assert outcome.columns["net_amounts"] == [100000, 30000, 50000, 30000, 150000, 30000]
    assert "repeats the receipt's total" in " ".join(outcome.layout.notes)


def test_words_for_sales_and_returns_tell_the_kinds_under_any_heading(read: Read) -> None:
    outcome = read("date,what,item,qty\n2026-05-01,Sale,A,1\n2026-05-02,Refund,A,1\n2026-05-02,Sale,B,3\n")
    assert outcome.columns["quantities"] == [1000, -1000, 3000]
    named = read("date,type,Vorgang 2,item,qty\n2026-05-01,Drink,Verkauf,A,1\n2026-05-02,Food,Retoure,A,1\n")
    assert named.columns["quantities"] == [1000, -1000]


def test_purchases_beside_refunds_are_sales_but_not_beside_sales(read: Read) -> None:
    rows = "".join(f"2026-05-01,Purchase,A,{number}\n" for number in (1, 2, 3))
    outcome = read("date,type,sku,qty\n" + rows + "2026-05-01,Refund,A,1\n")
    assert outcome.columns["quantities"] == [1000, 2000, 3000, -1000]
    movements = read("date,type,sku,qty\n" + rows * 700 + "2026-05-01,Sale,A,1\n")
    assert movements.columns["quantities"] == [1000]


def test_what_a_person_chose_is_not_corrected(read: Read) -> None:
    text = (
        "date,item,qty,price\n2026-05-01,A,2,10.00\n2026-05-01,A,1,5.00\n2026-05-01,A,3,15.00\n2026-05-01,B,1,3.00\n"
        "2026-05-01,B,4,12.00\n"
    )
    assert read(text, mapping={"price": "price"}).columns["net_amounts"][0] == 200000


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("qty,returns", "5,-12.00"),
        ("qty,returns", "5,0.00"),
        ("net quantity,returned quantity", "5,2"),
        ("qty,returned", "5,7"),
    ],
)
def test_money_given_back_or_what_is_net_already_is_not_taken_off(read: Read, header: str, cells: str) -> None:
    outcome = read(f"date,sku,{header}\n2026-05-03,A,{cells}\n")
    assert outcome.columns["quantities"] == [5000]
    assert "not taken off" in " ".join(outcome.layout.notes)


def test_lines_of_a_kind_nobody_knows_are_told(read: Read) -> None:
    outcome = read("date,sku,qty,type\n2026-05-03,A,1,Sale\n2026-05-03,A,1,Umtausch\n")
    assert "Lines of the kind Umtausch count as sales, too." in outcome.layout.notes


def test_how_was_paid_is_no_kind_of_line(read: Read) -> None:
    outcome = read("date,sku,qty,type\n2026-05-03,A,1,Cash\n2026-05-03,A,2,Gift card\n2026-05-03,A,3,Visa\n")
    assert outcome.columns["quantities"] == [1000, 2000, 3000]


def test_a_flag_called_returned_says_that_the_line_came_back(read: Read) -> None:
    outcome = read("date,sku,qty,returned\n2026-05-03,A,2,no\n2026-05-03,A,1,yes\n2026-05-03,A,3,\n")
    assert outcome.columns["quantities"] == [2000, 3000]


def test_sales_beside_a_quantity_are_money(read: Read) -> None:
    outcome = read("Order Date,Product ID,Sales,Quantity\n2026-05-03,A,261.96,2\n2026-05-03,B,14.50,1\n")
    assert (outcome.columns["quantities"], outcome.columns["net_amounts"]) == ([2000, 1000], [2619600, 145000])
