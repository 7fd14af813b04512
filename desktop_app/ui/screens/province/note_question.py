"""A note about a unit's record: words, and whether the unit reads them in its next receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput, Tick
from desktop_app.ui.parts.question import Question

_LONGEST = 2_000


class NoteQuestion(Question):
    """``words`` as typed; ``for_unit`` as ticked. Without words there is nothing to be noted."""

    def __init__(self, title: str, unit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Ghi chú về {name}").format(name=title),
            _("Ghi chú không đổi bản ghi và không phải là quyết định."),
            safe=_("Để sau"),
            other=_("Ghi chú"),
            other_key="Alt+G",
            safe_key="Esc",
            icon="pencil",
            dangerous=False,
            parent=parent,
        )
        self.line = TextInput()
        self.line.setMaxLength(_LONGEST)
        self._frame = FieldFrame(_("Lời ghi chú"), self.line, required=True)
        self.line.textEdited.connect(lambda _text: self._frame.set_problem(""))
        self.tick = Tick(_("Gửi kèm phiếu nhận"))
        self.tick.setToolTip(unit_name)
        self.tick.setChecked(True)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self._frame)
            column.insertWidget(2, self.tick)

    @property
    def words(self) -> str:
        """Return the note without spaces around it."""
        return self.line.text().strip()

    @property
    def for_unit(self) -> bool:
        """Tell whether the unit is to read it."""
        return self.tick.isChecked()

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the line."""
        super().showEvent(event)
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Take the note when there is one; else say that it is missing."""
        if self.words:
            super().accept()
            return
        self._frame.set_problem(_("Ghi lời ghi chú."))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the note with Enter from the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.accept()
            return
        super().keyPressEvent(event)
