"""Deeds of the province's help to open a book, and of recognising a device, for the runs in which every call fails.

The office's book is locked in them, so what has to hold is that one passphrase opens it at any time: the old one, or
the one chosen when asking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from desktop_app.services.help_asking import ask_help, help_way, take_help
from desktop_app.services.help_refusals import HelpNotWaiting
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.opening import open_session
from desktop_app.services.province.giving_help import GivingHelp
from desktop_app.services.province.recovery import DeviceRecovery
from desktop_app.services.session import Session
from desktop_app.storage.help_slot import WaitingRequests
from desktop_app.storage.keyslots import PREVIOUS_NAME, WrongHelpSecret, WrongPassphrase, decode_keys, load_keys
from tests.fakes.clock import FixedClock
from tests.faults.trust_deeds import DEEDS, BundleReceived, Deed
from tests.services.ledgers import assert_whole
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, take

NEW: Final = "con trâu đen nhà ta"


class OfLockedBook(Deed):
    """The office let the province help, and its book is locked."""

    opened = ("province",)

    def prepare(self) -> None:
        HelpSwitch(self.stores["office"]).switch_on()
        self.stores.pop("office").close()

    @property
    def book(self) -> Path:
        """Where the locked book lies: in the copy, or while everything is made ready."""
        return (self.folder if self.folder.exists() else self._base) / "office"

    def ask(self) -> None:
        asked = ask_help(self.book, NEW, self.stick, kdf=CHEAP)
        self._request, self._digits = asked.path.name, " ".join(asked.fingerprint)

    def give(self) -> None:
        GivingHelp(self.province).give(
            self.stick / self._request, self._digits, to=self.stick, signer=OPERATOR, passphrase=PASSPHRASE
        )

    def take(self, file: Path) -> None:
        take_help(self.book, file, OPERATOR, NEW, clock=FixedClock(), kdf=CHEAP).close()

    def answers(self) -> list[Path]:
        """Return what the province answered, the newest first."""
        return sorted(self.stick.glob("giup-mo-so-*"), reverse=True)

    def opened_book(self) -> Session:
        """Open the book with the passphrase that does."""
        try:
            return open_session(self.book, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock())
        except WrongPassphrase:
            return open_session(self.book, operator=OPERATOR, passphrase=NEW, clock=FixedClock())

    def assert_whole(self) -> None:
        super().assert_whole()
        session = self.opened_book()
        try:
            assert_whole(session)
            load_keys(self.book).keys.check_seal(session.connection.key)
        finally:
            session.close()
        for part in (self.book.rglob("*.part"), self.book.glob("staging/*"), self.book.glob("*.new")):
            assert [one.name for one in part] == []


class HelpAsked(OfLockedBook):
    """The office writes a request."""

    def do(self) -> None:
        self.ask()

    def outcome(self) -> object:
        self.give()
        self.take(self.answers()[0])
        return help_way(self.book)


class HelpGiven(OfLockedBook):
    """The province answers it."""

    def prepare(self) -> None:
        super().prepare()
        self.ask()

    def do(self) -> None:
        self.give()

    def outcome(self) -> object:
        self.take(self.answers()[0])
        return help_way(self.book)


class HelpTaken(HelpGiven):
    """The office opens its book with the answer."""

    def prepare(self) -> None:
        super().prepare()
        self.give()
        (answer,) = self.answers()
        self._answer = answer.name
        self._waiting = {one.name: one.read_bytes() for one in self.book.glob("help-request-*")}

    def do(self) -> None:
        self.take(self.stick / self._answer)

    def do_until_done(self) -> None:
        try:
            self.do()
        except (WrongHelpSecret, HelpNotWaiting):  # it was done, and the sentence says to type the new passphrase
            open_session(self.book, operator=OPERATOR, passphrase=NEW, clock=FixedClock()).close()
            WaitingRequests(self.book).forget()

    def outcome(self) -> object:
        keys = load_keys(self.book).keys
        keys.unlock(OPERATOR, NEW)
        with pytest.raises(WrongPassphrase):
            keys.unlock(OPERATOR, PASSPHRASE)
        # The answer opens nothing more, though somebody kept what waited for it.
        for name, content in self._waiting.items():
            (self.book / name).write_bytes(content)
        with pytest.raises(WrongHelpSecret):
            self.do()
        for name in self._waiting:
            (self.book / name).unlink()
        return help_way(self.book), decode_keys((self.book / PREVIOUS_NAME).read_bytes()).format


class DeviceRecovered(BundleReceived):
    """A province that knows nobody recognises a device by what waits, and takes it."""

    def prepare(self) -> None:
        self.sent()
        with self.province.connection.write():
            for table in ("device_unit", "device", "former_key"):
                self.province.connection.run(f"DELETE FROM {table}")
        (answered,) = take(self.province, self.stick)
        assert answered.code == "unknown_key"

    def do(self) -> None:
        recovery = DeviceRecovery(self.province)
        answers = [answer for one in recovery.candidates() for answer in recovery.admit(one.device)]
        self.came = all(one.ok for one in answers)


EVERY_DEED: Final[dict[str, type[Deed]]] = {
    **DEEDS,
    "help_asked": HelpAsked,
    "help_given": HelpGiven,
    "help_taken": HelpTaken,
    "recovered": DeviceRecovered,
}
