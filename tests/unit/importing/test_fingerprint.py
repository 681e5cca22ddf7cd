"""By what a file's layout is known again."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.imports import Target
from retail_desktop.importing.fingerprint import (
    fingerprint,
    fingerprint_of,
    fingerprint_without_headings,
    heading_words,
    separation,
)
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.source import Source, rearranged

Opener = Callable[..., Source]


def mark(*headings: str, by: str = ",", target: Target = Target.SALES) -> str:
    return fingerprint_of(target, headings, by)


def test_the_order_of_the_columns_does_not_count() -> None:
    assert mark("Date", "SKU", "Qty") == mark("Qty", "Date", "SKU")


def test_capitals_accents_and_punctuation_do_not_count() -> None:
    assert mark("Quantité", "Réf.") == mark("QUANTITE", "ref")


@pytest.mark.parametrize(
    "other",
    [
        mark("Date", "SKU"),
        mark("Date", "SKU", "Qty", "Price"),
        mark("Date", "SKU", "Qty", by=";"),
        mark("Date", "SKU", "Qty", target=Target.STOCK),
    ],
)
def test_other_columns_another_separator_and_another_kind_are_another_layout(other: str) -> None:
    assert mark("Date", "SKU", "Qty") != other


def test_columns_without_a_name_of_their_own_are_told_apart_by_their_place() -> None:
    assert mark("Qty", "Qty", "Date") != mark("Qty", "Date", "Qty")
    assert mark("Qty", "", "Date") != mark("Qty", "Date", "")


def test_headings_in_other_scripts_are_not_all_the_same() -> None:
    assert mark("日付", "商品", "数量") != mark("日付", "商品", "金額")
    assert heading_words("Дата  Продажи") == heading_words("дата продажи") != ""
    assert heading_words("数量1") != heading_words("価格1")


def test_a_file_without_headings_is_known_by_its_width_and_its_name() -> None:
    same = fingerprint_without_headings(Target.SALES, 4, "till-20260928.csv")
    assert same == fingerprint_without_headings(Target.SALES, 4, "till-20260929.csv")
    assert same != fingerprint_without_headings(Target.SALES, 5, "till-20260928.csv")
    assert same != fingerprint_without_headings(Target.SALES, 4, "other-20260928.csv")


def test_a_workbook_is_known_by_its_name_instead_of_a_separator(open_text: Opener) -> None:
    heading = Heading(",", 1, ("Date", "SKU"), ())
    text = open_text("Date,SKU\n")
    with rearranged("A 28.xlsx", "", [(1, ["Date", "SKU"])]) as book:
        assert (separation(text, heading), separation(book, heading)) == (",", "a #.xlsx")
        assert fingerprint(book, Target.SALES, heading) == mark("Date", "SKU", by="a #.xlsx")
    assert fingerprint(text, Target.SALES, heading) == mark("Date", "SKU")
    bare = Heading(",", 0, (), (("2026-03-02", "417"),))
    assert fingerprint(text, Target.SALES, bare) == fingerprint_without_headings(Target.SALES, 2, "sales.csv")
