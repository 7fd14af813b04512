"""Writes ``desktop_app/storage/schema.sql`` from what all migrations make together.

``python -m tests.storage.write_schema`` after a step was added; a test compares.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from desktop_app.storage import migrations
from desktop_app.storage.connection import connect
from desktop_app.storage.migrations import migrate, schema

SCHEMA: Final = Path(migrations.__file__).with_name("schema.sql")


def main() -> None:
    """Make a new database and write down its tables."""
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "store.db", bytes(32), create=True)
        migrate(connection)
        SCHEMA.write_text(schema(connection), encoding="utf-8")
        connection.close()


if __name__ == "__main__":
    main()
