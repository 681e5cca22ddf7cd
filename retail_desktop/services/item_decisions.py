"""What a person decided about codes that are no item's own: they mean an item, or are never imported.

A decision is the person's word: it stays when the import that it was made with is taken back, until it is forgotten.
"""

from collections.abc import Mapping

from retail_desktop.domain.catalogue import Item, ItemStatus
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.item_codes import ItemDecision
from retail_desktop.domain.people import Permission, Person
from retail_desktop.importing.codes import read_code
from retail_desktop.persistence import catalogue, item_aliases, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace, now


def list_decisions(place: Workplace) -> tuple[ItemDecision, ...]:
    """All decisions by code."""
    with place.database.reading() as work:
        return item_aliases.decisions(work)


def decide(place: Workplace, code: str, sku: str) -> None:
    """Let a code mean an item from now on; without an item its lines are never imported.

    A code that is to mean itself becomes an item of its own, even where it looks damaged.

    Raises:
        NotFoundError: there is no such item.
        RetailError: the code is none.
    """
    place.allow(Permission.IMPORT)
    if read_code(code) != code:
        raise RetailError(f"“{code}” is not an item code. Give the code as the file has it.")
    with place.database.writing() as work:
        known = catalogue.item_statuses(work)
        if sku == code:
            catalogue.add_items(work, [Item(code, code)] if known.get(code, "") in {"", "withdrawn"} else [], None)
            item_aliases.forget(work, code)
        elif sku and known.get(sku, ItemStatus.WITHDRAWN) == ItemStatus.WITHDRAWN:
            raise NotFoundError(f"There is no item {sku}. Choose one of your catalogue, or import it first.")
        else:
            item_aliases.decide(work, {code: sku}, at=now(), person=place.person.name)
        people.note(work, place.person.name, "decide about a code", code, {"item": sku})


def forget_decision(place: Workplace, code: str) -> None:
    """Take a decision back; the code's lines are looked at anew with the next file.

    Raises:
        NotFoundError: nothing was decided about the code.
    """
    place.allow(Permission.IMPORT)
    with place.database.writing() as work:
        if not item_aliases.forget(work, code):
            raise NotFoundError(f"Nothing was decided about {code}. The list shows all decisions.")
        people.note(work, place.person.name, "forget a decision", code)


def keep_decisions(work: Work, person: Person, matches: Mapping[str, str]) -> list[str]:
    """Keep the decisions that were made with an import; gives what a person must know of them, in sentences."""
    before = {one.code: one.sku for one in item_aliases.decisions(work)}
    made = {code: sku for code, sku in matches.items() if code != sku and before.get(code) != sku}
    for code in [code for code, sku in matches.items() if code == sku and code in before]:
        item_aliases.forget(work, code)
    item_aliases.decide(work, made, at=now(), person=person.name)
    if not made:
        return []
    people.note(work, person.name, "decide about codes", str(len(made)), dict(made))
    shown = [f"{code} is read as {sku}" if sku else f"{code} is never imported" for code, sku in made.items()]
    more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""
    words = f"From now on {', '.join(shown[:3])}{more}. Taking this import back does not change that"
    return [f"{words}; forget the decision to be asked again."]
