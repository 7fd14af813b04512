"""From what the check of the book found to the record and back, at a whole desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.rooms import RoomBuilder
from desktop_app.services.entry import Entry
from desktop_app.ui.desk import Desk
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.theme import Theme
from tests.pages.form_page import FormPage
from tests.pages.typing import press
from tests.ui.office import CTRL
from tests.ui.record_store import campaign, gift
from tests.ui.transfer_desk import Place, place


def test_a_record_opened_from_a_finding_leads_back_to_its_line(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as here:
        desk = _desk(here)
        entry = Entry(here.session)
        poor = gift({"name": "Giàng A Chứ"}, campaign(entry), {"village": "Nậm Coóng"})
        del poor["cash"]
        entry.add_all("gift", [poor, {**poor, "recipient": {"name": "Lò Thị Ín"}}], "complete")
        desk.safety.open()
        screen, form = desk.safety.screen, desk.records.form
        screen.check_button.click()
        here.settle()
        assert screen.findings.title.startswith("Sổ nguyên vẹn, có ")
        screen.findings.table.go_to(1)
        line = screen.findings._records[1]
        for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
            press(screen.findings.table, Qt.Key.Key_Return)
            assert (here.window.current, desk.records.entry_form.record) == (form, line.record)
            if leave == Qt.Key.Key_Return:
                FormPage(form).type("cash", "500000")
                press(form, leave, CTRL)
            else:
                press(form, leave)
                press(form, leave) if here.window.current is form else None
            assert here.window.current is screen
            assert screen.findings.table.hasFocus()
            assert screen.findings.table.currentIndex().row() == 1
        desk.close()


def _desk(here: Place) -> Desk:
    equipment = Equipment(here.drives, here.chooser, PdfView, here.printer)
    desk = Desk(
        here.window, here.session, here.tasks, RoomBuilder(here.window, here.session, here.tasks, equipment).rooms()
    )
    desk.begin()
    here.settle()
    return desk
