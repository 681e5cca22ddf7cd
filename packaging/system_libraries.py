"""The system libraries that Qt loads on Linux, and their Debian and Ubuntu packages."""

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import suppress

from processes import Command, Stop, lines

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def provide(*, display: bool) -> None:
    """Install the libraries that are missing: those for drawing, and with `display` those for windows too."""
    if sys.platform != "linux":
        return
    wanted = DRAWING | DISPLAY if display else DRAWING
    missing = [library for library in wanted if not _loads(library)]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        names = ", ".join(missing)
        raise Stop(f"Qt needs {names}. Install them with this system's package manager, then start this again.")
    install([wanted[library] for library in missing], "Qt, which draws the window,")


def install(packages: list[str], wanted_by: str) -> None:
    """Install Debian packages, or stop with the command that does it.

    Raises:
        Stop: without the right to install, or when the installation failed.
    """
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    by_hand = (
        f"{wanted_by} needs packages of this system that are not installed yet. Install them, then start this again:\n"
        f"  sudo apt-get update && sudo {' '.join(command)}"
    )
    rights = _rights()
    if rights is None:
        raise Stop(by_hand)
    print(f"Installing for this system: {' '.join(packages)}", flush=True)
    as_root: Command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    said: list[str] = []
    try:
        with suppress(subprocess.CalledProcessError):  # its complaint may be about a source that is not needed
            said.extend(lines([*as_root, "apt-get", "update"]))
        said.extend(lines([*as_root, *command]))
    except subprocess.CalledProcessError:
        print("".join(said))
        raise Stop(by_hand) from None


def _loads(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _rights() -> list[str] | None:
    """Give what stands before a command to run it as root, None when that would need a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None
