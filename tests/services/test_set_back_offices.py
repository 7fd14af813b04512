"""An office whose PC was set back to a disk image: the next receipt shows it, and nothing of that epoch is believed."""

from __future__ import annotations

from desktop_app.services.session import Session
from desktop_app.storage.identity import read_identity
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.settings import Settings
from tests.services.conftest import Stores
from tests.services.ledgers import figures
from tests.services.receipts import acknowledged, answer, image, read, states, why
from tests.services.stores import Pair, campaign, give, send, take


def set_back(stores: Stores, pair: Pair) -> Session:
    """Open the image of the office as it was; the profile went with the PC, so nothing remembers the other life."""
    pair.office.close()
    office = stores.reopen("image")
    with office.connection.write():
        Settings(office.connection).set("epoch.id", pair.office.identity.epoch)
    office.opened.identity = read_identity(office.connection)
    return office


def test_an_office_that_was_set_back_begins_anew(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một"])
    image(pair.office, stores.root / "image")
    give(pair.office, tet, ["Hai", "Ba"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    file = answer(pair.province, pair.stick)
    office = set_back(stores, pair)
    done = read(office, file)
    assert done.new_epoch
    assert office.identity.epoch != pair.office.identity.epoch
    assert acknowledged(office) == 0
    give(office, tet, ["Tư"])
    (got,) = take(pair.province, send(office, pair.stick).written_to)
    assert got.ok
    assert figures(pair.province)["gift", "value"] == 4 * 1_300_000
    read(office, answer(pair.province, pair.stick))
    assert "other_device" in why(office)  # what the lost life had sent, this book does not know


def test_other_bytes_under_the_same_number_show_by_their_hash(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    image(pair.office, stores.root / "image")
    give(pair.office, tet, ["Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    office = set_back(stores, pair)
    (lost,) = give(office, tet, ["Hai"])
    other = stores.root / "other-stick"
    send(office, other)  # number 1 again, as many records, never delivered
    done = read(office, answer(pair.province, pair.stick))
    assert done.new_epoch
    assert (acknowledged(office), states(office)[lost]) == (0, "exported")
    again = read(office, answer(pair.province, pair.stick))
    assert (again.new_epoch, acknowledged(office)) == (False, 0)
    (never_delivered,) = Outbox(office.connection).entries()
    assert not never_delivered.acknowledged  # though its counters are those of the other life's, which arrived
    assert len(list((office.folder / "outbox").glob("*.scd"))) == 1
    (got,) = take(pair.province, send(office, other).written_to)
    assert got.ok
    assert figures(pair.province)["gift", "value"] == 2 * 1_300_000
    assert len(list((office.folder / "outbox").glob("*.scd"))) == 2
    read(office, answer(pair.province, pair.stick))
    assert not list((office.folder / "outbox").glob("*.scd"))  # what the left epoch waited with came with the new one
    assert all(one.acknowledged for one in Outbox(office.connection).entries())


def test_an_image_that_was_worked_in_shows_by_the_bundle_it_never_made(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    image(pair.office, stores.root / "image")
    give(pair.office, tet, ["Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    file = answer(pair.province, pair.stick)
    office = set_back(stores, pair)
    give(office, tet, ["Hai", "Ba", "Bốn"])  # the counter is beyond the one the province knows
    assert read(office, file).new_epoch
    (got,) = take(pair.province, send(office, stores.root / "other-stick").written_to)
    assert got.ok
    assert figures(pair.province)["gift", "value"] == 4 * 1_300_000
