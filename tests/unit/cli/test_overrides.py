"""Forecasts changed by command."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_a_change_goes_from_command_to_export_and_back(filled: "Shop") -> None:
    filled.call("forecast", "--workers", "1")
    made = filled.json(
        "--as-user", "Maria", "override", "add", "--item", "00101", "--percent", "-50", "--to", "2026-03-12",
        "--note", "Road works",
    )  # fmt: skip
    assert (made.code, made.json["forecasts"]) == (0, 1)
    change = made.json["override"]
    assert (change["number"], change["kind"], change["amount"], change["person"]) == (1, "percent", "-50", "Maria")
    assert (change["first"], change["last"], change["item"], change["store"]) == (
        "2026-03-06", "2026-03-12", "00101", None,
    )  # fmt: skip
    rows = [line.split(",") for line in filled.call("export", "forecasts", "--out", "-").out.splitlines()]
    head, first, eighth = rows[0], rows[1], rows[8]
    assert (head[3], head[-2:]) == ("mean", ["method", "engine_mean"])
    assert float(first[3]) == pytest.approx(float(first[-1]) / 2, abs=1e-3)
    assert float(eighth[3]) == float(eighth[-1])
    assert rows[-1][-1] == ""
    listed = "1  00101: −50 % from 2026-03-06 until 2026-03-12, Maria, Road works"
    assert filled.call("override", "list").out == f"{listed}\n"
    assert filled.call("override", "list", "--item", "00102").out == "Nobody has changed a forecast.\n"
    assert filled.call("override", "remove", "1").out.startswith(
        f"{listed}, taken back by Owner. Change taken back; 1 "
    )
    assert filled.json("override", "list").json["overrides"] == []
    (gone,) = filled.json("override", "list", "--all").json["overrides"]
    assert (gone["removed_by"], gone["note"]) == ("Owner", "Road works")
    assert filled.call("override", "remove", "1").code == 1
    again = [line.split(",") for line in filled.call("export", "forecasts", "--out", "-").out.splitlines()]
    assert again[1][3] == first[-1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--item", "00101"), 2),
        (("--value", "1", "--shift", "2"), 2),
        (("--value", "many"), 2),
        (("--value", "-1"), 1),
        (("--item", "101", "--value", "1"), 1),
        (("--value", "1", "--from", "2026-03-09", "--to", "2026-03-08"), 1),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(filled: "Shop", words: tuple[str, ...], code: int) -> None:
    assert filled.call("override", "add", *words).code == code
    assert filled.json("override", "list").json["overrides"] == []
