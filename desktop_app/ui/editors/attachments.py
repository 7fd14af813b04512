"""Attached files of one field: tiles with small pictures; added by dialog, drop, paste or from the scanner's folder.

Asks with ``files_wanted`` for what only the flow can do (dialogs, taking in, showing); owns the order and the
removing, which can be undone. While files are being taken in the form goes on; only completing waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.definition import Field
from desktop_app.domain.file_types import FilesComing
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem, Unreadable
from desktop_app.ui.editors.files_frame import FilesFrame
from desktop_app.ui.editors.offered_files import offered_files
from desktop_app.ui.models.attached import AttachedFile, FilesWanted

ADD_KEY: Final = "Ctrl+Insert"
REMOVE_KEY: Final = "Ctrl+R"
PASTE_KEY: Final = "Ctrl+V"
BEFORE_KEY: Final = "Ctrl+Left"
AFTER_KEY: Final = "Ctrl+Right"


class AttachmentsBox(FieldBox):
    """The box of an ``attachment`` field; ``frame`` shows it."""

    def __init__(self, field: Field, lookups: Lookups) -> None:
        super().__init__(field, lookups)
        self._odd: Json = None
        self._turn = 0
        frame = self.frame = FilesFrame(field, lookups.thumbnail)
        self.tiles, self.buttons, self.zone = frame.tiles, frame.buttons, frame.zone
        self.taking, self.note = frame.taking, frame.note
        self.column.addWidget(frame)
        self.column.addStretch()
        for widget in frame.stops():
            self.watch(widget)
        self._connect()

    def _connect(self) -> None:
        buttons = self.buttons
        for button, act in (
            (buttons.add, lambda: self._ask(FilesWanted("choose"))),
            (buttons.paste, self.paste),
            (buttons.scan, lambda: self._ask(FilesWanted("scan"))),
            (buttons.show_file, self._open_current),
            (buttons.remove, self.remove_current),
            (buttons.before, lambda: self.move_current(-1)),
            (buttons.after, lambda: self.move_current(1)),
            (self.taking.stop, lambda: self._ask(FilesWanted("stop"))),
        ):
            button.clicked.connect(act)
        self.tiles.opened.connect(lambda _place: self._open_current())
        self.zone.dropped.connect(lambda offered: self._ask(FilesWanted("given", given=offered)))
        for key, act in (
            (ADD_KEY, buttons.add.click),
            (PASTE_KEY, self.paste),
            (REMOVE_KEY, self.remove_current),
            (BEFORE_KEY, lambda: self.move_current(-1)),
            (AFTER_KEY, lambda: self.move_current(1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # the frame

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Say the first problems below the files."""
        self.frame.set_problems(problems)

    def set_note(self, note: str) -> None:
        """Say where the answer came from."""
        self.note.say(note)

    def set_read_only(self, read_only: bool) -> None:
        """Let the files be looked at, not changed."""
        self.frame.set_read_only(read_only)

    def inputs(self) -> list[QWidget]:
        """Return what takes the focus first: the files, or the button that adds some."""
        return [self.tiles] if self.files else [self.buttons.add]

    def stops(self) -> list[QWidget]:
        """Return the files, what is offered beside them, and the buttons."""
        return self.frame.stops()

    def focus_at(self, row: int | None = None, column: str | None = None) -> None:
        """Go to a file, or to adding one."""
        if row is not None:
            self.tiles.go_to(row)
        super().focus_at(row, column)

    # the answer

    @property
    def files(self) -> list[AttachedFile]:
        """Return the files shown, in their order."""
        return self.frame.files

    @property
    def turn(self) -> int:
        """Return which answer stands here: what was begun for another one comes too late."""
        return self._turn

    def value(self) -> Json:
        """Return the lines, None for none."""
        if self._odd is not None:
            return self._odd
        return [file.line for file in self.files] or None

    def set_value(self, value: Json) -> None:
        """Show ``value``; what is still being taken in belongs to the answer before, and the flow knows whose it is."""
        self._turn += 1
        if self.taking.is_on:
            self._ask(FilesWanted("stop"))
        self.taking.end()
        self.change_value(value)

    def change_value(self, value: Json) -> None:
        """Show ``value`` in the same form: what is still being taken in belongs to it and is waited for."""
        self._odd = value if value is not None and not isinstance(value, list) else None
        self.note.say("")
        self.frame.show_files([AttachedFile(line) for line in value] if isinstance(value, list) else [])
        self._ask_for_thumbnails()

    def unreadable(self) -> list[Unreadable]:
        """Return that files are still coming: only completing waits for them."""
        return [Unreadable(self.field.name, FilesComing())] if self.taking.is_on else []

    # taking in

    def begin(self, count: int) -> int:
        """Show that ``count`` files are being taken in; return the turn to give back with them."""
        self.taking.begin(count)
        self.note.say("")
        self.frame.offer_buttons()
        return self._turn

    def take_in(self, turn: int, lines: Sequence[dict[str, Json]], said: str = "", *, error: bool = False) -> None:
        """Add what was taken in, and say what has to be said. A turn that is over changes nothing here."""
        if turn != self._turn:
            return
        self.taking.end()
        known = {file.sha256 for file in self.files}
        new = [AttachedFile(line) for line in {str(line.get("sha256")): line for line in lines}.values()]
        fresh = [file for file in new if file.sha256 not in known]
        twice = [file.name for file in map(AttachedFile, lines) if file.sha256 in known]
        if twice:
            doubled = _("Đã có sẵn, không thêm lại: {names}.").format(names=", ".join(twice))
            said = f"{said} {doubled}" if said else doubled
        if said:
            self.note.say(said, error=error)
        if fresh:
            self._change([*self.files, *fresh], len(self.files) + len(fresh) - 1)
        else:
            self.frame.offer_buttons()
        self.left.emit()

    def tell(self, text: str, *, error: bool = False, words: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something about the files, with one answer to it."""
        self.note.say(text, error=error, words=words, act=act)

    def refresh_thumbnails(self) -> None:
        """Look for small pictures that were made meanwhile."""
        self.tiles.files_model.refresh()

    def _ask_for_thumbnails(self) -> None:
        bare = [file.sha256 for file in self.files if file.is_picture and not self.lookups.thumbnail(file.sha256)]
        if bare:
            self._ask(FilesWanted("thumbnails", missing=tuple(dict.fromkeys(bare))))

    def paste(self) -> None:
        """Take the picture or the files that were copied elsewhere."""
        if not self.frame.may_change:
            return
        offered = offered_files(QApplication.clipboard().mimeData())
        if offered:
            self._ask(FilesWanted("given", given=offered))
        else:
            self.note.say(_("Chưa có ảnh hay tệp nào được sao chép để dán."))

    # order

    def remove_current(self) -> None:
        """Take the file with the cursor out; one click brings it back."""
        place = self.frame.current
        if self.frame.read_only or not 0 <= place < len(self.files):
            return
        file = self.files[place]
        self._change([*self.files[:place], *self.files[place + 1 :]], place)
        self.note.say(
            _("Đã bỏ “{name}”.").format(name=file.name), words=_("Lấy lại"), act=lambda: self._bring_back(file, place)
        )
        self._stay(self.note.button)
        self.left.emit()

    def _bring_back(self, file: AttachedFile, place: int) -> None:
        self.note.say("")
        self._change([*self.files[:place], file, *self.files[place:]], place)
        self._stay(self.tiles)

    def move_current(self, step: int) -> None:
        """Move the file with the cursor one place."""
        place = self.frame.current
        if self.frame.read_only or not (0 <= place < len(self.files) and 0 <= place + step < len(self.files)):
            return
        files = list(self.files)
        files[place], files[place + step] = files[place + step], files[place]
        self._change(files, place + step)

    def _change(self, files: list[AttachedFile], current: int) -> None:
        self._odd = None
        self.frame.show_files(files, current)
        self.edited.emit()

    def _stay(self, otherwise: QWidget) -> None:
        """Keep the focus in here when what had it is gone."""
        (self.tiles if self.files else otherwise).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_current(self) -> None:
        place = self.frame.current
        if 0 <= place < len(self.files):
            self._ask(FilesWanted("show", place=place))

    def _ask(self, wanted: FilesWanted) -> None:
        if wanted.way in ("show", "stop", "thumbnails") or self.frame.may_change:
            self.files_wanted.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Delete too."""
        if event.key() == Qt.Key.Key_Delete and self.tiles.hasFocus():
            self.remove_current()
            return
        super().keyPressEvent(event)
