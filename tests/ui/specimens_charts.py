"""Specimen: charts of every sort, each in its card, as the screens of reports show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import styled
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chart_view import ChartView
from tests.documents.chart_samples import CHARTS

_COLUMNS: Final = (("years", "two_years", "difference"), ("ranking", "shares", "progress"))


def charts() -> QWidget:
    """Columns at the left, rows at the right; the ranking leads to its units."""
    page = QWidget()
    styled(page, "canvas")
    row = QHBoxLayout(page)
    row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
    row.setSpacing(theme.px(16))
    for names in _COLUMNS:
        column = QVBoxLayout()
        for name in names:
            card = Card(CHARTS[name].title)
            card.body.addWidget(ChartView(CHARTS[name], choosable=name == "ranking"))
            column.addWidget(card)
        column.addStretch(1)
        row.addLayout(column, 1)
    return page


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {"charts": charts}
