"""The province's devices with a real store: named, withdrawn with a reason, the province's own keys changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.province.devices import Devices
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.devices import DevicesFlow
from desktop_app.ui.screens.signed_job import SignedJobDialog
from desktop_app.ui.screens.unit_dialog import UnitDialog
from desktop_app.ui.theme import Theme
from tests.pages.transfer_page import sign
from tests.pages.typing import press, type_text
from tests.services.stores import PASSPHRASE, enrol, new_store
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def province(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """A province with one device admitted."""
    with place(tmp_path, "province", qtbot) as here:
        office = new_store(tmp_path / "far-office")
        enrol(office.session, NewStore(here.session, "", here.fingerprint), tmp_path / "stick")
        office.session.close()
        yield here


def opened(here: Place) -> DevicesFlow:
    """Return the flow at its list, the cursor on the device."""
    flow = DevicesFlow(here.at)
    here.show()
    flow.open()
    flow.screen.table.setFocus()
    return flow


def signing(flow: DevicesFlow) -> SignedJobDialog:
    """Return the dialog that asks for a signature."""
    assert isinstance(flow.dialog, SignedJobDialog)
    return flow.dialog


def test_a_device_gets_a_name(province: Place) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_F2)
    assert isinstance(flow.dialog, UnitDialog)
    type_text(flow.dialog.editors["label"], "Máy văn phòng")
    flow.dialog.button.click()
    assert [one.label for one in Devices(province.session).all()] == ["Máy văn phòng"]


def test_a_lost_device_is_withdrawn_with_a_reason_and_a_signature(province: Place) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_Delete, CTRL)
    dialog = signing(flow)
    dialog.answer()
    assert dialog.reason_field.problem
    type_text(dialog.reason, "mất khi đi công tác")
    sign(dialog.form, "sai mật khẩu rồi")
    dialog.button.click()
    province.settle()
    assert dialog.form.passphrase_field.problem
    assert [one.status for one in Devices(province.session).all()] == ["admitted"]
    sign(dialog.form, PASSPHRASE)
    dialog.button.click()
    province.settle()
    (device,) = Devices(province.session).all()
    assert (device.status, device.reason) == ("revoked", "mất khi đi công tác")
    assert "Đã thôi đăng ký" in flow.screen.notice.title
    assert flow.screen.jobs["revoke"].isHidden(), "there is nothing more to take from it"


def test_a_wrong_root_key_changes_nothing(province: Place) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_K, CTRL)
    dialog = signing(flow)
    type_text(dialog.secret, "ABCDEF")
    sign(dialog.form, PASSPHRASE)
    dialog.button.click()
    province.settle()
    assert dialog.secret_field.problem
    assert dialog.isVisible()
