"""Cells of lists into values."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest

from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.parsers import (
    as_barcode,
    as_barcodes,
    as_cost,
    as_currency,
    as_day,
    as_further_barcode,
    as_label,
    as_money,
    as_name,
    as_nearest,
    as_pack,
    as_periods,
    as_some_units,
    as_time,
    as_yes,
)
from retail_desktop.importing.source import Source


@pytest.fixture
def layout(open_text: Callable[[str], Source]) -> Layout:
    return recognise(open_text("sku,price\nA,1.50\n"), Target.ITEMS, ImportOptions())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("'=SUM(A1)", "=SUM(A1)"), ("'-Main", "-Main"), ("'+44 20 7946", "+44 20 7946"), ("''=x", "'=x"),
        ("'Tis tea", "'Tis tea"), ("'@home", "@home"), ("=x", "=x"), ("  Green   tea ", "Green tea"),
    ],
)  # fmt: skip
def test_the_apostrophe_of_an_exported_formula_is_taken_away(layout: Layout, text: str, name: str) -> None:
    assert as_name(text, layout) == name
    if "  " not in text:
        assert as_label(text, layout) == name


@pytest.mark.parametrize("text", ["", "N/A", "none", "-", "0", "NULL"])
def test_words_for_no_barcode_are_none(layout: Layout, text: str) -> None:
    assert as_barcode(text, layout) is None


def test_a_damaged_barcode_is_only_harmless_where_it_is_not_needed(layout: Layout) -> None:
    assert as_barcode("4.00638E+12", layout) is Reason.SKU_DAMAGED
    assert as_further_barcode("4.00638E+12", layout) is None
    assert as_further_barcode("4006381333931", layout) == "4006381333931"


def test_several_barcodes_stand_between_bars(layout: Layout) -> None:
    assert as_barcodes("4006381333931|036000291452", layout) == ("4006381333931", "036000291452")
    assert as_barcodes("4006381333931|1E+12", layout) is Reason.SKU_DAMAGED


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (as_money, "variable", None), (as_money, "1.50", Decimal("1.50")), (as_money, "-1", Reason.BAD_PRICE),
        (as_cost, "POA", None), (as_cost, "0.01234", Decimal("0.01234")), (as_cost, "x", Reason.BAD_PRICE),
        (as_cost, "-1", Reason.BAD_PRICE), (as_pack, "0", Reason.BAD_QUANTITY), (as_pack, "6", Decimal(6)),
        (as_some_units, "-1", Reason.BAD_QUANTITY), (as_some_units, "0", Decimal(0)), (as_yes, "TRUE", True),
        (as_yes, "0", False), (as_yes, "perhaps", Reason.BAD_VALUE), (as_currency, "eur", "EUR"),
        (as_currency, "€", Reason.BAD_VALUE), (as_day, "2026-02-30", Reason.BAD_DATE),
        (as_day, "1899-12-31", Reason.DATE_OUT_OF_RANGE), (as_day, "2200-01-01", Reason.DATE_OUT_OF_RANGE),
        (as_day, "2026-02-28", date(2026, 2, 28)),
    ],
)  # fmt: skip
def test_a_cell_is_read_or_the_reason_against_it_given(
    layout: Layout, parse: Callable[[str, Layout], object], text: str, value: object
) -> None:
    assert parse(text, layout) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [("16:30", time(16, 30)), ("9.05", time(9, 5)), ("11:30:00", time(11, 30)), ("25:00", Reason.BAD_VALUE),
     ("noon", Reason.BAD_VALUE)],
)  # fmt: skip
def test_a_cut_off_is_a_time_of_the_day(layout: Layout, text: str, found: object) -> None:
    assert as_time(text, layout) == found


def test_closed_days_are_days_and_periods(layout: Layout) -> None:
    christmas, new_year = date(2026, 12, 24), date(2027, 1, 1)
    assert as_periods("2026-12-24..2026-12-27|2027-01-01", layout) == (
        Period(christmas, date(2026, 12, 27)),
        Period(new_year, new_year),
    )
    assert as_periods("Christmas", layout) is Reason.BAD_DATE
    assert as_periods("2026-12-27..2026-12-24", layout) is Reason.BAD_DATE


def test_packs_are_rounded_up_or_to_the_nearest(layout: Layout) -> None:
    assert [as_nearest(text, layout) for text in ("nearest", "up", "down")] == [True, False, Reason.BAD_VALUE]
