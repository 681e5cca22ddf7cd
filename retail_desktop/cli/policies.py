"""The command `settings policy`: how items are replenished, and what a change would come to."""

import argparse
from typing import Any

from retail_desktop.cli.answer import Answer, decimal, place_of, progress_bar
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replenishment.policies import PolicyKind, Service
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice


def add_policy_words(kinds: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `settings policy`."""
    words = kinds.add_parser("policy", help="when to order, how far up, and how good service should be")
    words.set_defaults(command=policy, step=None)
    steps = words.add_subparsers(dest="step", metavar="STEP")
    steps.add_parser("list", help="what was chosen (so too without a step)")
    for name, meaning in (
        ("set", "choose for everything, or for what the options name"),
        ("try", "say what that would come to, and keep nothing"),
        ("forget", "drop a choice"),
    ):
        words = steps.add_parser(name, help=meaning)
        for option in ("item", "supplier", "store"):
            words.add_argument(f"--{option}", default="", metavar="CODE")
        words.add_argument("--class", dest="item_class", default="", metavar="AX", help="by sales, by steadiness")
        words.add_argument("--policy", default="automatic", choices=[one.value for one in PolicyKind])
        words.add_argument("--service", default="cycle", choices=[one.value for one in Service])
        words.add_argument("--level", type=decimal, metavar="SHARE", help="such as 0.95")
        words.add_argument("--minimum", type=decimal, metavar="UNITS")
        words.add_argument("--maximum", type=decimal, metavar="UNITS")


def policy(given: argparse.Namespace) -> Answer:
    """List, try, make and drop choices of policy."""
    from retail_desktop.services import choose_policies  # noqa: PLC0415 - services load SQLAlchemy

    place, step = place_of(given), given.step or "list"
    if step == "list":
        found = choose_policies.list_choices(place)
        text = "\n".join(map(_words, found)) or "Nothing was chosen: 95 % of order cycles, ordered up at every chance."
        return Answer(text, {"policies": [_data(one) for one in found]})
    choice = _choice(given)
    if step == "set":
        choose_policies.choose_policy(place, choice)
        return Answer(f"{_words(choice)}\nThe next plan follows it.", _data(choice))
    if step == "forget":
        choose_policies.forget_policy(place, choice)
        return Answer(f"The policy for {choice.scope_in_words} is dropped.", {"scope": choice.scope_in_words})
    with progress_bar() as progress:
        change = choose_policies.try_policy(place, choice, progress=progress)
    before, after = change.before, change.after
    text = (
        f"{change.item_stores} item-stores would be treated otherwise. In {change.currency or 'money'}: stock "
        f"{before.stock:.2f} → {after.stock:.2f}, sales lost a year {before.lost:.2f} → {after.lost:.2f}."
    )
    if change.lot is not None:
        text += f" A lot of {change.lot.units:,} costs least: {change.lot.cost_a_year:.2f} a year with its goods."
    data = {
        "item_stores": change.item_stores, "currency": change.currency,
        "stock_value": [round(before.stock, 2), round(after.stock, 2)],
        "lost_sales_a_year": [round(before.lost, 2), round(after.lost, 2)],
        "lot": change.lot and {
            "units": change.lot.units, "unit_cost": change.lot.unit_cost, "cost_a_year": change.lot.cost_a_year,
        },
    }  # fmt: skip
    return Answer(text, _data(choice) | data)


def _choice(given: argparse.Namespace) -> PolicyChoice:
    letters = given.item_class.upper()
    if any(letter not in "ABCXYZ" for letter in letters) or len(letters) > 2:
        raise RetailError(f"{given.item_class} is no class. Name one like A, X or AX.")
    return PolicyChoice(
        sku=given.item,
        store=given.store,
        supplier=given.supplier,
        abc="".join(letter for letter in letters if letter in "ABC"),
        xyz="".join(letter for letter in letters if letter in "XYZ"),
        kind=PolicyKind(given.policy),
        service=Service(given.service),
        level=given.level,
        minimum=given.minimum,
        maximum=given.maximum,
    )


def _words(choice: PolicyChoice) -> str:
    bounds = f", from {choice.minimum} up to {choice.maximum}" if choice.kind is PolicyKind.MIN_MAX else ""
    level = f" {choice.level * 100:.1f} %" if choice.level is not None else ""
    return f"{choice.scope_in_words}: {choice.kind.value}, {choice.service.value}{level}{bounds}"


def _data(choice: PolicyChoice) -> dict[str, Any]:
    return {
        "item": choice.sku, "store": choice.store, "supplier": choice.supplier, "class": choice.abc + choice.xyz,
        "policy": choice.kind.value, "service": choice.service.value, "level": choice.level,
        "minimum": choice.minimum, "maximum": choice.maximum,
    }  # fmt: skip
