from collections.abc import Callable

from retail_desktop.importing.evidence import distinct_texts
from retail_desktop.importing.records import Shape
from retail_desktop.importing.source import Source

TABLE = Shape("utf-8", ",", 2, ("date", "qty"), 1)


def test_distinct_texts_of_the_columns_asked_for(open_text: Callable[[str], Source]) -> None:
    source = open_text("date,qty\n03/04/2026 10:00,1\n03/04/2026 11:00,2.5\nshort\n")
    assert distinct_texts(source, TABLE, [1], [0]) == ({"1", "2.5"}, {"03/04/2026"})
    assert distinct_texts(source, TABLE, [], []) == (set(), set())


def test_the_reading_stops_where_nothing_is_left_to_prove(open_text: Callable[[str], Source]) -> None:
    source = open_text("date,qty\n" + "2026-01-05,2.5\n" * 100_000 + "2026-01-05,7.5\n")
    assert distinct_texts(source, TABLE, [1], [0])[0] == {"2.5"}
