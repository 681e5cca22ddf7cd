"""The explanation of a forecast as a few hundred bytes.

A head of counts, then 32-bit floats, then the days of past totals, then the names of the methods; all little-endian.
Edition 1 has no month factors, and so no count of them at the end of its head.
"""

import struct
from array import array
from datetime import date

from retail_desktop.domain.explanation import ForecastParts, PastTotal

_HEADS = {1: struct.Struct("<BBBHBB"), 2: struct.Struct("<BBBHBBH")}
"""Edition, week pattern, year factors, event factors, votes, past totals, month factors."""
_DAY = struct.Struct("<iH")  # ordinal, number of days
_EDITION = 2
_PER_TOTAL = 4


def packed(parts: ForecastParts) -> bytes:
    """Pack an explanation; factors that are 1 throughout take no room."""
    year, events, month = (_telling(own) for own in (parts.year_factors, parts.event_factors, parts.month_factors))
    counts = (len(own) for own in (parts.week_pattern, year, events, parts.votes, parts.past, month))
    head = _HEADS[_EDITION].pack(_EDITION, *counts)
    numbers = array("f", [parts.level, *parts.week_pattern, *year, *events, *parts.votes.values()])
    for total in parts.past:
        numbers.extend((total.actual, total.mean, total.low, total.high))
    numbers.extend(month)
    days = b"".join(_DAY.pack(total.day.toordinal(), total.days) for total in parts.past)
    return head + numbers.tobytes() + days + "\n".join(parts.votes).encode()


def unpacked(data: bytes) -> ForecastParts:
    """Read an explanation back, within the precision of 32 bits."""
    head = _HEADS[data[0]]
    _, week, year, events, votes, past, *later = head.unpack_from(data)
    count = 1 + week + year + events + votes + past * _PER_TOTAL
    place = head.size + 4 * (count + sum(later))
    numbers = array("f", data[head.size : place]).tolist()
    days = [_DAY.unpack_from(data, place + number * _DAY.size) for number in range(past)]
    names = data[place + past * _DAY.size :].decode().split("\n")
    at = 1
    taken = []
    for length in (week, year, events, votes):
        taken.append(tuple(numbers[at : at + length]))
        at += length
    return ForecastParts(
        level=numbers[0],
        week_pattern=taken[0],
        year_factors=taken[1],
        event_factors=taken[2],
        votes=dict(zip(names, taken[3], strict=True)) if votes else {},
        past=tuple(
            PastTotal(date.fromordinal(day), span, *numbers[at + number * _PER_TOTAL :][:_PER_TOTAL])
            for number, (day, span) in enumerate(days)
        ),
        month_factors=tuple(numbers[count:]),
    )


def _telling(factors: tuple[float, ...]) -> tuple[float, ...]:
    return () if all(factor == 1 for factor in factors) else factors
