"""What the past says about a forecast, in plain words."""

from dataclasses import dataclass

from retail_desktop.domain.forecast import Accuracy

ENOUGH_FOLDS = 8
ENOUGH_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well an item was forecast at past origins, of which it was tested that many times.

    Attributes:
        accuracy: the figures; None where nothing could be tested.
        weeks: full weeks since the first sale.
        days: length of the totals that were tested.
    """

    accuracy: Accuracy | None
    weeks: int
    days: int

    @property
    def folds(self) -> int:
        """How many past forecasts were tested."""
        return self.accuracy.folds if self.accuracy else 0

    @property
    def enough(self) -> bool:
        """Whether there is enough to judge by; fewer than 8 tests or 26 weeks get the grey badge."""
        return self.folds >= ENOUGH_FOLDS and self.weeks >= ENOUGH_WEEKS

    @property
    def held(self) -> int | None:
        """How many of the tested totals stayed at or below the 95 % line."""
        share = self.accuracy.coverage_95 if self.accuracy else None
        return None if share is None else round(share * self.folds)

    @property
    def better(self) -> bool | None:
        """Whether the engine beats carrying the mean of 28 days on; None where that is not known."""
        added = self.accuracy.value_added if self.accuracy else None
        return None if added is None else added > 0

    @property
    def badge(self) -> str:
        """The words of the grey badge; empty where there is enough to judge by."""
        if self.enough:
            return ""
        return f"Little history: {_counted(self.weeks, 'week')}, {_counted(self.folds, 'test')}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """The evidence as it is read out, most important first."""
        if self.accuracy is None or self.held is None:
            return ("The history is too short to test a forecast on.",)
        told = [f"The 95 % line held in {self.held} of {_counted(self.folds, 'past total')} of {self.days} days."]
        added, bias = self.accuracy.value_added, self.accuracy.bias
        if added is not None:
            told.append(
                f"{added:.0%} less error than a 28-day mean." if self.better else "No better than a 28-day mean."
            )
        if bias is not None and abs(bias) >= 0.1:
            told.append(f"Forecast {abs(bias):.0%} too {'high' if bias > 0 else 'low'} on average.")
        return tuple(told)


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
