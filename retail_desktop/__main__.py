"""The program's door: the command line, or the window when no command is given."""

import multiprocessing
import sys


def main() -> int:
    """Run a command or open the window; gives the exit code."""
    multiprocessing.freeze_support()
    from retail_desktop.cli import run  # noqa: PLC0415 - nothing may be imported before freeze_support

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
