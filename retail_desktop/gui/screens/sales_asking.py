"""Asks for one analysis at a time: of several wishes in a row the newest follows, and older answers are dropped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from retail_desktop.domain.analysis.answer import Answer
from retail_desktop.domain.analysis.question import Question
from retail_desktop.gui.screen import Screen
from retail_desktop.services import analyse_sales

PAUSE_MS = 90


class SalesAsking(QObject):
    """`show(answer)` gets what the newest question is answered, `refuse(words)` why it cannot be."""

    def __init__(self, page: Screen, show: Callable[[Answer], object], refuse: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page, self._show, self._refuse = page, show, refuse
        self._wanted: Question | None = None
        self._under_way: Question | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send)

    def ask(self, question: Question) -> None:
        """Ask this soon, instead of whatever was to be asked."""
        self._wanted = question
        if self._under_way is None:
            self._pause.start()

    def _send(self) -> None:
        if self._wanted is None or self._under_way is not None:
            return
        if not self._page.isVisible():
            self._page.set_stale()
            return
        question, self._wanted = self._wanted, None
        self._under_way = question
        job = self._page.context.jobs.run("Adding up sales", analyse_sales.analyse_sales, question)
        job.succeeded.connect(self._take)
        job.refused.connect(lambda words, _: self._end(words))
        job.crashed.connect(lambda *_: self._end(""))
        job.cancelled.connect(lambda: self._end("Adding up was cancelled. Press F5 to start again."))

    def _take(self, answer: Answer) -> None:
        self._under_way = None
        if self._wanted is not None:
            self._send()
        else:
            self._show(answer)

    def _end(self, words: str) -> None:
        self._under_way = None
        if self._wanted is not None:
            self._send()
        elif words:
            self._refuse(words)
