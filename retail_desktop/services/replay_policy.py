"""What the program's suggestions would have done on the store's own past, against what happened and simple rules."""

from collections.abc import Collection
from datetime import date

from retail_desktop.domain.people import Permission
from retail_desktop.domain.replay import Replay, Rule
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace


def replay_policy(
    place: Workplace,
    *,
    first: date | None = None,
    store: str | None = None,
    rules: Collection[Rule] = tuple(Rule),
    weeks_between: int | None = None,
    progress: Progress = silent,
) -> Replay:
    """Walk from `first` (default: half a year before the newest sales) to the newest sales, day by day.

    Demand is what was sold, and what is estimated lost on days without stock; what a rule has not got is lost. The
    program forecasts anew every `weeks_between` weeks from what was known then, and follows the sales in between.

    Raises:
        RetailError: there is too little history.
        NotFoundError: there is no such store.
    """
    from retail_desktop.services.replay_walk import walk_through  # noqa: PLC0415 - statsmodels is slow to load

    place.allow(Permission.VIEW_COST)
    tried = [rule for rule in Rule if rule in rules or rule is Rule.PROGRAM]
    return walk_through(place, first, store, tried, weeks_between, progress)
