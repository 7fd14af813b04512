"""The book with made-up data: how it is known as such, and how far its tour has come."""

from __future__ import annotations

from typing import Final

from desktop_app.services.session import Session
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TravelStates

_MARK: Final = "sample.book"
_STEP: Final = "sample.tour_step"
_LEFT: Final = "sample.tour_left"
_UNFINISHED: Final = "sample.unfinished"
_YES: Final = "1"


class SampleBook:
    """What a session knows of being a sample. The office's own books never carry the mark."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = Settings(session.connection)

    @property
    def is_sample(self) -> bool:
        """Whether nothing in this book is real."""
        return self._settings.get(_MARK) == _YES

    def mark(self) -> None:
        """Say that nothing in this book is real; for ever. It is whole from now on."""
        self._keep({_MARK: _YES, _UNFINISHED: "0"})

    def begin(self) -> None:
        """Say that this book is only being made."""
        self._keep({_UNFINISHED: _YES})

    @property
    def unfinished(self) -> bool:
        """Whether the program was killed while it made this book: nobody ever worked in it."""
        return self._settings.get(_UNFINISHED) == _YES or not (self.is_sample or self.completed())

    @property
    def step(self) -> int:
        """The step of the tour to go on with, the first being 0."""
        return max(0, self._settings.integer(_STEP))

    @property
    def left(self) -> bool:
        """Whether the tour was left, to be taken up when somebody asks for it."""
        return self._settings.get(_LEFT) == _YES

    def keep(self, step: int, *, left: bool) -> None:
        """Remember where the tour stands, for the next time the book is opened."""
        self._keep({_STEP: str(step), _LEFT: _YES if left else "0"})

    def completed(self) -> int:
        """Return how many records there are that are no drafts."""
        counts = TravelStates(self._session.connection, self._session.identity.device).counts()
        return sum(count for state, count in counts.items() if state != "draft")

    def _keep(self, values: dict[str, str]) -> None:
        with self._session.connection.write():
            self._settings.set_all(values)
