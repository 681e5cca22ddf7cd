from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.importing.fields import find_fields, is_plain, line_bounds

CELLS = st.text(st.characters(exclude_characters='\0\r\n",', codec="ascii"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=20), st.booleans(), st.booleans())
def test_cells_lie_where_the_csv_module_finds_them(rows: list[list[str]], returns: bool, ended: bool) -> None:
    end = b"\r\n" if returns else b"\n"
    block = end.join(",".join(row).encode() for row in rows) + (end if ended else b"")
    found = find_fields(block, ",", 3, [2, 0])
    regular = [number for number, row in enumerate(rows) if len(row) == 3]
    cells = [
        [found.text[start:stop].decode() for start, stop in zip(starts, stops, strict=True)]
        for starts, stops in zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    ]
    assert found.rows.tolist() == regular
    assert cells == [[rows[number][2], rows[number][0]] for number in regular]
    others = [number for number, row in enumerate(rows) if len(row) != 3 and row != [""]]
    assert found.others.tolist() == others
    assert [found.line(number).decode() for number in others] == [",".join(rows[number]) for number in others]


def test_quotes_and_lone_returns_are_read_with_more_care() -> None:
    assert is_plain(b"a,b\r\nc,d\n")
    assert not is_plain(b'a,"b"\n')
    assert not is_plain(b"a\rb\r\n")
    assert not is_plain(b"a\0b\n")


def test_the_last_line_may_lack_its_end() -> None:
    starts, ends = line_bounds(b"ab\r\n\ncd")
    assert [tuple(pair) for pair in zip(starts.tolist(), ends.tolist(), strict=True)] == [(0, 2), (4, 4), (5, 7)]
