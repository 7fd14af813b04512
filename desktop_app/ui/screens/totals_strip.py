"""The strip of sums under a list: what is shown, who, how often, how much; and what the sums include or leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.list_sums import ListSum, Said
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted
from desktop_app.services.reporting import qualified
from desktop_app.storage.listing import Totals
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.theme import Themed

MOST_SUMS: Final = 4
"""Sums for which there is room."""
_MOST_BESIDE: Final = 1
"""Sums for which there is room beside the counts where letters are large."""


class _Sum(QWidget):
    """A heading with its figure below."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Text(role="hint")
        self.figure = Text(role="strong")
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.figure)

    def stand(self, *, in_line: bool, named: bool) -> None:
        """Stand in one line, without a heading where the figure says what it is."""
        direction = QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(direction)
        self._column.setSpacing(theme.px(4) if in_line else 0)
        self.heading.setVisible(named or not in_line)

    def say(self, heading: str, figure: str) -> None:
        """Show both; nothing at all without a figure."""
        self.heading.setText(heading)
        self.figure.setText(figure)
        self.setAccessibleName(f"{heading}: {figure}")
        self.setVisible(bool(figure))


def added_up(sums: Sequence[ListSum], parts: Mapping[str, int], said: Said) -> list[tuple[str, str]]:
    """Return (heading, amount) of each sum that has something to add, from the đồng of each subtype.

    ``said``: how exact those are.
    """
    found = ((one, one.of(parts)) for one in sums)
    return [
        (
            one.title.in_language(language()),
            qualified(_("{amount} đồng").format(amount=format_money(amount)), one.exactness(said)),
        )
        for one, amount in found
        if amount is not None
    ]


class TotalsStrip(QFrame, Themed, Translated):
    """``set_count`` is known at once, ``set_totals`` follows when the sums have been read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "actionbar")
        self._count = 0
        self._totals: Totals | None = None
        self._sums: Sequence[ListSum] = ()
        self._records, self._persons, self._turns = _Sum(), _Sum(), _Sum()
        self._values = [_Sum() for _place in range(MOST_SUMS)]
        self._note = Text(role="hint", tone="warn", elide=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._selected = Text(role="strong", elide=True)
        self._column = QVBoxLayout(self)
        self._row, self._more = QHBoxLayout(), QHBoxLayout()
        self._column.addLayout(self._row)
        self._column.addLayout(self._more)
        for widget in (self._records, self._persons, self._turns):
            self._row.addWidget(widget)
        self._row.addWidget(self._selected, 1)
        self._row.addWidget(self._note, 1)
        for widget in self._values:
            self._row.addWidget(widget)
        self.retranslate()
        self.restyle()

    @property
    def note(self) -> str:
        """Return what is said about the sums."""
        return self._note.text()

    @property
    def figures(self) -> list[str]:
        """Return the figures shown, in order."""
        sums = (self._records, self._persons, self._turns, *self._values)
        return [one.figure.text() for one in sums if not one.isHidden()]

    def set_count(self, count: int, sums: Sequence[ListSum]) -> None:
        """Show how many records there are; the ``sums`` of their amounts are being read."""
        self._count, self._totals, self._sums = count, None, sums[:MOST_SUMS]
        self.retranslate()

    def set_totals(self, totals: Totals) -> None:
        """Show the sums."""
        self._totals = totals
        self.retranslate()

    def set_selected(self, words: str) -> None:
        """Say what is selected in place of the sums of all, where letters are large: the bar above has no room for it.

        "" for nothing selected.
        """
        self._selected.setText(words)
        self.retranslate()

    @property
    def selected(self) -> str:
        """Return what is said of the selection here."""
        return "" if self._selected.isHidden() else self._selected.text()

    def retranslate(self) -> None:
        """Write figures with their words."""
        self._write()
        selected = theme.current().compact and bool(self._selected.text())
        self._selected.setVisible(selected)
        self._note.setVisible(not selected)
        for one in (self._records, self._persons, self._turns, *self._values) if selected else ():
            one.hide()

    def _write(self) -> None:
        count = self._totals.records if self._totals is not None else self._count
        records = records_counted(count)
        self._records.say(_("Đang hiện"), records)
        totals = self._totals
        if totals is None:
            waiting = "…" if self._count else ""
            for one, heading in ((self._persons, _("Số người")), (self._turns, _("Số lượt"))):
                one.say(heading, waiting)
            self._say_values([(one.title.in_language(language()), waiting) for one in self._sums])
            self._note.setText("")
            return
        persons = ngettext("{count} người", "{count} người", totals.persons).format(count=format_money(totals.persons))
        turns = ngettext("{count} lượt", "{count} lượt", totals.turns).format(count=format_money(totals.turns))
        self._persons.say(_("Số người"), persons if totals.persons else "")
        self._turns.say(_("Số lượt"), turns if totals.turns else "")
        self._say_values(
            added_up(self._sums, totals.parts or ({"": totals.value} if totals.value else {}), totals.said)
        )
        drafts = ngettext(
            "Gồm cả {count} bản nháp, chưa tính vào báo cáo",
            "Gồm cả {count} bản nháp, chưa tính vào báo cáo",
            totals.drafts,
        ).format(count=format_money(totals.drafts))
        self._note.setText(drafts if totals.drafts else "")

    def _say_values(self, values: Sequence[tuple[str, str]]) -> None:
        for place, widget in enumerate(self._values):
            widget.say(*(values[place] if place < len(values) else ("", "")))
        self._stand(len(values))

    def _stand(self, values: int) -> None:
        """Let everything stand in one line where letters are large, sums that need headings in a second one."""
        compact = theme.current().compact
        for widget in (self._records, self._persons, self._turns):
            widget.stand(in_line=compact, named=False)
        below = compact and values > _MOST_BESIDE
        for widget in self._values:
            self._row.removeWidget(widget)
            self._more.removeWidget(widget)
            (self._more if below else self._row).addWidget(widget)
            widget.stand(in_line=compact, named=values > 1)

    def restyle(self) -> None:
        """Take margins at the new text size."""
        compact = theme.current().compact
        side, above = theme.px(12 if compact else 24), theme.px(2 if compact else 5)
        self._column.setContentsMargins(side, above, side, above)
        self._column.setSpacing(0)
        for row in (self._row, self._more):
            row.setSpacing(theme.px(16 if compact else 28))
        self.retranslate()
