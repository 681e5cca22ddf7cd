"""What a forecast is made of, in small charts: the week, the coming weeks, the methods, and how past ones did."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.gui.screens import forecast_words, wording
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.factor_bars import FactorBars
from retail_desktop.gui.screens.past_totals import PastTotals
from retail_desktop.gui.screens.votes_bar import VotesBar

DAYS = 7


class ForecastPictures(QWidget):
    """Four cards, two in a row, and one for the days of the month where they matter.

    Hidden for forecasts of earlier program versions, which kept no parts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.week, self.course = FactorBars("Weekdays"), FactorBars("Coming weeks")
        self.votes, self.past = VotesBar(), PastTotals()
        self._week_words, self._course_words = text(role="muted", wrap=True), text(role="muted", wrap=True)
        self._past_words = text(role="muted", wrap=True)
        self._past_title, self._level = text("", "panel"), text(role="muted", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(_card(text("Weekdays, 1 is the mean", "panel"), self.week, self._week_words), 0, 0)
        grid.addWidget(_card(text("Coming weeks, 1 is this week", "panel"), self.course, self._course_words), 0, 1)
        grid.addWidget(_card(self._past_title, self.past, self._past_words), 1, 0)
        grid.addWidget(_card(text("Who says so", "panel"), self.votes, self._level), 1, 1)
        self.month, self._month_words = FactorBars("Days of the month", decimals=2), text(role="muted", wrap=True)
        self.month_card = _card(text("Days of the month, 1 is the mean", "panel"), self.month, self._month_words)
        grid.addWidget(self.month_card, 2, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def show_parts(self, parts: ForecastParts | None, forecast: ItemForecast | None) -> None:
        """Show what one forecast was multiplied from."""
        self.setVisible(parts is not None and forecast is not None)
        if parts is None or forecast is None:
            return
        first = forecast.day(1)
        pattern = forecast_words.week_pattern(parts, first)
        tips = [f"{day}: {wording.times(one)}" for day, one in zip(forecast_words.WEEKDAYS, pattern, strict=True)]
        self.week.show_factors(forecast_words.WEEKDAYS, pattern, tips)
        self._week_words.setText(_sentence(forecast_words.week_words(pattern)))
        weeks = -(-forecast.horizon_days // DAYS)
        factors = list(parts.year_factors[:weeks]) or [1.0] * weeks
        starts = [first + timedelta(days=DAYS * place) for place in range(len(factors))]
        names = [wording.short_day(day) for day in starts]
        said = [f"Week from {wording.day(day)}: {wording.times(one)}" for day, one in zip(starts, factors, strict=True)]
        self.course.show_factors(names, factors, said)
        self._course_words.setText(_sentence(forecast_words.course_words(factors) or "about the same all along"))
        self._show_month(parts, first)
        self.votes.show_votes(parts.votes)
        self._level.setText(
            f"Level: {forecast_words.rate(parts.level)} a day, weekdays and season taken out. Each method counts as "
            "much as it was right about this item before."
        )
        self._show_past(parts)

    def _show_month(self, parts: ForecastParts, first: date) -> None:
        factors = parts.month_factors[: forecast_words.MONTH_DAYS]
        self.month_card.setVisible(any(factor != 1 for factor in factors))
        days = [first + timedelta(days=step) for step in range(len(factors))]
        tips = [f"{wording.day(day)}: {wording.times(one, 2)}" for day, one in zip(days, factors, strict=True)]
        self.month.show_factors([wording.short_day(day) for day in days], factors, tips)
        words = forecast_words.month_words(factors, first)
        self._month_words.setText(_sentence(words or "small differences, as with pay days, learned of its category"))

    def _show_past(self, parts: ForecastParts) -> None:
        past = parts.past
        self.past.setVisible(bool(past))
        days = past[0].days if past else 28
        self._past_title.setText(f"Past forecasts of {days} days and what came")
        self.past.show_totals(past)
        outside = sum(not one.low <= one.actual <= one.high for one in past)
        words = "Bar: 5 % to 95 % line, its mark the forecast; dot: units sold."
        if outside:
            words += f" {wording.plural(outside, 'dot')} outside the bar; about one in ten is usual."
        self._past_words.setText(words if past else "The history is too short to test a forecast on.")


def _card(title: QLabel, *parts: QWidget) -> Card:
    card = Card(padding=10, spacing=4)
    card.body.addWidget(title)
    _add(card, parts)
    card.body.addStretch(1)
    return card


def _add(card: Card, parts: Sequence[QWidget]) -> None:
    for part in parts:
        card.body.addWidget(part)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
