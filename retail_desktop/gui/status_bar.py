"""The line at the bottom: what is being worked on and how long it takes, what is selected, what was said."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from retail_desktop.gui import formats, theme
from retail_desktop.gui.jobs import Job, Jobs
from retail_desktop.gui.labels import plain_label

HEIGHT = 28
BAR_WIDTH = 150
SURE_SECONDS = 3.0


class StatusBar(QFrame):
    """Shows the running job at the left and the page's own words at the right."""

    messages_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bottom")
        self._jobs: list[Job] = []
        self._began = 0.0
        self.progress_words, self._bar = plain_label("Ready"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = _link("Cancel", "Cancel the work under way")
        self._cancel.clicked.connect(self.cancel)
        self._words = plain_label("", "muted")
        self._messages = _link("Messages", "Everything said since the window was opened")
        self._messages.clicked.connect(self.messages_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        for part in (self.progress_words, self._bar, self._cancel):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._words)
        row.addWidget(self._messages)
        self._messages.hide()
        self._show_job()
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def watch(self, jobs: Jobs) -> None:
        """Show the long jobs of this window."""
        jobs.started.connect(self._add)
        jobs.ended.connect(self._remove)

    def show_words(self, text: str) -> None:
        """Show what the page has to say: the selection and its totals."""
        self._words.setText(text)

    def show_message_count(self, count: int) -> None:
        """Offer the list of messages."""
        self._messages.setText(f"{formats.number(count)} {'message' if count == 1 else 'messages'}")
        self._messages.setVisible(count > 0)

    def cancel(self) -> None:
        """Cancel the job shown."""
        if self._jobs:
            self._jobs[0].cancel()
            self._cancel.setEnabled(False)
            self.progress_words.setText("Cancelling…")

    def _add(self, job: Job) -> None:
        self._jobs.append(job)
        job.progressed.connect(lambda text, done, total: self._show_progress(job, text, done, total))
        if len(self._jobs) == 1:
            self._show_job()

    def _remove(self, job: Job) -> None:
        self._jobs = [one for one in self._jobs if one is not job]
        self._show_job()

    def _show_job(self) -> None:
        busy = bool(self._jobs)
        for part in (self._bar, self._cancel):
            part.setVisible(busy)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._began = time.monotonic()
        self.progress_words.setText(f"{self._jobs[0].title}…" if self._jobs else "Ready")

    def _show_progress(self, job: Job, text: str, done: int, total: int) -> None:
        if not self._jobs or job is not self._jobs[0] or not self._cancel.isEnabled():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.progress_words.setText(progress_text(text or job.title, done, total, time.monotonic() - self._began))

    def _take_theme(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))


def progress_text(text: str, done: int, total: int, seconds: float) -> str:
    """`Forecasting 840 of 2,400 · about 1 min left`; the time only once it can be told with some sense."""
    words = text.rstrip("…. ")
    if total <= 0:
        return f"{words}…"
    words += f" {formats.number(done)} of {formats.number(total)}"
    if 0 < done < total and seconds >= SURE_SECONDS:
        words += f" · {time_left(seconds * (total - done) / done)}"
    return words


def time_left(seconds: float) -> str:
    """`about 1 min left`, rounded the way people say it."""
    if seconds < 50:
        return f"about {max(5, round(seconds / 5) * 5)} s left"
    minutes = max(1, round(seconds / 60))
    return f"about {minutes} min left" if minutes < 90 else f"about {round(minutes / 60)} h left"


def _link(text: str, tooltip: str) -> QPushButton:
    link = QPushButton(text)
    link.setProperty("role", "link")
    link.setToolTip(tooltip)
    return link
