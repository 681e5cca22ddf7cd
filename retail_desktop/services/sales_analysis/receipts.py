"""The sales lines themselves, of one item."""

from datetime import date

from retail_desktop.domain.analysis.answer import Column, Line
from retail_desktop.domain.analysis.question import Slice
from retail_desktop.domain.quantities import money, quantity
from retail_desktop.persistence import catalogue, sale_columns
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.scene import Scene

MOST_LINES = 5_000


def show_receipts(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], None, str]:
    """The newest lines of the chosen item in the period, at most 5,000."""
    columns = (
        Column("date", "Date", "date", 0, 96), Column("time", "Time", "text", 0, 60),
        Column("store", "Store", "text", 0, 100), Column("receipt", "Receipt", "code", 0, 110),
        Column("units", "Units", "number", 0, 70), Column("price", "Price", "money", 2, 80),
        Column("net", "Net sales", "money", 2, 90),
    )  # fmt: skip
    question = scene.question
    keys, stores = catalogue.item_ids(scene.work), catalogue.store_ids(scene.work)
    names = {number: scene.name(Slice.STORE, code) for code, number in stores.items()}
    found = sale_columns.receipt_lines(
        scene.work, keys.get(question.sku or "", -1), stores.get(question.store) if question.store else None,
        question.first.toordinal(), scene.last.toordinal(), MOST_LINES,
    )  # fmt: skip
    rows = tuple(
        Line(
            (
                date.fromordinal(day), "" if minute is None else f"{minute // 60:02}:{minute % 60:02}", names[store],
                receipt, quantity(units), None if price is None else money(price), None if net is None else money(net),
            )
        )
        for day, minute, store, receipt, units, price, net in found
    )  # fmt: skip
    words = f"{len(rows):,} sales lines, {scenes.span_words(scene)}, the newest first."
    if len(rows) == MOST_LINES:
        words += " Older ones are left out: choose a shorter period."
    return columns, rows, None, words
