"""A child process that saves for ever and says each save aloud once it is confirmed. Killed by the test.

Usage: ``python -m tests.faults.store_writer STORE.db KEYHEX``. A save is two rows that belong together, so that half
of one would show.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from desktop_app.storage.connection import connect


def main(path: Path, key: bytes) -> None:
    """Save pairs of rows and write each number to standard output after its commit."""
    connection = connect(path, key)
    first = int(connection.value("SELECT count(*) FROM setting") // 2)
    for number in itertools.count(first):
        with connection.write():
            connection.run("INSERT INTO setting (name, value) VALUES (?, 'one')", (f"{number} a",))
            connection.run("INSERT INTO setting (name, value) VALUES (?, ?)", (f"{number} b", "y" * (number % 7 * 900)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
