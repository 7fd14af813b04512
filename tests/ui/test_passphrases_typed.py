"""A typed passphrase outlives neither the lock nor its page nor its handing over, on whatever screen it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import desktop_app
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
UI = Path(desktop_app.__file__).parent / "ui"
WITH_PASSPHRASE = (
    ("signing_form", ()),  # a part of the others
    ("unlock", ("unlock",)),
    ("recovery", ("recovery",)),
    ("first_run_pages", ("first-run-3-operator",)),
    ("restore", ("restore",)),
    ("export_pages", ("export-2-sign",)),
    ("enrolment", ("enrolment-1-request",)),
    ("device_request", ("devices-request",)),
    ("signed_job", ("devices-revoke", "devices-keys")),
    ("asking_help", ("help-slot-ask", "help-slot-take")),
    ("help_dialogs", ("help-slot-give",)),
    ("operator_dialogs", ("operator-add", "operator-passphrase", "operator-removal")),
)
"""Module of a screen with a field of a passphrase → the specimens that show it."""


def secrets(widget: QWidget) -> list[QLineEdit]:
    """Return the fields on ``widget`` whose text is hidden, in sight or not."""
    return [one for one in widget.findChildren(QLineEdit) if one.echoMode() == QLineEdit.EchoMode.Password]


def test_every_field_of_a_passphrase_is_one_that_forgets() -> None:
    """No other field hides what is typed, and every screen with such a field is walked below."""
    hiding = [path for path in UI.rglob("*.py") if "EchoMode" in path.read_text("utf-8")]
    assert [path.name for path in hiding] == ["inputs.py"]
    parts = re.compile(r"\b(SecretInput|NewPassphrase|SigningForm)\(")
    screens = {path.stem for path in (UI / "screens").glob("*.py") if parts.search(path.read_text("utf-8"))}
    assert screens == {module for module, _specimens in WITH_PASSPHRASE}


@pytest.mark.parametrize("name", [name for _module, names in WITH_PASSPHRASE for name in names])
def test_a_passphrase_is_gone_once_its_screen_is(name: str, look: Theme, shown: Show) -> None:
    """Hidden, as by the lock or another screen, every field of one is empty."""
    widget = SPECIMENS[name]()
    shown(widget)
    fields = [one for one in secrets(widget) if one.isVisible()]
    assert fields
    for field in fields:
        assert isinstance(field, SecretInput)
        field.setFocus()
        type_text(field, TYPED)
        assert field.text()
    widget.hide()
    assert [one.text() for one in secrets(widget)] == [""] * len(secrets(widget))


def covered(field: QWidget) -> None:
    """Hide a field and show it again."""
    field.hide()
    field.show()


def test_what_is_forgotten_is_not_taken_back_by_a_key(look: Theme, shown: Show) -> None:
    field = SecretInput()
    shown(field)
    ways: tuple[Callable[[], object], ...] = (field.take, field.clear, lambda: covered(field))
    for forget in ways:
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
