import json
import sys
from pathlib import Path

import checks
import pytest
from checks import Check, closing_line, shares, verify
from processes import Stop

PYTHON = Path(sys.executable)


def say(name: str, text: str, *, code: int = 0, live: bool = False) -> Check:
    return Check(name, ("-c", f"print({text!r}); raise SystemExit({code})"), closing_line, live=live)


def report(**covered: int) -> list[str]:
    """Build coverage's JSON, with ten lines in every file."""
    files = {
        name.replace("__", "/") + ".py": {
            "summary": {"num_statements": 10, "covered_lines": count},
            "missing_lines": list(range(count + 1, 11)),
        }
        for name, count in covered.items()
    }
    return ["a warning\n", json.dumps({"files": files})]


def test_each_check_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(PYTHON, [say("types", "looked\nno issues"), say("style", "all good")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told if line] == ["types", "style"]
    assert told[0].endswith("no issues")


def test_the_first_failure_is_shown_in_full_and_ends_the_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(PYTHON, [say("types", "first\nsecond", code=1), say("style", "not reached")]) == 1
    told = capsys.readouterr().out
    assert "first\nsecond\ntypes failed after" in told
    assert "not reached" not in told


def test_the_closing_summary_of_the_tests_is_the_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    tests = say("pytest", "....\n==== 4 passed in 0.1s ====", live=True)
    assert verify(PYTHON, [tests, say("coverage", "enough")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("....\n")
    assert told.splitlines()[-1] == "4 passed in 0.1s"


def test_a_failing_test_is_not_shown_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(PYTHON, [say("pytest", "1 failed", code=1, live=True)]) == 1
    assert capsys.readouterr().out.count("1 failed") == 1


def test_a_silent_tool_has_no_remarks() -> None:
    assert closing_line(["\n"]) == "no remarks"


def test_each_folder_has_its_own_share_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "GATES", {"shop": 75.0, "shop/domain": 100.0, "shop/new": 100.0})
    told = shares(report(shop__till=5, shop__domain__money=10))
    assert told == "shop 75.0 % (at least 75), shop/domain 100.0 % (at least 100), shop/new 100.0 % (at least 100)"


def test_a_share_below_its_gate_names_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "GATES", {"shop": 60.0, "shop/domain": 100.0})
    with pytest.raises(Stop, match=r"shop/domain/money\.py: 9, 10") as refusal:
        shares(report(shop__till=5, shop__domain__money=8))
    assert "till" not in str(refusal.value)


def test_a_gate_that_is_missed_fails_the_checks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "GATES", {"shop": 100.0})
    measured = Check("coverage", ("-c", f"print({report(shop__till=9)[1]!r})"), shares)
    assert verify(PYTHON, [measured]) == 1
    assert "shop/till.py: 10" in capsys.readouterr().out
