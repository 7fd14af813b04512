"""Deeds between an office and its province, to be done on copies of real stores while calls fail or processes die.

Each knows how it is done, how somebody does it again afterwards, and what has to be in the stores in the end.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

from desktop_app.services.accepting import Accepting
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.operating_keys import OperatingKeys, operating_seed
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.settings import Settings
from tests.faults.hostile import contents
from tests.services.ledgers import assert_whole
from tests.services.receipts import acknowledged, answer, states
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, campaign, enrol, give, new_store, reopen, send, take

NOT_COMPARED: Final = ("journal", "quarantine", "setting", "sqlite_sequence")
"""What may tell of the failed try, and what is drawn at random."""
_OPENED: Final = ("office", "province")


class Deed:
    """Stores made ready for one deed; ``copied`` gives a fresh copy of them, ``expected`` what has to come of it."""

    opened: ClassVar[tuple[str, ...]] = _OPENED

    def __init__(self, folder: Path) -> None:
        self._folder, self._base = folder, folder / "base"
        self._base.mkdir()
        self._use_profile_of(self._base)
        self.stick = self._base / "stick"
        self.stick.mkdir()
        province = new_store(self._base / "province", "province")
        self.secret, self.digits = province.root_secret or "", " ".join(province.fingerprint)
        self.stores = {"office": new_store(self._base / "office").session, "province": province.session}
        enrol(self.stores["office"], province, self.stick)
        give(self.stores["office"], campaign(self.stores["office"]), ["Giàng A Chứ", "Lò Thị Ín", "Tẩn Thị Mẩy"])
        self.prepare()
        self.close()
        with self.copied():
            self.do()
            self.expected = self.outcome()

    @contextmanager
    def copied(self) -> Iterator[Deed]:
        """Work on a copy of everything inside the block."""
        work = self._folder / "round"
        shutil.copytree(self._base, work)
        self._use_profile_of(work)
        self.stick = work / "stick"
        try:
            self.open(work)
            yield self
        finally:
            self.close()
            shutil.rmtree(work)

    def _use_profile_of(self, folder: Path) -> None:
        os.environ["SO_CONG_DOAN_PROFILE"] = str(folder / "profile")

    @property
    def folder(self) -> Path:
        """Where the copy lies."""
        return self._folder / "round"

    def open(self, folder: Path) -> None:
        """Open the stores of a copy."""
        self.stores = {name: reopen(folder / name) for name in self.opened}

    def reopen(self) -> None:
        """Close everything, as a failing program is, and open it."""
        self.close()
        self.open(self.folder)

    def close(self) -> None:
        """Close the stores."""
        for session in self.stores.values():
            session.close()

    def assert_whole(self) -> None:
        """Fail unless every store is as it has to be, and nothing half done lies about."""
        for name, session in self.stores.items():
            assert_whole(session)
            for part in (session.folder.rglob("*.part"), session.folder.glob("staging/*")):
                assert [one.name for one in part] == [], name
        assert [one.name for one in self.stick.iterdir() if one.name.endswith(".part")] == []

    @property
    def office(self) -> Session:
        """The office's session."""
        return self.stores["office"]

    @property
    def province(self) -> Session:
        """The province's session."""
        return self.stores["province"]

    def sent(self) -> Path:
        """Export at the office and return the file."""
        return send(self.office, self.stick).written_to

    def prepare(self) -> None:
        """Do what comes before."""

    def do(self) -> None:
        """Do it."""
        raise NotImplementedError

    def do_until_done(self) -> None:
        """Do it again as somebody does who does not know how far it came."""
        self.do()

    def outcome(self) -> object:
        """Return what is in the stores in the end."""
        return tuple(contents(session, without=NOT_COMPARED) for session in self.stores.values())


class BundleReceived(Deed):
    """A bundle is received."""

    def prepare(self) -> None:
        self.sent()

    def do(self) -> None:
        answers = take(self.province, self.stick)
        self.came = bool(answers) and all(one.ok for one in answers)

    def do_until_done(self) -> None:
        super().do_until_done()
        assert self.came
        assert QuarantineDesk(self.province).waiting() == []


class HeldReleased(BundleReceived):
    """A bundle that lacks what a lost one brought comes, and waits; what it waits for comes then."""

    def prepare(self) -> None:
        self._first = self.sent().name
        with self.office.connection.write():  # as if a receipt had said so, of the bundle that never arrived
            self.office.connection.run("UPDATE outbox SET acknowledged = 1")
        give(self.office, campaign(self.office, "Tết khác"), ["Vàng Thị Sua"])
        (held,) = take(self.province, self.sent())
        assert held.held, held

    def do(self) -> None:
        answers = take(self.province, self.stick / self._first)
        self.came = all(one.ok for one in answers) and QuarantineDesk(self.province).waiting() == []
        retried = QuarantineDesk(self.province).retry()
        self.came = self.came or all(one.ok for one in retried)


class RefusedKept(BundleReceived):
    """A damaged file is refused and kept with its reason."""

    def prepare(self) -> None:
        file = self.sent()
        file.write_bytes(file.read_bytes()[:-200])

    def do(self) -> None:
        (answered,) = take(self.province, self.stick)
        assert not answered.ok
        self.came = True

    def do_until_done(self) -> None:
        self.do()
        (waiting,) = QuarantineDesk(self.province).waiting()
        assert waiting.kept


class ReviewDecided(Deed):
    """Two records are accepted and one is sent back."""

    def prepare(self) -> None:
        take(self.province, self.sent())
        Checking(self.province).look()

    def do(self) -> None:
        review = Reviewing(self.province)
        rows = [(row.record, row.version) for row in review.rows(0, 10, kind="gift")]
        waiting = len(rows)
        if waiting == 3:
            review.accept(rows[:2])
        if waiting:
            review.send_back(rows[2:] if waiting == 3 else rows, "amount_doubtful", "Xem lại")


class ReceiptMade(Deed):
    """A receipt is made and written to the stick."""

    def prepare(self) -> None:
        take(self.province, self.sent())

    def do(self) -> None:
        Receipts(self.province).make(UNIT, self.stick, signer=OPERATOR, passphrase=PASSPHRASE)

    def do_until_done(self) -> None:
        receipts = Receipts(self.province)
        if not receipts.made(UNIT):
            return self.do()
        receipts.write_again(UNIT, None, self.stick)
        return None

    def outcome(self) -> object:
        (made,) = Receipts(self.province).made(UNIT)
        told = Accepting(self.office).accept(self.stick / made.name)
        kept = sorted(path.name for path in (self.province.folder / "outbox").iterdir())
        return made.number, kept, told.number, told.received, acknowledged(self.office), sorted(states(self.office))


class ReceiptAccepted(Deed):
    """A receipt is opened at the office."""

    def prepare(self) -> None:
        take(self.province, self.sent())
        self._name = answer(self.province, self.stick).name

    def do(self) -> None:
        Accepting(self.office).accept(self.stick / self._name)


class HistoryTaken(Deed):
    """A new PC of the unit takes the history of the unit in."""

    opened = ("office", "province", "new")

    def prepare(self) -> None:
        take(self.province, self.sent())
        self.stores["new"] = new_store(self._base / "new").session
        enrolling, province = OfficeEnrolment(self.stores["new"]), ProvinceEnrolment(self.province)
        request = enrolling.write_request(self.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        typed = " ".join(enrolling.state().fingerprint)
        admission = province.approve(request, typed, unit=UNIT, to=self.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        enrolling.accept(admission, self.digits)
        device = self.stores["new"].identity.device
        written = UnitHistory(self.province).write(device, self.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        self._name = written.path.name

    def do(self) -> None:
        OfficeHistory(self.stores["new"]).take(self.stick / self._name)


class AdmissionTaken(Deed):
    """A new office takes its admission."""

    opened = ("office", "province", "new")

    def prepare(self) -> None:
        self.stores["new"] = new_store(self._base / "new").session
        enrolling = OfficeEnrolment(self.stores["new"])
        request = enrolling.write_request(self.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        self._admission = ProvinceEnrolment(self.province).approve(
            request, " ".join(enrolling.state().fingerprint), unit="CD002", to=self.stick, signer=OPERATOR,
            passphrase=PASSPHRASE,
        ).name  # fmt: skip

    def do(self) -> None:
        OfficeEnrolment(self.stores["new"]).accept(self.stick / self._admission, self.digits)

    def outcome(self) -> object:
        state = OfficeEnrolment(self.stores["new"]).state()
        return state.enrolled, state.unit, self.stores["new"].identity.unit_name, super().outcome()


class KeysRotated(Deed):
    """The province changes its operating keys: its book and its key file together."""

    def do(self) -> None:
        OperatingKeys(self.province).rotate(self.secret, signer=OPERATOR, passphrase=PASSPHRASE)

    def outcome(self) -> object:
        operating_seed(self.province, OPERATOR, PASSPHRASE)
        take(self.province, self.sent())
        file = answer(self.province, self.stick)
        own = DeviceKeys.read(Settings(self.province.connection))
        return (
            OperatingKeys(self.province).state().usable,
            len(own.identities) > 1,
            Accepting(self.office).accept(file).number,
        )


class DeviceRevoked(Deed):
    """A lost laptop's device is withdrawn."""

    def do(self) -> None:
        Devices(self.province).revoke(
            self.office.identity.device, "Mất máy", signer=OPERATOR, passphrase=PASSPHRASE, to=self.stick
        )

    def do_until_done(self) -> None:
        status = Devices(self.province).all()[0].status
        if status == "admitted":
            self.do()

    def outcome(self) -> object:
        (answered,) = take(self.province, self.sent())
        return Devices(self.province).all()[0].status, answered.code


DEEDS: Final[dict[str, type[Deed]]] = {
    "received": BundleReceived,
    "held": HeldReleased,
    "refused": RefusedKept,
    "reviewed": ReviewDecided,
    "receipt": ReceiptMade,
    "accepted": ReceiptAccepted,
    "history": HistoryTaken,
    "admission": AdmissionTaken,
    "rotated": KeysRotated,
    "revoked": DeviceRevoked,
}
