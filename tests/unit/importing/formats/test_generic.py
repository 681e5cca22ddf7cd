"""Any table: headings in many languages, returns in every encoding, and figures that correct the headings."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("headings", "day", "mark"),
    [
        ("Datum;Bon-Nr.;Artikel-Nr.;Bezeichnung;Menge;E-Preis;Gesamt;Bediener", "13.05.2026", ","),
        ("Date de vente;N° ticket;Code article;Désignation;Qté vendue;PU;Montant;Vendeur", "13/05/2026", ","),
        ("Fecha;Nº Ticket;Código;Nombre;Cantidad;Precio;Importe;Cajero", "13/05/2026", ","),
        ("Data;Numero scontrino;Codice articolo;Descrizione;Q.tà;Prezzo;Importo;Cassiere", "13/05/2026", ","),
        ("Datum;Bonnummer;Artikelcode;Omschrijving;Aantal;Prijs;Bedrag;Kassier", "13-05-2026", ","),
        ("Datum;Kvittonr;Artikelnr;Benämning;Antal;À-pris;Belopp;Kassör", "2026-05-13", ","),
        ("Dato;Bonnr;Varenr;Varenavn;Antal;Stykpris;Beløb;Ekspedient", "13-05-2026", ","),
        ("Data da Venda;Cupom;Código;Descrição;Qtde;Preço Unitário;Valor Total;Vendedor", "13/05/2026", ","),
        ("Päivämäärä;Kuitti;Tuotekoodi;Tuote;Määrä;Yksikköhinta;Summa;Myyjä", "13.5.2026", ","),
        ("Data sprzedaży;Nr paragonu;Kod produktu;Nazwa;Ilość;Cena;Wartość;Kasjer", "2026-05-13", ","),
        ("Datum prodeje;Číslo účtenky;Kód;Název;Množství;Cena za kus;Celkem;Pokladní", "13.5.2026", ","),
        ("Dátum;Nyugtaszám;Cikkszám;Megnevezés;Mennyiség;Egységár;Összeg;Pénztáros", "2026.05.13.", ","),
        ("Tarih;Fiş No;Stok Kodu;Ürün Adı;Miktar;Birim Fiyat;Tutar;Kasiyer", "13.05.2026", ","),
        ("Ημερομηνία;Απόδειξη;Κωδικός;Περιγραφή;Ποσότητα;Τιμή;Αξία;Ταμίας", "13/05/2026", ","),
        ("Дата;Номер чека;Артикул;Наименование;Кол-во;Цена;Сумма;Кассир", "13.05.2026", ","),
        ("日付;レシート番号;商品コード;商品名;数量;単価;金額;担当者", "2026年5月13日", "."),
        ("销售日期;小票号;商品编码;商品名称;数量;单价;金额;收银员", "2026-05-13", "."),
        ("판매일자;영수증번호;상품코드;상품명;수량;단가;금액;담당자", "2026-05-13", "."),
    ],
)
def test_a_till_may_speak_any_language(read: Read, headings: str, day: str, mark: str) -> None:
    outcome = read(f"{headings}\n{day};12;00417;Mug;2;4{mark}50;9{mark}00;A\n")
    assert [(str(day), *rest) for _, day, *rest in outcome.sales] == [("2026-05-13", "00417", 2000, 45000, 90000)]
    assert outcome.columns["receipts"] == ["12"]
    assert len(outcome.layout.personal) == 1


@pytest.mark.parametrize(
    ("header", "sale", "returned"),
    [
        ("qty,amount", "2,10", "-1,-5"),
        ("qty,amount,type", "2,10,Verkauf", "-1,-5,Rückgabe"),
        ("qty,amount,type", "2,10,Vente", "1,5,Avoir"),
        ("qty,amount,vorzeichen", "2,10,+", "1,5,-"),
        ("qty,amount,sign", "2,10,", "-1,-5,-"),
        ("qty,amount,is_return", "2,10,no", "1,5,yes"),
        ("qty,amount,is_return", "2,10,0", "-1,-5,1"),
        ("qty,amount,status", "2,10,Completed", "-1,-5,Refunded"),
        ("qty,amount,type", "2,10,Sale", "-1,-5,Void"),
        ("qty,amount", "2,10", "(1),(5)"),
        ("qty,amount", "2,10", "1-,5-"),
    ],
)
def test_a_return_is_negative_once_in_every_encoding(read: Read, header: str, sale: str, returned: str) -> None:
    outcome = read(f"date,sku,{header}\n2026-05-03,A,{sale}\n2026-05-04,A,{returned}\n")
    assert [sale[3:] for sale in outcome.sales] == [(2000, None, 100000), (-1000, None, -50000)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("status", "Refunded"), ("status", "Returned"), ("status", "erstattet"), ("refunded", "yes"), ("voided", "x"),
        ("type", "Void"), ("type", "Storno"), ("status", "Draft"), ("status", "unbezahlt"), ("status", "Layby"),
        ("type", "Payment"), ("type", "Tip"), ("training", "true"), ("cancelled at", "2026-05-04"), ("status", "Open"),
    ],
)  # fmt: skip
def test_what_was_taken_back_voided_or_never_paid_is_no_sale(read: Read, header: str, cells: str) -> None:
    outcome = read(f"date,sku,qty,{header}\n2026-05-03,A,2,\n2026-05-04,A,1,{cells}\n2026-05-04,A,1,\n")
    assert outcome.columns["lines"] == [2, 4]
    assert outcome.reasons == {3: "no_value"}


def test_what_came_back_on_the_same_line_is_taken_off(read: Read) -> None:
    outcome = read(
        "date,sku,qty sold,returned qty\n2026-05-03,A,5,2\n2026-05-03,B,3,\n2026-05-03,C,1,1\n2026-05-03,D,0,2\n"
        "2026-05-03,E,-2,2\n2026-05-03,F,2,two\n"
    )
    assert [sale[2:4] for sale in outcome.sales] == [("A", 3000), ("B", 3000), ("D", -2000), ("E", -2000)]
    assert outcome.reasons == {4: "no_value", 7: "bad_quantity"}


@pytest.mark.parametrize(
    "name",
    [
        "Gift Card $50.00", "Gutschein 25", "Trinkgeld", "Pourboire", "Propina", "10% Discount", "Versandkosten",
        "Pfand", "Rundung", "Frais de port", "Gastos de envío", "Mancia", "Presentkort 500 kr", "送料",
        "Bank Charges", "Deposit",
    ],
)  # fmt: skip
def test_pseudo_items_are_ignored_with_and_without_a_code(read: Read, name: str) -> None:
    outcome = read(f"date,sku,name,qty\n2026-05-03,,{name},1\n2026-05-03,X,{name},1\n2026-05-03,A,Mug,1\n")
    assert outcome.columns["skus"] == ["A"]
    assert outcome.reasons == {2: "not_a_product", 3: "not_a_product"}


@pytest.mark.parametrize(
    "name", ["Gift Card Holder", "Porto 750ml", "Tip-Top Bread", "Pant 32", "Discount Cola", "Float"]
)
def test_goods_that_sound_like_pseudo_items_are_sold(read: Read, name: str) -> None:
    assert read(f"date,name,qty\n2026-05-03,{name},1\n").columns["skus"] == [name]


def test_no_name_is_no_item_but_may_be_a_code(read: Read) -> None:
    assert read("date,item,qty\n2026-05-03,NONE,1\n2026-05-03,Tea,1\n").reasons == {2: "not_a_product"}
    assert read("date,sku,name,qty\n2026-05-03,NONE,None,1\n").columns["skus"] == ["NONE"]


def test_a_variant_belongs_to_the_name_where_there_is_no_code(read: Read) -> None:
    text = "date,product,size,qty\n2026-05-03,Tee,S,1\n2026-05-03,Tee,M,1\n2026-05-03,Tee,,1\n2026-05-03,,M,1\n"
    outcome = read(text)
    assert outcome.columns["skus"] == ["Tee S", "Tee M", "Tee"]
    assert outcome.reasons == {5: "missing_sku"}
    assert read("date,sku,size,qty\n2026-05-03,T,S,1\n").columns["skus"] == ["T"]


def test_every_line_sells_one_unit_and_money_given_back_is_a_return(read: Read) -> None:
    outcome = read("date,time,item,amount\n2026-05-03,10:00,Latte,4.50\n2026-05-03,10:05,Latte,-4.50\n")
    assert [sale[3:] for sale in outcome.sales] == [(1000, None, 45000), (-1000, None, -45000)]


def test_headings_of_an_unknown_language_are_settled_by_figures_or_asked(read: Read) -> None:
    text = (
        "Zoop,Blarg,Quux,Flib,Mnop\n2026-05-01,4006381333931,2,5.25,10.50\n2026-05-02,4006381333948,1,3.10,3.10\n"
        "2026-05-03,4006381333931,3,5.25,15.75\n2026-05-03,5901234123457,4,2.05,8.20\n2026-05-03,5901234123457,2,2.05,4.10\n"
    )
    outcome = read(text)
    assert outcome.columns["quantities"] == [2000, 1000, 3000, 4000, 2000]
    assert outcome.columns["net_amounts"] == [105000, 31000, 157500, 82000, 41000]
    assert outcome.columns["skus"][0] == "4006381333931"
    with pytest.raises(NeedsAnswerError) as question:
        read("Zoop,Blarg,Quux\n2026-05-01,4006381333931,2\n2026-05-02,4006381333948,1\n")
    assert question.value.needs == "columns"


def test_a_list_of_prices_is_no_sales_file(read: Read) -> None:
    with pytest.raises(FileRefusedError, match="import it as items"):
        read("Brand,Description,Price,Size,PurchasePrice\n1,Beer,2.00,1L,1.00\n2,Ale,2.50,1L,1.20\n")


def test_goods_without_a_barcode_are_known_by_their_name_where_there_are_no_other_codes(read: Read) -> None:
    outcome = read("date,ean,item,size,qty\n2026-05-03,4006381333931,Mug,,1\n2026-05-03,,Bun,L,2\n2026-05-03,,,,1\n")
    assert outcome.columns["skus"] == ["4006381333931", "Bun L"]
    assert outcome.reasons == {4: "missing_sku"}
    assert read("date,sku,ean,item,qty\n2026-05-03,,4006381333931,Mug,1\n2026-05-03,A,,Bun,2\n").reasons == {
        2: "missing_sku"
    }


def test_an_empty_column_of_codes_identifies_nothing(read: Read) -> None:
    outcome = read("date,sku,item,qty\n2026-05-03,,Mug,1\n2026-05-03,,Bun,2\n")
    assert outcome.columns["skus"] == ["Mug", "Bun"]
