"""How much to order, when and why: the language of deciding, on forecast quantiles.

`terms` is what binds, `lead_times` and `ordering_days` say when goods come, `protected_demand` what sells until then,
`policies` how high to go, `quantity_rules` and `whole_orders` what becomes of the figure, `explaining` says why.
May import the other modules of the domain and the standard library.
"""

from retail_desktop.domain.replenishment.ordering_days import review_days_from
from retail_desktop.domain.replenishment.policies import Policy, PolicyKind, Service
from retail_desktop.domain.replenishment.quantity_rules import whole_packs
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Rule, Status, Step, Suggestion
from retail_desktop.domain.replenishment.terms import DEFAULT_SERVICE_LEVEL, Position, Terms

__all__ = [
    "DEFAULT_SERVICE_LEVEL",
    "Policy",
    "PolicyKind",
    "Position",
    "Rule",
    "Service",
    "Status",
    "Step",
    "Suggestion",
    "Terms",
    "review_days_from",
    "suggest",
    "whole_packs",
]
