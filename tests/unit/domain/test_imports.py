"""What an import says of itself, and the words of the command line's contract."""

import json
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, ImportReport, LineIssue, Reason, Target, day_of, totals
from retail_desktop.domain.periods import Period

CONTRACT = (
    "status import_id format accepted returns ignored rejected new_items warnings needs choices error period stores "
    "units net_sales currency"
)
MORE = "target file layout remembered replaces alarms doubts"
REASONS = (
    "bad_date missing_date future_date date_out_of_range ambiguous_date bad_quantity missing_quantity "
    "quantity_out_of_range bad_price ambiguous_number missing_sku bad_sku sku_damaged sku_too_long field_too_long "
    "ragged_row control_char bad_encoding formula_text unclosed_quote total_row repeated_header no_value unknown_item "
    "duplicate"
)


def report() -> ImportReport:
    return ImportReport(
        status="partial",
        target=Target.SALES,
        file_name="till.csv",
        import_id=7,
        format="square",
        accepted=1204,
        returns=13,
        ignored=(LineIssue(9, Reason.TOTAL_ROW, record=("Total", "1398")),),
        rejected=(LineIssue(214, Reason.BAD_DATE, "Date", "31/13/2025", ("31/13/2025", "00417", "1")),),
        new_items=("00417",),
        warnings=("The newest line is a week old.",),
        period=Period(date(2025, 12, 1), date(2025, 12, 31)),
        stores=("MAIN",),
        units=Decimal("1398.000"),
        net_sales=Decimal("10342.50"),
        currency="USD",
    )


def test_the_report_of_an_import_has_the_keys_of_the_contract() -> None:
    assert report().as_json().keys() == {*CONTRACT.split(), *MORE.split()}


def test_the_report_of_an_import_says_what_happened_to_every_line() -> None:
    said = report().as_json()
    assert said["status"] == "partial"
    assert said["ignored"] == [{"line": 9, "reason": "total_row"}]
    assert said["rejected"] == [{"line": 214, "reason": "bad_date", "column": "Date", "value": "31/13/2025"}]
    assert said["period"] == ["2025-12-01", "2025-12-31"]
    assert (said["target"], said["file"], said["import_id"]) == ("sales", "till.csv", 7)


def test_amounts_in_a_report_are_decimal_text() -> None:
    said = json.loads(json.dumps(report().as_json()))
    assert (said["units"], said["net_sales"]) == ("1398", "10342.50")


def test_a_file_without_amounts_has_no_net_sales_rather_than_none_sold() -> None:
    said = ImportReport("refused", Target.SALES, "photo.png", error="It holds no table.").as_json()
    assert said["net_sales"] is None
    assert said["period"] is None
    assert said["import_id"] is None
    assert (said["units"], said["accepted"], said["error"]) == ("0", 0, "It holds no table.")


def test_every_reason_of_the_contract_exists() -> None:
    assert set(REASONS.split()) <= {reason.value for reason in Reason}


def test_unknown_items_are_made_unless_the_user_says_otherwise() -> None:
    options = ImportOptions()
    assert options.create_unknown_items
    assert not options.strict
    assert options.duplicates is None


def test_sums_become_units_and_money() -> None:
    assert totals(1_398_500, 103_425_000) == (Decimal("1398.5"), Decimal("10342.50"))


def test_a_day_is_counted_from_the_first_of_january_of_year_one() -> None:
    assert day_of(date(2026, 9, 28).toordinal()) == date(2026, 9, 28)
    assert day_of(1) == date(1, 1, 1)
