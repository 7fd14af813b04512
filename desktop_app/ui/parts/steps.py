"""The list of steps at the left of an assistant, and the list of facts about one thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, set_property
from desktop_app.ui.theme import Themed


class StepList(QWidget, Themed):
    """Steps in order: done ones ticked, the current one on a ground, the rest quiet. Shown, not clicked.

    ``on_rail``: in the colours of the dark panel.
    """

    def __init__(self, steps: Sequence[str] = (), *, on_rail: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_rail = on_rail
        self._current = 0
        self._rows: list[tuple[QFrame, Icon, Text, QHBoxLayout]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[str]) -> None:
        """Show other steps (or the same in another language); the current one stays."""
        if len(steps) != len(self._rows):
            for frame, *_rest in self._rows:
                frame.hide()  # it takes room in the layout until it is gone
                frame.deleteLater()
            self._rows = [self._make_row() for _step in steps]
        for number, (step, row) in enumerate(zip(steps, self._rows, strict=True), start=1):
            row[2].setText(f"{number}. {step}")
        self.set_current(self._current)
        self.restyle()

    def _make_row(self) -> tuple[QFrame, Icon, Text, QHBoxLayout]:
        frame = QFrame()
        frame.setProperty("role", "railstep" if self._on_rail else "step")
        layout = QHBoxLayout(frame)
        icon, text = Icon(size=18), Text()
        layout.addWidget(icon)
        layout.addWidget(text, 1)
        self._column.addWidget(frame)
        return frame, icon, text, layout

    @property
    def current(self) -> int:
        """Return the index of the current step."""
        return self._current

    def set_current(self, index: int) -> None:
        """Make ``index`` the current step; those before it are done."""
        self._current = index
        for place, (frame, icon, text, _layout) in enumerate(self._rows):
            done, here = place < index, place == index
            icon_name = "circle-check" if done else "circle-dot" if here else "circle-dashed"
            tokens = ("railtext2", "focusinv", "railtext2") if self._on_rail else ("ok", "link", "text3")
            icon.set_icon(icon_name, tokens[0] if done else tokens[1] if here else tokens[2])
            set_property(text, "role", "strong" if here else "body")
            quiet = not (done or here)
            set_property(text, "tone", ("rail2" if quiet else "rail") if self._on_rail else "quiet" if quiet else "")
            set_property(frame, "current", "true" if here else "false")
            state = _("xong") if done else _("đang làm") if here else _("chưa tới")
            frame.setAccessibleName(f"{text.text()}, {state}")

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._column.setSpacing(theme.px(4))
        for _frame, _icon, _text, layout in self._rows:
            layout.setContentsMargins(theme.px(10), theme.px(7), theme.px(10), theme.px(7))
            layout.setSpacing(theme.px(10))


class FactList(QWidget, Themed):
    """Facts in two columns: what, quietly; the fact, plainly. Facts can be selected and copied.

    ``figures``: the facts are numbers; they stand at the right, so that ones stand under ones. ``long_names``: what is
    named may take several lines, so that names never press the facts together.
    """

    def __init__(
        self,
        facts: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        figures: bool = False,
        long_names: bool = False,
    ) -> None:
        super().__init__(parent)
        self._side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        self._long_names = long_names
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column, stretch in enumerate((3, 2) if long_names else (0, 1)):
            self._grid.setColumnStretch(column, stretch)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts, as (what, fact)."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (what, fact) in enumerate(facts):
            value = Text(fact, wrap=True)
            value.setAlignment(self._side | Qt.AlignmentFlag.AlignTop)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{what}: {fact}")
            name = Text(what, role="hint", wrap=self._long_names)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            # a name that may wrap has to know its width: a cell that is aligned gives it none
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag(0) if self._long_names else Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(7))
