"""How files were read before: the answers a person gave once, to be used again for files of the same layout."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions, Target

LONGEST_NAME = 100
_LARGEST_JSON = 1_000_000
_MOST_FILE_NAMES = 50
_BY_LAYOUT = ("format", "mapping", "columns", "date_order", "decimal")
_BY_FILE_NAME = ("encoding", "delimiter", "sheet", "store")
_COPY = re.compile(r"\s*\(\d+\)(?=(?:\.\w+)*$)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """A layout with what was answered for it.

    `headings` are the file's, none for a file without. `answers` hold the settled ones of format, mapping, columns,
    date_order and decimal, named as in `ImportOptions`. What belongs to one till's files rather than to the headings
    (encoding, delimiter, sheet, store) stands in `files`, by `name_pattern` of the file: two stores may send the same
    headings, and encoding, delimiter and sheet must be known before any heading can be read. `taken_back`: the import
    that taught these answers was undone, so they are not used until it is redone.
    """

    target: Target
    fingerprint: str
    name: str
    headings: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    learned_at: str = ""
    used_at: str = ""
    person: str = ""
    import_id: int | None = None
    taken_back: bool = False


def name_pattern(file_name: str) -> str:
    """A file name as far as it stays the same from day to day: `Sales 2026-09-28 (1).csv` is `sales #-#-#.csv`."""
    return _DIGITS.sub("#", _COPY.sub("", file_name.strip().casefold()))


def layout_answers(options: ImportOptions) -> dict[str, Any]:
    """What was said about the layout, without what was left open."""
    said = {name: getattr(options, name) for name in _BY_LAYOUT}
    plain = said | {"mapping": dict(options.mapping), "columns": list(options.columns)}
    return {name: value for name, value in plain.items() if value}


def file_answers(options: ImportOptions) -> dict[str, str]:
    """What was said about this till's files, without what was left open."""
    return {name: value for name in _BY_FILE_NAME if (value := getattr(options, name))}


def with_file_answers(
    known: Mapping[str, Mapping[str, str]], pattern: str, said: Mapping[str, str]
) -> dict[str, Mapping[str, str]]:
    """The answers by file name with those newly said.

    A store that was answered in two ways for the same file name changes from file to file: it is kept as empty, and
    asked or said anew each time.
    """
    before = known.get(pattern, {})
    now = {**before, **said}
    if "store" in said and before.get("store", said["store"]) != said["store"]:
        now["store"] = ""
    others = {name: answers for name, answers in known.items() if name != pattern}
    kept = dict([*others.items()][-_MOST_FILE_NAMES + 1 :])
    return {**kept, pattern: now} if now else kept


def layout_name(title: str, file_name: str, taken: Collection[str]) -> str:
    """A name that no other layout has: the format's title, else the file's name without digits and dates."""
    stem = file_name.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]{2,}", stem)
    wanted = (title or " ".join(words) or "Layout")[:LONGEST_NAME]
    names = {name.casefold() for name in taken}
    number = 2
    name = wanted
    while name.casefold() in names:
        name, number = f"{wanted} {number}", number + 1
    return name


def layout_to_json(layout: RememberedLayout) -> str:
    """The layout as JSON text, to be carried to another store."""
    return json.dumps(
        {
            "kind": "retail-desktop layout",
            "version": 1,
            "target": layout.target.value,
            "name": layout.name,
            "fingerprint": layout.fingerprint,
            "headings": list(layout.headings),
            "answers": dict(layout.answers),
            "files": {name: dict(answers) for name, answers in layout.files.items()},
        },
        indent=2,
        ensure_ascii=False,
    )


def layout_from_json(text: str) -> RememberedLayout:
    """The layout that was written as JSON.

    Raises:
        RetailError: the text is no such JSON, or a part of it is not what it must be.
    """
    if len(text) > _LARGEST_JSON:
        raise _refused("it is too large")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise _refused("it is no JSON") from None
    if not isinstance(data, dict) or (data.get("kind"), data.get("version")) != ("retail-desktop layout", 1):
        raise _refused("it does not begin like one")
    answers, files = data.get("answers"), data.get("files")
    target, fingerprint = data.get("target"), data.get("fingerprint")
    if target not in [one.value for one in Target]:
        raise _refused("“target” is none of the kinds of files")
    if not isinstance(fingerprint, str) or not re.fullmatch(r"[0-9a-f]{64}", fingerprint):
        raise _refused("“fingerprint” is not 64 hexadecimal digits")
    headings = data.get("headings")
    if not isinstance(headings, list) or not _texts(headings):
        raise _refused("“headings” is not a list of texts")
    if not isinstance(answers, dict) or not all(_right(name, value) for name, value in answers.items()):
        raise _refused("“answers” holds something that is no answer")
    if not isinstance(files, dict) or not all(isinstance(one, dict) and _by_file(one) for one in files.values()):
        raise _refused("“files” holds something that is no answer")
    name = checked_name(data.get("name"))
    return RememberedLayout(Target(target), fingerprint, name, tuple(headings), answers, files)


def checked_name(name: object) -> str:
    """A layout's name as it may be kept.

    Raises:
        RetailError: it is empty, too long, or holds characters that cannot be shown.
    """
    if not isinstance(name, str) or not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise RetailError(f"A layout's name has 1 to {LONGEST_NAME} characters that can be shown. Choose such a name.")
    return name.strip()


def _right(name: object, value: object) -> bool:
    if name == "decimal":
        return value in (".", ",")
    if name == "mapping":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if name == "columns":
        return _texts(value)
    return name in {"format", "date_order"} and isinstance(value, str)


def _by_file(answers: Mapping[str, object]) -> bool:
    return all(name in _BY_FILE_NAME and isinstance(value, str) for name, value in answers.items())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _refused(why: str) -> RetailError:
    return RetailError(f"The file is not a layout that this program wrote: {why}. Export the layout again.")
