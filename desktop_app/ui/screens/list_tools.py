"""What stands above a list: the search box, order, the way into the bin, filters, columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.list_questions import Order
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.screens.filter_words import FilterOffer
from desktop_app.ui.screens.list_actions import BIN_KEY, COLUMNS_KEY, SAVED_KEY
from desktop_app.ui.screens.list_filters import FilterBar

ORDERS: Final[tuple[tuple[Order, str], ...]] = (
    ("title", N_("Theo tên")),
    ("newest", N_("Mới nhập trước")),
    ("day", N_("Ngày gần nhất trước")),
    ("value", N_("Số tiền lớn trước")),
)


class ListTools(QWidget):
    """The controls; the screen listens to each of them. ``order_chosen`` carries an order."""

    order_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._orders: Sequence[Order] = ("title", "newest")
        self._saved_as = ""
        self.search = SearchBox()
        self.order = Choice()
        self.bin = Button("", "quiet", icon="trash-2", key=BIN_KEY)
        self.bin.setCheckable(True)
        self.saved = Button("", icon="list-filter", key=SAVED_KEY)
        self.columns = Button("", icon="columns-3", key=COLUMNS_KEY)
        self.filters = FilterBar()
        self.twins, self.problems = self.filters.twins, self.filters.problems
        self._row = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter  # without it the lowest of them, none of which grows, cuts the others
        self._row.addWidget(self.search, 1, middle)
        for widget in (self.bin, self.order, self.saved, self.columns):
            self._row.addWidget(widget, 0, middle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.filters)
        self.order.activated.connect(lambda _row: self.order_chosen.emit(self.order.code() or "title"))

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

    def take_in(self, widget: QWidget) -> None:
        """Let something else stand in the row of the search box."""
        self._row.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_question(
        self,
        search: str,
        order: Order,
        *,
        deleted: bool,
        orders: Sequence[Order] = ("title", "newest"),
        filters: Filters = NO_FILTERS,
        offer: FilterOffer | None = None,
        saved_as: str = "",
    ) -> None:
        """Show what the list was asked, without asking again. ``saved_as``: the name of the filter that is used."""
        self.search.show_sought(search)
        self._orders, self._saved_as = orders, saved_as
        self._name_orders()
        by_age = search and order == "title"
        self.order.set_code("newest" if by_age else order)
        # what is found comes newest first unless another order is wanted, likely duplicates side by side
        self.order.setEnabled(not filters.twins and not deleted)
        self.bin.blockSignals(True)
        self.bin.setChecked(deleted)
        self.bin.blockSignals(False)
        self.filters.show_filters(filters, None if deleted else offer)

    def retranslate(self) -> None:
        """Set all words."""
        self.search.set_placeholder(_("Tìm tên, bản, số định danh (không cần dấu)"))
        self._name_orders()
        self.order.setAccessibleName(_("Sắp xếp"))
        self.bin.set_words(_("Về danh sách") if self.bin.isChecked() else _("Thùng rác"))
        named = _("Bộ lọc: {name}").format(name=self._saved_as) if self._saved_as else _("Bộ lọc đã lưu")
        self.saved.set_words(named)
        self.columns.set_words(_("Chọn cột"))
        self.filters.retranslate()

    def restyle(self) -> None:
        """Take spacings and widths at the new text size; where letters are large the chips save a line of their own."""
        compact = theme.current().compact
        self._row.removeWidget(self.filters)
        self._column.removeWidget(self.filters)
        if compact:
            self._row.insertWidget(1, self.filters, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._column.addWidget(self.filters)
        for layout in (self._row, self._column):
            layout.setSpacing(theme.px(8))
        self.search.setMinimumWidth(theme.px(160 if compact else 240))
        self.order.setMinimumWidth(theme.px(190))
        self._show_more()
        self.filters.restyle()

    def _show_more(self) -> None:
        """Show what stands at the foot where letters are large."""
        roomy = not theme.current().compact
        self.order.setVisible(roomy)
        self.saved.setVisible(roomy and not self.bin.isChecked())
        self.columns.setVisible(roomy and not self.bin.isChecked())

    def show_bin(self, *, offered: bool) -> None:
        """Offer the bin here, or only the way back from it where letters are large: the foot leads into it then."""
        self.bin.setVisible(offered and (self.bin.isChecked() or not theme.current().compact))

    def open_orders(self) -> None:
        """Let the order be chosen from a menu: the foot asks for it where letters are large."""
        menu, current = QMenu(self), self.order.code()
        for code, words in ORDERS:
            if code in self._orders:
                action = menu.addAction(_(words))
                action.setCheckable(True)
                action.setChecked(code == current)
                action.triggered.connect(partial(self.order_chosen.emit, code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _name_orders(self) -> None:
        self.order.set_options([(code, _(words)) for code, words in ORDERS if code in self._orders])
        self._show_more()
