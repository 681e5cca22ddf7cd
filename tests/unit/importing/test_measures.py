"""What the words of a heading give away."""

import pytest

from retail_desktop.importing.measures import names_figure, names_no_store, names_place, names_street, numbered_alike


@pytest.mark.parametrize("heading", ["Fuel_Price", "Number of customers", "net sales", "Avg. temperature", "Total"])
def test_some_headings_are_figures(heading: str) -> None:
    assert names_figure(heading)


@pytest.mark.parametrize("heading", ["High tea", "Milk low fat", "Gift set of 3", "Harbour St", ""])
def test_a_figure_is_nothing_but_one(heading: str) -> None:
    assert not names_figure(heading)


@pytest.mark.parametrize("heading", ["Harbour St", "North", "S01", "store 2", "Filiale 3", "Online"])
def test_some_headings_sound_like_stores(heading: str) -> None:
    assert names_place(heading)


@pytest.mark.parametrize("label", ["Week 1", "returned", "XL", "red", "Mon", "", "small size"])
def test_some_labels_are_no_stores(label: str) -> None:
    assert names_no_store(label)
    assert not names_no_store("Oslo")


def test_a_street_is_more_than_the_word() -> None:
    assert names_street("Mill Lane")
    assert not names_street("Lane")


def test_numbers_behind_the_same_word_are_doubted_unless_they_are_codes() -> None:
    assert numbered_alike(["sensor1", "sensor2"])
    assert numbered_alike(["1", "2", "30"])
    assert not numbered_alike(["SKU001", "SKU002"])
    assert not numbered_alike(["21029627", "21029628"])
    assert not numbered_alike(["M01AB", "N02"])
    assert not numbered_alike(["Mug", "Tee"])
