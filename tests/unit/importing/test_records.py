from retail_desktop.importing.layout import Layout
from retail_desktop.importing.records import regular_records
from retail_desktop.importing.table import Block


def layout(*headers: str, line: int = 1) -> Layout:
    return Layout("generic", 1.0, (), "utf-8", ",", ".", None, line, headers, {"date": 0, "sku": 1}, len(headers) or 2)


def test_lines_above_and_of_the_heading_are_no_records() -> None:
    block = Block([1, 2, 3], [["title"], ["date", "sku"], ["d", "s"]])
    assert regular_records(block, layout("date", "sku", line=2)) == ([3], [["d", "s"]], [])


def test_empty_cells_too_many_are_cut_and_below_empty_headings_they_may_miss() -> None:
    block = Block([2, 3], [["d", "s", "", " "], ["d", "s"]])
    assert regular_records(block, layout("date", "sku", ""))[1] == [["d", "s", ""], ["d", "s", ""]]


def test_a_record_that_is_too_short_or_too_long_is_never_guessed_at() -> None:
    block = Block([2, 3, 4, 5], [["d"], ["d", "s", "x"], ["Total"], ["", "", ""]])
    _, rows, issues = regular_records(block, layout("date", "sku"))
    assert rows == [["", ""]]
    assert [(issue.line, issue.reason.value) for issue in issues] == [
        (2, "ragged_row"),
        (3, "ragged_row"),
        (4, "total_row"),
    ]


def test_without_headings_the_usual_width_counts() -> None:
    block = Block([1, 2, 3], [["d", "s"], ["d"], [""]])
    _, rows, issues = regular_records(block, layout(line=0))
    assert rows == [["d", "s"]]
    assert [issue.reason.value for issue in issues] == ["ragged_row", "no_value"]
