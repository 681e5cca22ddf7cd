import pytest

from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import candidates, personal_headers, plain_words


@pytest.mark.parametrize(
    ("header", "words"),
    [("InvoiceNo", "invoice no"), ("invoice_no.", "invoice no"), ("Item #", "item no"), ("Qté", "qte"),
     ("Stückpreis", "stuckpreis"), ("  E-mail ", "e mail"), ("Straße", "strasse"), ("数量", "")],
)  # fmt: skip
def test_spellings_of_a_heading_are_one(header: str, words: str) -> None:
    assert plain_words(header) == words


def test_the_best_synonym_comes_first_and_brackets_last() -> None:
    synonyms = {"price": ("unit price", "price"), "name": ("name",)}
    assert candidates(["Price", "Unit Price", "Name [Main]"], synonyms) == {"price": [1, 0], "name": [2]}
    assert candidates(["Price (EUR)", "Price"], synonyms) == {"price": [1]}


def test_personal_data_is_told_from_the_rest() -> None:
    assert personal_headers(["SKU", "Customer Name", "CustomerID"]) == ("Customer Name", "CustomerID")


def test_every_word_belongs_to_one_field_of_a_format() -> None:
    for known in KNOWN:
        words = [plain_words(word) for field, names in known.synonyms.items() for word in {*map(plain_words, names)}]
        assert "" not in words
        twice = {word for word in words if words.count(word) > 1}
        assert not twice, (known.name, known.target, twice)
