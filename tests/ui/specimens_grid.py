"""The grid with a real store behind it, for tests and ``make screenshots``. All names and figures are made up."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base.i18n import _
from desktop_app.services.entry import Entry
from desktop_app.services.grid import GridBook
from desktop_app.services.session import Session
from desktop_app.ui.editors.grid_view import GridView
from desktop_app.ui.flows.grid import GridFlow
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.campaign_choice import CampaignChoice
from desktop_app.ui.tasks import Tasks
from tests.ui.record_store import campaign, fill, new_session
from tests.ui.specimens import in_window

HEADS: Final = "Họ và tên\tNăm sinh\tĐối tượng\tBản\tSố định danh\tTiền mặt"
ROWS: Final = (
    "Chẻo Mí Pẩu\t1990\tĐoàn viên\tCuổi Nưa\t012190003381\t1.000.000",
    "Giàng A Chứ\t1984\tĐoàn viên\tNậm Coóng\t012084004127\t1.000.000",
    "Giàng Thị Sua\t2014\tCon đoàn viên\tNậm Coóng\t012314001905\t500.000",
    "Tẩn Thị Mẩy\t1995\tĐoàn viên\tHua Cuổi\t\t1.000.000",
    "Hoàng Văn Thương\t1979\tĐoàn viên\tCuổi Tở\t012079002216\t1.000.000",
    "Lò Thị Ín\t2013\tHọc sinh\tCo Sản\t12313004412\t500.000",
    "Lò Văn Pâng\t1988\tĐoàn viên\tNậm Lò\t012088006708\t1.000.000",
    "Lù Thị Đối\t2015\tHọc sinh\tPá Hăn\t012315000274\t500.000",
    "Mùa A Vảng\t1995\tĐoàn viên\tHua Cuổi\t012095003350\t1,500",
    "Phàn Thị Liều\t2012\tCon đoàn viên\tNậm Hăn\t012312007719\t500.000",
    "Giàng A Chứ\t1984\tĐoàn viên\tNậm Coóng\t012084004127\t1.000.000",
)


@cache
def _store() -> tuple[tempfile.TemporaryDirectory[str], Session, str]:
    """Make the store once a process; the folder goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    tet = fill(session)["campaign"]
    campaign(Entry(session), "Tết Trung thu 2026")
    return folder, session, tet


@cache
def _binned_store() -> tuple[tempfile.TemporaryDirectory[str], Session]:
    """Make another store: rows that wait for a campaign in the bin would be offered in the other pictures."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    return folder, new_session(Path(folder.name) / "so")


def _grid(*, known: bool = True) -> tuple[MainWindow, GridFlow]:
    _folder, session, tet = _store()
    window = in_window(Screen())
    flow = GridFlow(window, Tasks(window), session)
    for_campaign = tet if known else ""
    GridBook(session, "gift", campaign=for_campaign).discard()
    flow.open("gift", for_campaign)
    return window, flow


def place_of(flow: GridFlow, name: str) -> int:
    """Return where the view shows a column, by its name."""
    if flow.book is None:
        raise AssertionError("no grid is open")
    return flow.screen.table.at(next(at for at, one in enumerate(flow.book.columns) if one.name == name))


def filled() -> tuple[MainWindow, GridFlow]:
    """Return a grid with the rows of the picture, all of them checked."""
    window, flow = _grid()
    table, view = flow.screen.table, flow.screen.view
    flow.screen.changes.paste(0, 0, "\n".join((HEADS, *ROWS)))
    while flow.book is not None and flow.book.standing.check(50):
        pass
    last = table.rowCount() - 1
    for at, text in ((0, "Quàng Văn Ọi"), (3, "Co Sản")):
        flow.screen.changes.type(last, at, text)
    while flow.book is not None and flow.book.standing.check(50):
        pass
    table.refresh()
    view.go_to(8, place_of(flow, "cash"))
    return window, flow


def grid() -> QWidget:
    """The grid of the picture."""
    return filled()[0]


def grid_long() -> QWidget:
    """A long list with long reasons, and a sum in its last row that somebody copied along."""
    window, flow = _grid()
    rows = [f"Lò Văn {chr(65 + row % 26)}\t1990\tCon đoàn viên\tNậm Coóng\t\t500.000" for row in range(70)]
    rows[3:5] = ["Sùng A Pẩu\t31/02/1990\tgiáo viên\tHua Cuổi\t\t500.000", "Lù Thị Mẩy\t\t\tNậm Mạ\t\t1,500"]
    total = "Cộng\t\t\t\t\t1.030.000.000"
    flow.screen.changes.paste(0, 0, "\n".join((HEADS, *rows, total)))
    while flow.book is not None and flow.book.standing.check(100):
        pass
    flow.screen.table.refresh()
    flow.screen._fit()
    flow.screen.view.go_to(3, 0)
    return window


def grid_scrolled() -> QWidget:
    """The same, at its last row and column: the names stay at larger text."""
    window = grid_long()
    window.show()
    QApplication.processEvents()
    view = window.findChildren(GridView)[0]
    view.go_to(70, view.table.check_column - 1)
    return window


def grid_binned() -> QWidget:
    """The campaign of the rows was put into the bin meanwhile."""
    session = _binned_store()[1]
    made = campaign(Entry(session), "Tháng Công nhân 2026")
    window = in_window(Screen())
    flow = GridFlow(window, Tasks(window), session)
    flow.open("gift", made)
    flow.screen.changes.paste(0, 0, "\n".join((HEADS, *ROWS[:4])))
    Entry(session).delete(made)
    flow.work.look()
    return window


def grid_small_sums() -> QWidget:
    """Sums in thousands, as a list from Excel has them."""
    window, flow = _grid()
    rows = [f"Lò Thị {name}\t1990\tĐoàn viên\tNậm Coóng\t\t{500 + at}" for at, name in enumerate(("Ín", "Ọi", "Ún"))]
    flow.screen.changes.paste(0, 0, "\n".join((HEADS, *rows, *ROWS[:2])))
    while flow.book is not None and flow.book.standing.check(50):
        pass
    flow.screen.table.refresh()
    flow.screen.view.go_to(1, place_of(flow, "cash"))
    return window


def grid_empty() -> QWidget:
    """Nothing typed yet."""
    return _grid()[0]


def grid_no_campaign() -> QWidget:
    """No campaign chosen: it is asked for first."""
    return _grid(known=False)[0]


def grid_typing() -> QWidget:
    """A relation being typed, with what fits."""
    window, flow = filled()
    window.show()
    window.activateWindow()
    view = flow.screen.view
    view.go_to(11, 2)
    view.setFocus()
    QApplication.processEvents()
    view.input.insert("c")
    view.input.textEdited.emit("c")
    return window


def grid_doubt() -> QWidget:
    """A row that looks like another one."""
    window, flow = filled()
    flow.screen.view.go_to(10, 0)
    return window


def grid_kept() -> QWidget:
    """Rows that were kept, offered."""
    window, flow = filled()
    flow.leaving.keep()
    kind, for_campaign = flow.place
    flow.open(kind, for_campaign)
    return window


def grid_unknown_column() -> QWidget:
    """A pasted column that no title places, asked about."""
    window, flow = filled()
    table = "Họ và tên\tĐối tượng\tSố nhà\tTổ dân cư\r\nLò Văn Á\tĐoàn viên\t12\tTổ 3\r\n"
    flow.screen.view.pasted.emit(table)
    return window


def grid_shared() -> QWidget:
    """The shared values being changed."""
    window, flow = filled()
    flow.screen.shared.button.click()
    return window


def grid_many_values() -> QWidget:
    """A kind with more shared values than a line holds, and hidden columns."""
    window, flow = _grid()
    flow.open("crisis_aid", flow.place[1])
    return window


def grid_plain() -> QWidget:
    """A kind without shared values."""
    window, flow = _grid()
    flow.open("event")
    return window


def grid_writing() -> QWidget:
    """Rows being written."""
    window, flow = filled()
    flow.screen.show_writing(_("Đang ghi {count} dòng…").format(count=300))
    flow.screen.progress.show_progress(142, 300, _("{done} trên {total} dòng").format(done=142, total=300))
    return window


def campaign_choice() -> QWidget:
    """Whose people are to be taken over."""
    _folder, session, _tet = _store()
    lookups = RecordServices.of(session).lookups
    below = _grid()[0]
    dialog = CampaignChoice(lookups.campaigns_of("gift", ""), below)
    dialog.destroyed.connect(below.deleteLater)
    return dialog


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "grid": grid,
    "grid-empty": grid_empty,
    "grid-long": grid_long,
    "grid-scrolled": grid_scrolled,
    "grid-binned": grid_binned,
    "grid-small-sums": grid_small_sums,
    "grid-no-campaign": grid_no_campaign,
    "grid-typing": grid_typing,
    "grid-doubt": grid_doubt,
    "grid-kept": grid_kept,
    "grid-shared": grid_shared,
    "grid-unknown-column": grid_unknown_column,
    "grid-many-values": grid_many_values,
    "grid-plain": grid_plain,
    "grid-writing": grid_writing,
    "campaign-choice": campaign_choice,
}
"""Name → function that makes the widget."""
