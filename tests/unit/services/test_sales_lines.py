"""Sales lines as columns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.sales import SalesColumns
from retail_desktop.services.sales_lines import Gathering, Lines

Row = tuple[str, str, int, int, int | None, str]


def gathered(*chunks: list[Row]) -> Gathering:
    gathering, line = Gathering(), 2
    for rows in chunks:
        numbers = range(line, line + len(rows))
        line += len(rows)
        skus, stores, days, quantities, nets, receipts = zip(*rows, strict=True)
        gathering.add(
            SalesColumns(list(numbers), days, [-1] * len(rows), skus, stores, quantities, nets, nets, receipts)
        )
    return gathering


def test_chunks_are_numbered_in_the_order_of_the_file() -> None:
    gathering = gathered([("B", "", 1, 1000, None, "")], [("A", "Hill", 1, 1000, 5, ""), ("B", "", 2, 1000, 5, "R")])
    assert (gathering.skus, gathering.stores) == ({"B": 0, "A": 1}, {"": 0, "Hill": 1})
    lines = gathering.lines()
    assert lines.item.tolist() == [0, 1, 0]
    assert lines.receipts.tolist() == ["", "", "R"]


def test_what_the_file_does_not_give_is_stored_as_unknown() -> None:
    raw = gathered([("A", "", 1, 1000, None, "")]).lines().raw(7)
    assert [column[0] for column in raw] == [0, 0, 1, 7, 2, None, 1000, None, None, None]


def test_no_lines_make_no_days() -> None:
    lines = Gathering().lines()
    assert len(lines) == 0
    assert lines.only(np.zeros(0, bool)).day_totals() == [[]] * 7
    assert lines.store_days(1)[3] == []


rows = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["", "Hill"]), st.integers(1, 4),
    st.integers(-3000, 3000), st.none() | st.integers(-50, 50), st.sampled_from(["", "R1"]),
)  # fmt: skip


@given(st.lists(rows, min_size=1, max_size=30))
def test_day_totals_lose_nothing(found: list[Row]) -> None:
    lines: Lines = gathered(found).lines().in_key_order()
    _, _, _, sold, returned, net, count = lines.day_totals()
    assert sum(sold) == sum(max(0, row[3]) for row in found)
    assert sum(returned) == sum(min(0, row[3]) for row in found)
    assert sum(net) == sum(row[4] or 0 for row in found)
    assert sum(count) == len(found) == sum(lines.store_days(1)[3])
    assert len(sold) == len({row[:3] for row in found})
    assert lines.store_days(9)[2] == [9] * len({row[1:3] for row in found})
