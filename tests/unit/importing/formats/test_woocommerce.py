from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.periods import Period

Read = Callable[..., Any]
DAY = date(2026, 5, 3)

TEXT = (
    "Product title,SKU,Items sold,N. Revenue,Orders,Category,Variations,Status,Stock\n"
    '"Mug &amp; Saucer",00417,12,"100,5",9,Cups,0,In stock,14\n'
    'Cup,,3,"30",3,Cups,2,N/A,N/A\n'
    'Poster,P-1,0,"0",0,Art,0,In stock,3\n'
    'Bowl,B-1,-1,"-12,25",1,Cups,0,In stock,7\n'
    'Gift card,,1,"25",1,Cards,0,,\n'
)


def test_units_of_a_period_need_the_day(read: Read) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        read(TEXT)
    assert question.value.needs == "date"
    outcome = read(TEXT, period=Period(DAY, DAY))
    assert outcome.layout.format == "woocommerce"
    assert outcome.sales == [
        (2, DAY, "00417", 12000, None, 1005000),
        (3, DAY, "Cup", 3000, None, 300000),
        (5, DAY, "B-1", -1000, None, -122500),
    ]
    assert outcome.reasons == {4: "no_value", 6: "not_a_product"}
    assert outcome.items["00417"].name == "Mug & Saucer"


@pytest.mark.parametrize(
    "header",
    [
        "Product Title,SKU,Items Sold,Net Sales,Orders,Category,Variations,Status,Stock",
        "Product or variation title,SKU,Items sold,N. Revenue,Orders,Status,Stock,Low stock amount,Category",
    ],
)
def test_renamed_headings_are_known(read: Read, header: str) -> None:
    body = ",".join(
        {"SKU": "A", "Items Sold": "2"}.get(name.title() if name != "SKU" else name, "5") for name in header.split(",")
    )
    outcome = read(f"{header}\n{body}\n", period=Period(DAY, DAY))
    assert (outcome.layout.format, outcome.columns["quantities"]) == ("woocommerce", [2000])


def test_the_orders_report_is_refused(read: Read) -> None:
    text = (
        "Date,Order #,N. Revenue (formatted),N. Revenue,Status,Customer,Customer type,Product(s),Items sold,Coupon(s)\n"
        '2026-05-03,55,$30,30,completed,Ann,new,"2x Mug, 1x Tee",3,\n'
    )
    with pytest.raises(FileRefusedError, match="Products"):
        read(text)


def test_the_product_list_is_no_sales(read: Read) -> None:
    with pytest.raises(FileRefusedError, match="items"):
        read("ID,Type,SKU,Name,Published,Visibility in catalog,Stock,Regular price\n1,simple,A,Mug,1,visible,3,9\n")
