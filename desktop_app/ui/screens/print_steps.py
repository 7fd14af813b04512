"""The steps of one paper, from top to bottom: which paper, of what, which copy, how many, within which frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.paper_texts import paper_name
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput, Tick
from desktop_app.ui.screens.print_frame import FramePanel
from desktop_app.ui.screens.print_what import Way, What, WhatPanel
from desktop_app.ui.theme import Themed

_MOST: Final = 999


@dataclass(frozen=True, slots=True)
class FormView:
    """What a paper lets be chosen; ``code`` is that of the papers offered, ``title`` its name with its mark.

    ``framed``: place, date, signature can be set; ``numbered``: it bears a number; ``texts``: the office may change
    its words.
    """

    code: str
    title: str
    ways: tuple[Way, ...]
    public: bool = False
    sensitive: bool = False
    framed: bool = True
    numbered: bool = False
    signed: bool = False
    texts: bool = False


class PaperSteps(QWidget, Themed):
    """``changed`` follows a choice, ``typed`` a letter. Other papers that fit the same records stand in ``paper``."""

    changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._view = FormView("", "", ())
        self._papers: tuple[tuple[str, str], ...] = ()
        self.card = Card()
        self.paper = Choice()
        self.paper_field = FieldFrame("", self.paper)
        self.of = WhatPanel()
        self.public = Tick()
        self.public_hint = Text(role="hint", wrap=True)
        self.sensitive = Tick()
        self.sensitive_hint = Text(role="hint", wrap=True)
        self.copies = TextInput(right=True)
        self.copies_field = FieldFrame("", self.copies)
        self.line = Hairline()
        self.frame = FramePanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch()
        self._fill()
        self._connect()
        self.set_form(self._view, None)
        self.restyle()

    def _fill(self) -> None:
        for widget in (
            self.paper_field,
            self.of,
            self.public,
            self.public_hint,
            self.sensitive,
            self.sensitive_hint,
            self.copies_field,
            self.line,
            self.frame,
        ):
            self.card.body.addWidget(widget)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.copies.setText("1")
        self.copies.setMaxLength(len(str(_MOST)))

    def _connect(self) -> None:
        for panel in (self.of, self.frame):
            panel.changed.connect(self._change)
            panel.typed.connect(self.typed)
        for tick in (self.public, self.sensitive):
            tick.clicked.connect(self._change)
        self.copies.editingFinished.connect(lambda: self.copies.setText(str(self.number_of_copies)))

    @property
    def code(self) -> str:
        """Return the code of the paper, "" while none is chosen."""
        return self._view.code

    @property
    def title(self) -> str:
        """Return the name of the paper with its mark, in the language in use."""
        code, name = self._view.code, paper_name(self._view.code)
        return self._view.title if name == code else _("{name} ({form})").format(name=name, form=code)

    @property
    def what(self) -> What:
        """Return what is to be printed of."""
        return self.of.what

    @property
    def is_public(self) -> bool:
        """Tell whether the copy for the notice board is wanted."""
        return self._view.public and self.public.isChecked() and self.what.way != "blank"

    @property
    def is_sensitive(self) -> bool:
        """Tell whether the sensitive columns are wanted too."""
        return self._view.sensitive and self.sensitive.isChecked() and self.what.way != "blank" and not self.is_public

    @property
    def number_of_copies(self) -> int:
        """Return how many copies are wanted, 1 where nothing sensible is typed."""
        typed = self.copies.text().strip()
        return min(max(1, int(typed)), _MOST) if typed.isascii() and typed.isdigit() else 1

    def set_form(self, view: FormView, today: date | None) -> None:
        """Show the steps of another paper; nothing sensitive is wanted, one copy."""
        self._view = view
        self.public.setChecked(False)
        self.sensitive.setChecked(False)
        self.copies.setText("1")
        self.of.set_ways(view.ways, today)
        self.frame.set_form(numbered=view.numbered, signed=view.signed, texts=view.texts)
        self.set_papers(self._papers)
        self._show()

    def set_papers(self, papers: Sequence[tuple[str, str]]) -> None:
        """Offer (code, words) of the papers that fit the same records; one alone needs no choice."""
        self._papers = tuple(papers)
        self.paper.set_options(self._papers)
        self.paper.set_code(self._view.code)
        self.paper_field.setVisible(len(self._papers) > 1)

    def set_title(self, title: str) -> None:
        """Take the name in the language in use."""
        self._view = replace(self._view, title=title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field by Enter: here it must not print, for printing takes a number of the register."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Go to what is missing."""
        self.of.focus_first()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("In gì"))
        self.paper_field.set_label(_("Mẫu"))
        self.paper.retranslate()
        self.of.retranslate()
        self.public.setText(_("Bản niêm yết"))
        self.public_hint.setText(_("Che bớt số giấy tờ, không in bản (thôn) và ghi chú. Bản lưu hồ sơ thì để đủ."))
        self.sensitive.setText(_("In cả cột nhạy cảm"))
        self.sensitive_hint.setText(_("Dân tộc, hoàn cảnh, sức khỏe. Mỗi lần xem hay in đều được ghi vào nhật ký."))
        self.copies_field.set_label(_("Số bản in"))
        self.frame.retranslate()
        self._show()

    def restyle(self) -> None:
        """Take widths at the new text size."""
        self.copies.setFixedWidth(theme.px(90))

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        view, blank = self._view, self.what.way == "blank"
        for widget in (self.public, self.public_hint):
            widget.setVisible(view.public and not blank)
        for widget in (self.sensitive, self.sensitive_hint):
            widget.setVisible(view.sensitive and not blank and not self.is_public)
        self.line.setVisible(view.framed)
        self.frame.setVisible(view.framed)
