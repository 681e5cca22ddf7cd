"""One model for the whole catalogue."""

import threading

import numpy as np
import pytest

from retail_desktop.forecasting import pooled
from retail_desktop.forecasting.features import describe
from retail_desktop.forecasting.history import DemandMatrix, split_weeks
from retail_desktop.forecasting.pooled import PooledModel, fit_pooled, fitting_pooled
from retail_desktop.forecasting.preparation import Prepared, prepare

SPLIT = split_weeks(60)


def catalogue(items: int, days: int) -> Prepared:
    values = np.random.default_rng(4).poisson(np.linspace(0.5, 9, items)[:, None], (items, days)).astype(float)
    matrix = DemandMatrix(values, np.ones(values.shape, dtype=np.bool_), 0, np.arange(items) % 4)
    return prepare(matrix, lambda _: None)


def model(prepared: Prepared) -> PooledModel | None:
    return fit_pooled(describe(prepared, np.arange(len(prepared.groups)), lambda _: None), prepared.split.weeks)


def test_a_store_of_less_than_a_year_has_a_model_too() -> None:
    assert model(catalogue(150, 210)) is not None


@pytest.mark.parametrize(("items", "days"), [(6, 210), (1, 1000), (300, 130)])
def test_few_items_or_weeks_are_too_little_to_learn_from(items: int, days: int) -> None:
    assert model(catalogue(items, days)) is None


def test_items_that_have_not_sold_for_long_teach_nothing() -> None:
    values = np.zeros((200, 400))
    values[:, 0] = 5
    shown = DemandMatrix(values, np.ones(values.shape, dtype=np.bool_), 0, np.arange(200) % 4)
    assert model(prepare(shown, lambda _: None)) is None


def test_who_leaves_early_does_not_wait_for_the_fitting(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared, left = catalogue(2, 70), threading.Event()
    monkeypatch.setattr(pooled, "fit_pooled", lambda *_: left.wait(60) and None)
    with pytest.raises(KeyboardInterrupt), fitting_pooled(describe(prepared, np.arange(2), lambda _: None), SPLIT):
        raise KeyboardInterrupt
    left.set()  # the fitting would have gone on until now
