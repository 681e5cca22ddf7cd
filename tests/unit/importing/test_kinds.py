from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.kinds import Kinds


def kinds(*words: str) -> Kinds:
    return Kinds(SALES, Heading(",", 1, ("kind",), tuple((word,) for word in words)))


def test_words_for_sale_and_return_tell_kinds_and_others_do_not() -> None:
    assert kinds("Verkauf", "Retoure", "").are_told_by(0)
    assert not kinds("Verkauf", "Drink").are_told_by(0)
    assert not kinds("Payment", "Tip").are_told_by(0)


def test_cash_and_card_tell_how_was_paid() -> None:
    assert kinds("Cash", "Gift card").tell_payments(0)
    assert not kinds("Cash", "Sale").tell_payments(0)


def test_kinds_nobody_knows_are_named_beside_sales_only() -> None:
    assert kinds("Sale", "Umtausch").unknown(0) == ["Umtausch"]
    assert kinds("Food", "Umtausch").unknown(0) == []


def test_the_kind_of_most_lines_is_sold_if_no_other_can_be() -> None:
    assert kinds("Purchase", "Purchase", "Refund").sold(0) == ("purchase",)
    assert kinds("Purchase", "Purchase", "Sale").sold(0) == ()
    assert kinds("Purchase", "Refund").sold(0) == ()
