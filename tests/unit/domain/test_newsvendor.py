"""One-season stocks and expected shortages; the numbers are those of the examples named."""

import pytest

from retail_desktop.domain.newsvendor import (
    base_stock_normal,
    newsvendor_normal,
    newsvendor_poisson,
    normal_loss,
    poisson_loss,
    standard_loss,
)


def test_snyder_and_shen_example_4_1_newsvendor_of_normal_demand() -> None:
    assert newsvendor_normal(0.18, 0.70, 50, 8) == pytest.approx((56.6039559, 1.9976052), abs=1e-7)


def test_snyder_and_shen_example_4_4_base_stock() -> None:
    assert base_stock_normal(0.18, 0.70, 50, 8, 4) == pytest.approx((264.7668944, 4.4667810), abs=1e-7)


def test_snyder_and_shen_newsvendor_of_poisson_demand() -> None:
    assert newsvendor_poisson(0.18, 0.70, 50) == pytest.approx((56, 1.7972352), abs=1e-7)


def test_snyder_and_shen_appendix_c_loss_functions() -> None:
    assert standard_loss(1.3) == pytest.approx(0.0455279621, abs=1e-10)
    assert normal_loss(18.6, 15, 3) == pytest.approx(0.1683073521, abs=1e-9)
    assert poisson_loss(18, 15) == pytest.approx(0.5176095283, abs=1e-10)
