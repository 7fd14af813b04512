"""Whose backup may take the place of a book: its own, of whom it knows who restores; another one's only by proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.messages import describe
from desktop_app.services.opening import open_session
from desktop_app.services.operators import Operators, remove_operator
from desktop_app.services.restoring_rights import RestoreOfAnother
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.services.stores import CHEAP, OFFICE, OPERATOR, PASSPHRASE, new_store

OWN = "mật khẩu của riêng tôi"
CLERK = "Giàng A Chứ"


def backup_of_another(folder: Path, passphrase: str) -> tuple[Path, str]:
    """Make a book of one's own whose operator is called as the office's, and return its backup and its sheet."""
    answers = SetUp("office", "CĐCS Khác", OPERATOR, passphrase, commune="Nậm Cuổi", demo=True)
    mine = make_store(folder, answers, clock=FixedClock(), kdf=CHEAP)
    file = Safekeeping(mine.session).backup()
    mine.session.close()
    return file, mine.recovery_secret


def office_name(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """Return whose book lies in ``folder``."""
    session = open_session(folder, operator=OPERATOR, passphrase=passphrase, clock=FixedClock())
    session.close()
    return session.identity.unit_name


def test_a_book_of_ones_own_with_the_administrators_name_replaces_nothing(tmp_path: Path) -> None:
    office = tmp_path / "office"
    new_store(office).session.close()
    file, sheet = backup_of_another(tmp_path / "mine", OWN)
    for operator, secret in ((OPERATOR, OWN), (None, sheet)):
        with pytest.raises(RestoreOfAnother) as refused:
            restore_store(file, office, operator=operator, secret=secret, clock=FixedClock())
        said = describe(refused.value).full
        assert "CĐCS Khác" in said
        assert "ở một máy chưa có sổ" in said
    assert not list(tmp_path.glob("office.replaced-*"))
    assert office_name(office) == OFFICE


def test_another_books_backup_goes_beside_it_and_over_it_only_by_who_administers_both(tmp_path: Path) -> None:
    office = tmp_path / "office"
    new_store(office).session.close()
    file, _sheet = backup_of_another(tmp_path / "mine", PASSPHRASE)
    restore_store(file, tmp_path / "beside", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    assert office_name(tmp_path / "beside") == "CĐCS Khác"
    done = restore_store(file, office, operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    assert office_name(Path(str(done.set_aside))) == OFFICE


def test_the_books_own_backup_is_put_back_after_its_key_and_the_passphrase_were_changed(tmp_path: Path) -> None:
    office = tmp_path / "office"
    made = new_store(office)
    operators = Operators(made.session, kdf=CHEAP)
    operators.add(OperatorSpec(CLERK, ("check",), OWN))
    file = Safekeeping(made.session).backup().rename(tmp_path / "old.scb")
    operators.change_passphrase(PASSPHRASE, OWN)
    made.session.close()
    remove_operator(office, OPERATOR, OWN, CLERK, FixedClock())
    restore_store(file, office, operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    assert office_name(office) == OFFICE


@pytest.mark.parametrize("left", [b"{", None], ids=["damaged", "gone"])
def test_a_lost_book_is_replaced_by_whatever_backup_there_is(tmp_path: Path, left: bytes | None) -> None:
    office = tmp_path / "office"
    new_store(office).session.close()
    for path in office.glob("keys.json*"):
        path.unlink()
        if left is not None:
            path.write_bytes(left)
    file, sheet = backup_of_another(tmp_path / "mine", OWN)
    assert restore_store(file, office, operator=None, secret=sheet, clock=FixedClock()).set_aside
    assert office_name(office, OWN) == "CĐCS Khác"
