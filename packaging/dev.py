"""The project's commands: python3 packaging/dev.py run | test | lint | format | bench | screenshots | build | lock.

Needs nothing but Python 3.11 or newer. This file keeps to old syntax so that an older Python can say so.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
    sys.exit(
        "Retail Desktop needs Python 3.11 or newer, and this is Python {}.{}. "
        "Install a newer Python and start this command with it, for example: python3.12 packaging/dev.py run".format(
            *sys.version_info[:2]
        )
    )

from commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
