"""The province's devices with real stores: admitted, named, withdrawn, replaced, given back what the province holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.enrolment import OfficeEnrolment
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.devices import DevicesFlow
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.signed_job import SignedJobDialog
from desktop_app.ui.screens.unit_dialog import UnitDialog
from desktop_app.ui.theme import Theme
from tests.pages.transfer_page import sign, type_digits
from tests.pages.typing import press, type_text
from tests.services.province.test_recovery import forget_devices
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, campaign, enrol, give, new_store, send, take
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[NewStore]:
    """The PC of an office that is admitted."""
    made = new_store(tmp_path / "far-office")
    yield made
    made.session.close()


@pytest.fixture
def province(tmp_path: Path, qtbot: QtBot, look: Theme, office: NewStore) -> Iterator[Place]:
    """A province with one device admitted, and a stick plugged in."""
    with place(tmp_path, "province", qtbot) as here:
        stick = tmp_path / "stick"
        here.drives.plug(stick, label="KINGSTON")
        enrol(office.session, NewStore(here.session, "", here.fingerprint), stick)
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
    assert isinstance(flow.jobs.dialog, SignedJobDialog)
    return flow.jobs.dialog


def signed(here: Place, flow: DevicesFlow, passphrase: str = PASSPHRASE) -> None:
    """Sign what is asked and wait for its end."""
    dialog = signing(flow)
    sign(dialog.form, passphrase)
    dialog.button.click()
    here.settle()


def written(here: Place, pattern: str) -> Path:
    """Return the one file of the stick with such a name."""
    (file,) = (here.root / "stick").glob(pattern)
    return file


def test_a_device_gets_a_name(province: Place) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_F2)
    dialog = flow.jobs.dialog
    assert isinstance(dialog, UnitDialog)
    type_text(dialog.editors["label"], "Máy văn phòng")
    dialog.button.click()
    assert [one.label for one in Devices(province.session).all()] == ["Máy văn phòng"]


def test_a_lost_device_is_withdrawn_with_reason_signature_and_notice(province: Place, office: NewStore) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_Delete, CTRL)
    dialog = signing(flow)
    dialog.answer()
    assert dialog.reason_field.problem
    type_text(dialog.reason, "mất khi đi công tác")
    dialog.notice_wanted.click()
    province.settle()
    dialog.picker.set_folder(province.root / "stick")
    signed(province, flow, "sai mật khẩu rồi")
    assert dialog.form.passphrase_field.problem
    assert [one.status for one in Devices(province.session).all()] == ["admitted"]
    signed(province, flow)
    (device,) = Devices(province.session).all()
    assert (device.status, device.reason) == ("revoked", "mất khi đi công tác")
    assert "Đã thôi đăng ký" in flow.screen.notice.title
    assert flow.screen.jobs["revoke"].isHidden(), "there is nothing more to take from it"
    assert OwnStanding(office.session).take(written(province, "thoi-dang-ky-*.scd")) == "revoked"


def test_a_new_pc_replaces_the_old_one_and_gets_the_units_records_back(
    province: Place, office: NewStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    give(office.session, campaign(office.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
    take(province.session, send(office.session, stick).written_to)
    new = new_store(tmp_path / "new-office")
    at = OfficeEnrolment(new.session)
    request = at.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    flow = opened(province)
    flow.open_request(request)
    province.settle()
    panel = flow.screen.panel
    assert panel.replaces_field.isHidden(), "the code it claims is nobody's yet"
    type_text(panel.label, "Máy mới")
    panel.picker.set_folder(stick)
    panel.unit.setText(UNIT)
    panel.name.setText(Devices(province.session).all()[0].unit_name)
    assert not panel.replaces_field.isHidden()
    panel.replaces.set_code(office.session.identity.device)
    type_digits(panel.digits, at.state().fingerprint)
    sign(panel.form, PASSPHRASE)
    flow.screen.approve_button.click()
    province.settle()
    known = {one.device: (one.status, one.label) for one in Devices(province.session).all()}
    assert known == {
        office.session.identity.device: ("replaced", ""),
        new.session.identity.device: ("admitted", "Máy mới"),
    }
    at.accept(written(province, f"tiep-nhan-*{new.session.identity.device[:8]}.scd"), " ".join(province.fingerprint))
    row = next(at for at, one in enumerate(Devices(province.session).all()) if one.label == "Máy mới")
    flow.screen.table.go_to(row)
    press(flow.screen, Qt.Key.Key_H, CTRL)
    signing(flow).picker.set_folder(stick)
    signed(province, flow)
    assert "3 lần lưu" in flow.screen.notice.title
    assert OfficeHistory(new.session).take(written(province, "ho-so-*.scd")).new == 3
    flow.screen.table.go_to(1 - row)
    press(flow.screen, Qt.Key.Key_R, CTRL)
    signed(province, flow)
    assert {one.status for one in Devices(province.session).all()} == {"admitted"}
    new.session.close()


def test_a_wrong_root_key_changes_nothing(province: Place) -> None:
    flow = opened(province)
    press(flow.screen, Qt.Key.Key_K, CTRL)
    dialog = signing(flow)
    type_text(dialog.secret, "ABCDEF")
    signed(province, flow)
    assert dialog.secret_field.problem
    assert dialog.isVisible()


def test_the_root_key_of_the_envelope_changes_the_signature(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    made = new_store(tmp_path / "own", "province")
    here = Place(made.session, tmp_path, qtbot, made.fingerprint)
    qtbot.addWidget(here.window)
    here.window.add_destination("devices", "devices", "house")
    flow = DevicesFlow(here.at)
    here.show()
    flow.open()
    before = OperatingKeys(made.session).state().serial
    press(flow.screen, Qt.Key.Key_K, CTRL)
    type_text(signing(flow).secret, made.root_secret or "")
    signed(here, flow)
    assert "dấu ký mới" in flow.screen.notice.title
    state = OperatingKeys(made.session).state()
    assert state.serial > before
    assert state.usable
    here.tasks.shutdown()
    made.session.close()


def test_a_province_made_anew_recognises_a_device_when_a_person_says_so(
    province: Place, office: NewStore, tmp_path: Path
) -> None:
    give(office.session, campaign(office.session), ("Giàng A Chứ",))
    forget_devices(province.session)
    assert [one.code for one in take(province.session, send(office.session, tmp_path / "stick").written_to)] == [
        "unknown_key"
    ]
    flow = opened(province)
    province.settle()
    asked: list[str] = []

    def says_yes(question: Question) -> bool:
        asked.append(question.windowTitle())
        return True

    flow.ask = says_yes
    press(flow.screen, Qt.Key.Key_M, CTRL)
    province.settle()
    assert len(asked) == 1
    assert asked[0].startswith("Nhận lại")
    assert "Đã nhận lại" in flow.screen.notice.title
    assert "1 gói" in flow.screen.notice.text
    assert [one.device for one in Devices(province.session).all()] == [office.session.identity.device]
    assert flow.screen.recover_button.isHidden()
