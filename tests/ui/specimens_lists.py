"""The lists with filters, columns and many rows selected, over the store of the other specimens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.list_fields import possible_columns
from desktop_app.domain.records import Json
from desktop_app.services.entry import Entry
from desktop_app.services.grid_keeping import GridKeeping
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.session import Session
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.ui.flows.list_filters import ListView
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.selection_actions import deletion_question
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from tests.ui.record_store import fill, forget_kept, new_session
from tests.ui.specimens import in_window


@cache
def _store() -> tuple[tempfile.TemporaryDirectory[str], Session]:
    """Make a store once a process; the folder goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    fill(session)
    return folder, session


def _office() -> tuple[MainWindow, RecordsFlow]:
    forget_kept(_store()[1])
    window = in_window(Screen())
    return window, RecordsFlow(window, _store()[1])


class _Shown(Exception):
    """Leaves a flow where it would wait for its dialog, and before it would throw it away."""


def _dialog(ask: Callable[[RecordsFlow], None]) -> QWidget:
    """Return the dialog that ``ask`` opens over a list of gifts, not run but ready to be looked at."""
    window, flow = _office()
    flow.show_list("gift")
    shown: list[QDialog] = []

    def keep(dialog: QDialog) -> None:
        shown.append(dialog)
        raise _Shown

    flow.filtering.show = flow.selection.show = keep
    with suppress(_Shown):
        ask(flow)
    shown[0].setParent(None)
    window.deleteLater()
    return shown[0]


def record_list_filtered() -> QWidget:
    """A list narrowed by two filters, everything in it selected."""
    window, flow = _office()
    flow.show_list("gift")
    filters = Filters(since="2026-02-01", until="2026-02-28", source="province")
    flow.list_screen.question.filters_changed.emit(filters)
    flow.list_screen.table.selectAll()
    flow.figures._read()
    return window


def record_list_of_campaign_filtered() -> QWidget:
    """A campaign's list narrowed further: the most that can stand above a table."""
    window, flow = _office()
    flow.show_campaign(flow.filtering._records("campaign")[0][0], "gift")
    flow.list_screen.question.filters_changed.emit(Filters(since="2026-02-01", until="2026-02-28"))
    return window


def record_list_nothing_fits() -> QWidget:
    """Filters that no record answers to."""
    window, flow = _office()
    flow.show_list("gift")
    flow.list_screen.question.filters_changed.emit(Filters(statuses=("accepted", "returned")))
    return window


def record_list_many_columns() -> QWidget:
    """More columns than have room, scrolled to the last: status and name stay."""
    window, flow = _office()
    flow.show_list("gift")
    flow.filtering._keep_columns("gift", list(possible_columns(flow.entry_form._services.entry.definition("gift"))))
    window.show()
    bar = flow.list_screen.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    flow.filtering._choices.keep_columns("gift", [])
    return window


def record_list_working() -> QWidget:
    """A long job in the list, with progress."""
    window, flow = _office()
    flow.show_list("gift")
    flow.list_screen.progress.start("")
    flow.list_screen.progress.show_progress(142, 300, "Đang hoàn thành: 142 trên 300 bản ghi")
    flow.list_screen.set_busy(True)
    return window


def _kept() -> tuple[MainWindow, RecordsFlow]:
    """Return a window over a store in which rows of a grid, and a form, were not finished."""
    window, flow = _office()
    tet = flow.filtering._records("campaign")[0][0]
    session = _store()[1]
    line: dict[str, Json] = {"texts": {"recipient.name": "Giàng A Chứ"}}
    keeping, typing = GridKeeping(session), KeptTyping(session)
    typing.keep("visit", None, 1, {"note": "ốm"})
    keeping.keep("gift", tet, 1, {"rows": [line for _row in range(40)], "shared": {}})
    return window, flow


def _told(window: MainWindow, show: Callable[[], object]) -> QWidget:
    """Show a list, and leave the store to the other specimens as it was."""
    show()
    forget_kept(_store()[1])
    return window


def record_list_kept() -> QWidget:
    """A list with rows that were not written."""
    window, flow = _kept()
    return _told(window, lambda: flow.show_list("gift"))


def record_list_kept_of_campaign() -> QWidget:
    """The same in a campaign's list that is narrowed: the most that can stand above a table."""
    window, flow = _kept()
    tet = flow.filtering._records("campaign")[0][0]

    def show() -> None:
        flow.show_campaign(tet, "gift")
        flow.list_screen.question.filters_changed.emit(Filters(since="2026-02-01", until="2026-02-28"))

    return _told(window, show)


def record_list_kept_filtered() -> QWidget:
    """The same in a list narrowed by two filters, with a form half typed beside the rows."""
    window, flow = _kept()
    KeptTyping(_store()[1]).keep("gift", None, 1, {"note": "ốm"})

    def show() -> None:
        flow.show_list("gift")
        narrow = flow.list_screen.question.filters_changed
        narrow.emit(Filters(since="2026-02-01", until="2026-02-28", source="province"))

    return _told(window, show)


def record_list_kept_empty() -> QWidget:
    """Nothing saved yet, but something typed."""
    window, flow = _kept()
    return _told(window, lambda: flow.show_list("visit"))


def record_list_undone() -> QWidget:
    """Many were taken back that the province had already."""
    window, flow = _office()
    flow.show_list("gift")
    window.status.say("Đã hoàn tác 31 bản ghi; gói sau gửi lại 31 bản ghi.")
    return window


@cache
def _titles() -> tuple[tempfile.TemporaryDirectory[str], Session]:
    """Make a store of titles: most columns are filled in some rows only, as subjects differ."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    told: dict[str, Json] = {"year": 2025, "decision": "45/QĐ-CĐCS", "decided_on": "2025-05-28"}
    person: dict[str, Json] = {"subject_type": "individual", "position": "Giáo viên, Trường PTDTBT Tiểu học Nậm Cuổi"}
    entry = Entry(session)
    for name, title in (("Giàng Thị Sinh", "fighter_province"), ("Lò Thị Ín", "fighter_grassroots")):
        entry.save_draft("emulation_title", {**told, **person, "person": {"name": name}, "title": title})
    for name in ("Tổ công đoàn khối 1, 2, 3", "Tổ công đoàn Văn phòng"):
        group: dict[str, Json] = {"subject_type": "collective", "collective": name, "title": "strong_group"}
        entry.save_draft("emulation_title", {**told, **group})
    return folder, session


def record_list_titles() -> QWidget:
    """A list with many columns, some of them empty."""
    window = in_window(Screen())
    flow = RecordsFlow(window, _titles()[1])
    flow.show_list("emulation_title")
    flow.figures._read()
    return window


def filter_dialog() -> QWidget:
    """What a list of gifts can be narrowed to."""
    return _dialog(lambda flow: flow.filtering.edit("gift", ListView(), "period", in_campaign=False))


def column_chooser() -> QWidget:
    """The columns of a list of gifts."""
    return _dialog(lambda flow: flow.filtering.choose_columns("gift"))


def saved_filters() -> QWidget:
    """Two saved filters."""

    def ask(flow: RecordsFlow) -> None:
        for name in ("Quà Tết", "Chưa xuất của tháng 2"):
            flow.filtering._choices.save("gift", name, NO_FILTERS.with_twins())
        flow.filtering.open_saved("gift", ListView())

    return _dialog(ask)


def campaign_chooser() -> QWidget:
    """Where the selected records are to be moved."""

    def ask(flow: RecordsFlow) -> None:
        flow.list_screen.table.selectAll()
        flow.selection._choose_campaign(flow.list_screen.choice.records())

    return _dialog(ask)


def many_deleted() -> QWidget:
    """Why many records the province knows of are to be deleted, with what they add up to."""

    return deletion_question(9, ["8.900.000 đồng"], None)


LISTS: Final[dict[str, Callable[[], QWidget]]] = {
    "record-list-filtered": record_list_filtered,
    "record-list-of-campaign-filtered": record_list_of_campaign_filtered,
    "record-list-nothing-fits": record_list_nothing_fits,
    "record-list-many-columns": record_list_many_columns,
    "record-list-working": record_list_working,
    "record-list-kept": record_list_kept,
    "record-list-kept-of-campaign": record_list_kept_of_campaign,
    "record-list-kept-filtered": record_list_kept_filtered,
    "record-list-kept-empty": record_list_kept_empty,
    "record-list-titles": record_list_titles,
    "record-list-undone": record_list_undone,
    "filter-dialog": filter_dialog,
    "column-chooser": column_chooser,
    "saved-filters": saved_filters,
    "campaign-chooser": campaign_chooser,
    "deletion-question": many_deleted,
}
DIALOGS: Final = ("filter-dialog", "column-chooser", "saved-filters", "campaign-chooser", "deletion-question")
"""Those that are modal."""
