"""One window for each store: a second start brings the first window to the front."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleInstance(QObject):
    """Holds the lock of one store file; `asked(file)` when a second start wants the window, perhaps with a file."""

    asked = Signal(str)

    def __init__(self, location: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = Path(location).resolve()
        self.name = f"retail-desktop-{sha256(str(path).encode()).hexdigest()[:24]}"
        self._lock = QLockFile(str(path.with_name(f"{path.name}.lock")))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Take the store for this window; False if another window has it."""
        if not self._lock.tryLock(100):
            return False
        QLocalServer.removeServer(self.name)  # what a crashed window left behind
        self._server.listen(self.name)
        return True

    def ask(self, file: str = "") -> bool:
        """Ask the window that has the store to come to the front; False if it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(file.encode() + b"\n")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def release(self) -> None:
        """Let another window have the store."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            self.asked.emit(bytes(socket.readLine().data()).decode().strip())
