"""What people changed in forecasts: the list, a dialog for another change, and the way back."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QDialog

from retail_desktop.domain.forecast_history import OverrideValue
from retail_desktop.domain.overrides import Override
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import forecast_words, wording
from retail_desktop.gui.screens.card import button
from retail_desktop.gui.screens.change_forecast_dialog import ChangeForecastDialog, Preview, Scope
from retail_desktop.gui.screens.corrected_days import FORBIDDEN
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services import override_forecasts
from retail_desktop.services.override_forecasts import OverrideOutcome

AREAS = frozenset({"forecast"})
COLUMNS = [
    Column("what", "What changes", "text", override_forecasts.scope_words, width=150),
    Column("effect", "How", "text", override_forecasts.effect_words, width=90),
    Column("period", "When", "text", forecast_words.period, width=190),
    Column("person", "Who", "text", lambda one: one.person, width=90),
    Column("made", "Made on", "text", lambda one: wording.moment(one.created_at), width=126),
    Column("note", "Note", "text", lambda one: one.note, width=140, tooltip=lambda one: one.note),
]


class ForecastChanges(ShortTable):
    """Changes by hand; `ready(…)` says what the next one could concern, `change` is the button for the page's top."""

    def __init__(self, page: Screen, name: str, empty: str) -> None:
        self._page = page
        self._scopes: tuple[Scope, ...] = ()
        self._first, self._preview = date.min, None
        self._may_change = True
        self.change = button("Chan&ge forecast…", self._ask, "edit")
        self.remove = button("Re&move", self._take_back, "undo")
        super().__init__(
            "Changed by hand", TableModel(COLUMNS, page, key=lambda one: one.override_id), name,
            wide="note", empty=empty, buttons=(self.remove,),
        )  # fmt: skip
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())

    _preview: Preview | None

    def ready(
        self, scopes: Sequence[Scope], first: date | None, preview: Preview | None = None, *, may_change: bool = True
    ) -> None:
        """Offer changes of these things from this day on; without a day there is no forecast to change yet."""
        self._scopes, self._preview = tuple(scopes) if first else (), preview
        self._first, self._may_change = first or date.min, may_change
        self._allow()

    def show_changes(self, changes: Sequence[Override], value: OverrideValue) -> None:
        """Show the changes that hold, newest first, and what such changes were worth."""
        self.show_rows(list(reversed(changes)))
        self.say(forecast_words.value_words(value))
        self._allow()

    def _allow(self) -> None:
        self.remove.setVisible(bool(self.model.rows()))
        self.remove.setEnabled(self._may_change and self._chosen() is not None)
        self.change.setEnabled(self._may_change and bool(self._scopes))
        for one in (self.change, self.remove):
            one.setToolTip("" if self._may_change else FORBIDDEN)

    def _chosen(self) -> Override | None:
        """The change that is meant: the one with the cursor, or the only one."""
        current: Override | None = self.view.current_row()
        rows = self.model.rows()
        return current if current is not None else rows[0] if len(rows) == 1 else None

    def _ask(self) -> None:
        dialog = ChangeForecastDialog(self, self._scopes, self._first, self._preview)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            wish = dialog.change
            self._run(
                "Changing forecasts", _made, override_forecasts.add_override, wish.kind, wish.amount,
                first=wish.first, last=wish.last, sku=wish.sku, store=wish.store, category=wish.category,
                note=wish.note,
            )  # fmt: skip

    def _take_back(self) -> None:
        gone = self._chosen()
        if gone is not None:
            self._run("Taking the change back", _gone, override_forecasts.remove_override, gone.override_id)

    def _run(
        self,
        title: str,
        words: Callable[[OverrideOutcome], str],
        service: Callable[..., OverrideOutcome],
        *args: object,
        **kwargs: object,
    ) -> None:
        job = self._page.context.jobs.run(title, service, *args, areas=AREAS, **kwargs)
        job.succeeded.connect(lambda done: self._page.context.messages.inform(words(done)))
        job.refused.connect(lambda refusal, _: self._page.context.messages.refuse(refusal))
        job.cancelled.connect(
            lambda: self._page.context.messages.inform("That was cancelled; the forecasts are as they were.")
        )


def _made(done: OverrideOutcome) -> str:
    one = done.override
    what = f"{override_forecasts.effect_words(one)} for {override_forecasts.scope_words(one)}"
    return f"Changed: {what}. {_followed(done)} Plan anew to order by it; Remove takes it back."


def _gone(done: OverrideOutcome) -> str:
    return f"The change is taken back. {_followed(done)}"


def _followed(done: OverrideOutcome) -> str:
    verb = "follows" if done.forecasts == 1 else "follow"
    return f"{wording.plural(done.forecasts, 'forecast')} {verb}."
