"""An office's PC dies: the new one gets back what the province holds, once, and goes on with it."""

from __future__ import annotations

import pytest

from desktop_app.bundle.refusals import Refusal, WrongRecipient
from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.history_taking import HistoryTaken, OfficeHistory
from desktop_app.services.own_standing import NoProvinceYet
from desktop_app.services.province.devices import DeviceNotAdmitted, Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.session import Session
from desktop_app.storage.keyslots import WrongPassphrase
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.receipts import answer, decide, read
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, gift_of, give, send, take


def _new_pc(pair: Pair, stores: Stores, *, replaces: bool = True) -> Session:
    new = stores.office("new").session
    at_office, at_province = OfficeEnrolment(new), ProvinceEnrolment(pair.province)
    request = at_office.write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    admission = at_province.approve(
        request, " ".join(at_office.state().fingerprint), unit=UNIT, to=pair.stick,
        replaces=pair.office.identity.device if replaces else "",
        signer=OPERATOR, passphrase=PASSPHRASE,
    )  # fmt: skip
    at_office.accept(admission, " ".join(at_province.fingerprint()))
    return new


def test_history_comes_back_once_and_work_goes_on(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    (first, _second) = give(pair.office, tet, ["Một", "Hai"])
    assert take(pair.province, send(pair.office, pair.stick).written_to)[0].ok
    new = _new_pc(pair, stores)
    written = UnitHistory(pair.province).write(new.identity.device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    assert written.versions == 3
    history = OfficeHistory(new)
    assert history.take(written.path) == HistoryTaken(new=3, known=0, forked=0, files=0)
    assert history.take(written.path) == HistoryTaken(new=0, known=3, forked=0, files=0)
    assert figures(new) == figures(pair.province) == figures(pair.office)
    assert Versions(new.connection, new.lifting).counter() == 0  # its own counter did not move
    assert TravelStates(new.connection, new.identity.device).state(first) == "received"
    Entry(new).complete("gift", gift_of(tet, "Một", cash=2_000_000), record=first)
    (received,) = take(pair.province, send(new, pair.stick).written_to)
    assert (received.ok, received.new) == (True, 1)
    assert figures(new) == figures(pair.province)


def test_what_a_receipt_told_before_the_history_came_is_known_with_it(stores: Stores) -> None:
    pair = stores.pair()
    first, second, third = give(pair.office, campaign(pair.office), ["Một", "Hai", "Ba"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    decide(pair.province, [first], "returned", "amount_doubtful", "Xem lại giúp")
    decide(pair.province, [second], "accepted")
    new = _new_pc(pair, stores)
    receipt = answer(pair.province, pair.stick)
    read(new, receipt)
    written = UnitHistory(pair.province).write(new.identity.device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    OfficeHistory(new).take(written.path)
    assert read(new, receipt).already
    travel = TravelStates(new.connection, new.identity.device)
    assert [travel.state(one) for one in (first, second, third)] == ["returned", "accepted", "received"]
    assert (travel.of(first)[-1].reason_code, travel.of(first)[-1].reason) == ("amount_doubtful", "Xem lại giúp")
    OfficeHistory(new).take(written.path)
    assert len(travel.of(first)) == 1


def test_a_book_that_came_back_is_whole_though_somebody_was_erased(stores: Stores) -> None:
    """What goes on from erased versions misses no parent, is nothing in the bin, and the bytes do not come back."""
    pair = stores.pair()
    tet = campaign(pair.office)
    person = Entry(pair.office).complete("person", {"name": "Giàng Thị Mỷ", "consent": "given"}).record
    recipient: Json = {"name": "Giàng Thị Mỷ", "record": person}
    Entry(pair.office).complete("gift", gift_of(tet, "", recipient=recipient))
    take(pair.province, send(pair.office, pair.stick).written_to)
    new = _new_pc(pair, stores, replaces=False)
    histories = UnitHistory(pair.province)
    before, after = (stores.root / one for one in ("before", "after"))
    before.mkdir()
    after.mkdir()
    device = new.identity.device
    old = histories.write(device, before, signer=OPERATOR, passphrase=PASSPHRASE).path
    Erasure(pair.office).erase(person, "request")
    take(pair.province, send(pair.office, pair.stick).written_to)
    OfficeHistory(new).take(histories.write(device, after, signer=OPERATOR, passphrase=PASSPHRASE).path)
    assert_whole(new)
    assert Browsing(new).open("person", deleted=True).count == 0
    OfficeHistory(new).take(old)
    assert_whole(new)
    assert figures(new) == figures(pair.office) == figures(pair.province)
    contents = new.connection.read("SELECT content FROM version")
    assert not [content for (content,) in contents if "Giàng Thị Mỷ".encode() in (content or b"")]


def test_a_history_is_for_one_admitted_device(stores: Stores) -> None:
    pair = stores.pair()
    campaign(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    new = _new_pc(pair, stores)
    histories, old = UnitHistory(pair.province), pair.office.identity.device
    with pytest.raises(DeviceNotAdmitted):
        histories.write(old, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        histories.write(new.identity.device, pair.stick, signer=OPERATOR, passphrase="khác")
    path = histories.write(new.identity.device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE).path
    with pytest.raises(WrongRecipient):
        OfficeHistory(pair.office).take(path)
    with pytest.raises(NoProvinceYet):
        OfficeHistory(stores.office("stranger").session).take(path)
    content, altered = path.read_bytes(), stores.root / "altered.scd"
    for at in range(0, len(content), max(1, len(content) // 40)):
        altered.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(Refusal):
            OfficeHistory(new).take(altered)
    assert figures(new) == {}
    assert Devices(pair.province).all(UNIT)
