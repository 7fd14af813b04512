"""Opening from a stick: what suits is offered in words, another file is a key away, nothing there asks for a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.from_stick import ADMISSIONS, BUNDLES, FromStick
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.services.stores import campaign, enrol, give, new_store, send
from tests.ui.transfer_desk import place


def test_bundles_are_counted_by_stick_and_named_by_unit(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    office = new_store(tmp_path / "office-far", "office")
    with place(tmp_path, "province", qtbot) as here:
        stick, empty = tmp_path / "stick", tmp_path / "empty"
        enrol(office.session, NewStore(here.session, "", here.fingerprint), stick)
        bundles = []
        for name in ("Tết", "Tháng Công nhân"):
            give(office.session, campaign(office.session, name), ("Giàng A Chứ",))
            bundles.append(send(office.session, stick).written_to)
        name = office.session.identity.unit_name
        office.session.close()
        here.drives.plug(stick, label="KINGSTON")
        here.drives.plug(empty, label="TRỐNG")
        taken: list[Sequence[Path]] = []
        asked: list[int] = []
        way = FromStick(here.at, BUNDLES, taken.append, lambda: asked.append(1))
        way.open()
        way.open()
        here.settle()
        assert way.dialog is not None
        assert way.dialog.offered == ["2 gói trên USB KINGSTON"]
        current = way.dialog.current
        assert current is not None
        assert current.detail == name
        press(way.dialog.search, Qt.Key.Key_Return)
        assert [list(one) for one in taken] == [bundles]
        way.open()
        here.settle()
        press(way.dialog.search, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        assert asked == [1], "the way to another file"
        here.drives.pull(stick)
        way.open()
        here.settle()
        assert asked == [1, 1], "nothing on a stick: a file is asked for at once"


def test_an_admission_of_another_machine_is_not_offered(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    other = new_store(tmp_path / "other", "office")
    province = new_store(tmp_path / "far-province", "province")
    enrol(other.session, province, tmp_path / "stick")
    for store in (other, province):
        store.session.close()
    with place(tmp_path, "office", qtbot) as here:
        here.drives.plug(tmp_path / "stick", label="KINGSTON")
        assert list((tmp_path / "stick").glob("tiep-nhan-*.scd"))
        asked: list[int] = []
        FromStick(here.at, ADMISSIONS, lambda _files: None, lambda: asked.append(1)).open()
        here.settle()
        assert asked == [1]
