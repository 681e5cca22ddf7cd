"""What a line of a report says in words."""

import pytest

from retail_desktop.importing.shapes.statements import Statement, dates_in, sounds_like_store, statement


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["Store: Harbour St", ""], Statement("store", "Harbour St")),
        (["Tienda", "Centro"], Statement("store", "Centro")),
        (["Location: All locations"], Statement("store", "")),
        (["Department: Drinkware"], Statement("category", "Drinkware")),
        (["'001", "Drinks"], Statement("bare", "Drinks")),
        (["Cashier: Ann"], Statement("other", "Ann")),
        (["From 1 May 2026"], Statement("dates", "From 1 May 2026", ("1 May 2026",), "from")),
        (["Bis:", "31.05.2026"], Statement("dates", "Bis: 31.05.2026", ("31.05.2026",), "to")),
        (["Printed: 31.05.2026 10:00"], Statement("printed", "Printed: 31.05.2026 10:00")),
        (["Running shoes"], Statement("bare", "Running shoes")),
        (["", ""], Statement("bare", "")),
    ],
)
def test_a_line_says_one_thing(cells: list[str], said: Statement) -> None:
    assert statement(cells) == said


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Sales from 2026-09-01 to 2026-09-30", ("2026-09-01", "2026-09-30")),
        ("01/09/26-30/09/26", ()),
        ("1st September 2026", ("1 September 2026",)),
        ("Sept. 3, 2026, 10:15", ("Sept. 3, 2026",)),
        ("del 1 de mayo de 2026 al 31 de mayo de 2026", ("1 de mayo de 2026", "31 de mayo de 2026")),
        ("Month: 09/2026", ("09/2026",)),
        ("Report 20260928", ("20260928",)),
        ("Invoice 12.50 of 3.99", ()),
    ],
)
def test_dates_are_found_in_the_middle_of_words(text: str, dates: tuple[str, ...]) -> None:
    assert dates_in(text) == dates


def test_a_street_is_a_place_and_an_address_is_none() -> None:
    assert sounds_like_store("Harbour St")
    assert not sounds_like_store("Harbour St, Oslo")
    assert not sounds_like_store("Street")
    assert not sounds_like_store("The sales report of Harbour St")
