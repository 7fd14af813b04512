"""The versions of one record side by side: a check mark where all agree, the fork and a ground where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE

if TYPE_CHECKING:
    from desktop_app.ui.models.fork_shown import ForkRowShown, ForkShown, SideShown

_LABEL: Final = (150, 130)
_SIDES: Final = (500, 400)
_LEAST: Final = 150
"""Widths in px at 100 %: of the questions, of all sides together, of one side at least; the first where text is small.

More sides than fit are reached by scrolling."""


class ForkTable(PlainTable):
    """``show_fork`` shows another record."""

    def __init__(self) -> None:
        super().__init__("", in_card=True, wraps=True)
        self._side_count = 2

    def show_fork(self, fork: ForkShown) -> None:
        """Put the sides of ``fork`` beside each other."""
        self._side_count = len(fork.sides)
        self._share()
        heads = (Head(_("Ô")), *(Head(side_name(side)) for side in fork.sides))
        self.set_content(heads, [_row(row) for row in fork.rows])

    def restyle(self) -> None:
        """Share the room anew at the new text size."""
        super().restyle()
        if "_side_count" in self.__dict__:
            self._share()

    def _share(self) -> None:
        compact = int(theme.current().compact)
        side = max(_LEAST, _SIDES[compact] // self._side_count)
        self.set_widths(_LABEL[compact], *([side] * (self._side_count - 1)))


def side_name(side: SideShown) -> str:
    """Return "Máy văn phòng, sửa lần 4"."""
    if not side.device:
        return _("Tỉnh đã chọn, lần {number}").format(number=side.revision)
    words = _("{device}, xóa ở lần {number}") if side.deleted else _("{device}, sửa lần {number}")
    return words.format(device=side.device, number=side.revision)


def _row(row: ForkRowShown) -> Row:
    if row.about:
        return (Cell(row.label, tone="text2"), *(Cell(text or NONE) for text in row.texts))
    head = Cell(
        row.label, strong=not row.same, mark="same" if row.same else "fork", tone="text2" if row.same else "warn"
    )
    ground = "" if row.same else "warnbg"
    return (head, *(Cell(text or NONE, ground=ground) for text in row.texts))
