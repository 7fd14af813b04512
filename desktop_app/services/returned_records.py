"""Why the province returned a record of this office."""

from __future__ import annotations

from typing import Final

from desktop_app.services.session import Session
from desktop_app.storage.home_rows import HomeRows, ReturnedRow

__all__ = ["ReturnedRecords", "ReturnedRow"]
_MOST: Final = 50


class ReturnedRecords:
    """Answers for one session."""

    def __init__(self, session: Session) -> None:
        self._rows = HomeRows(session.connection)

    def reason(self, record: str) -> ReturnedRow | None:
        """Return how the province returned ``record``, None where it did not or a newer version was finished since."""
        return self._rows.returned_as(record)

    def all(self) -> list[ReturnedRow]:
        """Return what was returned and not changed since, the newest first; of very many not the oldest."""
        return self._rows.returned(_MOST)
