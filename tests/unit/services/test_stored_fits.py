"""Fitted smoothing in the store."""

from datetime import date

import pytest

from retail_desktop.domain.errors import StoreFileError
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.persistence import forecasts, smoothing_fits
from retail_desktop.services.stored_fits import StoredFits
from retail_desktop.services.workplace import Workplace

MUG, TOWEL = b"0" * 16, b"1" * 16


def begin(place: Workplace) -> int:
    head = ForecastRun(0, date(2025, 7, 24), 28, "", 2, 0.0)
    with place.database.writing() as work:
        return forecasts.add_run(work, head, person="", sales_version=1, engine="1", whole=True)


def test_what_one_run_puts_the_next_one_gets(empty_shop: Workplace) -> None:
    StoredFits(empty_shop, begin(empty_shop)).put({MUG: (0.25, 3.0)})
    assert StoredFits(empty_shop, begin(empty_shop)).get([MUG, TOWEL]) == {MUG: (0.25, 3.0)}


def test_fits_wait_while_another_program_holds_the_store(
    empty_shop: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = StoredFits(empty_shop, begin(empty_shop))

    def busy(*_: object) -> None:
        raise StoreFileError("another program is writing to it")

    with monkeypatch.context() as patch:
        patch.setattr(smoothing_fits, "keep", busy)
        fits.put({MUG: (0.25, 3.0)})
    assert fits.get([MUG]) == {}
    fits.put({TOWEL: (0.5, 1.0)})
    assert dict(fits.get([MUG, TOWEL])) == {MUG: (0.25, 3.0), TOWEL: (0.5, 1.0)}


def test_what_a_run_found_counts_as_used_by_it(empty_shop: Workplace) -> None:
    StoredFits(empty_shop, begin(empty_shop)).put({MUG: (0.25, 3.0), TOWEL: (0.5, 1.0)})
    for _ in range(2):
        fits = StoredFits(empty_shop, begin(empty_shop))
        fits.get([TOWEL])
        with empty_shop.database.writing() as work:
            fits.finish(work)
    with empty_shop.database.reading() as work:
        assert smoothing_fits.kept(work, [MUG, TOWEL]) == {TOWEL: (0.5, 1.0)}
