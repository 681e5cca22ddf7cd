"""The store's own past once more, by command."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.domain.replay_cases import FOUR_WEEKS, OURS, happened, replay_of

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the service was asked; it answers at once."""
    asked: list[dict[str, object]] = []

    def answer(_place: object, **more: object) -> object:
        asked.append(more)
        return replay_of(OURS, FOUR_WEEKS, happened=happened(), without_cost=2)

    monkeypatch.setattr("retail_desktop.services.replay_policy.replay_policy", answer)
    return asked


def test_a_replay_says_what_each_rule_held_and_lost(
    filled: "Shop", replayed: list[dict[str, object]], tmp_path: Path
) -> None:
    said = filled.call("replay", "--from", "2026-01-05", "--policy", "four-weeks", "--out", str(tmp_path / "r.csv"))
    assert (said.code, said.err) == (0, "")
    assert "20 % less stock and had 50 % fewer lost sales than you did." in said.out
    assert "2 items have no cost" in said.out
    assert "What happened, 3 items" in said.out
    assert (tmp_path / "r.csv").read_bytes().count(b"\n") == 3
    assert (str(replayed[0]["first"]), replayed[0]["rules"]) == ("2026-01-05", ["four-weeks"])


def test_the_json_has_every_rule_with_its_curve(filled: "Shop", replayed: list[dict[str, object]]) -> None:
    said = filled.json("replay")
    assert (said.json["from"], said.json["to"], said.json["forecasts"]) == ("2026-01-05", "2026-02-01", 4)
    program, other = said.json["rules"]
    assert (program["rule"], program["setting"], program["stock_saved"]) == ("program", None, None)
    assert (other["rule"], other["stock_value"], other["stock_saved"]) == ("four-weeks", "200", 0.2)
    assert other["curve"][0] == {"setting": 14, "stock_value": 50, "lost": 80}
    assert said.json["happened"]["program"]["lost"] == "20"
    assert len(replayed) == 1


@pytest.mark.parametrize("words", [("--out", "r.txt"), ("--reforecast", "0")])
def test_what_cannot_be_done_is_refused_before_the_walk(
    filled: "Shop", replayed: list[dict[str, object]], words: tuple[str, ...]
) -> None:
    assert filled.call("replay", *words).code == 1
    assert not replayed


def test_a_young_store_is_told_to_wait(filled: "Shop") -> None:
    said = filled.call("replay")
    assert said.code == 1
    assert "needs 84 days of sales, and there are 60" in said.err
