"""What stands above a list: the search box, order, the way into the bin, and the chip of likely duplicates."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.storage.list_questions import Order
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.parts.segments import SegmentedChoice


class ListTools(QWidget):
    """The controls; the screen listens to each of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._count = 0
        self.search = SearchBox()
        self.order = SegmentedChoice()
        self.bin = Button("", "quiet", icon="trash-2", key="Ctrl+T")
        self.bin.setCheckable(True)
        self.twins = Chip("", icon="copy", tone="warn")
        self.twins.hide()
        self._label = Text(role="hint")
        self._row = QHBoxLayout()
        self._row.addWidget(self.search)
        self._row.addStretch()
        for widget in (self.bin, self._label, self.order):
            self._row.addWidget(widget)
        self._chips = FlowLayout()
        self._chips.addWidget(self.twins)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addLayout(self._chips)

    @property
    def narrowed(self) -> str:
        """Return "deleted" for the bin, "twins" for likely duplicates only, "" for the whole list."""
        return "deleted" if self.bin.isChecked() else "twins" if self.twins.isChecked() else ""

    def widen(self) -> bool:
        """Ask for the whole list again, from the bin or the likely duplicates; tell whether it was one of them."""
        narrowing = {"deleted": self.bin, "twins": self.twins}.get(self.narrowed)
        if narrowing is not None:
            narrowing.click()
        return narrowing is not None

    def show_question(self, search: str, order: Order, *, deleted: bool, twins: bool) -> None:
        """Show what the list was asked, without asking again."""
        if self.search.text().strip() != search:
            self.search.setText(search)
        self.order.set_code("newest" if search else order)
        # what is found comes newest first, likely duplicates side by side
        self.order.setEnabled(not search and not twins)
        for button, on in ((self.bin, deleted), (self.twins, twins)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)

    def set_twins(self, count: int) -> None:
        """Say how many likely duplicates there are; without any, and away from them, there is no chip."""
        self._count = count
        # the chip marks itself by its own signal, which show_question holds back
        self.twins.set_words(_("Nghi trùng: {count}").format(count=format_money(count)))
        self.twins.setVisible(bool(count or self.twins.isChecked()) and not self.bin.isChecked())

    def retranslate(self) -> None:
        """Set all words."""
        self.search.set_placeholder(_("Tìm tên, bản, số định danh; có dấu hay không đều được"))
        self.order.set_options([("title", _("Theo tên")), ("newest", _("Mới nhất"))])
        self.order.setAccessibleName(_("Sắp xếp"))
        self._label.setText(_("Sắp xếp"))
        self.bin.set_words(_("Về danh sách") if self.bin.isChecked() else _("Thùng rác"))
        self.set_twins(self._count)

    def restyle(self) -> None:
        """Take spacings and widths at the new text size."""
        compact = theme.current().compact
        for layout in (self._row, self._column, self._chips):
            layout.setSpacing(theme.px(8))
        self.search.setMinimumWidth(theme.px(180 if compact else 440))
        self._label.setVisible(not compact)
