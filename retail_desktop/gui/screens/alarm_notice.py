"""The line that says how many items have sold outside their range, with the way to their list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retail_desktop.domain.forecast_history import DRIFT_WEEKS, Drift
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.services import forecast_accuracy

WEEKS = {3: "three"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Items of a list by code and store, and why they were chosen."""

    keys: frozenset[tuple[str, str]]
    why: str


def alarm_count_words(alarms: Sequence[Drift]) -> str:
    """`3 items have sold outside their forecast range for three weeks or more.`."""
    if not alarms:
        return ""
    one, weeks = len(alarms) == 1, WEEKS.get(DRIFT_WEEKS, str(DRIFT_WEEKS))
    have, their = ("has", "its") if one else ("have", "their")
    return (
        f"{wording.plural(len(alarms), 'item')} {have} sold outside {their} forecast range for {weeks} weeks or more."
    )


class AlarmNotice(Notice):
    """Reads the alarms itself; its button hands over the items they speak of."""

    def __init__(self, page: Screen, show: Callable[[Chosen], object]) -> None:
        super().__init__("Sho&w them", self._press)
        self._page, self._show_items, self._latest = page, show, Latest()
        self._alarms: tuple[Drift, ...] = ()
        self.sign.show_icon(status_icon(Status.BEFORE_DELIVERY))

    def reload(self) -> None:
        """Read the alarms again."""
        self._latest.take(self._page.context.jobs.read(forecast_accuracy.forecast_alarms), self._take)

    def _take(self, alarms: tuple[Drift, ...]) -> None:
        self._alarms = alarms
        self.say(alarm_count_words(alarms))

    def _press(self) -> None:
        keys = frozenset((alarm.sku, alarm.store) for alarm in self._alarms)
        self._show_items(Chosen(keys, "Sold outside their forecast range"))
