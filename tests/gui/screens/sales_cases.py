"""What the services of sales answer the page."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.analysis.answer import Answer, Choices, Column, Course, Figure, Groups, Line
from retail_desktop.domain.analysis.question import Measure, Question, Slice, View
from retail_desktop.domain.errors import RetailError
from retail_desktop.services import analyse_sales, saved_views, write_analysis
from retail_desktop.services.saved_views import SavedView

NEWEST = date(2026, 9, 30)
OLDEST = date(2024, 1, 1)
CHOICES = Choices(
    (("main", "Harbour Street"), ("west", "West End")), ("Gifts", ""), (("BRI", "Brightwater"),), OLDEST, NEWEST,
    sees_cost=True,
)  # fmt: skip


@dataclass
class Desk:
    """What the page asked, and what it is told."""

    choices: Choices = CHOICES
    asked: list[Question] = field(default_factory=list)
    views: list[SavedView] = field(default_factory=list)
    written: list[tuple[Answer, str]] = field(default_factory=list)
    refusal: str = ""

    def answer(self, question: Question) -> Answer:
        """A picture, two rows, and a way into the first of them."""
        self.asked.append(question)
        if self.refusal:
            raise RetailError(self.refusal)
        by_day = question.view in (View.TREND, View.PRICE)
        columns = (
            (Column("from", "From", "date"), Column("units", "Units", "number"))
            if by_day
            else (Column("sku", "Code", "code"), Column("name", "Item", "text"), Column("units", "Units", "number"))
        )
        deeper = replace(question.narrowed(Slice.ITEM, "00417"), view=View.TREND)
        if question.sku is not None:
            deeper = replace(question, view=View.RECEIPTS)
        rows = (
            ((NEWEST, Decimal(5)), (NEWEST - timedelta(days=7), Decimal(3)))
            if by_day
            else (("00417", "Sailor Mug", Decimal(5)), ("00422", "Towel", Decimal(3)))
        )
        picture = Groups(("Sailor Mug",), (("This period", (5.0,)),))
        if by_day:
            picture = Course(((NEWEST, NEWEST),), (5.0,), (False,), ())
        figures = (
            Figure("Units", "number", Decimal(1234), Decimal("0.047")),
            Figure("Net sales", "money", Decimal("98765.40"), Decimal("-0.1")),
            Figure("Average price", "money", Decimal("2.5"), Decimal(0)),
            Figure("Margin", "money", None),
            Figure("Other", "number", Decimal(7)),
        )
        return Answer(
            question, "Units by item", "", columns, (Line(rows[0], deeper), Line(rows[1])),
            None if question.view is View.RECEIPTS else picture, "In words.", NEWEST, figures, ("A note.",),
            currency="USD",
        )  # fmt: skip

    def save(self, name: str, question: Question, preset: str) -> SavedView:
        """Keep a view."""
        self.views.append(SavedView(name, question, preset))
        return self.views[-1]

    def delete(self, name: str) -> None:
        """Forget a view."""
        self.views = [view for view in self.views if view.name != name]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, shop: object) -> Desk:
    """The analyst's desk behind the services, in place of that of the shop."""
    made = Desk()

    def answer(module: object, name: str, make: Callable[..., Any]) -> None:
        monkeypatch.setattr(module, name, lambda _place, *args: make(*args))

    answer_about_sales(answer, made)
    return made


def answer_about_sales(answer: Callable[[object, str, Callable[..., Any]], None], desk: Desk | None = None) -> None:
    """Let the services answer from a desk."""
    made = desk or Desk()
    answer(analyse_sales, "sales_choices", lambda: made.choices)
    answer(analyse_sales, "analyse_sales", made.answer)
    answer(saved_views, "list_views", lambda: tuple(made.views))
    answer(saved_views, "save_view", made.save)
    answer(saved_views, "delete_view", made.delete)
    answer(write_analysis, "write_answer", lambda one, out: made.written.append((one, out.name)))


MARGIN = Measure.MARGIN
