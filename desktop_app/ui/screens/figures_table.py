"""What a bundle holds, kind by kind, with a total: the same table before, after and on arrival."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import KindName, count_or_none, total_records, total_value

if TYPE_CHECKING:
    from desktop_app.services.figures import KindFigures


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
        self.set_widths(150, 84, 80, 140)
        self.setMinimumWidth(0)

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
        self.set_content(heads, figure_rows(self._figures, self._kind_name))
