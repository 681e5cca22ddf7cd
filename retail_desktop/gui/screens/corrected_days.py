"""The days of an item that the forecast did not take as they were sold, and the wish that it does."""

from dataclasses import dataclass
from datetime import date

from retail_desktop.domain.corrections import CorrectionKind
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services import correct_demand
from retail_desktop.services.explain_forecast import ForecastExplanation

KEEP, AGAIN = "Count as so&ld", "Correct ag&ain"
FORBIDDEN = "Ask somebody who may run forecasts."
_REASONS = {CorrectionKind.OUTLIER: "Single sale far beyond the usual", CorrectionKind.LOST_SALES: "Out of stock"}
_TREATED = {CorrectionKind.OUTLIER: "corrected", CorrectionKind.LOST_SALES: "estimated"}


@dataclass(frozen=True, slots=True)
class CorrectedDay:
    """A day with what was sold and what was used; `kept` if somebody wants it taken as sold."""

    sku: str
    store: str
    day: date
    kind: CorrectionKind
    sold: float | None
    used: float | None
    kept: bool

    @property
    def can_be_kept(self) -> bool:
        """Whether somebody can say that it was what it looks like; a day without stock never shows its demand."""
        return self.kind is CorrectionKind.OUTLIER

    @property
    def state(self) -> str:
        """How the forecast takes the day."""
        if self.kept:
            return "counts as sold" if self.used is None else "counts as sold from the next forecast on"
        return _TREATED[self.kind]


def corrected_days(found: ForecastExplanation) -> list[CorrectedDay]:
    """Corrections and kept days, newest first."""
    kept = {one.day: one for one in found.kept}
    days = [
        CorrectedDay(one.sku, one.store, one.day, one.kind, one.sold, one.used, one.day in kept)
        for one in found.corrections
    ]
    seen = {one.day for one in days}
    days += [
        CorrectedDay(one.sku, one.store, one.day, CorrectionKind.OUTLIER, None, None, kept=True)
        for one in found.kept
        if one.day not in seen
    ]
    return sorted(days, key=lambda one: one.day, reverse=True)


COLUMNS = [
    Column("kept", "Count\nas sold", "check", lambda one: one.kept, width=60, editable=lambda one: one.can_be_kept),
    Column("day", "Day", "date", lambda one: one.day, width=92),
    Column("why", "Why", "text", lambda one: _REASONS[one.kind], width=220),
    Column("sold", "Sold", "number", lambda one: one.sold, width=56),
    Column("used", "Counted\nas", "number", lambda one: one.used, decimals=1, width=64),
    Column("state", "State", "text", lambda one: one.state, width=90, tooltip=lambda one: one.state),
]


class CorrectedDays(ShortTable):
    """One click lets a day count as it was sold, another one corrects it again."""

    def __init__(self, page: Screen) -> None:
        self._page = page
        self._may_change = True
        self.keep = button(KEEP, self._press)
        super().__init__(
            "Days not taken as sold", TableModel(COLUMNS, page, key=lambda one: one.day), "item_corrections",
            wide="state", buttons=(self.keep,),
        )  # fmt: skip
        self.model.edited.connect(lambda day, _key, wished: self._wish(day, wished=bool(wished)))
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())

    def show_explanation(self, found: ForecastExplanation) -> None:
        """Show the days of one item; nothing where none was corrected."""
        days = corrected_days(found)
        self._may_change = found.may_change
        self.setVisible(bool(days))
        self.show_rows(days)
        lost = sum(one.kind is CorrectionKind.LOST_SALES for one in days)
        self.say(
            f"{wording.plural(lost, 'day')} without stock: what would have been sold is estimated, so that empty "
            "shelves do not make the forecast lower." if lost else ""
        )  # fmt: skip
        self.keep.setVisible(lost < len(days))
        self._allow()

    def _allow(self) -> None:
        day = self._chosen()
        self.keep.setText(AGAIN if day is not None and day.kept else KEEP)
        self.keep.setEnabled(self._may_change and day is not None)
        self.keep.setToolTip("" if self._may_change else FORBIDDEN)

    def _chosen(self) -> CorrectedDay | None:
        """The day that the button means: the one with the cursor, or the only one."""
        current: CorrectedDay | None = self.view.current_row()
        able = [one for one in self.model.rows() if one.can_be_kept]
        if current is not None and current.can_be_kept:
            return current
        return able[0] if len(able) == 1 else None

    def _press(self) -> None:
        day = self._chosen()
        if day is not None:
            self._wish(day, wished=not day.kept)

    def _wish(self, day: CorrectedDay, *, wished: bool) -> None:
        service = correct_demand.keep_as_sold if wished else correct_demand.correct_again
        job = self._page.context.jobs.run(
            "Noting the day", service, day.sku, day.store, day.day, areas=frozenset({"forecast"})
        )
        how = "counts as it was sold" if wished else "is judged anew"
        words = f"{wording.full_day(day.day)} {how} from the next forecast on."
        job.succeeded.connect(lambda _: self._page.context.messages.inform(words))
        job.refused.connect(lambda refusal, _: self._page.context.messages.refuse(refusal))
