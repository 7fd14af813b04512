"""Long jobs between office and province, stopped at each look: what was done is whole, the rest is as it was."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.receipts import ReceiptProblem, ReceiptResult, Receipts
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.province.recovery import DeviceRecovery
from desktop_app.services.session import Session
from desktop_app.storage.bundle_versions import CHUNK
from desktop_app.storage.ledger import Ledger
from tests.fakes.following import Impatient, Stopped
from tests.faults.honest_side import send_of
from tests.faults.hostile import contents
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import assert_whole, figures
from tests.services.receipts import read
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, give, send, take


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def versions(session: Session) -> int:
    return int(session.connection.value("SELECT count(*) FROM version") or 0)


def test_receiving_stopped_anywhere_has_taken_whole_bundles(pair: Pair) -> None:
    tet, sizes = campaign(pair.office), [0]
    for number in range(3):
        give(pair.office, tet, [f"Lò {number}", f"Vàng {number}"])
        send(pair.office, pair.stick)
        sizes.append(versions(pair.office))
    done = 0
    for patience in count():
        impatient = Impatient(patience)
        try:
            answers = Receiving(pair.province).receive([pair.stick], impatient.report)
        except Stopped:
            assert versions(pair.province) in sizes
            assert versions(pair.province) >= done, "what was taken stays"
            done = versions(pair.province)
            assert_whole(pair.province)
            continue
        break
    assert patience > 4
    assert all(answer.ok for answer in answers)
    assert figures(pair.province) == figures(pair.office)


def test_recognising_a_device_stopped_anywhere_is_gone_on_with(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    (admission,) = pair.stick.glob("tiep-nhan-*")
    own = admission.read_bytes()
    files = [
        forger.bundle([forger.version(one)], honest(1), number=one, base=one - 1, top=one, receipt=own)
        for one in (1, 2)
    ]
    (device,) = Ledger(pair.province.connection).devices()
    with pair.province.connection.write():
        for table in ("device_unit", "device", "former_key"):
            pair.province.connection.run(f"DELETE FROM {table}")
    take(pair.province, *files)
    recovery = DeviceRecovery(pair.province)
    for patience in count():
        impatient = Impatient(patience)
        try:
            recovery.admit(device.id, impatient.report)
        except Stopped:
            assert_whole(pair.province)
            (now,) = Ledger(pair.province.connection).devices()
            with pair.province.connection.write():  # somebody gave it a name meanwhile
                pair.province.connection.run("UPDATE device SET label = 'Máy kế toán'")
            assert (now.signing_key, now.status) == (device.signing_key, "admitted")
            if not recovery.candidates():
                break  # stopped after the last file
            continue
        break
    assert patience > 1
    assert QuarantineDesk(pair.province).waiting() == []
    assert [one.label for one in Ledger(pair.province.connection).devices()] == ["Máy kế toán"]
    assert versions(pair.province) == 2


def test_receipts_for_many_stopped_anywhere_are_told_written_and_numbered(two: tuple[Pair, Session]) -> None:
    pair, second = two
    take(pair.province, send_of(pair.office, pair.stick, "Một"), send_of(second, pair.stick, "Hai"))
    receipts, made = Receipts(pair.province), 0
    for patience in range(4):
        told: list[ReceiptResult | ReceiptProblem] = []
        impatient = Impatient(patience)
        try:
            receipts.make_many(
                [UNIT, "CD002"], pair.stick, signer=OPERATOR, passphrase=PASSPHRASE,
                progress=impatient.report, told=told.append,
            )  # fmt: skip
        except Stopped:
            assert patience < 3
        assert len(told) == min(patience, 2)
        made += len(told)
        files = list(pair.stick.glob("phieu-nhan-*"))
        assert len(files) == made
        assert all(isinstance(one, ReceiptResult) and one.written_to.exists() for one in told)
        assert_whole(pair.province)
    assert [one.number for one in receipts.made(UNIT)] == [3, 2, 1]
    newest = receipts.made(UNIT)[0]
    assert read(pair.office, pair.stick / newest.name).number == 3


def test_a_history_stopped_while_it_is_written_is_not_there(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), [f"Lò {number}" for number in range(12)])
    take(pair.province, send(pair.office, pair.stick).written_to)
    device, histories = pair.office.identity.device, UnitHistory(pair.province)
    before, on_stick, staged = contents(pair.province), names(pair.stick), pair.province.folder / "staging"
    for patience in count():
        try:
            written = histories.write(
                device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE, progress=Impatient(patience)
            )
        except Stopped:
            assert contents(pair.province) == before
            assert names(pair.stick) == on_stick
            assert names(staged) == []
            continue
        break
    assert patience > 10
    assert written.versions == 13


def test_a_history_stopped_while_it_is_taken_is_not_there(pair: Pair, stores: Stores) -> None:
    forger, many = Forger(pair.office, pair.stick), CHUNK + 5
    file = forger.bundle([forger.version(one + 1) for one in range(many)], honest(many), top=many)
    assert take(pair.province, file)[0].ok
    new = stores.office("new").session
    asking, province = OfficeEnrolment(new), ProvinceEnrolment(pair.province)
    request = asking.write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(asking.state().fingerprint)
    admission = province.approve(request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    asking.accept(admission, " ".join(province.fingerprint()))
    device = new.identity.device
    written = UnitHistory(pair.province).write(device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    before, units = contents(new), new.own_units
    for patience in (0, 1):  # before the first versions are in, and after so many
        with pytest.raises(Stopped):
            OfficeHistory(new).take(written.path, Impatient(patience))
        assert (contents(new), new.own_units) == (before, units)
        assert names(new.folder / "staging") == []
    assert OfficeHistory(new).take(written.path, Impatient(2)).new == many
    assert_whole(new)
