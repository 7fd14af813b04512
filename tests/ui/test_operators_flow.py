"""Who works in the book, by the screen: added, given work, a new passphrase, a new sheet, the journal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.base.i18n import _
from desktop_app.messages.journal_texts import JOURNAL_TEXTS
from desktop_app.services.opening import RECOVERY_OPERATOR
from desktop_app.services.operators import Operators, SignerGives
from desktop_app.storage.journal import Journal
from desktop_app.storage.slots import OperatorSpec
from desktop_app.ui.flows.operators import OperatorsFlow
from desktop_app.ui.screens.operator_dialogs import OperatorDialog, PassphraseDialog, RemovalDialog
from desktop_app.ui.screens.operators import OperatorLine
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, give, reopen
from tests.ui.transfer_desk import WAIT_MS, Place, place

CLERK = "Giàng A Chứ"
WORDS = "suối chảy qua bản xa"
CTRL = Qt.KeyboardModifier.ControlModifier
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with one operator who may do everything."""
    with place(tmp_path, "office", qtbot) as here:
        yield here


@pytest.fixture
def flow(office: Place) -> OperatorsFlow:
    """The screen, opened."""
    made = OperatorsFlow(office.at, office.printer, 10)
    made.open()
    return made


def shown(flow: OperatorsFlow, kind: type[Dialog]) -> Dialog:
    """Return the dialog that is open."""
    assert isinstance(flow.dialog, kind)
    return flow.dialog


def people(flow: OperatorsFlow) -> list[tuple[str, str]]:
    """Return the names and roles shown."""
    rows = flow.screen.table.content.rows
    return [(row[0].text, row[2].text) for row in rows]


def test_somebody_is_added_who_signs_by_the_hand_of_one_who_does(office: Place, flow: OperatorsFlow) -> None:
    press(flow.screen, Qt.Key.Key_N, CTRL)
    dialog = shown(flow, OperatorDialog)
    type_text(dialog.name, CLERK)
    dialog.roles.ticks["enter"].click()
    assert dialog.signing.isHidden()
    dialog.roles.ticks["sign"].click()
    type_text(dialog.passphrase.first, WORDS)
    type_text(dialog.passphrase.second, WORDS)
    assert dialog.signing.name == OPERATOR
    type_text(dialog.signing.passphrase, "sai")
    press(dialog, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert dialog.notice.title == f"Mật khẩu chưa đúng với {OPERATOR}."
    assert "phiếu khôi phục" not in dialog.notice.text
    dialog.signing.passphrase.clear()
    type_text(dialog.signing.passphrase, PASSPHRASE)
    press(dialog, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert flow.dialog is None
    assert people(flow) == [(f"{OPERATOR} (đang làm việc)", "nhập, kiểm tra, duyệt, ký, quản trị"), (CLERK, "nhập, ký")]
    assert flow.screen.notice.title == f"Đã thêm {CLERK}"
    assert flow.screen.table.currentIndex().row() == 1


def test_the_only_signer_is_not_let_go_by_mistake(office: Place, flow: OperatorsFlow) -> None:
    flow.change_roles(OPERATOR)
    dialog = shown(flow, OperatorDialog)
    dialog.roles.ticks["sign"].click()
    dialog.button.click()
    office.settle()
    assert dialog.notice.title == f"{OPERATOR} là người duy nhất được ký gói."
    dialog.close_button.click()
    assert people(flow)[0][1] == "nhập, kiểm tra, duyệt, ký, quản trị"


def test_what_is_refused_makes_no_new_signing_key(office: Place, flow: OperatorsFlow) -> None:
    people = Operators(office.session, kdf=CHEAP)
    people.add(OperatorSpec(CLERK, ("enter", "sign"), WORDS), SignerGives(OPERATOR, PASSPHRASE))
    people.change_roles(OPERATOR, ("enter", "administer"))
    before = (office.session.folder / "keys.json").read_bytes()
    flow.open()
    flow.change_roles(OPERATOR)
    dialog = shown(flow, OperatorDialog)
    for tick in (dialog.roles.ticks["administer"], dialog.roles.ticks["sign"], dialog.renew):
        tick.click()
    press(dialog, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert dialog.notice.isVisible()
    assert (office.session.folder / "keys.json").read_bytes() == before
    dialog.roles.ticks["administer"].click()
    press(dialog, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert flow.dialog is None
    assert (office.session.folder / "keys.json").read_bytes() != before


def test_ones_own_passphrase_is_changed(office: Place, flow: OperatorsFlow) -> None:
    press(flow.screen, Qt.Key.Key_K, CTRL)
    dialog = shown(flow, PassphraseDialog)
    type_text(dialog.old, "sai")
    type_text(dialog.new.first, WORDS)
    type_text(dialog.new.second, WORDS)
    press(dialog, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert dialog.old_field.problem
    dialog.old.clear()
    type_text(dialog.old, PASSPHRASE)
    press(dialog.new.second, Qt.Key.Key_Return, CTRL)
    office.settle()
    assert flow.screen.notice.title == "Đã đổi mật khẩu"
    Operators(office.session).prove(WORDS)


def test_a_new_sheet_is_printed_and_a_group_typed_back(office: Place, flow: OperatorsFlow) -> None:
    before = (office.session.folder / "keys.json").read_bytes()
    press(flow.screen, Qt.Key.Key_P, CTRL)
    dialog = shown(flow, RecoverySheetDialog)
    dialog.page.print_button.click()
    assert len(office.printer.printed) == 1
    type_text(dialog.page.typed, "00000")
    dialog.button.click()
    assert dialog.page.field.problem
    assert (office.session.folder / "keys.json").read_bytes() == before
    dialog.page.typed.clear()
    groups = dialog.page._view.groups
    type_text(dialog.page.typed, groups[dialog.page._view.asked].lower())
    dialog.button.click()
    office.settle()
    assert flow.screen.notice.title == "Phiếu khôi phục mới đã dùng được"
    office.session.close()
    reopen(office.session.folder).close()


def test_removing_is_refused_or_asked_with_the_passphrase(office: Place, flow: OperatorsFlow) -> None:
    flow.remove(OPERATOR)
    assert flow.screen.notice.title == "Không ai tự xóa tên mình khỏi sổ."
    Operators(office.session, kdf=CHEAP).add(OperatorSpec(CLERK, ("enter",), WORDS))
    flow.open()
    flow.remove(CLERK)
    dialog = shown(flow, RemovalDialog)
    ready: list[tuple[str, str]] = []
    flow.removal_ready.connect(lambda name, passphrase: ready.append((name, passphrase)))
    type_text(dialog.passphrase, "sai")
    dialog.button.click()
    office.settle()
    assert dialog.passphrase_field.problem
    dialog.passphrase.clear()
    type_text(dialog.passphrase, PASSPHRASE)
    dialog.button.click()
    office.settle()
    assert ready == [(CLERK, PASSPHRASE)]


def test_the_journal_is_told_in_words_a_page_at_a_time(office: Place, flow: OperatorsFlow, qtbot: QtBot) -> None:
    tet = campaign(office.session)
    give(office.session, tet, [f"Lò Văn Páo {number}" for number in range(120)])
    Operators(office.session, kdf=CHEAP).add(OperatorSpec(CLERK, ("enter",), WORDS))
    press(flow.screen, Qt.Key.Key_H, CTRL)
    journal = flow.journal.screen
    office.settle()
    told = [row[2].text for row in journal.table.content.rows]
    assert told[:2] == [f"Thêm người dùng {CLERK}: nhập", "Hoàn thành suất quà: Lò Văn Páo 119"]
    assert len(told) == 100
    assert [key for key, _words in journal.key_hints] == ["Ctrl+Enter", "Ctrl+PgDown", "Esc"]
    press(journal, Qt.Key.Key_PageDown, CTRL)
    office.settle()
    told = [row[2].text for row in journal.table.content.rows]
    assert told[-1] == "Mở sổ"
    assert not journal.older_button.isEnabled()
    type_text(journal.day, "1/1/2020")
    press(journal.day, Qt.Key.Key_Return)
    qtbot.waitUntil(journal.empty.isVisible, timeout=WAIT_MS)
    journal.day.clear()
    type_text(journal.day, "5/12")
    press(journal.day, Qt.Key.Key_Return)
    assert journal.day_field.problem
    press(journal, Qt.Key.Key_Escape)
    assert office.shows(flow.screen)


def test_the_recovery_sheet_is_told_in_the_language_in_use(
    office: Place, flow: OperatorsFlow, in_language: Callable[[str], None]
) -> None:
    with office.session.connection.write():
        Journal(office.session.connection).append("login", RECOVERY_OPERATOR.name, None)
        Journal(office.session.connection).append("login", "(phiếu khôi phục)", None)  # as the first versions wrote
    in_language("long")
    flow.journal.open()
    office.settle()
    shown = flow.journal.screen
    words = _("(phiếu khôi phục)")
    assert words != "(phiếu khôi phục)"
    assert [row[1].text for row in shown.table.content.rows[:2]] == [words, words]
    assert words in [shown.operator.itemText(row) for row in range(shown.operator.count())]
    shown.operator.set_code(RECOVERY_OPERATOR.name)
    shown.look_button.click()
    office.settle()
    assert [row[1].text for row in shown.table.content.rows] == [words, words]
    in_language("vi")
    shown.retranslate()
    assert [row[1].text for row in shown.table.content.rows] == ["(phiếu khôi phục)"] * 2


def test_every_entry_of_the_journal_has_words() -> None:
    """Each event that a service writes is told; the words of a version are by its state."""
    services = Path(__file__).parents[2] / "desktop_app" / "services"

    found: set[str] = set()
    call = re.compile(r'(?:\.append|_change|_note|_save|event = )\(?\s*(?:[\w.]+, )?"([a-z_]+)"')
    for file in services.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "Journal(" in text:
            found |= set(call.findall(text))
    known = set(JOURNAL_TEXTS) | {"version"}
    notices = {"signing_key_new", "signing_lost", "store_set_back", "erasure_undone", "keys_repaired", "help_waiting"}
    assert {"login", "export", "operator_added", "unit_added", "enrolled"} <= found
    assert found - known - notices - {"draft", "complete", "deleted"} == set()


def test_keys_are_told_to_those_who_may_use_them(office: Place, flow: OperatorsFlow) -> None:
    assert "Ctrl+N" in [key for key, _words in flow.screen.key_hints]
    flow.screen.set_people([OperatorLine("Tấn A Sơn", "", ("check",), me=True)], may_administer=False)
    assert [key for key, _words in flow.screen.key_hints] == ["Ctrl+K", "Ctrl+H"]
    flow.screen.retranslate()
    assert "Ctrl+N" not in [key for key, _words in flow.screen.key_hints]


def test_leaving_the_dialog_of_somebody_new_adds_nobody(office: Place, flow: OperatorsFlow) -> None:
    press(flow.screen, Qt.Key.Key_N, CTRL)
    assert shown(flow, OperatorDialog).close_button.words == "Thôi, không thêm"
    shown(flow, OperatorDialog).reject()
