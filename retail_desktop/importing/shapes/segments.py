"""Messages of electronic data interchange, taken apart into segments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.source import Source

_CHUNK = 1024**2
_LONGEST = 4 * 1024**2
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that part segments, elements and components; `release` takes its meaning from the next one."""

    segment: str
    element: str
    component: str
    release: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: where it stands, its name, and its elements, the first one behind the name being `part(1)`.

    `number` is the physical line, or the number of the segment in a message that is written on one line.
    """

    number: int
    tag: str
    elements: tuple[tuple[str, ...], ...]

    def part(self, element: int, component: int = 0) -> str:
        """A component, empty where there is none; elements count from 1, components from 0."""
        if not 0 < element <= len(self.elements) or component >= len(self.elements[element - 1]):
            return ""
        return self.elements[element - 1][component].strip()


def head_of(source: Source, encoding: str) -> str:
    """The first characters of a file without what is blank in front of them."""
    with source.text(encoding) as text:
        return text.read(_HEAD).lstrip("\ufeff \t\r\n")


def read_segments(source: Source, encoding: str, signs: Signs) -> Iterator[Segment]:
    """All segments of a file in order; what stands behind the last sign is left out."""
    with source.text(encoding) as text:
        on_lines = "\n" in text.read(_HEAD).strip() or signs.segment == "\n"
    with source.text(encoding) as text:
        for count, (line, content) in enumerate(_pieces(text, signs, source.name), 1):
            yield _segment(line if on_lines else count, content, signs)


def _pieces(text: TextIO, signs: Signs, name: str) -> Iterator[tuple[int, str]]:
    """The contents of segments with the line on which each begins."""
    end, release = re.escape(signs.segment), re.escape(signs.release)
    pattern = rf"((?:[^{end}{release}]++|{release}.)*+){end}" if release else rf"([^{end}]*+){end}"
    segment = re.compile(pattern, re.DOTALL)
    rest, line = "", 1
    while chunk := text.read(_CHUNK):
        rest += chunk
        done = 0
        while found := segment.match(rest, done):
            content = found[1].lstrip("\ufeff \t\r\n")
            blank = found[1][: len(found[1]) - len(content)].count("\n")
            if content:
                yield line + blank, content.rstrip("\r\n")
            line += found[0].count("\n")
            done = found.end()
        rest = rest[done:]
        if len(rest) > _LONGEST:
            raise FileRefusedError(f"“{name}” begins like an EDI message and is none. Ask for it to be sent again.")
    if signs.segment == "\n" and rest.strip():
        yield line, rest.strip()


def _segment(number: int, content: str, signs: Signs) -> Segment:
    tag, *elements = _split(content, signs.element, signs.release)
    parts = (
        tuple(_plain(one, signs.release) for one in _split(element, signs.component, signs.release))
        for element in elements
    )
    return Segment(number, tag.strip().upper(), tuple(parts))


def _split(text: str, sign: str, release: str) -> list[str]:
    if not sign or not release or release not in text:
        return text.split(sign) if sign else [text]
    parts = [""]
    letters = iter(text)
    for letter in letters:
        if letter == release:
            parts[-1] += letter + next(letters, "")
        elif letter == sign:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _plain(text: str, release: str) -> str:
    return re.sub(rf"{re.escape(release)}(.)", r"\1", text, flags=re.DOTALL) if release else text
