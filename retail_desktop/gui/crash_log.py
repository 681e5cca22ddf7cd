"""What happens to mistakes of the program: written to the log, told once in a box; nothing is sent anywhere."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from retail_desktop.services.worker import crashed

MOST_BYTES = 1_000_000
LOG = logging.getLogger("retail_desktop")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
Tell = Callable[[str, str], object]


def start_log(file: Path) -> None:
    """Write to `file` from now on, also what Qt remarks and the place of a crash below Python."""
    handler = RotatingFileHandler(file, maxBytes=MOST_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    if handler.stream is not None:
        faulthandler.enable(handler.stream)
    qInstallMessageHandler(_take_qt_message)


def catch_mistakes(tell: Tell) -> None:
    """Log every mistake that nobody caught and `tell(summary, details)`."""

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        record(error, tell)

    sys.excepthook = take
    threading.excepthook = lambda found: LOG.error("in a thread", exc_info=found.exc_value)


def record(error: BaseException, tell: Tell) -> None:
    """Log one mistake and tell it."""
    LOG.error("a mistake of the program", exc_info=error)
    found = crashed(error)
    tell(found.summary, found.details)


def _take_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_LEVELS[kind], "Qt: %s %s", message, context.category or "")
