"""How people's changes of order quantities turned out: a sentence a person, and every change."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from retail_desktop.domain.change_scores import ChangeOutcome, Score, Verdict
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services.score_changes import ChangeScores

NONE_YET = (
    "Nothing to look back on yet. A change of an order quantity is held against what sold once the days it was for are "
    "over."
)
GROUNDS = (
    "Each quantity is played through with what really sold. A change helped if missed sales and keeping the rest cost "
    "less than with the suggestion."
)
WORDS = {Verdict.HELPED: "Helped", Verdict.SAME: "No difference", Verdict.WORSE: "Did not help"}


class ChangedQuantities(ShortTable):
    """The changes that can be judged, newest first; above them what they came to together."""

    def __init__(self, page: QObject) -> None:
        self._names: dict[str, str] = {}
        super().__init__(
            "Changed order quantities",
            TableModel(
                _columns(self._names), page, key=lambda one: (one.change.plan_id, one.change.sku, one.change.store)
            ),
            "changed_quantities",
            wide="name",
            empty=NONE_YET,
        )

    def show_scores(self, scores: ChangeScores, names: Mapping[str, str]) -> None:
        """Show how changes turned out; `names` are those of the items by code."""
        self._names.clear()
        self._names.update(names)
        told = [score_words(score, scores.reader) for score in scores.people]
        if scores.waiting:
            told.append(f"{wording.plural(scores.waiting, 'change')} not over yet.")
        self.say("\n".join([*told, GROUNDS] if scores.people else told))
        self.show_rows(scores.outcomes)


def score_words(score: Score, reader: str) -> str:
    """`Your changes: 14 of 23 helped; …`, or whose they are."""
    whose = "Your changes" if score.name == reader else f"Changes by {score.name}" if score.name else "Changes"
    return f"{whose}: {score.in_words}"


def _columns(names: Mapping[str, str]) -> list[Column]:
    return [
        Column("day", "Plan of", "date", lambda one: one.change.as_of, width=74),
        Column("sku", "Code", "code", lambda one: one.change.sku, width=90),
        Column("name", "Item", "text", lambda one: names.get(one.change.sku, ""), width=150),
        Column("person", "By", "text", lambda one: one.change.person, width=90),
        Column("suggested", "Sug-\ngested", "number", lambda one: one.change.suggested, width=62),
        Column("ordered", "Or-\ndered", "number", lambda one: one.change.ordered, width=62),
        Column("sold_more", "More units\nsold", "number", lambda one: one.sold_more, width=76),
        Column("stock_less", "Less left,\nat cost", "money", lambda one: one.stock_less, decimals=2, width=84),
        Column("verdict", "Outcome", "text", _verdict, width=96),
        Column("note", "Note", "text", lambda one: one.change.note, width=110, tooltip=lambda one: one.change.note),
    ]


def _verdict(one: ChangeOutcome) -> str:
    return WORDS[one.verdict]
