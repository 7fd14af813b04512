"""The frame of a paper in a line, and what has to be known of its number while the frame is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.dates import PartialDate
from desktop_app.services.paper.wish import Frame
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.theme import Themed

Numbering = Literal["", "record", "unsettled"]
"""Where a number comes from: the register, the record itself, or nobody knows yet which device gives them."""


class FrameSaid(QWidget, Themed):
    """Tells only; ``told`` says where the number comes from, ``before`` that the paper was printed before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.summary = Text(role="body", wrap=True)
        self.before = Text(role="hint", wrap=True)
        self.told = Text(role="hint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for line in (self.summary, self.before, self.told):
            self._column.addWidget(line)
        self.restyle()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(6))

    def show_frame(self, frame: Frame, *, signed: bool, numbering: Numbering | None, opened: bool) -> None:
        """Say the frame in one line, unless it is open; ``numbering`` None where the paper bears no number."""
        day = PartialDate.of_day(frame.day).display() if frame.day else _("ngày để trống")
        number = _("số {number}").format(number=frame.number) if frame.number else _("số để trống")
        signer = ", ".join(part for part in (*frame.authority[-1:], frame.signer) if part)
        if numbering == "record":
            day = number = ""
        parts = (frame.place, day, "" if numbering is None else number, signer if signed else "")
        self.summary.setText(" · ".join(part for part in parts if part))
        self.summary.setVisible(not opened)
        told: dict[Numbering, str] = {
            "unsettled": _("Chưa rõ máy nào cấp số. Bấm “Sổ văn bản” để trả lời một lần."),
            "record": _("Số và ngày trên giấy lấy từ bản ghi."),
        }
        self.told.setText(told.get(numbering or "", ""))
        self.told.setVisible(bool(numbering))

    def show_earlier(self, numbers: Sequence[str], chosen: str, opened: bool) -> None:
        """Say that the paper was printed before, under another number: somebody may want to keep it."""
        if not numbers:
            said = ""
        elif chosen in numbers:
            said = _("Giữ số của bản in trước; bản in trước thì hủy.")
        else:
            words = _("Bản trước đã in với số {number}. Sửa lỗi trước khi ký thì giữ số ấy được: bấm “Sửa khung”.")
            said = words.format(number=numbers[0])
        self.before.setText(said)
        self.before.setVisible(bool(said) and not opened)
