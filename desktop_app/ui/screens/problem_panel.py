"""The list "Cần xem lại" beside a form: every problem by field and the way to it; help for the field at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.parts.base import Icon, Text, Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.key_cap import KeyCap
from desktop_app.ui.screens.field_help import HelpFoot
from desktop_app.ui.screens.known_foot import KnownFoot
from desktop_app.ui.theme import Themed

JUMP_KEY: Final = "F8"
OTHER_KEY: Final = "Shift+F8"
_WIDTH: Final = 276


def counted(problems: Sequence[ShownProblem]) -> str:
    """Return "1 lỗi, 2 cảnh báo"; "" for none."""
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [
        ngettext("{count} lỗi", "{count} lỗi", errors).format(count=errors) if errors else "",
        ngettext("{count} cảnh báo", "{count} cảnh báo", warnings).format(count=warnings) if warnings else "",
    ]
    return ", ".join(part for part in parts if part)


class _Tile(QFrame, Themed):
    """One problem; a click goes to it. By keyboard F8 does, so it takes no focus."""

    clicked = Signal()
    other_clicked = Signal()

    def __init__(self, problem: ShownProblem, *, key: bool) -> None:
        super().__init__()
        tone = "err" if problem.level == "error" else "warn"
        styled(self, "mark")
        self.setProperty("tone", tone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{problem.title}: {problem.text}")
        self._head = QHBoxLayout()
        icon = Icon("octagon-alert" if tone == "err" else "triangle-alert", tone, 18)
        self._head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        title = Text(problem.title, role="strong", wrap=True)
        self._head.addWidget(title, 1)
        if key:
            self._head.addWidget(KeyCap(JUMP_KEY), 0, Qt.AlignmentFlag.AlignTop)
        self._text = Text(problem.text, wrap=True)
        for label in (title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._text)
        if problem.other:
            look = Button(_("Xem bản kia"), "quiet", key=OTHER_KEY)
            look.setShortcut(QKeySequence())  # the form has the key, once for all tiles
            look.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            look.clicked.connect(self.other_clicked)
            self._column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        self.restyle()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._head.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(2))
        self._column.setContentsMargins(theme.px(10), theme.px(6), theme.px(8), theme.px(8))
        self._text.setIndent(theme.px(26))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the field."""
        self.clicked.emit()


class ProblemPanel(Card, Translated):
    """``jump`` carries the problem to go to; ``other_wanted`` the id of another record that a problem is about."""

    jump = Signal(object)
    other_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._problems: tuple[ShownProblem, ...] = ()
        self._said = Text(role="hint", wrap=True)
        self._list = QWidget()
        styled(self._list, "plain")
        self._tiles = QVBoxLayout(self._list)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "plain")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        self.body.addWidget(self._said)
        self.body.addWidget(self._scroll, 1)
        self.known = KnownFoot()
        self.body.addWidget(self.known)
        self.foot = HelpFoot()
        self.body.addWidget(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self.restyle()

    @property
    def problems(self) -> tuple[ShownProblem, ...]:
        """Return what is listed."""
        return self._problems

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """List these problems and no others, errors first."""
        self._problems = tuple(sorted(problems, key=lambda problem: problem.level != "error"))
        while (item := self._tiles.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, problem in enumerate(self._problems):
            tile = _Tile(problem, key=place == 0)
            tile.clicked.connect(lambda problem=problem: self.jump.emit(problem))
            tile.other_clicked.connect(lambda problem=problem: self.other_wanted.emit(problem.other))
            self._tiles.addWidget(tile)
        self._tiles.addStretch()
        self.retranslate()

    def ask_other(self, first: ShownProblem | None) -> None:
        """Ask for the record that the problem ``first`` has to do with, else the first problem that has one."""
        ahead = (*(() if first is None else (first,)), *self._problems)
        other = next((one.other for one in ahead if one.other), "")
        if other:
            self.other_wanted.emit(other)

    def retranslate(self) -> None:
        """Say how many there are and which block completion."""
        self.set_title(_("Cần xem lại"))
        errors = sum(problem.level == "error" for problem in self._problems)
        if not self._problems:
            said = _("Chưa có gì. Chỗ nào cần sửa sẽ hiện ở đây và ngay cạnh ô.")
        elif errors:
            said = ngettext(
                "{count} lỗi phải sửa mới hoàn thành được. Cảnh báo chỉ để đối chiếu.",
                "{count} lỗi phải sửa mới hoàn thành được. Cảnh báo chỉ để đối chiếu.",
                errors,
            ).format(count=errors)
        else:
            said = _("Không có lỗi. Cảnh báo chỉ để đối chiếu.")
        self._said.setText(said)

    def restyle(self) -> None:
        """Keep the width of the drawing."""
        super().restyle()
        self.setFixedWidth(theme.px(_WIDTH))
        if hasattr(self, "_tiles"):
            self._tiles.setSpacing(theme.px(8))
