"""Named values of a store that are not records: identity, epoch, public keys, choices.

Values are text; ``integer`` and ``set_integer`` are for counters. Names are dotted (``device.signing_public``);
each owner keeps its own prefix.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import StoreDamaged


class Settings:
    """Reads and, inside ``connection.write()``, changes settings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return the value of ``name``, or None when it was never set."""
        value: str | None = self._connection.value("SELECT value FROM setting WHERE name = ?", (name,))
        return value

    def text(self, name: str) -> str:
        """Return a value every store has. Raises StoreDamaged when it is missing."""
        value = self.get(name)
        if value is None:
            raise StoreDamaged(file=self._connection.path.name, reason=f"no setting {name}")
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number, ``default`` when it was never set. Raises StoreDamaged for anything else."""
        value = self.get(name)
        try:
            return default if value is None else int(value)
        except ValueError as error:
            raise StoreDamaged(file=self._connection.path.name, reason=f"setting {name}") from error

    def beginning(self, prefix: str) -> list[tuple[str, str]]:
        """Return the settings whose names begin with ``prefix``, by name."""
        rows = self._connection.read(
            "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name", (len(prefix), prefix)
        )
        return [(name, value) for name, value in rows]

    def set(self, name: str, value: str) -> None:
        """Set ``name``."""
        self._connection.run(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def set_integer(self, name: str, value: int) -> None:
        """Set ``name`` to a whole number."""
        self.set(name, str(value))

    def set_all(self, values: Mapping[str, str]) -> None:
        """Set several at once."""
        for name, value in values.items():
            self.set(name, value)

    def remove(self, name: str) -> None:
        """Forget ``name``; nothing happens when it was never set."""
        self._connection.run("DELETE FROM setting WHERE name = ?", (name,))
