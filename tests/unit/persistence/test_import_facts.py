"""What imports say of the catalogue."""

from collections.abc import Callable

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.persistence import imports
from retail_desktop.persistence.import_facts import Fact, PastFact, add_facts, histories


def test_a_subject_s_history_holds_all_that_was_ever_said_of_it(
    work: Connection, imported: Callable[[Target], int]
) -> None:
    first, second, third = (imported(Target.ITEMS) for _ in range(3))
    mug, more, towel = (
        Fact("item", "00417", None, '{"name": "Mug"}'), Fact("item", "00417", "{}", '{"price": "1"}'),
        Fact("terms", "00417", None, "{}"),
    )  # fmt: skip
    add_facts(work, first, [mug])
    add_facts(work, second, [more, towel])
    add_facts(work, third, [])
    imports.set_state(work, first, ImportState.UNDONE)
    assert histories(work, first) == {
        ("item", "00417"): [PastFact(mug, first, holds=False), PastFact(more, second, holds=True)]
    }
    assert histories(work, second).keys() == {("item", "00417"), ("terms", "00417")}
    assert histories(work, third) == {}
