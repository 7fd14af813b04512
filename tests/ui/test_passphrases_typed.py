"""A typed passphrase outlives neither the lock nor its page nor its handing over, on whatever screen it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.flows.transfer import TransferFlow
from desktop_app.ui.parts.inputs import SecretInput
from desktop_app.ui.screens.export_steps import Page
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.theme import Theme
from tests.pages.transfer_page import ExportPage
from tests.pages.typing import type_text
from tests.services.stores import PASSPHRASE, campaign, give
from tests.ui.every_specimen import SPECIMENS
from tests.ui.specimens import CARD
from tests.ui.transfer_desk import enrolled, place

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = "suối chảy qua bản"


def secrets(widget: QWidget) -> list[QLineEdit]:
    """Return the fields on ``widget`` whose text is hidden, in sight or not."""
    return [one for one in widget.findChildren(QLineEdit) if one.echoMode() == QLineEdit.EchoMode.Password]


def test_a_passphrase_is_gone_once_its_screen_is(look: Theme, shown: Show) -> None:
    """All specimens with a field of a passphrase in sight: hidden, as by the lock or another screen, it is empty."""
    walked: set[str] = set()
    for name, make in SPECIMENS.items():
        widget = make()
        if not secrets(widget):
            widget.deleteLater()
            continue
        shown(widget)
        fields = [one for one in secrets(widget) if one.isVisible()]
        assert all(isinstance(one, SecretInput) for one in secrets(widget)), name
        for field in fields:
            field.setFocus()
            type_text(field, TYPED)
            walked.add(name)
        widget.hide()
        assert [one.text() for one in secrets(widget)] == [""] * len(secrets(widget)), name
    assert len(walked) >= 8, walked


def test_what_is_forgotten_is_not_taken_back_by_a_key(look: Theme, shown: Show) -> None:
    field = SecretInput()
    shown(field)
    for forget in (field.take, field.clear, lambda: (field.hide(), field.show())):
        type_text(field, TYPED)
        QTest.keyClick(field, Qt.Key.Key_E, CTRL)
        forget()
        field.setEchoMode(QLineEdit.EchoMode.Normal)
        assert not field.isUndoAvailable()
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        assert field.text() == ""
    assert not field.eye.isChecked(), "who comes back would type in plain sight"


@pytest.mark.parametrize("page", [Page.SIGN, Page.WRITE])
@pytest.mark.parametrize("by", ["lock", "another screen"])
def test_nobody_signs_with_the_passphrase_of_who_left(
    tmp_path: Path, qtbot: QtBot, look: Theme, page: Page, by: str
) -> None:
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), ["Giàng A Chứ"])
        enrolled(here.root, here.session)
        here.drives.plug(here.root / "stick", label="KINGSTON")
        flow = TransferFlow(here.at)
        flow.open()
        here.settle()
        walk = ExportPage(flow.export)
        walk.go_on()
        type_text(flow.export.sign.form.passphrase, PASSPHRASE)
        if page is Page.WRITE:
            walk.go_on()
        assert flow.export.page is page
        if by == "lock":
            lock = UnlockScreen()
            lock.set_card(CARD)
            here.window.show_alone(lock, stays=True)
            here.window.back_to_work()
        else:
            here.window.show_screen(flow.enrolment)
            flow.back()
        for _press in range(4):
            walk.go_on()
            here.settle()
        assert not list((here.root / "stick").glob("*.scd")), "signed with a passphrase nobody typed"
        assert flow.export.page is Page.SIGN
        walk.sign(PASSPHRASE)
        walk.go_on()
        here.settle()
        assert "Gói số 1" in walk.verdict
