"""Long jobs that only look are stopped between their steps, wherever they are, and leave everything as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count, groupby
from pathlib import Path

import pytest

from desktop_app.services.backup_preview import look_into
from desktop_app.services.browsing import Browsing
from desktop_app.services.exporting import Exporting
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.sample_office import OFFICE, sample_office
from desktop_app.services.setting_up import make_store
from desktop_app.storage.restore import CHECKING
from tests.fakes.clock import FixedClock
from tests.fakes.following import Impatient, Stopped
from tests.services.conftest import Stores
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, give, reopen

ENOUGH = 1_000_000


def names(folder: Path) -> list[str]:
    """Return everything in a folder, hidden files too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def looks_of(job: Callable[[Impatient], object]) -> int:
    """Return how often a job looks whether to go on when nobody stops it."""
    patient = Impatient(ENOUGH)
    job(patient)
    return ENOUGH - patient.patience


def test_the_check_of_the_book_stops_at_any_row_and_tells_how_far_it_is(stores: Stores) -> None:
    office = stores.office().session
    give(office, campaign(office), ["Tẩn Thị Mẩy", "Lò Văn Páo"])
    keeping = Safekeeping(office)
    everything = Impatient(ENOUGH)
    found = keeping.check(by=everything)
    done = [one for one, _total, _stage in everything.told]
    assert done == sorted(done)
    assert everything.told[-1][0] == everything.told[-1][1] > 300  # three records count as hundred rows each
    for patience in range(0, looks_of(lambda by: keeping.check(by=by)), 5):
        with pytest.raises(Stopped):
            keeping.check(by=Impatient(patience))
    assert keeping.check() == found


def test_a_look_into_a_backup_stops_anywhere_and_leaves_nothing(stores: Stores) -> None:
    office = stores.office().session
    give(office, campaign(office), ["Tẩn Thị Mẩy"])
    backup = Safekeeping(office).backup()
    before = names(stores.root)

    def look(by: Impatient) -> object:
        return look_into(backup, office.folder, operator=OPERATOR, secret=PASSPHRASE, now=office, by=by)

    stages = Impatient(ENOUGH)
    look(stages)
    assert [stage for _done, _total, stage in stages.told] == [""] * (len(stages.told) - 1) + [CHECKING]
    count = looks_of(look)
    for patience in (0, count // 3, 2 * count // 3, count - 1):
        with pytest.raises(Stopped):
            look(Impatient(patience))
        assert names(stores.root) == before


def test_restoring_stops_until_the_backup_takes_its_place(stores: Stores) -> None:
    made = stores.office()
    backup = Safekeeping(made.session).backup().rename(stores.root / "copy.scb")
    folder = made.session.folder
    give(made.session, campaign(made.session), ["Tẩn Thị Mẩy"])
    made.session.close()
    before = names(stores.root)

    def restore(by: Impatient) -> object:
        return restore_store(backup, folder, operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock(), by=by)

    stopped = 0
    for patience in count():
        try:
            restore(Impatient(patience))
        except Stopped:
            stopped += 1
            assert names(stores.root) == before
        else:
            break
    assert stopped > 2, "each block that is read, then that it is looked through, then once more"
    (aside,) = stores.root.glob("*.replaced-*")
    session = reopen(aside)  # what was stopped so often is whole where it was put at last
    try:
        assert Exporting(session).preview().records == 2
    finally:
        session.close()


def test_what_waits_to_be_sent_stops_in_the_middle_of_a_query(stores: Stores) -> None:
    office = stores.office().session
    give(office, campaign(office), [f"Tẩn Thị {n}" for n in range(300)])
    exporting = Exporting(office)
    for patience in (0, 1):
        with pytest.raises(Stopped):
            exporting.preview(Impatient(patience))
    assert exporting.preview().records == 301


def test_a_sample_book_that_was_stopped_or_killed_half_made_is_made_from_the_beginning(tmp_path: Path) -> None:
    folder, told = tmp_path / "so-mau", Impatient(ENOUGH)
    session = sample_office(folder, FixedClock(), by=told)
    records = sum(Browsing(session).counts().values())
    session.close()
    assert [stage for stage, _each in groupby(stage for _done, _total, stage in told.told)] == [
        "opening",
        "making",
        "filling",
        "enrolling",
    ]
    assert [done for done, _total, _stage in told.told] == sorted(done for done, _total, _stage in told.told)
    shutil.rmtree(folder)
    for patience in (1, 20, ENOUGH - told.patience - 2):
        with pytest.raises(Stopped):
            sample_office(folder, FixedClock(), by=Impatient(patience))
        assert not folder.exists()
    half = make_store(folder, OFFICE, clock=FixedClock()).session
    SampleBook(half).begin()  # and then the program is killed
    half.close()
    again = sample_office(folder, FixedClock())
    try:
        assert sum(Browsing(again).counts().values()) == records
        assert not SampleBook(again).unfinished
    finally:
        again.close()
    with pytest.raises(Stopped):
        sample_office(folder, FixedClock(), by=Impatient(1))  # its key is derived, then it is closed again
    sample_office(folder, FixedClock()).close()
