"""What imports say of the catalogue: every fact is kept, so that any of them can be taken back and put back.

A subject is an item, a supplier or an item's supply terms; what is written of it is JSON that the services understand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, select

from retail_desktop.domain.imports import ImportState
from retail_desktop.persistence.import_tables import import_batch, import_change


@dataclass(frozen=True, slots=True)
class Fact:
    """What one import says of a subject: how it was stored `before` (None = not at all), and what is said."""

    subject: str
    code: str
    before: str | None
    said: str


@dataclass(frozen=True, slots=True)
class PastFact:
    """A fact in the history of its subject; `holds` says whether its import counts now."""

    fact: Fact
    import_id: int
    holds: bool


def add_facts(connection: Connection, import_id: int, facts: Sequence[Fact]) -> None:
    """Remember what an import says."""
    if facts:
        rows = [
            {
                "import_id": import_id,
                "subject": fact.subject,
                "code": fact.code,
                "before": fact.before,
                "after": fact.said,
            }
            for fact in facts
        ]
        connection.execute(insert(import_change), rows)


def histories(connection: Connection, import_id: int) -> dict[tuple[str, str], list[PastFact]]:
    """All that was ever said of the subjects of which an import says something, oldest first."""
    own = select(import_change.c.subject, import_change.c.code).where(import_change.c.import_id == import_id).distinct()
    subjects = own.subquery()
    query = (
        select(import_change, import_batch.c.state)
        .join(import_batch, import_batch.c.id == import_change.c.import_id)
        .join(
            subjects,
            and_(subjects.c.subject == import_change.c.subject, subjects.c.code == import_change.c.code),
        )
        .order_by(import_change.c.import_id, import_change.c.id)
    )
    found: dict[tuple[str, str], list[PastFact]] = {}
    for row in connection.execute(query):
        fact = Fact(row.subject, row.code, row.before, row.after or "{}")
        past = PastFact(fact, row.import_id, row.state == ImportState.COMPLETE.value)
        found.setdefault((row.subject, row.code), []).append(past)
    return found
