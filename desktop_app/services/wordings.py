"""What an office calls the answers of a shared list: its own movement record gives PT01 its present name."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.definition import Definition
from desktop_app.domain.entry import Wording
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.wordings import counted_versions


class Wordings:
    """Remembers what it read until the store changes: lists ask for every cell."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._journal = Journal(session.connection)
        self._read: dict[tuple[str, str], dict[str, Wording]] = {}
        self._as_of = ""

    def __call__(self, kind: str, list_name: str) -> Mapping[str, Wording]:
        """Return the words for answers of ``list_name`` by code: titles of own ``kind`` records that hold the code.

        Of several records with one code the newest by its date speaks.
        """
        now = self._journal.head()
        if now != self._as_of:
            self._read, self._as_of = {}, now
        if (kind, list_name) not in self._read:
            self._read[kind, list_name] = self._words(kind, list_name)
        return self._read[kind, list_name]

    def _words(self, kind: str, list_name: str) -> dict[str, Wording]:
        if kind not in self._session.definitions:
            return {}
        field = code_field(self._session.definitions.current(kind), list_name)
        if field is None:
            return {}
        words: dict[str, Wording] = {}
        connection, units = self._session.connection, self._session.own_units
        for stored in counted_versions(connection, kind, units):
            code = stored.version.data.get(field)
            if isinstance(code, str):
                words[code] = Wording(stored.version.record, self._session.lifting(stored.version).title)
        return words


def code_field(definition: Definition, list_name: str) -> str | None:
    """Return the field by which a record says which answer of ``list_name`` it is a wording of, or None."""
    return next(
        (field.name for field in definition.fields if field.type == "choice" and field.list_name == list_name), None
    )
