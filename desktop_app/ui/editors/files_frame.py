"""How attached files of one field stand on the form: label, tiles, what is said below them, buttons.

Shows and offers; what the buttons do is ``attachments``' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Field
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem
from desktop_app.ui.editors.drop_zone import DropZone
from desktop_app.ui.editors.file_buttons import FileButtons
from desktop_app.ui.editors.file_notes import FileNote, TakingIn
from desktop_app.ui.editors.lines_foot import ProblemLine
from desktop_app.ui.editors.tiles import Tiles
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.base import Icon, Text, set_property

_PROBLEMS_SHOWN: Final = 3


class FilesFrame(FieldBox):
    """The look of the box; ``files`` is what it shows."""

    def __init__(self, field: Field, lookups: Lookups) -> None:
        super().__init__(field, lookups)
        self._files: list[AttachedFile] = []
        self._read_only = False
        self._label = Text(role="label")
        self._star = Text("*", role="label", tone="err")
        self._lock = Icon("lock", "text3", 13)
        self._count = Text(role="hint")
        self.zone = DropZone(lambda: not (self._read_only or self.taking.is_on))
        self.tiles = Tiles(lookups.thumbnail)
        self._empty = Text(role="hint", wrap=True)
        self.buttons = FileButtons()
        self.taking = TakingIn()
        self.note = FileNote()
        self.foot = ProblemLine()
        self._lay_out()
        self.tiles.current_changed.connect(self._offer_buttons)
        for widget in self.stops():
            self.watch(widget)
        self.retranslate()
        self._show()
        self.restyle()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        for widget in (self._label, self._star, self._lock):
            self._top.addWidget(widget)
        self._top.addStretch()
        self._top.addWidget(self._count)
        inside = QVBoxLayout(self.zone)
        inside.addWidget(self.tiles)
        inside.addWidget(self._empty)
        self._inside = inside
        self.column.addLayout(self._top)
        for part in (self.zone, self.taking, self.note):
            self.column.addWidget(part)
        self.column.addLayout(self.foot)
        self.column.addWidget(self.buttons)
        self.column.addStretch()
        for mark, shown in ((self._star, self.field.constraints.required), (self._lock, self.field.sensitive)):
            if not shown:  # shown by default: setVisible(True) without a parent would open a window for a moment
                mark.hide()

    @property
    def files(self) -> list[AttachedFile]:
        """Return the files shown, in their order."""
        return self._files

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Say the first problems below, each with its file; while files are coming there is a bar that says so."""
        problems = () if self.taking.is_on else problems
        texts = [self._worded(one) for one in problems[:_PROBLEMS_SHOWN]]
        error = any(one.level == "error" for one in problems)
        self.foot.say(" ".join(texts), error=error)
        set_property(self.zone, "state", ("err" if error else "warn") if problems else "")
        self.tiles.setAccessibleDescription(" ".join(texts))

    def _worded(self, problem: ShownProblem) -> str:
        if problem.row is None or not 0 <= problem.row < len(self._files):
            return problem.text
        return f"{self._files[problem.row].name}: {problem.text}"

    def set_note(self, note: str) -> None:
        """Say where the answer came from."""
        self.note.say(note)

    def set_read_only(self, read_only: bool) -> None:
        """Let the files be looked at, not changed."""
        self._read_only = read_only
        self._offer_buttons()

    def inputs(self) -> list[QWidget]:
        """Return what takes the focus first: the files, or the button that adds some."""
        return [self.tiles] if self._files else [self.buttons.add]

    def stops(self) -> list[QWidget]:
        """Return the files, what is offered beside them, and the buttons."""
        return [self.tiles, self.taking.stop, self.note.button, *self.buttons.all]

    def focus_at(self, row: int | None = None, column: str | None = None) -> None:
        """Go to a file, or to adding one."""
        if row is not None:
            self.tiles.go_to(row)
        super().focus_at(row, column)

    def retranslate(self) -> None:
        """Take all words in the language in use."""
        self._label.setText(self.title)
        self._label.setToolTip(self.field.description.in_language(language()))
        self.tiles.retranslate_name(self.title)
        self.tiles.setToolTip(self.field.description.in_language(language()))
        self._empty.setText(_("Kéo thả ảnh hoặc tệp PDF vào đây, dán bằng Ctrl+V, hoặc bấm “Thêm tệp”."))
        self._count_files()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._top.setSpacing(theme.px(4))
        self.column.setSpacing(theme.px(6))
        pad = theme.px(8)
        self._inside.setContentsMargins(pad, pad, pad, pad)

    def _show(self, current: int = 0) -> None:
        self.tiles.set_files(self._files, current)
        self.tiles.setVisible(bool(self._files))
        self._empty.setVisible(not self._files)
        self._count_files()
        self._offer_buttons()

    def _count_files(self) -> None:
        count = len(self._files)
        self._count.setText(ngettext("{count} tệp", "{count} tệp", count).format(count=count) if count else "")

    def _offer_buttons(self) -> None:
        place = self.tiles.currentIndex().row()
        self.buttons.offer(place, len(self._files), read_only=self._read_only, busy=self.taking.is_on)
