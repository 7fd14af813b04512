"""The buttons of the room of reports: which of them are offered in front of the question, which over a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from desktop_app.base.i18n import _
from desktop_app.ui.action_bar import ActionBar
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screen import KeyHint

SaveAs = Literal["pdf", "xlsx", "docx", "print"]
WAYS: Final[tuple[tuple[SaveAs, str, str], ...]] = (
    ("print", "printer", "Ctrl+P"),
    ("pdf", "save", "Ctrl+S"),
    ("xlsx", "table", "Ctrl+D"),
    ("docx", "file-text", "Ctrl+E"),
)
"""Ways out of the room: code, icon, key."""


class ReportActions:
    """``ways`` are the ways out that are offered; ``paper`` is the paper (F13) that the report in front is, or ""."""

    def __init__(self, bar: ActionBar) -> None:
        self._bar = bar
        self.ways: tuple[SaveAs, ...] = ()
        self.paper = ""
        self.view = bar.add_right(Button("", "filled", icon="chart-column", key="Ctrl+Enter"), keep=True)
        self.back = bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.find = bar.add_left(Button("", icon="search", key="Ctrl+F"))
        self.again = bar.add_left(Button("", icon="history", key="F5"))
        self.save: dict[SaveAs, Button] = {
            code: bar.add_right(Button("", icon=icon, key=key)) for code, icon, key in WAYS
        }

    def retranslate(self) -> None:
        """Set every word but that of the way back, which depends on what is in front."""
        self.view.set_words(_("Xem báo cáo"))
        self.find.set_words(_("Tìm báo cáo theo mã"))
        self.again.set_words(_("Lập lại"))
        self.save["print"].set_words(_("In mẫu {form}").format(form=self.paper) if self.paper else _("In"))
        self.save["pdf"].set_words(_("Lưu PDF"))
        self.save["xlsx"].set_words(_("Lưu Excel"))
        self.save["docx"].set_words(_("Lưu Word"))

    def settle(self, *, asking: bool, shown: bool, ready: bool, chosen: bool) -> None:
        """Offer what can be done. ``shown``: there is a report; ``ready``: none is being made; ``chosen``: one is."""
        show = self._bar.show_button
        show(self.view, asking)
        self.view.setEnabled(ready and chosen)
        self.back.set_words(_("Về báo cáo đang xem") if asking else _("Báo cáo khác"))
        show(self.back, shown and ready)
        show(self.find, asking)
        self.find.setEnabled(ready)
        show(self.again, not asking)
        self.again.setEnabled(ready)
        for code, button in self.save.items():
            show(button, not asking and code in self.ways and (code != "print" or bool(self.paper)))
            button.setEnabled(ready)

    def hints(self, *, asking: bool) -> Sequence[KeyHint]:
        """Return the keys worth knowing."""
        if asking:
            return [(self.view.key, self.view.words), (self.find.key, self.find.words)]
        ways = [(self.save[code].key, self.save[code].words) for code in self.ways if code != "print"]
        figure, table = ("Enter", _("Xem bản ghi của số")), ("Ctrl+C", _("Chép bảng"))
        return [figure, table, *ways[:2], (self.back.key, self.back.words)]
