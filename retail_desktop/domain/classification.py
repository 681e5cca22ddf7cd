"""Classes of items: by share of revenue (ABC) and by demand pattern."""

from collections.abc import Mapping, Sequence

ADI_CUT = 1.32
CV2_CUT = 0.49


def abc(revenue: Mapping[str, float], a_share: float = 0.80, b_share: float = 0.95) -> dict[str, str]:
    """A, B or C by cumulative share of revenue, largest first; an item without revenue is C.

    The item that crosses a border still belongs to the better class.
    """
    total = sum(value for value in revenue.values() if value > 0)
    classes: dict[str, str] = {}
    before = 0.0
    for sku, value in sorted(revenue.items(), key=lambda pair: (-pair[1], pair[0])):
        if value <= 0 or before >= b_share * total:
            classes[sku] = "C"
        else:
            classes[sku] = "A" if before < a_share * total else "B"
        before += max(value, 0)
    return classes


def demand_pattern(sizes: Sequence[float], open_days: int) -> str:
    """Smooth, erratic, intermittent or lumpy demand (Syntetos, Boylan & Croston 2005); `none` without a sale.

    `sizes` are the days with demand. ADI = open days / days with demand, cut 1.32; CV^2 of the sizes, cut 0.49.
    """
    positive = [size for size in sizes if size > 0]
    return pattern_from_moments(len(positive), sum(positive), sum(size**2 for size in positive), open_days)


def pattern_from_moments(days_with_demand: int, total: float, total_of_squares: float, open_days: int) -> str:
    """The demand pattern from the number of days with demand, the sum of their sizes and of the sizes squared."""
    if not days_with_demand:
        return "none"
    mean = total / days_with_demand
    cv2 = total_of_squares / days_with_demand / mean**2 - 1
    often = open_days / days_with_demand < ADI_CUT
    if often:
        return "smooth" if cv2 < CV2_CUT else "erratic"
    return "intermittent" if cv2 < CV2_CUT else "lumpy"


def xyz(weekly_mean: float, mean_square: float, x_cut: float = 0.5, y_cut: float = 1.0) -> str:
    """X, Y or Z by the coefficient of variation of weekly demand: mean of the weeks, and mean of their squares."""
    if weekly_mean <= 0:
        return "Z"
    variation = max(0.0, mean_square / weekly_mean**2 - 1) ** 0.5
    return "X" if variation < x_cut else "Y" if variation < y_cut else "Z"
