"""Attached files in the form and shown large, with a real store behind them, for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.records import Data
from desktop_app.messages import describe
from desktop_app.services.attachments import Attachments, FileKindRefused, Given
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.ui.editors.attachments import AttachmentsBox
from desktop_app.ui.flows.attaching import AttachingFlow
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screen import Screen
from desktop_app.ui.tasks import Tasks
from tests.domain.test_kinds import table
from tests.fakes import files
from tests.fakes.chooser import FakeChooser
from tests.ui.record_store import new_session
from tests.ui.specimens import in_window


def _landscape(roof: tuple[int, int, int], size: tuple[int, int] = (1200, 900)) -> bytes:
    """Draw a house before hills, as a photo would show it."""
    width, height = size
    image = Image.new("RGB", size, (176, 205, 224))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, height * 0.55), (width * 0.3, height * 0.2), (width * 0.7, height * 0.6)], (104, 140, 110))
    draw.polygon([(width * 0.4, height * 0.6), (width * 0.8, height * 0.25), (width, height * 0.6)], (86, 122, 98))
    draw.rectangle((0, height * 0.58, width, height), (150, 132, 96))
    draw.rectangle((width * 0.3, height * 0.5, width * 0.7, height * 0.8), (222, 208, 180))
    draw.polygon([(width * 0.25, height * 0.52), (width * 0.5, height * 0.32), (width * 0.75, height * 0.52)], roof)
    draw.rectangle((width * 0.46, height * 0.6, width * 0.54, height * 0.8), (112, 84, 60))
    written = io.BytesIO()
    image.save(written, "JPEG")
    return written.getvalue()


GIVEN: Final = (
    ("Nhà cũ trước khi sửa.jpg", _landscape((120, 100, 84))),
    ("IMG_20260512_093012.jpg", _landscape((160, 52, 44), (900, 1200))),
    ("Biên bản bàn giao nhà.pdf", files.paper(pages=3)),
    ("Nhà mới.jpg", _landscape((60, 92, 160))),
)


@cache
def _store() -> tuple[tempfile.TemporaryDirectory[str], Session, str, tuple[Data, ...]]:
    """Make the store once a process; the folder goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    taken = Attachments(session).take_all([Given(name, content) for name, content in GIVEN])
    house = Entry(session).complete("house", table("house")["valid"]).record
    return folder, session, house, taken.lines


def _form(lines: tuple[Data, ...]) -> tuple[QWidget, RecordsFlow, AttachmentsBox]:
    _folder, session, house, _lines = _store()
    window = in_window(Screen(), "house")
    flow = RecordsFlow(window, session)
    flow.open(house)
    sheet = flow.form.sheet
    assert sheet is not None
    box = sheet.boxes["papers"]
    assert isinstance(box, AttachmentsBox)
    box.set_value([*lines] or None)
    return window, flow, box


def _look_at_files(window: QWidget, flow: RecordsFlow, row: int | None = None) -> QWidget:
    """Bring the files into view, which needs the form to have its size."""
    window.show()
    for _turn in range(3):
        QApplication.processEvents()
    flow.form.go_to("note")
    flow.form.go_to("papers", row)
    return window


def record_form_files() -> QWidget:
    """A form with photos and a PDF."""
    window, flow, _box = _form(_store()[3])
    return _look_at_files(window, flow, 1)


def record_form_files_empty() -> QWidget:
    """A form whose files are still to come, with the reason why one was refused."""
    window, flow, box = _form(())
    box.tell(describe(FileKindRefused(file="biên bản.docx")).full, error=True)
    return _look_at_files(window, flow)


def record_form_files_coming() -> QWidget:
    """Files being taken in."""
    window, flow, box = _form(_store()[3][:2])
    box.begin(5)
    box.taking.show_progress(2, 5)
    return _look_at_files(window, flow)


def _view(line: Data, type_: str, content: bytes, place: int) -> QWidget:
    _folder, session, _house, lines = _store()
    window = in_window(Screen(), "house")
    flow = AttachingFlow(window, Tasks(window), session, FakeChooser(), PdfView)
    file = AttachedFile(line)
    flow.view.begin(file, place, len(lines))
    window.show_screen(flow.view)
    flow.view.show_file(file, type_, content)
    return window


def file_view_photo() -> QWidget:
    """A photo large."""
    lines = _store()[3]
    return _view(lines[0], "image/jpeg", GIVEN[0][1], 0)


def file_view_pdf() -> QWidget:
    """A PDF."""
    lines = _store()[3]
    return _view(lines[2], "application/pdf", GIVEN[2][1], 2)


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "record-form-files": record_form_files,
    "record-form-files-empty": record_form_files_empty,
    "record-form-files-coming": record_form_files_coming,
    "file-view-photo": file_view_photo,
    "file-view-pdf": file_view_pdf,
}
"""Name → function that makes the window, 1366×768; the theme must be installed first."""
