"""What is done with the terms of items: typed figures, whole sets of terms, who is preferred; each with an undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_terms import price_breaks_text
from retail_desktop.gui.formats import Kind
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import term_fields, wording
from retail_desktop.gui.screens.order_undo import Undo, UndoSteps
from retail_desktop.gui.table_model import Column
from retail_desktop.services import change_suppliers

AREAS = frozenset({"catalogue"})
READING: dict[str, Callable[[str], object]] = {
    "unit_cost": term_fields.some_amount,
    "pack_size": term_fields.units,
    "minimum_order": term_fields.units,
    "lead_time_days": term_fields.some_days,
}
Terms = Sequence[SupplyTerms]


class TermsWork:
    """Carries out changes for a page, and remembers how to take them back."""

    def __init__(self, page: Screen, steps: UndoSteps) -> None:
        self._page, self.steps = page, steps

    def save(self, sku: str, after: Terms, before: Terms, words: str) -> None:
        """Keep other terms of an item; `words` name the step for its undo."""
        job = self._page.context.jobs.run(
            "Changing terms", change_suppliers.save_item_terms, sku, tuple(after), tuple(before), areas=AREAS
        )
        undo = Undo(words, change_suppliers.save_item_terms, (sku, tuple(before), tuple(after)))
        job.succeeded.connect(lambda _: self.steps.push(undo))
        job.refused.connect(self._refuse)

    def type(self, own: SupplyTerms, terms: Terms, field: str, words: str) -> None:
        """Take a figure that was typed into a cell."""
        try:
            changed = replace(own, **{field: READING[field](words)})  # type: ignore[arg-type]  # each field has its own reading
        except RetailError as refusal:
            self._refuse(str(refusal))
            return
        self.save(own.sku, [changed if one == own else one for one in terms], terms, f"change of {own.sku}")

    def change(self, changed: SupplyTerms, own: SupplyTerms, terms: Terms) -> None:
        """Keep what a dialog made of the terms."""
        self.save(own.sku, [changed if one == own else one for one in terms], terms, f"change of {own.sku}")

    def add(self, made: SupplyTerms, terms: Terms) -> None:
        """Let a further supplier sell the item; the first one is preferred."""
        self.save(made.sku, (*terms, made), terms, f"{made.supplier} as supplier of {made.sku}")

    def remove(self, own: SupplyTerms, terms: Terms) -> None:
        """Let a supplier no longer sell the item."""
        left = [one for one in terms if one != own]
        self.save(own.sku, left, terms, f"removal of {own.supplier} from {own.sku}")

    def prefer(self, own: SupplyTerms, terms: Terms) -> None:
        """Buy the item from this supplier."""
        others = [one for one in terms if one != own]
        self.save(own.sku, (own, *others), terms, f"choice of {own.supplier} for {own.sku}")

    def take_back(self) -> None:
        """Undo the newest step."""
        step = self.steps.pop()
        if step is not None:
            job = self._page.context.jobs.run(f"Undoing {step.words}", step.service, *step.args, areas=AREAS)
            job.refused.connect(self._refuse)

    def _refuse(self, words: str, _error: object = None) -> None:
        self._page.context.messages.refuse(words)
        self._page.set_stale()


def figure_columns(own: Callable[[Any], SupplyTerms], editable: Callable[[Any], bool]) -> list[Column]:
    """The columns of an item's terms that are typed into cells."""
    shown: tuple[tuple[str, str, Kind, int, int], ...] = (
        ("unit_cost", "Cost", "money", 2, 62), ("pack_size", "Pack", "number", 0, 52),
        ("minimum_order", "At\nleast", "number", 0, 52), ("lead_time_days", "Lead\ndays", "number", 0, 52),
    )  # fmt: skip
    return [
        Column(
            name, title, kind, _reader(own, name), decimals=decimals, width=width, editable=editable,
            tooltip=lambda one: _all_terms(own(one)),
        )
        for name, title, kind, decimals, width in shown
    ]  # fmt: skip


def _reader(own: Callable[[Any], SupplyTerms], name: str) -> Callable[[Any], Any]:
    return lambda one: getattr(own(one), name)


def _all_terms(own: SupplyTerms) -> str:
    """What the cells have no room for."""
    cost = wording.NOTHING if own.unit_cost is None else f"{own.unit_cost:f}"
    days = "as the supplier's" if own.lead_time_days is None else wording.plural(own.lead_time_days, "day")
    told = [
        f"Cost {cost}",
        f"Lead time {days}",
        f"Rounded {'to the nearest pack' if own.nearest_pack else 'up to packs'}",
    ]
    sizes = (("Layer of", own.layer_size), ("Pallet of", own.pallet_size), ("A store holds at most", own.maximum_stock))
    told += [f"{words} {wording.units(size)}" for words, size in sizes if size is not None]
    if own.breaks:
        told.append(f"Price breaks {price_breaks_text(own.breaks)}")
    return "\n".join(told)
