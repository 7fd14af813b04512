"""Who works in a store and who may do what: added, given roles, removed; passphrases; a new recovery sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.domain.unit_names import NameOdd
from desktop_app.messages import describe
from desktop_app.services.attachments import Attachments, Given
from desktop_app.services.closing import Closing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.exporting import Exporting
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.opening import open_session, open_session_with_recovery
from desktop_app.services.operators import Operators, RemovingOneself, SignerGives, remove_operator
from desktop_app.services.own_unit import OwnUnit
from desktop_app.services.permissions import MayNotAdminister, MayNotEnter, MayNotSign
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.connection import connect
from desktop_app.storage.errors import WrongKey
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import NotASigner, UnknownOperator, WrongPassphrase, WrongRecoverySecret
from desktop_app.storage.operators import LastAdministrator, LastSigner, OperatorExists, SigningSeedNeeded
from desktop_app.storage.passphrases import PassphraseCommon
from desktop_app.storage.slots import OperatorSpec, Role
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, enrol, gift_of, give, reopen, send

CLERK = "Giàng A Chứ"
WORDS = "suối chảy qua bản xa"
GIVES = SignerGives(OPERATOR, PASSPHRASE)


def operators(session: Session) -> Operators:
    return Operators(session, kdf=CHEAP)


def add(session: Session, *roles: Role, name: str = CLERK, words: str = WORDS) -> None:
    operators(session).add(OperatorSpec(name, roles, words), GIVES if "sign" in roles else None)


def as_clerk(session: Session) -> Session:
    """Close the store and let the clerk open it."""
    folder = session.folder
    session.close()
    return open_session(folder, operator=CLERK, passphrase=WORDS, clock=FixedClock())


def test_a_clerk_records_and_does_nothing_else(stores: Stores) -> None:
    office = stores.office().session
    add(office, "enter")
    tet = campaign(office)
    clerk = as_clerk(office)
    give(clerk, tet, ["Tẩn Thị Mẩy"])
    with pytest.raises(MayNotSign):
        Closing(clerk).close(date(2025, 12, 1), date(2026, 5, 31), chair="Lò Thị Mẩy")
    with pytest.raises(MayNotAdminister):
        Erasure(clerk).erase_campaign(tet)
    with pytest.raises(MayNotAdminister):
        OwnUnit(clerk).change(date(2026, 5, 1), name="CĐCS khác")
    with pytest.raises(MayNotAdminister):
        operators(clerk).change_roles(CLERK, ("administer",))
    with pytest.raises(MayNotAdminister):
        operators(clerk).new_sheet()
    clerk.close()


def test_who_may_only_look_writes_nothing(stores: Stores) -> None:
    office = stores.office().session
    add(office, "check")
    tet = campaign(office)
    (record,) = give(office, tet, ["Tẩn Thị Mẩy"])
    KeptTyping(office).keep("gift", None, 1, {"note": "gõ dở"})
    begun = GridBook(office, "gift", campaign=tet)
    begun.rows.set_text(0, 0, "Lò Văn Dở")
    begun.keep()
    looker = as_clerk(office)
    entry = Entry(looker)
    before = Journal(looker.connection).head()
    with pytest.raises(MayNotEnter):
        entry.complete("gift", gift_of(tet, "Lò Văn Páo"))
    with pytest.raises(MayNotEnter):
        entry.save_draft("gift", gift_of(tet, "Lò Văn Páo"), record=record)
    with pytest.raises(MayNotEnter):
        entry.delete(record)
    with pytest.raises(MayNotEnter):
        entry.add_all("gift", [gift_of(tet, "Lò Văn Páo")], "complete")
    form, grid, version = KeptTyping(looker), GridKeeping(looker), entry.definition("gift").version
    (kept,) = grid.offers("gift")
    for attempt in (
        lambda: form.keep("gift", None, 1, {"note": "khác"}),
        lambda: form.discard("gift", None, 1),
        lambda: grid.keep("gift", tet, version, {"rows": [], "shared": {}}),
        lambda: grid.discard("gift", tet, version),
        lambda: grid.renew(kept, version + 1, {"rows": [], "shared": {}}),
        lambda: Attachments(looker).take(Given("a.pdf", b"%PDF-1.4")),
    ):
        with pytest.raises(MayNotEnter):
            attempt()
    assert sorted(offer.rows for offer in form.offers()) == [0, 1]
    assert Journal(looker.connection).head() == before
    Safekeeping(looker).backup()
    looker.close()


def test_two_people_are_never_told_by_names_that_look_the_same(stores: Stores) -> None:
    office = stores.office().session
    add(office, "enter", name="Lò Thị Hòa")
    for alike in ("lò thị hòa", "Lò Thị Hoà", "Lò  Thị Hòa "):
        with pytest.raises(OperatorExists):
            add(office, "enter", name=alike)
    with pytest.raises(NameOdd) as odd:
        add(office, "enter", name="Lò Тhị Hòa")  # the T is Cyrillic
    assert describe(odd.value).title == "Tên có chữ không nhìn thấy hoặc chữ lạ."
    add(office, "enter", name="Lò Thị Hoa")


def test_the_signing_key_passes_by_the_passphrase_of_one_who_has_it(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    enrol(office, province, stores.root / "stick")
    people = operators(office)
    with pytest.raises(SigningSeedNeeded):
        people.add(OperatorSpec(CLERK, ("sign",), WORDS))
    with pytest.raises(WrongPassphrase):
        people.add(OperatorSpec(CLERK, ("sign",), WORDS), SignerGives(OPERATOR, "sai"))
    add(office, "enter")
    with pytest.raises(OperatorExists):
        add(office, "enter")
    give(office, campaign(office), ["Tẩn Thị Mẩy"])
    with pytest.raises(NotASigner):
        Exporting(office).export(stores.root / "stick", signer=CLERK, passphrase=WORDS)
    people.change_roles(CLERK, ("enter", "sign"), GIVES)
    Exporting(office).export(stores.root / "stick", signer=CLERK, passphrase=WORDS)
    people.change_roles(OPERATOR, ("administer",))
    with pytest.raises(NotASigner):
        send(office, stores.root / "stick")
    with pytest.raises(LastSigner):
        people.change_roles(CLERK, ("enter",))
    with pytest.raises(LastAdministrator):
        people.change_roles(OPERATOR, ())


def test_a_new_signing_key_has_to_be_admitted_again(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    enrol(office, province, stores.root / "stick")
    add(office, "enter")
    operators(office).renew_signing(CLERK, ("enter", "sign"))
    assert not Exporting(office).preview().enrolled
    enrol(office, province, stores.root / "again")
    give(office, campaign(office), ["Tẩn Thị Mẩy"])
    Exporting(office).export(stores.root / "again", signer=CLERK, passphrase=WORDS)
    send(office, stores.root / "again")


def test_a_refused_change_of_roles_leaves_the_signing_key(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    enrol(office, province, stores.root / "stick")
    add(office, "enter", "sign")
    people = operators(office)
    people.change_roles(OPERATOR, ("enter", "administer"))
    head = Journal(office.connection).head()
    with pytest.raises(LastAdministrator):
        people.renew_signing(OPERATOR, ("enter", "sign"))
    assert [one.roles for one in people.all()] == [("enter", "administer"), ("enter", "sign")]
    assert Journal(office.connection).head() == head
    give(office, campaign(office), ["Tẩn Thị Mẩy"])
    Exporting(office).export(stores.root / "stick", signer=CLERK, passphrase=WORDS)
    people.renew_signing(OPERATOR, ("enter", "sign", "administer"))
    assert people.all()[0].roles == ("enter", "sign", "administer")
    assert not Exporting(office).preview().enrolled


def test_ones_own_passphrase_is_changed_with_the_old_one(stores: Stores) -> None:
    office = stores.office().session
    with pytest.raises(WrongPassphrase):
        operators(office).change_passphrase("sai", WORDS)
    with pytest.raises(PassphraseCommon):
        operators(office).change_passphrase(PASSPHRASE, "1234567890")
    operators(office).change_passphrase(PASSPHRASE, WORDS)
    office.close()
    with pytest.raises(WrongPassphrase):
        reopen(office.folder)
    open_session(office.folder, operator=OPERATOR, passphrase=WORDS, clock=FixedClock()).close()


def test_a_new_sheet_is_in_force_when_it_is_taken(stores: Stores) -> None:
    made = stores.office()
    office, old = made.session, made.recovery_secret
    sheet = operators(office).new_sheet()
    office.close()
    open_session_with_recovery(office.folder, secret=old, clock=FixedClock()).close()
    office = reopen(office.folder)
    operators(office).take_sheet(sheet)
    office.close()
    with pytest.raises(WrongRecoverySecret):
        open_session_with_recovery(office.folder, secret=old, clock=FixedClock())
    open_session_with_recovery(office.folder, secret=" ".join(sheet.groups).lower(), clock=FixedClock()).close()


def test_removing_an_operator_leaves_her_the_old_backups_and_nothing_else(stores: Stores, tmp_path: Path) -> None:
    """What the help page says: the sheet goes on opening, backups made before open with the passphrase of then."""
    made = stores.office()
    office = made.session
    add(office, "enter")
    give(office, campaign(office), ["Tẩn Thị Mẩy"])
    backup = Safekeeping(office).backup()
    old_key, folder = office.connection.key, office.folder
    with pytest.raises(RemovingOneself):
        operators(office).refuse_removal(OPERATOR)
    operators(office).refuse_removal(CLERK)
    office.close()
    told: list[int] = []
    remove_operator(folder, OPERATOR, PASSPHRASE, CLERK, FixedClock(), lambda done, _total: told.append(done))
    assert told
    with pytest.raises(UnknownOperator):
        open_session(folder, operator=CLERK, passphrase=WORDS, clock=FixedClock())
    with pytest.raises(WrongKey):
        connect(folder / "store.db", old_key)
    again = reopen(folder)
    assert Journal(again.connection).entries(2)[1].event == "operator_removed"
    assert not Safekeeping(again).check()
    again.close()
    open_session_with_recovery(folder, secret=made.recovery_secret, clock=FixedClock()).close()
    restore_store(backup, tmp_path / "old", operator=CLERK, secret=WORDS, clock=FixedClock())


class Stopped(Exception):
    """What a job raises when somebody asked it to stop."""


def test_stopped_while_copying_nobody_is_removed(stores: Stores) -> None:
    office = stores.office().session
    add(office, "enter")
    folder = office.folder
    office.close()

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        remove_operator(folder, OPERATOR, PASSPHRASE, CLERK, FixedClock(), stop)
    open_session(folder, operator=CLERK, passphrase=WORDS, clock=FixedClock()).close()
    assert not list(folder.glob("store.db.*"))


def test_a_full_disk_removes_nobody_and_leaves_the_book_whole(stores: Stores) -> None:
    office = stores.office().session
    add(office, "enter")
    with office.connection.write():
        office.connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"n{n}", "y" * 3_000) for n in range(200))
        )
    folder = office.folder
    office.close()
    with no_file_larger_than(300_000), pytest.raises(EnvironmentProblem):
        remove_operator(folder, OPERATOR, PASSPHRASE, CLERK, FixedClock())
    assert not list(folder.glob("store.db.*"))
    clerk = open_session(folder, operator=CLERK, passphrase=WORDS, clock=FixedClock())
    assert not Safekeeping(clerk).check()
    clerk.close()
