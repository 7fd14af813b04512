"""How attached files of one field stand on the form: label, tiles, what is said below them, buttons.

Shows and offers; which files stand there, and what the buttons do, is the business of ``attachments``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Field
from desktop_app.ui import theme
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.editors.drop_zone import DropZone
from desktop_app.ui.editors.file_buttons import FileButtons
from desktop_app.ui.editors.file_notes import FileNote, TakingIn
from desktop_app.ui.editors.lines_foot import ProblemLine
from desktop_app.ui.editors.tiles import Thumbnail, Tiles
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.base import Icon, Text, Translated, set_property
from desktop_app.ui.theme import Themed

_PROBLEMS_SHOWN: Final = 3


class FilesFrame(QWidget, Themed, Translated):
    """The look of a box of ``field``; ``files`` is what it shows. ``thumbnail`` finds the picture of a file."""

    def __init__(self, field: Field, thumbnail: Thumbnail) -> None:
        super().__init__()
        self._field = field
        self._files: list[AttachedFile] = []
        self._read_only = False
        self._label = Text(role="label")
        self._star = Text("*", role="label", tone="err")
        self._lock = Icon("lock", "text3", 13)
        self._count = Text(role="hint")
        self.zone = DropZone(lambda: self.may_change)
        self.tiles = Tiles(thumbnail)
        self._empty = Text(role="hint", wrap=True)
        self.buttons = FileButtons()
        self.taking = TakingIn()
        self.note = FileNote()
        self.foot = ProblemLine()
        self._lay_out()
        self.tiles.current_changed.connect(self.offer_buttons)
        self.retranslate()
        self.show_files([])
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        for part in (self.zone, self.taking, self.note):
            self._column.addWidget(part)
        self._column.addLayout(self.foot)
        self._column.addWidget(self.buttons)
        for mark, shown in ((self._star, self._field.constraints.required), (self._lock, self._field.sensitive)):
            if not shown:  # shown by default: setVisible(True) without a parent would open a window for a moment
                mark.hide()

    @property
    def files(self) -> list[AttachedFile]:
        """Return the files shown, in their order."""
        return self._files

    @property
    def may_change(self) -> bool:
        """Tell whether files may be added or taken out now."""
        return not (self._read_only or self.taking.is_on)

    @property
    def read_only(self) -> bool:
        """Tell whether the files are only looked at."""
        return self._read_only

    @property
    def current(self) -> int:
        """Return the place of the file with the cursor, -1 for none."""
        return self.tiles.currentIndex().row()

    def show_files(self, files: list[AttachedFile], current: int = 0) -> None:
        """Show these files, with the cursor on one."""
        self._files = files
        self.tiles.set_files(files, current)
        self.tiles.setVisible(bool(files))
        self._empty.setVisible(not files)
        self._count_files()
        self.offer_buttons()

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

    def set_read_only(self, read_only: bool) -> None:
        """Let the files be looked at, not changed."""
        self._read_only = read_only
        self.offer_buttons()

    def stops(self) -> list[QWidget]:
        """Return the files, what is offered beside them, and the buttons."""
        return [self.tiles, self.taking.stop, self.note.button, *self.buttons.all]

    @property
    def _title(self) -> str:
        return self._field.title.in_language(language())

    def retranslate(self) -> None:
        """Take all words in the language in use."""
        self._label.setText(self._title)
        self._label.setToolTip(self._field.description.in_language(language()))
        self.tiles.retranslate_name(self._title)
        self.tiles.setToolTip(self._field.description.in_language(language()))
        self._empty.setText(_("Kéo thả ảnh hoặc tệp PDF vào đây, dán bằng Ctrl+V, hoặc bấm “Thêm tệp”."))
        self._count_files()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._top.setSpacing(theme.px(4))
        self._column.setSpacing(theme.px(6))
        pad = theme.px(8)
        self._inside.setContentsMargins(pad, pad, pad, pad)

    def _count_files(self) -> None:
        count = len(self._files)
        self._count.setText(ngettext("{count} tệp", "{count} tệp", count).format(count=count) if count else "")

    def offer_buttons(self) -> None:
        """Offer what can be done with the files and the one with the cursor."""
        self.buttons.offer(self.current, len(self._files), read_only=self._read_only, busy=self.taking.is_on)
