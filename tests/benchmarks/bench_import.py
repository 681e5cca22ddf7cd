"""What an import costs beside `sqlite3 .import` of the same file: bench_import.py FILE.csv [ROUNDS].

Prints for each round the CPU seconds of both, their ratio, our peak memory, and the store's size beside the file's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def cpu_seconds(*command: str | Path) -> tuple[float, int]:
    """CPU seconds of a command and its children, and its peak memory in MiB."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def main() -> None:
    """Compare in turn, each round in fresh files."""
    file, rounds = Path(sys.argv[1]).absolute(), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            raw, store = Path(folder) / "raw.sqlite", Path(folder) / "store.sqlite"
            base, _ = cpu_seconds("sqlite3", raw, "-cmd", ".mode csv", f".import {file} lines")
            ours, peak = cpu_seconds(
                sys.executable, "-m", "retail_desktop", "--database", store, "--json", "import", "sales", file
            )
            size = store.stat().st_size / file.stat().st_size
            print(f"sqlite3 {base:.2f} s, ours {ours:.2f} s: {ours / base:.2f} times; {peak} MiB; store {size:.3f}")


if __name__ == "__main__":
    main()
