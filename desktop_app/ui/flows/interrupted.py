"""What was being typed before another record, or a person's card, was looked at; Esc leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.base.i18n import _
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.form_memory import Remembered
from desktop_app.ui.status_bar import StatusBar


class _Add(Protocol):
    def __call__(self, kind: str, *, campaign: str = "") -> None:
        """Begin a new record."""


class _Cards(Protocol):
    @property
    def record(self) -> str:
        """Return whose card is shown."""

    def open_card(self, record: str, *, looked: bool = True) -> None:
        """Show a person's card."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that was left: its kind, record (None: a new one), campaign, and what it would forget."""

    kind: str
    record: str | None
    campaign: str
    left: Remembered


@dataclass(frozen=True, slots=True)
class _Card:
    """A person's card that was left for a record named on it."""

    person: str


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A place outside of recording that a record was opened from."""

    come_back: Callable[[], None]


_Place = _Form | _Card | _Elsewhere


class Interrupted:
    """The places that are come back to, the last one first. ``open_``, ``add`` and ``cards`` show them again."""

    def __init__(
        self, entry: EntryForm, status: StatusBar, open_: Callable[[str], bool], add: _Add, cards: _Cards
    ) -> None:
        self._entry = entry
        self._status = status
        self._open = open_
        self._add = add
        self._cards = cards
        self._places: list[_Place] = []

    def forget(self) -> None:
        """Go back nowhere: something else was gone to."""
        self._places = []

    def note(self) -> None:
        """Remember what is being typed while the card of a person it names is looked at.

        Her own record is not come back to from her card: the card is what it was opened from, or leads to it.
        """
        if self._entry.kind != PERSON_KIND:
            self._places.append(self._typed())
        elif self._places and isinstance(self._places[-1], _Card):
            self._places.pop()

    def _typed(self) -> _Form:
        return _Form(*self._entry.place, self._entry.memory.take())

    def look_at(self, record: str) -> None:
        """Show a record there is in place of what is being typed, until Esc leads back."""
        if not self._open_after(self._typed(), record):
            return
        self._status.say(_("Đang xem bản đã có; bấm Esc để về bản đang gõ."), "info", "text2")

    def open_from_card(self, record: str) -> None:
        """Show a record named on the card that is shown; leaving it leads back to the card."""
        self._open_after(_Card(self._cards.record), record)

    def open_from(self, record: str, come_back: Callable[[], None]) -> bool:
        """Show a record from a place that ``come_back`` shows again; tell whether it is shown."""
        return self._open_after(_Elsewhere(come_back), record)

    def _open_after(self, place: _Place, record: str) -> bool:
        """Show ``record``; return False where what is in front could not be left."""
        before = self._places
        opened = self._open(record)  # which goes back nowhere, as from anywhere else
        self._places = [*before, place] if opened else before
        return opened

    def go_back(self) -> bool:
        """Show again what was left last, with its typing; return False where nothing was."""
        if not self._places:
            return False
        *before, place = self._places
        if isinstance(place, _Card):
            self._cards.open_card(place.person, looked=False)
        elif isinstance(place, _Elsewhere):
            place.come_back()
        else:
            self._add(place.kind, campaign=place.campaign) if place.record is None else self._open(place.record)
            self._entry.take_up_kept()
            self._entry.memory.give_back(place.left)
            self._status.say(_("Đã về bản đang gõ; chữ gõ dở còn nguyên."), "info", "text2")
        self._places = before
        return True
