"""The lines of a reorder plan while a person works on them: what is ticked, what was typed, what it adds up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityChange
from retail_desktop.domain.replenishment import Status, Suggestion, whole_packs
from retail_desktop.domain.replenishment.ordering_days import calendar_of, chance_from
from retail_desktop.domain.replenishment.review_advice import ReviewAdvice
from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.typed_figures import typed_figure
from retail_desktop.services.order_clock import SupplierClock

URGENCY = {status: place for place, status in enumerate(Status)}
LONGEST_COVER_DAYS = 999
REASONS = {ChangeReason.BUDGET: "Cut to keep the budget.", ChangeReason.SPLIT: "Split between the stores."}


@dataclass(slots=True, eq=False)
class PlanLine:
    """One suggestion and what the person made of it; `typed` is the figure as typed, before rounding to packs.

    `reason` and `remark` belong to the quantity as it is, `change` is who made it, once that is stored and read.
    """

    suggestion: Suggestion
    name: str
    supplier_name: str
    ticked: bool = False
    typed: Decimal | None = None
    problem: str = ""
    aside: SetAside | None = None
    reason: ChangeReason = ChangeReason.OWN
    remark: str = ""
    change: QuantityChange | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Item and store."""
        return self.suggestion.sku, self.suggestion.store

    @property
    def quantity(self) -> Decimal:
        """Units that will be ordered."""
        return self.suggestion.quantity

    @property
    def edited(self) -> bool:
        """Whether a person's figure differs from the suggestion."""
        return self.quantity != self.suggestion.suggested_quantity

    @property
    def packs(self) -> Decimal:
        """Packs that will be ordered."""
        return self.quantity / self.suggestion.pack_size

    @property
    def cost(self) -> Decimal | None:
        """Quantity times unit cost; None where the cost is unknown."""
        cost = self.suggestion.unit_cost
        return None if cost is None else self.quantity * cost

    @property
    def cover_days(self) -> Decimal | None:
        """How many days the stock on hand lasts at the forecast rate; None without demand."""
        daily = self.suggestion.daily_demand
        return min(Decimal(LONGEST_COVER_DAYS), self.suggestion.on_hand / daily) if daily > 0 else None

    @property
    def note(self) -> str:
        """What to know of the quantity: why it is refused, how it was rounded, what was suggested."""
        if self.problem:
            return self.problem
        if self.aside is not None:
            return aside_words(self.aside)
        if self.typed is not None and self.typed != self.quantity:
            rounded = wording.packs(self.quantity, self.suggestion.pack_size)
            return f"{wording.units(self.typed)} typed, rounded up to {rounded}"
        if not self.edited:
            return ""
        suggested = f"Suggested: {wording.units(self.suggestion.suggested_quantity)}"
        return f"{suggested}. {REASONS[self.reason]}" if self.reason in REASONS else suggested

    @property
    def author(self) -> str:
        """Who changed the quantity and when; empty where nobody did, or where it is not stored yet."""
        made = self.change
        if made is None or made.ordered != self.suggestion.ordered_quantity or not self.edited:
            return ""
        return f"Changed by {made.person}, {wording.moment(made.made_at)}"

    @property
    def mark(self) -> str | None:
        """How the quantity's cell is marked."""
        return "invalid" if self.problem else "edited" if self.edited else None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the ticked lines add up to; `uncosted` counts those whose cost nobody knows."""

    lines: int
    shown: int
    units: Decimal
    packs: Decimal
    cost: Decimal
    edited: int
    uncosted: int


@dataclass(frozen=True, slots=True)
class SupplierSummary:
    """One supplier's part of the plan: what is ticked, against the minimum, and when it can be ordered."""

    code: str
    name: str
    lines: int
    cost: Decimal
    minimum: Decimal
    currency: str
    order_day: date | None
    cut_off: time | None = None
    clock: SupplierClock | None = None
    advice: ReviewAdvice | None = None

    @property
    def waiting(self) -> str:
        """Until when to order, and what waiting for the chance after costs; empty without anything to order."""
        if self.clock is None:
            return ""
        times = self.clock.clock
        words = f"Order until {wording.day(times.cut_off.date())} {times.cut_off:%H:%M}."
        if self.clock.at_risk_waiting > self.clock.at_risk_now:
            words += (
                f" Waiting until {wording.day(times.next_cut_off.date())} puts "
                f"{wording.plural(self.clock.at_risk_waiting, 'item')} at risk instead of {self.clock.at_risk_now}"
            )
            cost = wording.round_money(self.clock.waiting_cost, self.currency)
            words += f", about {cost} of margin." if self.clock.waiting_cost >= 1 else "."
        return words

    @property
    def review(self) -> str:
        """How often it would pay to order; empty where the period of now is as good, or nothing is known of it."""
        if self.advice is None:
            return ""
        every = "every day" if self.advice.best_days == 1 else f"every {self.advice.best_days} days"
        saves = wording.round_money(self.advice.saves.quantize(Decimal(1)), self.currency)
        return (
            f"Ordering {every} would cost least (now {self.advice.days_now}): about {saves} a year less for "
            "deliveries and stock."
        )

    @property
    def reached(self) -> bool:
        """Whether the order is worth the supplier's minimum."""
        return self.cost >= self.minimum


def aside_words(aside: SetAside) -> str:
    """Until when a line is not ordered, and who said so."""
    until = f"Not ordered until {wording.day(aside.until)}" if aside.until else "Not ordered until you bring it back"
    return f"{until} ({aside.person})." if aside.person else f"{until}."


def plan_lines(
    suggestions: Iterable[Suggestion],
    names: Mapping[str, str],
    suppliers: Mapping[str, str],
    aside: Iterable[SetAside] = (),
    changes: Iterable[QuantityChange] = (),
) -> list[PlanLine]:
    """The plan's lines, most urgent first; only those with a quantity that are not set aside are ticked."""
    left_out = {(one.sku, one.store): one for one in aside}
    changed = {(one.sku, one.store): one for one in changes}
    ordered = sorted(suggestions, key=lambda one: (URGENCY[one.status], one.runs_out_on or date.max, one.sku))
    lines = [
        PlanLine(
            suggestion=one,
            name=names.get(one.sku, one.sku),
            supplier_name=suppliers.get(one.supplier, one.supplier),
            ticked=one.quantity > 0 and (one.sku, one.store) not in left_out,
            aside=left_out.get((one.sku, one.store)),
            change=changed.get((one.sku, one.store)),
        )
        for one in ordered
    ]
    for line in lines:
        if line.change is not None:
            line.reason, line.remark = line.change.reason, line.change.note
    return lines


def typed_quantity(text: str, pack_size: Decimal) -> tuple[Decimal, Decimal] | None:
    """The figure as typed and rounded up to whole packs; None for an empty cell: back to the suggestion.

    Raises:
        QuantityError: the text is no quantity that can be ordered.
    """
    typed = typed_figure(text, "how many units to order", "ordered", "a quantity")
    return None if typed is None else (typed, whole_packs(typed, pack_size))


def totals(lines: Sequence[PlanLine]) -> Totals:
    """What the ticked lines among `lines` add up to."""
    ticked = [line for line in lines if line.ticked]
    return Totals(
        lines=len(ticked),
        shown=len(lines),
        units=sum((line.quantity for line in ticked), Decimal(0)),
        packs=sum((line.packs for line in ticked), Decimal(0)),
        cost=sum((line.cost or Decimal(0) for line in ticked), Decimal(0)),
        edited=sum(line.edited for line in lines),
        uncosted=sum(line.cost is None for line in ticked),
    )


def summaries(
    lines: Sequence[PlanLine],
    suppliers: Mapping[str, Supplier],
    as_of: date,
    clocks: Iterable[SupplierClock] = (),
    advice: Iterable[ReviewAdvice] = (),
) -> list[SupplierSummary]:
    """One summary a supplier, those with something to order first, then by order day."""
    groups: dict[str, list[PlanLine]] = {}
    for line in lines:
        groups.setdefault(line.suggestion.supplier, []).append(line)
    ticking = {one.supplier: one for one in clocks}
    advised = {one.supplier: one for one in advice}
    found = [
        replace(
            _summary(code, group, suppliers.get(code), as_of + timedelta(days=1)),
            clock=ticking.get(code),
            advice=advised.get(code),
        )
        for code, group in groups.items()
    ]
    return sorted(found, key=lambda one: (not one.lines, one.order_day or date.max, -one.cost, one.name))


def _summary(code: str, lines: Sequence[PlanLine], supplier: Supplier | None, today: date) -> SupplierSummary:
    total = totals(lines)
    return SupplierSummary(
        code=code,
        name=lines[0].supplier_name or "No supplier",
        lines=total.lines,
        cost=total.cost,
        minimum=supplier.minimum_order_value if supplier else Decimal(0),
        currency=supplier.currency if supplier else "",
        order_day=chance_from(today, calendar_of(supplier)) if supplier else None,
        cut_off=supplier.order_cut_off if supplier else None,
    )
