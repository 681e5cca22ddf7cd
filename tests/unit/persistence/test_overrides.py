"""What people change in forecasts, as it is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.overrides import Override, OverrideKind
from retail_desktop.persistence import overrides

MONDAY = date(2026, 9, 28)
MORE = Override(
    0, OverrideKind.PERCENT, Decimal("12.5"), MONDAY, date(2026, 10, 4), "00417", "MAIN",
    person="Maria", note="Fair next door", created_at="2026-09-27T18:00:00+00:00",
)  # fmt: skip
LESS = Override(0, OverrideKind.SHIFT, Decimal("-0.5"), MONDAY, category="Mugs", person="Maria")


def test_changes_come_back_in_the_order_in_which_they_were_made(work: Connection) -> None:
    keys = [overrides.add(work, one) for one in (MORE, LESS)]
    assert overrides.overrides(work) == (replace(MORE, override_id=keys[0]), replace(LESS, override_id=keys[1]))


def test_a_change_taken_back_stays_on_record(work: Connection) -> None:
    key = overrides.add(work, MORE)
    assert overrides.remove(work, key, at="2026-09-28T09:00:00+00:00", person="Tom")
    assert not overrides.remove(work, key, at="2026-09-29T09:00:00+00:00", person="Ann")
    assert overrides.overrides(work) == ()
    (kept,) = overrides.overrides(work, removed=True)
    assert (kept.removed_at, kept.removed_by, kept.note) == ("2026-09-28T09:00:00+00:00", "Tom", "Fair next door")
