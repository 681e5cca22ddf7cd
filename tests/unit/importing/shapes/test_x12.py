"""EDI X12 852."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.periods import Period

Fixture = Callable[..., Any]

ISA = "ISA*00*          *00*          *ZZ*BIGMART        *ZZ*LITTLEMUG      *260105*0600*U*00401*000000852*0*P*>"
BODY = (
    "XQ*H*20260105*20260105",
    "N1*BY*BIGMART*92*HQ",
    "N1*ST*STORE 4022*92*4022",
    "LIN*1*UP*012345678905*VN*MUG-1",
    "PID*F****Mug, blue",
    "CTP**RTL*12.50",
    "ZA*QS*3*EA",
    "ZA*QU*1*EA",
    "ZA*QA*12*EA",
    "LIN*2*UP*012345678912",
    "ZA*QS*0*EA",
    "ZA*QP*6*EA",
    "CTT*2",
)


def message(*body: str, isa: str = ISA, kind: str = "852", end: str = "~\n") -> str:
    """One interchange with one message whose counts are right."""
    segments = (
        isa, "GS*PD*A*B*20260105*0600*7*X*004010", f"ST*{kind}*0001", *body, f"SE*{len(body) + 2}*0001", "GE*1*7",
        "IEA*1*000000852",
    )  # fmt: skip
    return "".join(segment + end for segment in segments)


def test_sold_and_returned_units_are_sales(read: Fixture) -> None:
    found = read(message(*BODY))
    assert found.sales == [
        (found.columns["lines"][0], date(2026, 1, 5), "012345678905", 3000, 125_000, 375_000),
        (found.columns["lines"][1], date(2026, 1, 5), "012345678905", -1000, 125_000, -125_000),
    ]
    assert found.columns["stores"] == ["4022", "4022"]
    assert found.reasons == {14: "no_value"}
    assert found.items["012345678905"].name == "Mug, blue"
    assert found.layout.format == "x12-852"
    assert "It is EDI X12 852, product activity, with 1 message." in found.layout.notes


def test_what_is_on_hand_is_stock(flat: Fixture) -> None:
    found = flat(message(*BODY), Target.STOCK)
    assert found.rows == [(12, ["4022", "012345678905", "012345678905", "Mug, blue", "12", "12.50", "", "2026-01-05"])]
    assert found.of("sku", "store", "on_hand", "date") == [("012345678905", "4022", "12", "2026-01-05")]
    assert found.reasons == [(13, "no_value")]


def test_stores_may_stand_beside_their_quantities(flat: Fixture) -> None:
    found = flat(
        message(
            "XQ*H*20260105", "LIN**IN*990402230", "PO4*6", "ZA*QS", "SDQ*EA*UL*0605388006059*3*0605388007391*7",
            "SDQ*EA*UL*0605388007000*1", "LIN**VN*TEE", "PO4*6", "ZA*QS*3*CA", "LIN**VN*CAP", "ZA*QS*2*DZ",
            "LIN**VN*BAG", "ZA*QS*2*CA", "LIN**VN*BOX", "ZA*QS*5*EA", "SDQ*EA*92*S1*2*S2*1", "CTT*5",
        )
    )  # fmt: skip
    assert found.of("sku", "store", "quantity") == [
        ("990402230", "0605388006059", "3"),
        ("990402230", "0605388007391", "7"),
        ("990402230", "0605388007000", "1"),
        ("TEE", "", "18"),
        ("CAP", "", "24"),
    ]
    assert found.reasons == [(16, "bad_quantity"), (18, "bad_quantity")]


def test_a_store_belongs_to_all_that_follows_or_to_one_item(flat: Fixture) -> None:
    found = flat(
        message(
            "XQ*H*20260105", "N1*ST**92*S1", "LIN**VN*A", "ZA*QS*1", "LIN**VN*B", "N1*ST**92*S2", "ZA*QS*2",
            "LIN**VN*C", "ZA*QS*3", "N1*ST**92*S3", "LIN**VN*D", "QTY*38*9", "ZA*QS", "QTY*QS*4",
        )
    )  # fmt: skip
    assert found.of("sku", "store", "quantity") == [
        ("A", "S1", "1"),
        ("B", "S2", "2"),
        ("C", "S1", "3"),
        ("D", "S3", "4"),
    ]


def test_total_sales_count_only_where_nothing_else_does(flat: Fixture) -> None:
    found = flat(message("XQ*H*20260105", "LIN**VN*A", "ZA*QS*1", "ZA*TS*9", "LIN**VN*B", "ZA*TS*2"))
    assert found.of("sku", "quantity") == [("A", "1"), ("B", "2")]


def test_totals_of_a_week_give_the_period(flat: Fixture) -> None:
    found = flat(message("XQ*H*20260105*20260111", "LIN**VN*A", "ZA*QS*14"))
    assert found.layout.period == Period(date(2026, 1, 5), date(2026, 1, 11))
    assert "date" not in found.layout.columns


def test_days_of_their_own_and_different_weeks_are_spread_at_once(read: Fixture) -> None:
    found = read(
        message(
            "XQ*H*20260105*20260111", "LIN**VN*A", "ZA*QS*2*EA*007*20260106", "LIN**VN*B", "ZA*QS*7", "LIN**VN*C",
            "ZA*QS*1", "DTM*090*20260112", "DTM*091*20260118", "LIN**VN*D", "ZA*QS*0", "LIN**VN*E", "ZA*QS*x",
        )
    )  # fmt: skip
    told = [(sku, units, day.isoformat()) for _, day, sku, units, *_ in found.sales]
    assert told[0] == ("A", 2000, "2026-01-06")
    assert told[1:8] == [("B", 1000, f"2026-01-{day:02}") for day in range(5, 12)]
    assert told[8:] == [("C", 1000, "2026-01-15")]
    assert [(issue.line, issue.value) for issue in found.rejected] == [(16, "x")]
    assert found.reasons == {14: "no_value", 16: "bad_quantity"}


def test_without_dates_the_period_is_asked_for(flat: Fixture) -> None:
    text = message("XQ*H", "LIN**VN*A", "ZA*QS*2")
    with pytest.raises(NeedsAnswerError) as question:
        flat(text)
    assert question.value.needs == "date"
    day = Period(date(2026, 1, 5), date(2026, 1, 5))
    assert flat(text, period=day).layout.day == day.first


@pytest.mark.parametrize("end", ["~", "\n", "\r\n", "'", "~\r\n"])
def test_the_signs_are_those_of_the_first_segment(flat: Fixture, end: str) -> None:
    text = message(*BODY, end=end).replace("*", "|").replace("          ", "")
    assert flat(text).of("sku", "quantity") == [("012345678905", "3"), ("012345678905", "-1"), ("012345678912", "0")]


def test_several_messages_and_groups_are_read_together(flat: Fixture) -> None:
    first, second = message(*BODY), message("XQ*H*20260106", "LIN**VN*A", "ZA*QS*1", "CTT*1")
    found = flat(first + second + message("BIA*00", kind="846"))
    assert found.of("date")[-1] == ("2026-01-06",)
    assert "with 2 messages. 1 of another kind is not read." in found.layout.notes[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SE*15", "SE*16"),
        ("ZA*QP*6*EA~\n", ""),
        ("CTT*2", "CTT*3"),
        ("GE*1", "GE*2"),
        ("IEA*1*000000852~\n", ""),
        ("SE*15*0001~\n", ""),
        ("SE*15*0001", "SE*15*0002"),
        ("IEA*1", "IEA*x"),
    ],
)
def test_a_message_that_is_not_whole_is_refused(flat: Fixture, old: str, new: str) -> None:
    text = message(*BODY)
    assert old in text
    with pytest.raises(FileRefusedError, match="cut short or damaged"):
        flat(text.replace(old, new))


def test_other_messages_and_targets_are_refused_in_words(flat: Fixture) -> None:
    with pytest.raises(FileRefusedError, match="the messages 846"):
        flat(message("BIA*00", kind="846"))
    with pytest.raises(FileRefusedError, match="Import it as sales or as stock"):
        flat(message(*BODY), Target.ITEMS)
    with pytest.raises(FileRefusedError, match="no beginning"):
        flat("ST*852*0001~XQ*H*20260105~SE*3*0001~")
    with pytest.raises(FileRefusedError, match="is none"):
        flat(ISA + "~" + "A" * 5_000_000)
