import pytest

from retail_desktop.importing.books.formats import duration_text, iso_text, number_text, reading_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("417", "417"),
        ("417.0", "417"),
        ("-3", "-3"),
        ("0.1", "0.1"),
        ("12.300000000000001", "12.3"),
        ("1E-5", "0.00001"),
        ("4.17E2", "417"),
        ("12345678901234", "12345678901234"),
        ("123456789012345", "123456789012345"),
        ("1234567890123450", "1.23456789012345E+15"),
        ("1E+15", "1E+15"),
        ("1e300", "1E+300"),
        ("NaN", "#NUM!"),
        ("inf", "#NUM!"),
        ("x", "x"),
    ],
)
def test_a_number_is_shown_with_the_digits_that_a_spreadsheet_holds(value: str, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("number", "code", "value", "text"),
    [
        (14, None, "45384", "2024-04-02"),
        (22, None, "45384.34", "2024-04-02 08:09:36"),
        (20, None, "0.35", "08:24:00"),
        (46, None, "1.5", "36:00:00"),
        (164, "yyyy-mm-dd", "45384.999999999", "2024-04-03"),
        (164, "dd/mm/yy hh:mm", "45384.5", "2024-04-02 12:00:00"),
        (164, "[$-409]d-mmm-yy;@", "59", "1900-02-28"),
        (164, "d.m.yyyy", "60", "1900-02-29"),
        (164, "d.m.yyyy", "61", "1900-03-01"),
        (164, "d.m.yyyy", "0", "1900-01-00"),
        (164, "mmm", "45384", "2024-04-02"),
        (164, "h:mm", "0", "00:00:00"),
        (164, "h:mm", "45384.5", "2024-04-02 12:00:00"),
        (164, "d.m.yyyy", "-1", "-1"),
        (164, "d.m.yyyy", "3000000", "3000000"),
        (164, "d.m.yyyy", "x", "x"),
        (164, "[h]:mm:ss", "-0.5", "-12:00:00"),
        (164, "00000", "417", "00417"),
        (164, "00000", "4171234", "4171234"),
        (164, "00000", "417.5", "417.5"),
        (164, '"A-"000\\-000', "12345", "A-012-345"),
        (164, "[$-407]0000000000000", "4012345678901", "4012345678901"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(number: int, code: str | None, value: str, text: str) -> None:
    reading = reading_of(number, code, from_1904=False)
    assert reading
    assert reading(value) == text


@pytest.mark.parametrize(
    "code",
    ["General", "Standard", "0", "0.00", "#,##0", '0 "kg"', "0.00E+00", "[Red]-0.00", "#,##0.00\\ [$€-407]", "0%", "@",
     '"days"0', "\\d0", "Currency", ""],
)  # fmt: skip
def test_other_formats_leave_a_number_as_it_is(code: str) -> None:
    assert reading_of(164, code, from_1904=False) is None
    assert reading_of(2, None, from_1904=False) is None


def test_days_may_be_counted_from_1904() -> None:
    reading = reading_of(14, None, from_1904=True)
    assert reading
    assert (reading("0"), reading("43922.5")) == ("1904-01-01", "2024-04-02 12:00:00")


def test_dates_that_are_written_out_lose_their_letters() -> None:
    assert iso_text("2024-04-02T00:00:00.000") == "2024-04-02"
    assert iso_text("2024-04-02T08:09:35.700Z") == "2024-04-02 08:09:36"
    assert iso_text("soon") == "soon"
    assert duration_text("x") == "x"
