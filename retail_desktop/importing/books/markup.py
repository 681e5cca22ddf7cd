"""Reading XML piece by piece, without entities, documents from elsewhere or other surprises."""

from collections.abc import Iterator
from typing import IO, Protocol
from xml.parsers import expat

from retail_desktop.domain.errors import FileRefusedError

_BLOCK = 256 * 1024


class Handler(Protocol):
    """What is told of every element and text, in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> object:
        """Some text, not necessarily all of it."""


class Quiet:
    """A handler that only looks at how elements begin."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text."""


class MarkupError(ValueError):
    """The bytes are no XML of the kind that programs write."""


def read_markup(name: str, part: IO[bytes], handler: Handler) -> Iterator[int]:
    """Tell the handler of a part's elements; pauses after every block, giving the number of bytes read of late.

    Raises:
        MarkupError: it is no well-formed XML.
        FileRefusedError: it declares a document type, as only an attack does; `name` is the file's.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _BLOCK
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text

    def refuse(*_: object) -> None:
        raise FileRefusedError(
            f"“{name}” holds instructions to load other documents, which no export has. It is not read."
        )

    parser.StartDoctypeDeclHandler = refuse
    try:
        while block := part.read(_BLOCK):
            parser.Parse(block, False)
            yield len(block)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise MarkupError(str(error)) from None
    yield 0


def plain_name(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]
