"""Exports of items and stock as vendors write them, with invented goods."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.importing.catalogue import CatalogueRows, read_items
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.source import open_source
from retail_desktop.importing.stock import StockRows, read_stock

Items = Callable[[str], tuple[str, CatalogueRows]]
TODAY = date(2026, 6, 30)


@pytest.fixture
def items(tmp_path: Path) -> Items:
    """The format of a text, and its items."""

    def read(text: str) -> tuple[str, CatalogueRows]:
        file = tmp_path / "items.csv"
        file.write_text(text, encoding="utf-8")
        with open_source(file) as source:
            layout = recognise(source, Target.ITEMS, ImportOptions())
            return layout.format, read_items(source, layout, format_of(layout, Target.ITEMS), today=TODAY)

    return read


@pytest.fixture
def stock(tmp_path: Path) -> Iterator[Callable[[str], StockRows]]:
    """The counts of a text."""

    def read(text: str) -> StockRows:
        file = tmp_path / "stock.csv"
        file.write_text(text, encoding="utf-8")
        with open_source(file) as source:
            layout = recognise(source, Target.STOCK, ImportOptions())
            return read_stock(source, layout, format_of(layout, Target.STOCK), ImportOptions())

    return read


OLD_SHOPIFY_HEAD = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
    "Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src,Gift Card,"
    "Cost per item,Status"
)
OLD_SHOPIFY = f"""{OLD_SHOPIFY_HEAD}
mug,Sailor Mug,"<p>Blue,
white</p>",ACME,Cups,,true,Title,Default Title,,,M-1,5,9.99,4006381333931,https://x/1.png,false,2.50,active
tee,Tee,,BETA,Shirts,,true,Size,S,Color,Red,T-S,3,19.00,,https://x/2.png,false,,archived
tee,,,,,,,,M,,Red,T-M,4,19.00,,https://x/3.png,,,
tee,,,,,,,,L,,Red,,4,21.00,,,,,
tee,,,,,,,,,,,,,,,https://x/4.png,,,
"""
NEW_SHOPIFY_HEAD = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,"
    "Barcode,Option1 name,Option1 value,Option1 Linked To,Price,Cost per item,Inventory quantity"
)
NEW_SHOPIFY = f"""{NEW_SHOPIFY_HEAD}
Sailor Mug,mug,,ACME,,Cups,,TRUE,Active,M-1,4006381333931,Title,Default Title,,9.99,2.50,5
Tee,tee,,BETA,,Shirts,,TRUE,Draft,T-S,,Size,S,,19.00,,3
,tee,,,,,,,,T-M,,,M,,19.00,,4
"""


def test_shopify_s_variants_stand_below_their_product_and_its_pictures_are_none(items: Items) -> None:
    known, found = items(OLD_SHOPIFY)
    assert known == "shopify"
    assert [(row.sku, row.fields["name"]) for row in found.rows] == [
        ("M-1", "Sailor Mug"), ("T-S", "Tee - S / Red"), ("T-M", "Tee - M / Red"), ("Tee - L / Red", "Tee - L / Red"),
    ]  # fmt: skip
    mug, small, medium, _ = (row.fields for row in found.rows)
    assert (mug["supplier"], mug["unit_cost"], mug["price"]) == ("ACME", Decimal("2.50"), Decimal("9.99"))
    assert mug["barcode"] == "4006381333931"
    assert (small["status"], medium["status"]) == (ItemStatus.DISCONTINUED, ItemStatus.DISCONTINUED)
    assert (medium["supplier"], medium["category"]) == ("BETA", "Shirts")
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(7, Reason.NO_VALUE)]
    assert found.rejected == ()


def test_shopify_s_headings_of_2025_mean_the_same(items: Items) -> None:
    known, found = items(NEW_SHOPIFY)
    assert known == "shopify"
    assert [row.sku for row in found.rows] == ["M-1", "T-S", "T-M"]
    assert found.rows[0].fields["price"] == Decimal("9.99")
    assert found.rows[2].fields["name"] == "Tee - M"
    assert found.rows[1].fields["status"] is ItemStatus.ACTIVE


def test_shopify_s_inventory_counts_what_is_stocked(stock: Callable[[str], StockRows]) -> None:
    found = stock(
        "Handle,Title,Option1 Name,Option1 Value,SKU,Location,Available (not editable),On hand (current),"
        "On hand (new)\nmug,Sailor Mug,Title,Default Title,M-1,Harbour St,3,5,\n"
        "tee,Tee,Size,S,,Harbour St,-2,-2,\ntee,Tee,Size,M,T-M,Harbour St,not stocked,not stocked,\n"
        "tee,Tee,Size,L,T-L,Harbour St,1,1,7\n"
    )
    assert [(row.goods.sku, row.store, row.on_hand) for row in found.rows] == [
        ("M-1", "Harbour St", Decimal(5)),
        ("Tee - S", "Harbour St", Decimal(-2)),
        ("T-L", "Harbour St", Decimal(7)),
    ]
    assert [issue.reason for issue in found.ignored] == [Reason.NO_VALUE]


def test_lightspeed_s_products_have_outlets_and_bundles(items: Items) -> None:
    known, found = items(
        "id,handle,sku,composite_sku,composite_quantity,name,description,type,variant_option_one_name,"
        "variant_option_one_value,variant_option_two_name,variant_option_two_value,supply_price,retail_price,"
        "supplier_name,supplier_code,active,track_inventory,inventory_Main,reorder_point_Main\n"
        'a,tee,00123,,,Tee,"<p>Soft\n\ncotton</p>",Shirts,Size,S,Color,Grey,4.01,15.99,Quality,Q-1,1,1,22,36\n'
        "b,set,500,,,Gift set,,General,,,,,12.5,30,,,0,1,1,\n"
        "c,set,500,00123,2,,,,,,,,,,,,,,,\n"
    )
    assert known == "lightspeed"
    assert [(row.sku, row.fields["name"]) for row in found.rows] == [("00123", "Tee / S / Grey"), ("500", "Gift set")]
    fields = found.rows[0].fields
    assert (fields["supplier"], fields["supplier_code"], fields["unit_cost"]) == ("Quality", "Q-1", Decimal("4.01"))
    assert found.rows[1].fields["status"] is ItemStatus.DISCONTINUED
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(6, Reason.DUPLICATE)]


def test_loyverse_s_price_varies_and_bundles_list_their_parts(items: Items) -> None:
    known, found = items(
        "Handle,SKU,Name,Category,Sold by weight,Option 1 name,Option 1 value,Cost,Barcode,SKU of included item,"
        "Quantity of included item,Track stock,Supplier,Purchase cost,Available for sale [Kiosk],Price [Kiosk],"
        "In stock [Kiosk]\n"
        "cola,10132,Cola,Drinks,N,,,15.00,,,,Y,,,Y,25.00,1.000\n"
        "soup,10140,Soup,Food,N,Size,Small,0.00,,,,N,,,Y,variable,\n"
        "soup,10141,,,N,,Large,0.00,,,,N,,,Y,40.00,\n"
        "menu,10150,Menu,Food,N,,,0.00,,10132,1.000,N,,,Y,60.00,\n"
        "menu,,,,,,,,,10140,1.000,,,,,,\n"
    )
    assert known == "loyverse"
    assert [(row.sku, row.fields["name"], row.fields.get("price")) for row in found.rows] == [
        ("10132", "Cola", Decimal("25.00")), ("10140", "Soup Small", None), ("10141", "Soup Large", Decimal("40.00")),
        ("10150", "Menu", Decimal("60.00")),
    ]  # fmt: skip
    assert [issue.line for issue in found.ignored] == [6]


def test_square_s_library_has_a_line_for_each_variation(items: Items) -> None:
    known, found = items(
        "Token,Item Name,Variation Name,SKU,Description,Reporting Category,GTIN,Price,Archived,Current Quantity Main,"
        "Default Unit Cost,Default Vendor Name,Default Vendor Code\n"
        "AAA,Latte,Regular,,,Coffee,,3.50,N,,,,\n"
        "BBB,Latte,Large,L-2,,Coffee,,variable,N,,,,\n"
        "CCC,Beans,Regular,B-1,,Coffee,4006381333931,12.00,Y,7,8.00,Roaster,R-77\n"
    )
    assert known == "square"
    assert [(row.sku, row.fields["name"]) for row in found.rows] == [
        ("Latte Regular", "Latte"), ("L-2", "Latte Large"), ("B-1", "Beans"),
    ]  # fmt: skip
    beans = found.rows[2].fields
    assert (beans["supplier"], beans["supplier_code"], beans["status"]) == ("Roaster", "R-77", ItemStatus.DISCONTINUED)
    assert found.rows[0].fields["status"] is ItemStatus.ACTIVE


def test_clover_s_entries_that_earn_nothing_are_no_goods(items: Items) -> None:
    known, found = items(
        "Clover ID,Name,Alternate Name,Price,Price Type,Price Unit,Tax Rates,Cost,Product Code,SKU,Quantity,Hidden,"
        "Non-revenue item\n"
        "X1,Apple,,0.50,Per unit,Per kg,DEFAULT,0.20,4011,A-1,10,No,No\n"
        "X2,Pear,,,Variable,,DEFAULT,,4012,,5,No,No\n"
        "X3,Gift card load,,10.00,Fixed,,,,,GC,,No,Yes\n"
    )
    assert known == "clover"
    assert [(row.sku, row.fields.get("price")) for row in found.rows] == [("A-1", Decimal("0.50")), ("4012", None)]
    assert [issue.reason for issue in found.ignored] == [Reason.NOT_A_PRODUCT]


WOO_HEAD = (
    "ID,Type,SKU,Name,Published,Visibility in catalog,Stock,Low stock amount,Sale price,Regular price,"
    "Categories,Parent,Meta: _wc_cog_cost"
)
WOO = f"""{WOO_HEAD}
1,simple,M-1,Mug &amp; saucer,1,visible,12,2,,9.99,Cups,,2.50
2,variable,TEE,Tee,1,visible,,,,,Shirts,,
3,"variation, virtual",TEE-S,Tee - S,1,visible,parent,,,19.00,,TEE,
4,variation,,Tee - M,1,visible,4,,17.00,19.00,,TEE,
5,grouped,SET,Set,1,visible,,,,,Sets,,
"""


def test_woocommerce_s_parents_are_no_goods_themselves(items: Items) -> None:
    known, found = items(WOO)
    assert known == "woocommerce"
    assert [(row.sku, row.fields["name"], row.fields["price"]) for row in found.rows] == [
        ("M-1", "Mug & saucer", Decimal("9.99")), ("TEE-S", "Tee - S", Decimal("19.00")),
        ("Tee - M", "Tee - M", Decimal("19.00")),
    ]  # fmt: skip
    assert found.rows[0].fields["unit_cost"] == Decimal("2.50")
    assert [(issue.line, issue.reason) for issue in found.ignored] == [
        (3, Reason.NOT_A_PRODUCT), (6, Reason.NOT_A_PRODUCT),
    ]  # fmt: skip


def test_woocommerce_s_stock_of_a_parent_is_of_no_variation(stock: Callable[[str], StockRows]) -> None:
    found = stock(WOO)
    assert [(row.goods.sku, row.on_hand) for row in found.rows] == [("M-1", Decimal(12)), ("Tee - M", Decimal(4))]
    assert [(issue.line, issue.reason) for issue in found.ignored] == [
        (3, Reason.NOT_A_PRODUCT), (6, Reason.NOT_A_PRODUCT), (4, Reason.NO_VALUE),
    ]  # fmt: skip


def test_lightspeed_r_s_items_have_a_system_id_where_they_have_no_code(items: Items) -> None:
    known, found = items(
        "System ID,UPC,EAN,Custom SKU,Manufact. SKU,Item,Qty.,Price,Category,Default Cost,Vendor\n"
        "210000000001,036000291452,,B-1,MF-9,Bell,4,12.00,Parts,5.00,Bikes Ltd\n"
        "210000000002,,,,,Tube,9,6.00,Parts,2.00,\n"
    )
    assert known == "lightspeed-r"
    assert [row.sku for row in found.rows] == ["B-1", "210000000002"]
    assert found.rows[0].fields["supplier_code"] == "MF-9"


def test_odoo_s_products_carry_their_internal_reference(items: Items) -> None:
    known, found = items(
        "id,Internal Reference,Name,Barcode,Sales Price,Cost,Quantity On Hand,Product Category,Vendors/Vendor,"
        "Vendors/Vendor Product Code\n"
        "p1,FURN_01,Desk,,450.00,300.00,5,All / Office,Wood Corner,W-1\n"
        ",,,,,,,,Azure Interior,A-9\n"
        "p2,,Lamp,601647855631,20.00,9.00,8,All / Office,,\n"
    )
    assert known == "odoo"
    assert [(row.sku, row.fields["name"]) for row in found.rows] == [
        ("FURN_01", "Desk"), ("FURN_01", "Desk"), ("601647855631", "Lamp"),
    ]  # fmt: skip
    assert [row.fields.get("supplier") for row in found.rows] == ["Wood Corner", "Azure Interior", None]
    assert (found.rows[1].fields["supplier_code"], found.rejected) == ("A-9", ())


@pytest.mark.parametrize(
    "head",
    [
        "Item No.,Product name,Supplier,Purchase price,Selling price,Pack size,MOQ",
        "Artikelnummer;Bezeichnung;Lieferant;EK netto;VK;VPE;Mindestbestellmenge",
        "Référence;Désignation;Fournisseur;Prix d’achat;Prix de vente;Colisage;Quantité minimum",
        "Código;Descripción;Proveedor;Precio de compra;PVP;Unidades por caja;Pedido mínimo",
        "Codice articolo;Descrizione;Fornitore;Prezzo d'acquisto;Prezzo di vendita;Confezione;Ordine minimo",
        "Artikelnr;Omschrijving;Leverancier;Inkoopprijs;Verkoopprijs;Verpakkingseenheid;Minimale bestelling",
        "Artnr;Produktnamn;Leverantör;Inköpspris;Försäljningspris;Förpackning;Minsta order",
    ],
)
def test_items_are_read_in_seven_languages(items: Items, head: str) -> None:
    cells = ["00417", "Mug", "ACME", "2.50", "9.99", "12", "24"]
    _, found = items(f"{head}\n{(';' if ';' in head else ',').join(cells)}\n")
    (row,) = found.rows
    assert (row.sku, row.fields) == (
        "00417",
        {
            "name": "Mug", "supplier": "ACME", "unit_cost": Decimal("2.50"), "price": Decimal("9.99"),
            "pack_size": Decimal(12), "minimum_order": Decimal(24),
        },
    )  # fmt: skip
