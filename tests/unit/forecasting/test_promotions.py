"""How much more is sold on promotion."""

import numpy as np
import pytest

from retail_desktop.forecasting.promotions import FACTORS, Evidence, Uplift, estimate_uplift

N_ITEMS, TIMES = 40, 60
GROUPS = np.arange(N_ITEMS, dtype=np.int64) % 2
RANDOM = np.random.default_rng(5)


def evidence(factor: np.ndarray, depth: np.ndarray | None = None, usual: float = 10.0) -> Evidence:
    """Give days of all items with factors on ten units that are usual; 0 days where there are none."""
    rows = np.repeat(np.arange(len(factor)), factor.shape[1])
    sold = RANDOM.poisson(factor * usual).ravel().astype(float)
    deep = np.zeros(len(rows)) if depth is None else depth.ravel()
    return Evidence(rows, RANDOM.integers(0, 7, len(rows)), deep, sold, np.full(len(rows), usual))


def factors(uplift: Uplift, depth: float = 0.0) -> np.ndarray:
    rows = np.arange(N_ITEMS)
    return uplift.factors(rows, GROUPS, np.zeros(N_ITEMS, dtype=np.int64), np.full(N_ITEMS, depth))


def test_categories_have_their_own_factors() -> None:
    true = np.where(GROUPS == 0, 1.5, 2.5)[:, None] * np.ones((1, TIMES))
    found = factors(estimate_uplift(evidence(true), GROUPS, 2, 1.0))
    np.testing.assert_allclose(found, true[:, 0], rtol=0.12)


def test_items_have_their_own_factors_as_far_as_the_evidence_goes() -> None:
    true = np.linspace(1.1, 2.9, N_ITEMS)[:, None]
    much = factors(estimate_uplift(evidence(true * np.ones((1, TIMES))), GROUPS, 2, 1.0))
    np.testing.assert_allclose(much, true[:, 0], rtol=0.15)
    little = factors(estimate_uplift(evidence(true, usual=0.3), GROUPS, 2, 1.0))
    assert np.ptp(little) < 0.7 * np.ptp(true)


def test_a_deeper_cut_sells_more() -> None:
    depth = -np.log(1 - RANDOM.choice([0.1, 0.2, 0.4], (N_ITEMS, TIMES)))
    uplift = estimate_uplift(evidence(np.exp(2.0 * depth), depth), GROUPS, 2, 1.0)
    assert uplift.elasticity == pytest.approx(2.0, abs=0.25)
    assert factors(uplift, -np.log(0.7)).mean() == pytest.approx(0.7**-2.0, rel=0.08)


def test_a_dearer_promotion_never_sells_more() -> None:
    depth = -np.log(1 - RANDOM.choice([0.1, 0.4], (N_ITEMS, TIMES)))
    uplift = estimate_uplift(evidence(np.where(depth > 0.2, 1.2, 2.0), depth), GROUPS, 2, 1.0)
    assert (uplift.elasticity >= 0).all()


def test_an_item_never_promoted_gets_its_categorys_factor() -> None:
    true = np.full((N_ITEMS, TIMES), 2.0)
    seen = evidence(true)
    known = seen.rows > 1
    part = Evidence(seen.rows[known], seen.weekdays[known], seen.depth[known], seen.sold[known], seen.usual[known])
    assert factors(estimate_uplift(part, GROUPS, 2, 1.0))[:2] == pytest.approx(2.0, rel=0.1)


def test_without_evidence_the_factor_is_one() -> None:
    none = np.zeros(0, dtype=np.int64)
    uplift = estimate_uplift(Evidence(none, none, np.zeros(0), np.zeros(0), np.zeros(0)), GROUPS, 2, 1.0)
    np.testing.assert_allclose(factors(uplift), 1.0)


def test_a_single_lucky_sale_hardly_moves_the_factor() -> None:
    one = Evidence(np.array([0]), np.array([0]), np.zeros(1), np.array([3.0]), np.array([0.2]))
    assert factors(estimate_uplift(one, GROUPS, 2, 1.0)).max() < 1.4


def test_factors_stay_within_bounds() -> None:
    seen = evidence(np.full((N_ITEMS, TIMES), 900.0))
    assert factors(estimate_uplift(seen, GROUPS, 2, 1.0)).max() == FACTORS[1]


def test_weekdays_may_differ() -> None:
    rows = np.repeat(np.arange(N_ITEMS), TIMES)
    weekdays = np.tile(np.arange(TIMES) % 7, N_ITEMS)
    usual = np.full(len(rows), 10.0)
    sold = usual * np.where(weekdays == 0, 3.0, 1.5)
    uplift = estimate_uplift(Evidence(rows, weekdays, np.zeros(len(rows)), sold, usual), GROUPS, 2, 1.0)
    assert factors(uplift).mean() == pytest.approx(3.0, rel=0.1)
