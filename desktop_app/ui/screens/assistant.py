"""The frame of the assistants inside the window: steps at the left, the current page at the right, scrolling.

At large text the list of steps gives way: the line under the title says where one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.steps import StepList
from desktop_app.ui.screen import Screen
from desktop_app.ui.theme import Themed

_SIDE: Final = 220


class PageColumn(QWidget, Themed):
    """One page: widgets below each other, the rest left empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        PageColumn.restyle(self)

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self.column.setSpacing(theme.px(12))


class AssistantScreen(Screen):
    """Subclass: add pages with ``add_page``, show one with ``show_step``; call ``retranslate`` in ``__init__``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pages: list[QWidget] = []
        self._steps_words: tuple[str, ...] = ()
        self._job = ""
        self.heading = Text(role="section")
        self.steps = StepList()
        self.note = Text(role="hint", wrap=True)
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.steps, self.note):
            self._side_column.addWidget(widget)
        self._side_column.addStretch()
        page = QWidget()
        page.setProperty("role", "plain")
        self._page_column = QVBoxLayout(page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._page_column.addStretch(1)  # with a factor it takes all that is left, and no card grows
        self.area = scrolled(page)
        self._line = Hairline(vertical=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self._side)
        self._row.addWidget(self._line)
        self._row.addWidget(self.area, 1)
        self.body.addLayout(self._row)
        theme.current().changed.connect(self._measure_again)
        AssistantScreen.restyle(self)

    def add_page(self, page: QWidget) -> None:
        """Add the page of the next step; hidden until shown."""
        self._page_column.insertWidget(len(self._pages), page)
        page.hide()
        self._pages.append(page)

    def set_words(self, title: str, job: str, steps: Sequence[str], note: str) -> None:
        """Name the screen, the job its steps do, and the steps; ``note`` is the reassurance below them."""
        self._steps_words = tuple(steps)
        self._job = job
        self.setWindowTitle(title)
        self.heading.setText(job)
        self.steps.set_steps(steps)
        self.note.setText(note)
        self.set_title(title, self._where())
        self._size_side()

    @property
    def step(self) -> int:
        """Return the index of the step shown."""
        return self.steps.current

    def show_step(self, step: int) -> None:
        """Show the page of ``step`` (from 0), from its top."""
        self.steps.set_current(step)
        for place, page in enumerate(self._pages):
            page.setVisible(place == step)
        self._measure_again()
        self.set_title(self.title, self._where())
        self.area.verticalScrollBar().setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what only who typed it may use: the screen is left, or the window locked. Minimising hides nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def forget(self) -> None:
        """Forget what must not outlive the screen in front; fields of passphrases forget by themselves."""

    def _where(self) -> str:
        words = _("{job}, bước {step} trên {count}")
        return words.format(job=self._job, step=self.steps.current + 1, count=len(self._steps_words))

    def _measure_again(self) -> None:
        """Forget the heights Qt kept from other fonts, or from before a page was shown: texts would lose their feet."""
        for page in self._pages:
            for layout in page.findChildren(QLayout):
                layout.invalidate()
            page.updateGeometry()

    def _size_side(self) -> None:
        """Give the list of steps what its words need."""
        wanted = max(self.steps.sizeHint().width(), self.heading.sizeHint().width())
        self._side.setFixedWidth(max(theme.px(_SIDE), wanted))

    def restyle(self) -> None:
        """Take widths at the new text size."""
        super().restyle()
        if not hasattr(self, "_row"):
            return
        compact = theme.current().compact
        self._side.setVisible(not compact)
        self._line.setVisible(not compact)
        scroll = Qt.ScrollBarPolicy.ScrollBarAsNeeded if compact else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setHorizontalScrollBarPolicy(scroll)
        self._size_side()
        self._row.setSpacing(theme.px(20))
        self._side_column.setSpacing(theme.px(16))
