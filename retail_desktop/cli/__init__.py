"""The command line: parses, calls a service, prints; decides nothing.

Belongs here: the words of the contract and how answers are printed. May import: services and domain, and the window's
`app` to open it.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from retail_desktop import paths
from retail_desktop.cli.answer import BUG, CANCELLED, NEEDS_ANSWER, REFUSED, Answer
from retail_desktop.cli.grammar import COMMANDS, GLOBAL_OPTIONS, full_parser, global_options
from retail_desktop.domain.errors import CancelledError, NeedsAnswerError, RetailError
from retail_desktop.domain.quantities import plain


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line, or open the window if it holds no command; gives the exit code.

    0 done, 1 refused, 2 wrong usage, 3 a bug, 4 needs an answer, 130 cancelled.
    """
    options, rest = _split(list(arguments))
    if not rest or (rest[0] not in COMMANDS and not rest[0].startswith("-") and Path(rest[0]).is_file()):
        return _open_window(global_options().parse_args(options), rest)
    given = full_parser().parse_args(arguments)
    given.database = given.database or os.environ.get("RETAIL_DATABASE")
    answer = _answer(given)
    try:
        _print(answer, as_json=given.json, to_file=getattr(given, "out", None) == "-")
        sys.stdout.flush()
    except BrokenPipeError:
        _hear_no_more()
    return answer.code


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The options before the command, and the rest."""
    place = 0
    while place < len(arguments) and arguments[place].split("=")[0] in GLOBAL_OPTIONS:
        value_follows = GLOBAL_OPTIONS[arguments[place].split("=")[0]] and "=" not in arguments[place]
        place += 2 if value_follows else 1
    return arguments[:place], arguments[place:]


def _open_window(given: argparse.Namespace, rest: list[str]) -> int:
    from retail_desktop.app import run as open_window  # noqa: PLC0415 - only the window needs Qt

    location = given.database or os.environ.get("RETAIL_DATABASE")
    return open_window(location, open_file=rest[0] if rest else None, sample=given.sample)


def _answer(given: argparse.Namespace) -> Answer:
    try:
        answer: Answer = given.command(given)
    except NeedsAnswerError as question:
        data = {"status": "needs_input", "error": str(question), "needs": question.needs, "choices": question.choices}
        return Answer(str(question), data, NEEDS_ANSWER)
    except RetailError as refusal:
        return Answer(str(refusal), {"status": "refused", "error": str(refusal)}, REFUSED)
    except BrokenPipeError:
        _hear_no_more()
        return Answer("The reader of the output closed it.")
    except (CancelledError, KeyboardInterrupt):
        return Answer("Cancelled; nothing was changed.", {"status": "cancelled", "error": "cancelled"}, CANCELLED)
    except Exception:
        logging.basicConfig(filename=paths.log_file(), format="%(asctime)s %(levelname)s %(message)s")
        logging.getLogger(__name__).exception("command failed")
        text = f"Something went wrong in the program; nothing was changed. The details are in {paths.log_file()}."
        return Answer(text, {"status": "bug", "error": text}, BUG)
    return answer


def _hear_no_more() -> None:
    """The reader of our output has seen enough; nothing may be written to it at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(answer: Answer, *, as_json: bool, to_file: bool) -> None:
    if as_json and (answer.code or not to_file):
        print(json.dumps({"status": "ok", **answer.data}, default=_plain, ensure_ascii=False))
    elif answer.code or to_file:
        print(answer.text, file=sys.stderr)
    else:
        print(answer.text)


def _plain(value: object) -> object:
    return plain(value) if isinstance(value, Decimal) else str(value)
