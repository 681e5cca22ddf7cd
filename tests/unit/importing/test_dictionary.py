import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.importing.dictionary import Dictionary

TEXTS = st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20), max_size=60)


@given(st.lists(TEXTS, max_size=4))
def test_equal_texts_have_one_number_and_a_number_leads_back_to_its_text(columns: list[list[str]]) -> None:
    dictionary = Dictionary("utf-8")
    for texts in columns:
        codes = dictionary.numbers(texts).tolist()
        assert [dictionary.text(code) for code in codes] == texts
    every = dictionary.texts()
    assert sorted(every) == sorted({text for texts in columns for text in texts})
    assert len(dictionary) == len(every)
    assert dictionary.texts(1) == every[1:]


@pytest.mark.parametrize("width", [3, 9, 20])
def test_many_texts_keep_their_numbers_while_the_table_grows(width: int) -> None:
    dictionary = Dictionary("cp1252")
    texts = [f"{number:0{width}}"[::-1] for number in range(900)] + ["caf\xe9", "", "x" * 16]
    first = dictionary.numbers(texts).tolist()
    dictionary.numbers([f"other {number}" for number in range(20_000)])
    assert dictionary.numbers(texts).tolist() == first
    assert [dictionary.text(code) for code in first] == texts
    assert sorted(first) == list(range(903))
