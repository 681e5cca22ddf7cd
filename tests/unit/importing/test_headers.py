from collections import defaultdict

import pytest

from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.headers import (
    candidates,
    heading_key,
    heading_keys,
    is_personal,
    personal_headers,
    plain_words,
)


@pytest.mark.parametrize(
    ("header", "words"),
    [("InvoiceNo", "invoice no"), ("invoice_no.", "invoice no"), ("Item #", "item no"), ("Qté", "qte"),
     ("Stückpreis", "stuckpreis"), ("  E-mail ", "e mail"), ("Straße", "strasse"), ("数量", "数量"),
     ("Beløb", "belob"), ("Kod kreskowy – Łódź", "kod kreskowy lodz"), ("Кол-во", "кол во"), ("_-+", "")],
)  # fmt: skip
def test_spellings_of_a_heading_are_one(header: str, words: str) -> None:
    assert plain_words(header) == words


@pytest.mark.parametrize(
    "spellings",
    [
        ("ITEMNUMBER", "Item No.", "item_nr", "Item Number", "item #"),
        ("Artikelnummer", "Artikel-Nr.", "ARTIKELNR"),
        ("Stückpreis", "STUECKPREIS", "stuck preis"),
        ("N° ticket", "No. Ticket", "nº ticket"),
        ("BUS_DAT", "BusDat", "bus dat"),
    ],
)
def test_headings_are_compared_without_their_dress(spellings: tuple[str, ...]) -> None:
    assert len(set(map(heading_key, spellings))) == 1


def test_the_best_synonym_comes_first_and_brackets_last() -> None:
    synonyms = {"price": ("unit price", "price"), "name": ("name",)}
    assert candidates(["Price", "Unit Price", "Name [Main]"], synonyms) == {"price": [1, 0], "name": [2]}
    assert candidates(["Price (EUR)", "Price"], synonyms) == {"price": [1]}


def test_a_heading_in_two_languages_is_understood_where_both_say_the_same() -> None:
    synonyms = {"quantity": ("quantity", "menge"), "date": ("date",), "time": ("time",)}
    assert candidates(["Menge / Quantity", "Date/Time"], synonyms) == {"quantity": [0]}
    assert "menge" in heading_keys(["Menge / Quantity"])


def test_every_word_belongs_to_one_field_of_a_format() -> None:
    for known in KNOWN:
        owners = defaultdict(set)
        for field, names in known.synonyms.items():
            for name in names:
                owners[heading_key(name)].add(field)
        assert "" not in owners
        twice = {word: fields for word, fields in owners.items() if len(fields) > 1}
        assert not twice, (known.name, known.target, twice)


def test_personal_data_is_told_from_the_rest() -> None:
    assert personal_headers(["SKU", "Customer Name", "CustomerID"]) == ("Customer Name", "CustomerID")


@pytest.mark.parametrize(
    "header",
    [
        "Customer Reference ID", "E-Mail", "Billing Address1", "Shipping Zip", "PAN Suffix", "Card Brand", "Server",
        "Cashier Name", "Order Employee Custom ID", "Kundennummer", "Kassierer", "Bediener", "Mitarbeiter",
        "Nom du client", "Vendeur", "Código cliente", "Vendedor", "Codice fiscale", "Cassiere", "Klantnaam",
        "Medewerker", "Kundnamn", "Kassör", "Asiakas", "Klient", "Zákazník", "Vevő neve", "Müşteri Adı",
        "Πελάτης", "Покупатель", "Кассир", "担当者", "会员", "고객명", "Phone (mobile)",
    ],
)  # fmt: skip
def test_people_are_recognised_in_many_languages(header: str) -> None:
    assert is_personal(header)


@pytest.mark.parametrize(
    "header", ["Shipping", "Shipping Method", "Billing Country", "Customers", "Vendor", "Register"]
)
def test_what_only_sounds_like_people_is_kept(header: str) -> None:
    assert not is_personal(header)


def test_no_field_of_sales_is_taken_for_personal_data() -> None:
    assert not [word for words in SALES_FIELDS.values() for word in words if is_personal(word)]
    sales = [known for known in KNOWN if known.target.value == "sales"]
    assert not [word for known in sales for words in known.synonyms.values() for word in words if is_personal(word)]


def test_a_currency_is_no_part_of_a_heading() -> None:
    assert candidates(["Amount EUR", "Price (USD)"], {"amount": ("amount",), "price": ("price",)}) == {
        "amount": [0],
        "price": [1],
    }
