"""Where a file is to be written: one of the plugged-in sticks, or a folder. Full paths are never shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.shown_figures import file_size
from desktop_app.ui.theme import Themed

REFRESH_KEY = "F5"


@dataclass(frozen=True, slots=True)
class StickView:
    """One removable drive: its folder, its label ("" when it has none), bytes free, whether it refuses writing."""

    folder: Path
    label: str
    free: int
    read_only: bool = False

    @property
    def name(self) -> str:
        """Return what to call it."""
        return _("USB {label}").format(label=self.label) if self.label else _("USB không tên")


class TargetPicker(QWidget, Themed, Translated):
    """Sticks and at most one folder, one of them chosen. A stick that is the only one is chosen and named.

    ``refresh_requested``: answer with ``set_sticks``. ``folder_requested``: answer with ``set_folder``.
    """

    refresh_requested = Signal()
    folder_requested = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sticks: tuple[StickView, ...] = ()
        self._folder: Path | None = None
        self._target: Path | None = None
        self._radios: list[tuple[QRadioButton, Path]] = []
        self._group = QButtonGroup(self)
        self._empty = Text(role="hint", wrap=True)
        self._list = QVBoxLayout()
        self.refresh_button = Button("", icon="usb", key=REFRESH_KEY)
        self.folder_button = Button("", icon="folder-open")
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.refresh_button)
        self._buttons.addWidget(self.folder_button)
        self._buttons.addStretch()
        self._icon = Icon("octagon-alert", "err", 15, line=18)
        self._problem = Text(role="hint", wrap=True, tone="err")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._icon)
        self._foot.addWidget(self._problem, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        self._column.addLayout(self._list)
        self._column.addLayout(self._foot)
        self._column.addLayout(self._buttons)
        self.refresh_button.clicked.connect(self.refresh_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self._group.buttonClicked.connect(self._pick)
        self.set_problem("")
        self.retranslate()
        self.restyle()

    @property
    def target(self) -> Path | None:
        """Return the folder to write into, or None."""
        return self._target

    @property
    def target_name(self) -> str:
        """Return what the chosen target is called, or the empty string."""
        for stick in self._sticks:
            if stick.folder == self._target:
                return stick.name
        return self._folder_name(self._folder) if self._folder is not None and self._folder == self._target else ""

    @property
    def options(self) -> tuple[str, ...]:
        """Return the words of what can be chosen."""
        return tuple(radio.text().replace("&&", "&") for radio, _path in self._radios)

    @property
    def problem(self) -> str:
        """Return what is said below the list."""
        return self._problem.text()

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer what is plugged in now; keep the choice if it is still there."""
        self._sticks = tuple(sticks)
        there = {stick.folder for stick in sticks} | {self._folder}
        writable = [stick.folder for stick in sticks if not stick.read_only]
        if self._target not in there:
            self._target = None
        if self._target is None and len(writable) == 1:
            self._target = writable[0]
        self._show()

    def set_folder(self, folder: Path) -> None:
        """Offer ``folder`` and choose it."""
        self._folder = folder
        self._target = folder
        self.set_problem("")
        self._show()

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with the choice; the empty string takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._icon.setVisible(bool(sentence))

    def check(self) -> bool:
        """Say that nothing is chosen, if so, and return whether something is."""
        self.set_problem("" if self._target is not None else _("Hãy chọn một USB hoặc một thư mục."))
        if self._target is None:
            (self._radios[0][0] if self._radios else self.refresh_button).setFocus()
        return self._target is not None

    def retranslate(self) -> None:
        """Set every word."""
        self.refresh_button.set_words(_("Tìm lại USB"))
        self.folder_button.set_words(_("Chọn thư mục khác"))
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(8))
        self._list.setSpacing(theme.px(2))
        self._buttons.setSpacing(theme.px(8))
        self._foot.setSpacing(theme.px(6))

    def _folder_name(self, folder: Path) -> str:
        return _("Thư mục {name}").format(name=folder.name or folder.anchor)

    def _show(self) -> None:
        for radio, _path in self._radios:
            self._group.removeButton(radio)
            self._list.removeWidget(radio)
            radio.hide()
            radio.deleteLater()
        self._radios = []
        for stick in self._sticks:
            free = file_size(stick.free)
            words = _("{name}, còn trống {free}").format(name=stick.name, free=free)
            if stick.read_only:
                words = _("{name}, không cho ghi").format(name=stick.name)
            self._offer(words, stick.folder, enabled=not stick.read_only)
        if self._folder is not None:
            self._offer(self._folder_name(self._folder), self._folder)
        self._empty.setText(_("Chưa thấy USB nào. Cắm USB rồi bấm “Tìm lại USB”."))
        self._empty.setVisible(not self._sticks)
        if self._target is not None:
            self.chosen.emit()

    def _offer(self, words: str, folder: Path, *, enabled: bool = True) -> None:
        radio = QRadioButton(words.replace("&", "&&"))
        radio.setAccessibleName(words)
        radio.setEnabled(enabled)
        radio.setChecked(folder == self._target)
        self._group.addButton(radio)
        self._list.addWidget(radio)
        self._radios.append((radio, folder))

    def _pick(self) -> None:
        for radio, folder in self._radios:
            if radio.isChecked():
                self._target = folder
        self.set_problem("")
        self.chosen.emit()
