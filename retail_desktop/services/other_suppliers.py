"""Where another supplier of an item would come sooner or cost less, the suggestion says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.replenishment.other_offers import Offer, better_offer
from retail_desktop.services.deciding_facts import NO_SUPPLIER, DecidingFacts, resolved_terms


def with_other_suppliers(
    lines: Sequence[Suggestion], facts: DecidingFacts, terms: Mapping[str, Sequence[SupplyTerms]], currency: str
) -> list[Suggestion]:
    """The lines with a sentence more where it helps; `currency` is that of suppliers who name none."""
    found = []
    for line in lines:
        first, *others = terms.get(line.sku, ()) or (None,)
        words = ""
        if first is not None and others:
            chosen = _offer(facts, first, currency)
            words = better_offer(line, chosen, [_offer(facts, one, currency) for one in others], facts.today)
        found.append(replace(line, why=f"{line.why} {words}") if words else line)
    return found


def _offer(facts: DecidingFacts, own: SupplyTerms, currency: str) -> Offer:
    supplier = facts.suppliers.get(own.supplier, NO_SUPPLIER)
    resolved = resolved_terms(facts.items[own.sku], {own.sku: own}, facts.suppliers, facts.times)
    return Offer(supplier.name, replace(resolved, unit_cost=own.unit_cost), supplier.currency or currency)
