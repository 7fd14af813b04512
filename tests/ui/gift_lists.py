"""An office with a list of gifts to be narrowed and worked on, for the tests of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.pages.typing import press
from tests.ui.office import CTRL, Office, open_office
from tests.ui.record_store import campaign, gift

Show = Callable[[QWidget], QWidget]
NAMES = ("Giàng A Chứ", "Lò Thị Ín", "Mùa A Vảng")


@contextmanager
def office_with_gifts(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An office with three gifts of two campaigns and two drafts, one of them without its amount."""
    with open_office(tmp_path, shown, "gift", "house") as made:
        entry, place = made.entry, made.place()
        tet, summer = campaign(entry), campaign(entry, "Hè 2026")
        for name, of, day in zip(NAMES, (tet, tet, summer), ("2026-02-05", "2026-02", "2026-06-01"), strict=True):
            entry.complete("gift", {**gift({"name": name}, of, place), "given_on": day})
        entry.save_draft("gift", gift({"name": "Tẩn Thị Mẩy"}, tet, place))
        poor = gift({"name": "Lò Văn Pâng"}, tet, place)
        entry.save_draft("gift", {name: value for name, value in poor.items() if name != "cash"})
        made.flow.show_list("gift")
        yield made


def answer_with(office: Office, act: Callable[[QDialog], None]) -> None:
    """Let the next dialogs be answered by ``act``."""

    def show(dialog: QDialog) -> None:
        dialog.show()
        QApplication.processEvents()
        act(dialog)

    office.flow.filtering.show = office.flow.selection.show = show


def chips(office: Office) -> list[str]:
    return [chip.accessibleName() for chip in office.list.screen.tools.filters.chips if chip.isChecked()]


def figures(office: Office) -> list[str]:
    office.flow.figures._read()
    return office.list.screen.totals.figures


def select_all(office: Office) -> None:
    office.list.screen.table.setFocus()
    press(office.list.screen.table, Qt.Key.Key_A, CTRL)
