"""What readers of messages have in common: segments are counted, envelopes held against what they say."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar

from retail_desktop.domain.imports import LineIssue, Target
from retail_desktop.importing.shapes.activity import Movement
from retail_desktop.importing.shapes.envelope import Envelope
from retail_desktop.importing.shapes.segments import Segment


class MessageReader(ABC):
    """Goes through the segments, counts them, and gives what each item moved.

    `begins` tells of a segment that opens an envelope which element holds its reference, `ends` of one that closes an
    envelope which one opened it; `handled` are the segments for which there is a method of their name in small letters.
    """

    begins: ClassVar[Mapping[str, int]]
    ends: ClassVar[Mapping[str, str]]
    handled: ClassVar[frozenset[str]]

    def __init__(self, name: str, target: Target) -> None:
        self._target = target
        self._envelope = Envelope(name)
        self._segments = self._items = 0
        self._reads = False
        self._handlers: dict[str, Callable[[Segment], None]] = {
            tag: getattr(self, f"_{tag.lower()}") for tag in self.handled
        }

    def read(self, segments: Iterable[Segment]) -> Iterator[Movement | LineIssue]:
        """What the items of a file moved; refuses it where its end is not that of the interchange."""
        for segment in segments:
            self._segments += 1
            if self._completes(segment):
                yield from self._finished()
            self._take(segment)
        self._envelope.close()

    def _take(self, segment: Segment) -> None:
        if segment.tag in self.begins:
            self._envelope.begin(segment.tag, segment.part(self.begins[segment.tag]))
        elif segment.tag in self.ends:
            self._envelope.end(self.ends[segment.tag], segment.part(2), segment.part(1))
        elif handle := self._handlers.get(segment.tag):
            handle(segment)

    def _begin_message(self, segment: Segment, reference: str, *, reads: bool) -> None:
        self._segments, self._items, self._reads = 1, 0, reads
        self._envelope.begin(segment.tag, reference)

    def _end_message(self, begun: str, segment: Segment) -> None:
        self._envelope.end(begun, segment.part(2), segment.part(1), self._segments)
        self._reads = False

    @abstractmethod
    def _completes(self, segment: Segment) -> bool:
        """Whether the item before a segment is complete."""

    @abstractmethod
    def _finished(self) -> Iterator[Movement | LineIssue]:
        """The movements of the item that is complete, if there is one."""
