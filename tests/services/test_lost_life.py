"""What this very device saved and forgot comes back to it: its numbers are not given again, and a new epoch begins."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.session import Session
from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.versions import Versions
from tests.services.conftest import Stores
from tests.services.crafting import Forger
from tests.services.ledgers import assert_whole, figures
from tests.services.province.papers import receipt_of
from tests.services.receipts import read
from tests.services.stores import OPERATOR, PASSPHRASE, Pair, campaign, give, send, take


def counter(office: Session) -> int:
    return Versions(office.connection, office.lifting).counter()


def test_a_history_of_its_own_lost_life(pair: Pair, stores: Stores) -> None:
    tet = campaign(pair.office)
    folder, image = stores.root / "office", stores.root / "image"
    pair.office.close()
    shutil.copytree(folder, image)
    office = stores.reopen("office")
    give(office, tet, ["Một", "Hai"])
    take(pair.province, send(office, pair.stick).written_to)
    office.close()
    shutil.rmtree(folder)
    shutil.copytree(image, folder)
    office = stores.reopen("office")
    before, epoch = counter(office), read_epoch(office.connection).id
    written = UnitHistory(pair.province).write(
        office.identity.device, stores.root / "stick", signer=OPERATOR, passphrase=PASSPHRASE
    )
    taken = OfficeHistory(office).take(written.path)
    assert (taken.new, taken.new_epoch) == (2, True)
    assert counter(office) == before + 2
    assert read_epoch(office.connection).parent == epoch
    assert office.identity.epoch == read_epoch(office.connection).id
    give(office, tet, ["Ba"])
    assert counter(office) == before + 3, "no number is given twice"
    (answer,) = take(pair.province, send(office, stores.root / "stick-2").written_to)
    assert (answer.ok, answer.new, answer.known) == (True, 1, 3)
    assert figures(office) == figures(pair.province)
    assert not OfficeHistory(office).take(written.path).new_epoch, "once is enough"
    assert_whole(office)


def test_a_receipt_that_brings_back_what_it_forgot(pair: Pair, tmp_path: Path) -> None:
    pair.stick.mkdir(exist_ok=True)
    forgotten = Forger(pair.office, pair.stick).version(7)
    told = tmp_path / "r.scd"
    receipt_of(pair.province, told, (), versions=(forgotten,))
    epoch = pair.office.identity.epoch
    assert read(pair.office, told).new_epoch
    assert counter(pair.office) == 7
    assert read_epoch(pair.office.connection).parent == epoch


def test_nobody_brings_the_counter_to_its_end(pair: Pair, tmp_path: Path) -> None:
    """Another PC of the unit may write versions in this one's name: with the greatest number nothing could be saved."""
    pair.stick.mkdir(exist_ok=True)
    forged = Forger(pair.office, pair.stick).version(2**63 - 1)
    told = tmp_path / "r.scd"
    receipt_of(pair.province, told, (), versions=(forged,))
    assert not read(pair.office, told).new_epoch
    give(pair.office, campaign(pair.office), ["Một"])
    assert counter(pair.office) == 2
