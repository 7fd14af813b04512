"""What a bundle holds, kind by kind, with a total: the same table before, after and on arrival."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.models.column_widths import letters
from desktop_app.ui.parts.cell_ink import CELL_PAD, Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import KindName, count_or_none, total_records, total_value

if TYPE_CHECKING:
    from desktop_app.services.figures import KindFigures


_NAME_LEAST: Final = 150
_NAME_MOST: Final = 250
"""So wide the table makes itself for its names, px at 100 %; what stands beside it can be wrapped."""
_FIGURES: Final = (84, 80, 140)
_FRAME: Final = 4


def figure_rows(figures: Sequence[KindFigures], kind_name: KindName) -> list[Row]:
    """Return a row per kind and the total. People are not added up: one person may stand in several kinds."""
    rows: list[Row] = [
        (
            Cell(kind_name(one.kind)),
            Cell(format_money(one.records), right=True),
            Cell(count_or_none(one.persons), right=True),
            Cell(count_or_none(one.value), right=True),
        )
        for one in figures
    ]
    total = (
        Cell(_("Cộng"), strong=True),
        Cell(format_money(total_records(figures)), right=True, strong=True),
        Cell(""),
        Cell(count_or_none(total_value(figures)), right=True, strong=True),
    )
    return [*rows, total] if rows else []


class FiguresTable(PlainTable):
    """Kinds down, records, people and đồng across."""

    def __init__(self, kind_name: KindName, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Trong gói có"), fitted=True, parent=parent)
        self._kind_name = kind_name
        self._figures: tuple[KindFigures, ...] = ()
        self._names = _NAME_LEAST
        self._share()

    def set_figures(self, figures: Sequence[KindFigures]) -> None:
        """Show the figures of a bundle."""
        self._figures = tuple(figures)
        self.retranslate()

    def retranslate(self) -> None:
        """Set heads and names in the language in use."""
        self.setAccessibleName(_("Trong gói có"))
        heads = [
            Head(_("Trong gói có")),
            Head(_("Bản ghi"), right=True),
            Head(_("Người"), right=True),
            Head(_("Số tiền (đồng)"), right=True),
        ]
        rows = figure_rows(self._figures, self._kind_name)
        self._names = max([_NAME_LEAST, *(letters(row[0].text) + 2 * CELL_PAD + _FRAME for row in rows)])
        self.set_content(heads, rows)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names have what the figures leave."""
        super().resizeEvent(event)
        self._share()

    def restyle(self) -> None:
        """Ask for the names' width at the new text size."""
        super().restyle()
        if hasattr(self, "_names"):
            self._share()

    def _share(self) -> None:
        """Let names stand whole where there is room; beside others the table asks for it, below them it has the page's.

        At large text it asks for nothing: it would widen the page.
        """
        room = self.viewport().width() * 100 // theme.current().scale - sum(_FIGURES)
        self.set_widths(max(_NAME_LEAST, min(self._names, room)), *_FIGURES)
        wanted = min(self._names, _NAME_MOST) + sum(_FIGURES) + _FRAME
        self.setMinimumWidth(0 if theme.current().compact else theme.px(wanted))
