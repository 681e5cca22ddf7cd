"""Why this quantity: the need as steps that add up, and one sentence in plain words."""

from collections.abc import Sequence
from decimal import Decimal

from retail_desktop.domain.quantities import grouped
from retail_desktop.domain.replenishment.policies import PolicyKind
from retail_desktop.domain.replenishment.suggestion import Rule, Step, Suggestion

_NOTES = {
    Rule.STOCK_NEVER_COUNTED: " The stock was never counted, so none is assumed: count it first.",
    Rule.NEGATIVE_STOCK: " The book shows less than nothing, so none is assumed: count it first.",
    Rule.LATE_ORDER: " An open order is late; it is counted, once.",
    Rule.BELOW_SUPPLIER_MINIMUM: " The order stays below the supplier's minimum value.",
}

_WHOLE_ORDER = frozenset({Rule.SUPPLIER_MINIMUM, Rule.FREE_DELIVERY})


def steps_to_need(suggestion: Suggestion, lot: Decimal, ruled: bool) -> list[Step]:
    """The steps before any rule: expected sales, safety and lot, less stock and what is on order, plus what is owed.

    `lot` is the part of the level above the reorder point, `ruled` whether rules changed the quantity afterwards.
    """
    days = suggestion.lead_time_days + suggestion.review_days
    chain = [Step(f"Expected sales over {days} days", suggestion.expected_demand), *_safety(suggestion, lot)]
    chain += [Step("On hand", -suggestion.on_hand), Step("On order", -suggestion.on_order)]
    if suggestion.allocated:
        chain.append(Step("Owed to customers", suggestion.allocated))
    surplus = sum((step.amount for step in chain), Decimal(0))
    if surplus < 0:
        chain.append(Step("Enough already", -surplus))
    elif Rule.DISCONTINUED in suggestion.binding_rules and surplus and not ruled:
        chain.append(Step("Discontinued: sell down", -surplus))
    return chain


def _safety(suggestion: Suggestion, lot: Decimal) -> list[Step]:
    if suggestion.policy == PolicyKind.MIN_MAX.value:
        return [Step("Up to the maximum set by hand", suggestion.safety_stock)]
    own = suggestion.safety_stock - lot
    late = suggestion.safety_for_lateness
    steps = [Step("Safety stock", own - late)]
    if late:
        steps.append(Step("Safety stock for late deliveries", late))
    if lot:
        steps.append(Step("Lot that pays its ordering cost", lot))
    return steps


def sentence(suggestion: Suggestion, steps: Sequence[Step]) -> str:
    """The calculation in one sentence, and what the reader must know besides; `steps` are those of the suggestion."""
    if Rule.DISCONTINUED in suggestion.binding_rules:
        return "Discontinued: sell what is there, order nothing."
    have = f"{grouped(suggestion.on_hand)} on hand and {grouped(suggestion.on_order)} on order"
    if suggestion.allocated:
        have += f", less {grouped(suggestion.allocated)} owed to customers"
    days = suggestion.lead_time_days + suggestion.review_days
    cover = f"sales of about {grouped(suggestion.expected_demand)} over {days} days"
    note = "".join(text for rule, text in _NOTES.items() if rule in suggestion.binding_rules) + _elsewhere(suggestion)
    needed = max(Decimal(0), suggestion.order_up_to - suggestion.inventory_position)
    added = [step for step in steps if step.rule in _WHOLE_ORDER]
    if not needed and not added:
        pause = "," if suggestion.allocated else ""
        return f"{have}{pause} covers {cover} and the safety stock; nothing to order.{note}"
    return _need(suggestion, steps, (cover, have, grouped(needed))) + note


def _need(suggestion: Suggestion, steps: Sequence[Step], parts: tuple[str, str, str]) -> str:
    cover, have, needed = parts
    order = grouped(suggestion.suggested_quantity)
    need = f"{cover[0].upper()}{cover[1:]} plus {grouped(suggestion.safety_stock)} safety, with {have}, need "
    if suggestion.policy == PolicyKind.MIN_MAX.value:
        bounds = f"{grouped(suggestion.reorder_point)} up to {grouped(suggestion.order_up_to)}"
        need = f"Set by hand to order at {bounds}, with {have}, need "
    bound = set(suggestion.binding_rules) - (set() if suggestion.packs else {Rule.PACK, Rule.MINIMUM_ORDER})
    binding = [text for rule, text in _words(suggestion, steps).items() if rule in bound]
    result = f"{needed}; {', '.join(binding)}: order {order}." if binding else f"{order} more."
    return need + result


def _words(suggestion: Suggestion, steps: Sequence[Step]) -> dict[Rule, str]:
    packs = f"{grouped(suggestion.packs)} × {grouped(suggestion.pack_size)}"
    return {
        Rule.REORDER_POINT: f"not yet down to the reorder point of {grouped(suggestion.reorder_point)}",
        Rule.LOT: "in whole lots",
        Rule.SHELF_LIFE: "limited by shelf life" if suggestion.packs else "too little sells before it expires",
        Rule.MINIMUM_ORDER: "raised to the minimum order",
        Rule.PRICE_BREAK: "raised to the better price",
        Rule.PACK: f"rounded {'up ' if _was_raised(steps, Rule.PACK) else ''}to {packs}",
        Rule.LAYER: "filled up to full layers",
        Rule.PALLET: "filled up to full pallets",
        Rule.MAXIMUM: "limited by the maximum stock",
        Rule.SUPPLIER_MINIMUM: "raised to reach the supplier's minimum",
        Rule.FREE_DELIVERY: "raised to reach free delivery",
        Rule.BUDGET: "cut to keep the budget",
    }


def _was_raised(steps: Sequence[Step], rule: Rule) -> bool:
    return any(step.rule is rule and step.amount > 0 for step in steps)


def _elsewhere(suggestion: Suggestion) -> str:
    if not suggestion.transfer_quantity:
        return ""
    return f" {grouped(suggestion.transfer_quantity)} of them lie unused in {suggestion.transfer_from}."
