from retail_desktop.importing.figures import Figures, Product
from retail_desktop.importing.heading import Heading


def figures(*rows: str) -> Figures:
    cells = tuple(tuple(row.split()) for row in rows)
    width = len(cells[0])
    return Figures(Heading(",", 1, tuple("abcdefgh"[:width]), cells), range(width))


def test_columns_of_numbers_are_known_with_either_mark() -> None:
    found = figures("1 2,50 x", "2 3,50 y")
    assert found.decimal == ","
    assert list(found.columns) == [0, 1]


def test_a_product_must_be_told_by_more_than_single_units() -> None:
    assert not figures("1 2.50 2.50", "1 3.50 3.50", "1 4.50 4.50").multiply(0, 1, 2)
    assert figures("2 2.50 5.00", "3 3.50 10.50", "-4 4.50 -18.00").multiply(0, 1, 2)
    assert not figures("2 2.50 5.00", "3 3.50 10.50", "4 4.50 17.00").multiply(0, 1, 2)


def test_the_quantity_is_the_whole_one_of_the_two_factors() -> None:
    assert figures("2 2.50 5.00", "3 3.50 10.50", "4 4.50 18.00").quantity_by_product({}) == Product(0, 1, 2)
    assert figures("2.50 2 5.00", "3.50 3 10.50", "4.50 4 18.00").quantity_by_product({}) == Product(1, 0, 2)


def test_two_whole_factors_are_told_apart_by_size_or_not_at_all() -> None:
    assert figures("2 450 900", "3 300 900", "4 250 1000").quantity_by_product({}) == Product(0, 1, 2)
    assert figures("2 3 6", "5 4 20", "4 5 20").quantity_by_product({}) is None


def test_two_columns_repeat_each_other_if_larger_lines_do() -> None:
    assert figures("2 10 10", "3 15 15", "4 12 12").repeat(1, 2, 0)
    assert not figures("1 10 10", "1 15 15", "1 12 12").repeat(1, 2, 0)
    assert not figures("2 5 10", "3 5 15", "4 3 12").repeat(1, 2, 0)


def test_a_receipts_total_stands_on_all_its_lines() -> None:
    rows = ("1 A 13", "1 B 13", "2 A 8", "2 B 8", "3 A 18", "3 B 18")
    assert figures(*rows).is_of_the_receipt(2, 0, [1])
    assert not figures(*rows[:4]).is_of_the_receipt(2, 0, [1])
    assert not figures(*rows[:5], "3 B 3").is_of_the_receipt(2, 0, [1])
