"""Records several machines changed, side by side, with sample data. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.ui.models.fork_shown import ForkRowShown, ForkShown, SideShown
from desktop_app.ui.screens.province.forks import ForksScreen
from tests.ui.specimens_province import at_province

_UNIT: Final = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"
_FORKS: Final = (
    ("Nhà ở, hộ Giàng A Chứ", _UNIT),
    ("Suất quà, Tẩn Thị Mẩy", "CĐCS Trung tâm y tế Mường Tè"),
    ("Lớp tập huấn ngày 12/5/2026", "CĐCS Chè Than Uyên"),
)


def fork(*, deleted: bool = False) -> ForkShown:
    """Return the comparison of the picture; ``deleted``: a third machine deletes the record."""
    sides = [SideShown("a" * 64, "Máy văn phòng", 4), SideShown("b" * 64, "Máy xách tay", 3)]
    rows = [
        ForkRowShown("Họ và tên", ("Giàng A Chứ", "Giàng A Chứ"), same=True),
        ForkRowShown("Ngày bàn giao", ("12/4/2026", "21/4/2026"), same=False),
        ForkRowShown("Tổng giá trị", ("95.000.000 đồng", "91.000.000 đồng"), same=False),
        ForkRowShown("Bản, xã", ("Nậm Coóng, Nậm Cuổi", "Nậm Coóng, Nậm Cuổi"), same=True),
        ForkRowShown("Người nhập", ("Lò Thị Phương", "Vàng A Lử"), same=False, about=True),
        ForkRowShown("Ghi lúc", ("14:05, ngày 2/6/2026", ""), same=False, about=True),
    ]
    if deleted:
        sides.append(SideShown("c" * 64, "Máy Mường Tè", 4, deleted=True))
        told = {"Người nhập": "Sùng Thị Dua", "Ghi lúc": "08:00, ngày 3/6/2026", "Tổng giá trị": "95.000.000 đồng"}
        rows = [
            ForkRowShown(row.label, (*row.texts, told.get(row.label, row.texts[0])), row.same, row.about)
            for row in rows
        ]
        rows.insert(0, ForkRowShown("Tình trạng", ("Giữ bản ghi", "Giữ bản ghi", "Xóa bản ghi"), same=False))
    return ForkShown("1" * 32, "a" * 64, "Nhà ở, hộ Giàng A Chứ", _UNIT, tuple(sides), tuple(rows))


def forks_screen(*, deleted: bool = False, place: int = 0) -> ForksScreen:
    """Return three such records, one of them compared."""
    screen = ForksScreen()
    screen.shown.connect(lambda _place: screen.set_fork(fork(deleted=deleted)))
    screen.set_forks(_FORKS)
    screen.table.go_to(place)
    return screen


def forks() -> QWidget:
    """Two machines changed a record."""
    return at_province(forks_screen(), "forks")


def forks_three() -> QWidget:
    """Three did, one of them deletes it; the last return can be taken back."""
    screen = forks_screen(deleted=True, place=1)
    screen.set_undo(True)
    return at_province(screen, "forks")


def forks_empty() -> QWidget:
    """Nothing to choose between."""
    screen = ForksScreen()
    screen.set_forks([])
    return at_province(screen, "forks")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "forks": forks,
    "forks-three": forks_three,
    "forks-empty": forks_empty,
}
