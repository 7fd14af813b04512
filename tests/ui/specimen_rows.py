"""A list of made-up gifts and the screen around it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.base.i18n import _
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import CELL_ROLE, TableView
from desktop_app.ui.screen import Screen

Index = QModelIndex | QPersistentModelIndex


class GiftRows(QAbstractTableModel):
    """Made-up gifts, repeated as often as wanted."""

    HEADS: Final = ("Trạng thái", "Họ và tên", "Đối tượng", "Bản", "Cộng (đồng)", "Nguồn")
    ROWS: Final = (
        ("accepted", "Đã chấp nhận", "Chẻo Mí Pẩu", "Đoàn viên", "Nậm Coóng", "1.300.000", "Quỹ Tấm lòng vàng"),
        ("received", "Tỉnh đã nhận", "Giàng Thị Sua", "Con đoàn viên", "Nậm Hăn", "800.000", "LĐLĐ tỉnh"),
        ("error", "Thiếu số tiền", "Hoàng Văn Thương", "Đoàn viên", "Cuổi Nưa", "—", "Quỹ Tấm lòng vàng"),
        ("exported", "Đã xuất", "Lò Thị Ín", "Học sinh", "Nậm Lò", "800.000", "LĐLĐ tỉnh"),
        ("pending", "Chưa xuất", "Lò Văn Pâng", "Đoàn viên", "Pá Hăn", "1.300.000", "LĐLĐ tỉnh"),
        ("returned", "Bị trả lại", "Phàn Thị Liều", "Con đoàn viên", "Hua Cuổi", "800.000", "Quỹ Tấm lòng vàng"),
        ("duplicate", "Nghi trùng", "Tẩn Thị Mẩy", "Đoàn viên", "Hua Cuổi", "1.300.000", "LĐLĐ tỉnh"),
    )

    def __init__(self, count: int = 60) -> None:
        super().__init__()
        self._count = count

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(self.HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell, or its text."""
        mark, *texts = self.ROWS[index.row() % len(self.ROWS)]
        column = index.column()
        if role == CELL_ROLE:
            return Cell(
                texts[column],
                right=column == 4,
                strong=column in (0, 1, 4),
                mark=mark if column == 0 else "",
                tone="err" if texts[column] == "—" else "",
            )
        return texts[column] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a heading, or its side."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 4:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self.HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


class ListScreen(Screen):
    """A list as the list helper builds it: search, table, action bar."""

    def __init__(self, rows: int = 60) -> None:
        super().__init__(full_width=True)
        self.add = Button("", "filled", icon="plus", key="Ctrl+N")
        self.add_header(self.add)
        self.table = TableView(_("Suất quà"))
        self.rows = GiftRows(rows)
        self.rows.setParent(self.table)
        self.table.setModel(self.rows)
        self.table.set_widths(164, 154, 118, 120, 120, 200)
        self.body.addWidget(self.table)
        self.print = self.action_bar.add_left(Button("", icon="printer", key="Ctrl+P"))
        self.remove = self.action_bar.add_right(Button("", "quiet", key="Del"))
        self.retranslate()

    def focus_first(self) -> None:
        """Start in the table."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Suất quà"), _("Tết Bính Ngọ 2026 · nhập từ 20/01/2026"))
        self.add.set_words(_("Thêm suất quà"))
        self.print.set_words(_("In ký nhận"))
        self.remove.set_words(_("Xóa"))
        self.set_key_hints([(_("Mũi tên"), _("di chuyển")), (_("Dấu cách"), _("chọn")), ("Enter", _("mở"))])
