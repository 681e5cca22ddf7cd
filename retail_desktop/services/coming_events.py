"""What is known to happen to one item on the days of its forecast, by the names that the engine knows."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from retail_desktop.domain.events import ComingEvent
from retail_desktop.persistence import catalogue, events
from retail_desktop.persistence.database import Work
from retail_desktop.services.choose_holidays import region_of

AFTERMATH = "After a promotion"
"""A day that is changed though nothing happens on it: fewer buy what they have just bought."""


def coming_events(work: Work, sku: str, store: str, as_of: date, factors: Sequence[float]) -> Iterator[ComingEvent]:
    """The days after `as_of` whose usual demand is changed by these factors, with what happens on them."""
    if all(factor == 1 for factor in factors):
        return
    import numpy as np  # noqa: PLC0415 - slow to load, and few items need it

    from retail_desktop.services.demand_history import Histories  # noqa: PLC0415 - loads NumPy
    from retail_desktop.services.event_calendar import lay_out  # noqa: PLC0415 - as above

    item = catalogue.items(work, [sku])[sku]
    alone = Histories(
        keys=((0, 0),),
        skus=(sku,),
        stores=(store,),
        categories=(item.category,),
        groups=np.zeros(1, dtype=np.int64),
        prices=np.array([float(item.price) if item.price is not None else np.nan]),
        first=as_of,
        demand=np.zeros((1, 1)),
        observed=np.ones((1, 1), dtype=np.bool_),
        empty=(),
        sold_out=(),
    )
    calendar = lay_out(events.events(work), {store: region_of(work, store)}, alone, len(factors))
    for ahead, factor in enumerate(factors, start=1):
        if factor != 1:
            names = calendar.happenings(0, ahead) or (AFTERMATH,)
            yield ComingEvent(as_of + timedelta(days=ahead), names, float(factor))
