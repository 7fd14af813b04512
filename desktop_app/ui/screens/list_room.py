"""Where the things above a list stand: in lines of their own, or beside others where letters are large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.screens.campaign_bar import CampaignBar
from desktop_app.ui.screens.kept_line import KeptLine
from desktop_app.ui.screens.list_tools import ListTools

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_TITLE: Final = 22
_BESIDE: Final = 2 * 12 + 3 * 8
"""Margins of the title line and gaps between what stands in it, px at 100 %."""


class ListRoom:
    """Lets the table keep five rows where letters are large.

    A campaign has no bar of its own then, and what is kept no line in a list that is narrowed: it stands in the
    title line (``header``), before ``grid``.
    """

    def __init__(
        self,
        above: QVBoxLayout,
        header: QHBoxLayout,
        grid: QWidget,
        kept: KeptLine,
        campaign: CampaignBar,
        tools: ListTools,
    ) -> None:
        self._above = above
        self._header = header
        self._grid = grid
        self._kept = kept
        self._campaign = campaign
        self._tools = tools
        self._kept_is_short = False

    def give(self, *, narrowed: bool, tight: bool) -> bool:
        """Put things where there is room; return whether the title line has none left for the grid's button.

        ``tight``: the title itself would be cut by it.
        """
        compact, campaign = theme.current().compact, self._campaign.view is not None
        self._place_kinds(short=compact)
        short = compact and narrowed
        self._place_kept(short=short)
        return compact and (campaign or tight or (short and self._kept.tells))

    def is_tight(self, title: str, beside: Sequence[QWidget], room: int) -> bool:
        """Tell whether ``title`` would be cut with these buttons beside it, where letters are large."""
        wanted = theme.width(title, _TITLE, 600) + sum(one.sizeHint().width() for one in beside) + theme.px(_BESIDE)
        return theme.current().compact and wanted > room

    def _place_kept(self, *, short: bool) -> None:
        """Let what is told of kept typing stand in a line of its own, or in the title line."""
        kept = self._kept
        if short == self._kept_is_short:
            return
        self._kept_is_short = short
        self._above.removeWidget(kept)
        self._header.removeWidget(kept)
        if short:
            self._header.insertWidget(self._header.indexOf(self._grid), kept, 0, _MIDDLE)
        else:
            self._above.insertWidget(1, kept)
        kept.setVisible(kept.tells)  # a layout would show it later, and its key with it
        kept.set_short(short)

    def _place_kinds(self, *, short: bool) -> None:
        """Let the choice of a campaign's kinds stand beside the search box where its bar has no room."""
        kinds = self._campaign.kinds
        if short and kinds.parentWidget() is not self._tools:
            self._tools.take_in(kinds)
        kinds.setVisible(self._campaign.view is not None)

    def restyle(self) -> None:
        """Take margins at the new text size."""
        compact = theme.current().compact
        side = theme.px(24 if not compact else 12)
        if compact:
            self._header.setContentsMargins(side, theme.px(6), side, theme.px(6))
        self._above.setContentsMargins(side, 0, side, 0)
        self._above.setSpacing(theme.px(8))
