import pytest

from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.personal import is_personal, personal_headers


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
