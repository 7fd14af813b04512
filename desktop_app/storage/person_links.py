"""What the province decided of persons whom several offices record: the same one, or two. Rows, and how they count.

A side is named by a key: "number:…" and "record:…" as everywhere (``lifting.PersonLink``), and "unit:<code>|<name key>"
for who is known to one unit by name, birth and commune only; the same name key of two units counts as one person until
somebody says that they are two.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated
from desktop_app.storage.settings import Settings

Decision = Literal["same", "different"]
UNIT: Final = "unit:"
_CHANGES: Final = "person_links.changes"
"""Setting: grows with each decision and each undoing, so that what is worked out from them can be kept meanwhile."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One decision about two keys; ``first`` is the smaller one."""

    first: str
    second: str
    decision: Decision


def unit_key(unit: str, name_key: str) -> str:
    """Return the key of who is known to ``unit`` by her name key only."""
    return f"{UNIT}{unit}|{name_key}"


def name_of(key: str) -> str:
    """Return the name key inside the key of a unit's person, "" of another key."""
    return key.partition("|")[2] if key.startswith(UNIT) else ""


class LinkRows:
    """Reads, and inside ``write()`` changes, the decisions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = Settings(connection)

    @property
    def changes(self) -> int:
        """How many times a decision was made or undone."""
        return self._settings.integer(_CHANGES)

    def all(self) -> list[LinkRow]:
        """Return every decision, by keys."""
        rows = self._connection.read("SELECT first, second, decision FROM person_link ORDER BY first, second")
        return [LinkRow(*row) for row in rows]

    def between(self, ones: Collection[str], others: Collection[str]) -> Decision | None:
        """Return what was decided of a key among ``ones`` and one among ``others``; "different" before "same"."""
        found = self._connection.value(
            "SELECT min(l.decision) FROM (SELECT min(a.value, b.value) AS first, max(a.value, b.value) AS second"
            " FROM json_each(?) a CROSS JOIN json_each(?) b) k CROSS JOIN person_link l"
            " ON l.first = k.first AND l.second = k.second",
            (json.dumps(sorted(ones)), json.dumps(sorted(others))),
        )
        return None if found is None else ("different" if found == "different" else "same")

    def put(self, one: str, other: str, decision: Decision, operator: str, at: datetime | None) -> None:
        """Note a decision, in place of a former one."""
        first, second = sorted((one, other))
        self._connection.run(
            "INSERT OR REPLACE INTO person_link (first, second, decision, operator, decided_at) VALUES (?, ?, ?, ?, ?)",
            (first, second, decision, operator, stated(at)),
        )
        self._settings.set_integer(_CHANGES, self.changes + 1)

    def remove(self, one: str, other: str) -> bool:
        """Take a decision back; tell whether there was one."""
        first, second = sorted((one, other))
        gone = self._connection.run("DELETE FROM person_link WHERE first = ? AND second = ?", (first, second))
        self._settings.set_integer(_CHANGES, self.changes + 1)
        return bool(gone)

    def forget(self, is_hers: Callable[[str], bool]) -> int:
        """Take back what was decided about who is erased; tell how many decisions. ``is_hers`` judges a key."""
        hers = [one for one in self.all() if is_hers(one.first) or is_hers(one.second)]
        for one in hers:
            self.remove(one.first, one.second)
        return len(hers)


def units_apart(links: Iterable[LinkRow]) -> dict[str, str]:
    """Return the keys of units' persons that do not count with the others of their name, each with its group's key.

    Of a name of which two units' persons were told apart, each decided one stands alone until it is the same as
    another; the group of the smallest key goes on counting with those nobody decided about.
    """
    rows = list(links)
    apart = {name_of(one.first) for one in rows if one.decision == "different" and _alike(one)}
    keys = {key for one in rows for key in (one.first, one.second) if name_of(key) in apart}
    groups = {key: key for key in keys}
    for one in rows:
        if one.decision == "same" and _alike(one) and one.first in groups:
            old, new = sorted((groups[one.first], groups[one.second]), reverse=True)
            groups = {key: new if group == old else group for key, group in groups.items()}
    stays = {name: min(groups[key] for key in keys if name_of(key) == name) for name in apart}
    return {key: group for key, group in groups.items() if group != stays[name_of(key)]}


def _alike(link: LinkRow) -> bool:
    return bool(name_of(link.first)) and name_of(link.first) == name_of(link.second)
