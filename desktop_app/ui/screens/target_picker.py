"""Where a file is to be written: one of the plugged-in sticks, or a folder. Full paths are never shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.screens.stick_words import StickView, folder_words, network_words, stick_line
from desktop_app.ui.theme import Themed

REFRESH_KEY: Final = "F5"
FOLDER_KEY: Final = "Shift+F5"
EJECT_KEY: Final = "Ctrl+F5"
_LOOK_EVERY_MS: Final = 2000
"""So soon a stick is seen that was plugged in or pulled out."""


class TargetPicker(QWidget, Themed, Translated):
    """Sticks and at most one folder, one of them chosen. A stick that is the only one is chosen and named.

    ``refresh_requested``: answer with ``set_sticks``; while the picker is in sight it asks by itself.
    ``folder_requested``: answer with ``set_folder``. ``eject_requested``: answer with ``show_ejected``.
    """

    refresh_requested = Signal()
    folder_requested = Signal()
    eject_requested = Signal(Path)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sticks: tuple[StickView, ...] = ()
        self._folder: Path | None = None
        self._target: Path | None = None
        self._needed: int | None = None
        self._slow: set[Path] = set()
        self._far: set[Path] = set()
        self._radios: list[tuple[QRadioButton, Path]] = []
        self._group = QButtonGroup(self)
        self._empty = Text(role="hint", wrap=True)
        self._list = QVBoxLayout()
        self.refresh_button = Button("", icon="usb", key=REFRESH_KEY)
        self.folder_button = Button("", icon="folder-open", key=FOLDER_KEY)
        self.eject_button = Button("", icon="unplug", key=EJECT_KEY)
        self._buttons = FlowLayout()
        for button in (self.refresh_button, self.folder_button, self.eject_button):
            self._buttons.addWidget(button)
        self._told = Text(role="hint", wrap=True, tone="ok")
        self._icon = Icon("octagon-alert", "err", 15, line=18)
        self._problem = Text(role="hint", wrap=True, tone="err")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._icon)
        self._foot.addWidget(self._problem, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._told)
        self._column.addLayout(self._list)
        self._column.addLayout(self._foot)
        self._column.addLayout(self._buttons)
        self.refresh_button.clicked.connect(self.refresh_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self.eject_button.clicked.connect(self._eject)
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self._group.buttonClicked.connect(self._pick)
        self.set_problem("")
        self._tell("")
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
        return folder_words(self._folder) if self._folder is not None and self._folder == self._target else ""

    @property
    def options(self) -> tuple[str, ...]:
        """Return the words of what can be chosen."""
        return tuple(radio.text().replace("&&", "&") for radio, _path in self._radios)

    @property
    def hint(self) -> str:
        """Return what is said above the choices."""
        return self._empty.text()

    @property
    def told(self) -> str:
        """Return what is said of a stick that was let go of."""
        return self._told.text()

    @property
    def problem(self) -> str:
        """Return what is said below the list."""
        return self._problem.text()

    @property
    def stick(self) -> StickView | None:
        """Return the stick that is chosen, None for a folder or for nothing."""
        return next((one for one in self._sticks if one.folder == self._target and not one.unusable), None)

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer what is plugged in now; keep the choice if it is still there. The same again changes nothing."""
        if tuple(sticks) == self._sticks:
            return
        self._sticks = tuple(sticks)
        if any(not stick.unusable for stick in sticks):
            self._tell("")
        self._choose_again()
        self._show()

    def set_needed(self, size: int | None) -> None:
        """Say how large the file is that is to be written; None while nobody knows."""
        self._needed = size
        self._choose_again()
        self._show()

    def note_slow(self, folder: Path) -> None:
        """Remember that a copy to ``folder`` was slow: who is about to choose it again should know."""
        self._slow.add(folder)
        self._show()

    def note_network(self, folder: Path) -> None:
        """Remember that ``folder`` lies on another computer: said as soon as it is chosen."""
        self._far.add(folder)

    def show_ejected(self, name: str, *, gone: bool) -> None:
        """Say whether the stick that was to be let go of can be pulled out."""
        if gone:
            self.set_problem("")
            self._tell(_("{name} đã ngắt, rút ra được.").format(name=name))
            return
        self.set_problem(
            _("{name} chưa ngắt được. Đóng tệp đang mở trên USB rồi bấm “Ngắt USB” lại.").format(name=name)
        )

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _choose_again(self) -> None:
        """Keep the choice while it can be written to; the only stick that can be is chosen."""
        takes = [stick.folder for stick in self._sticks if stick.takes(self._needed)]
        if self._target not in {*takes, self._folder}:
            self._target = None
        if self._target is None and len(takes) == 1:
            self._target = takes[0]

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is plugged in for as long as the picker is in sight."""
        super().showEvent(event)
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self._watch.stop()

    def _look(self) -> None:
        if self.isEnabled():  # not while a stick is being written to
            self.refresh_requested.emit()

    def _eject(self) -> None:
        if self.stick is not None:
            self.eject_requested.emit(self.stick.folder)

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
        self.eject_button.set_words(_("Ngắt USB"))
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(8))
        self._list.setSpacing(theme.px(2))
        self._foot.setSpacing(theme.px(6))

    def _show(self) -> None:
        """Lay out the choices anew; who stands on one stays there."""
        focused = next((path for radio, path in self._radios if radio.hasFocus()), None)
        for radio, _path in self._radios:
            self._group.removeButton(radio)
            self._list.removeWidget(radio)
            radio.hide()
            radio.deleteLater()
        self._radios = []
        for stick in self._sticks:
            words = stick_line(stick, self._needed, slow=stick.folder in self._slow)
            self._offer(words, stick.folder, enabled=stick.takes(self._needed))
        if self._folder is not None:
            self._offer(folder_words(self._folder), self._folder)
        self._empty.setText(self._hint())
        self._empty.setVisible(bool(self._empty.text()))
        self.eject_button.setEnabled(self.stick is not None)
        if focused is not None:
            again = [radio for radio, path in self._radios if path == focused and radio.isEnabled()]
            (again[0] if again else self.refresh_button).setFocus()
        if self._target is not None:
            self.chosen.emit()

    def _hint(self) -> str:
        """Return what is said above the choices: none, which of several has to be chosen, what to know of a folder."""
        if self._target in self._far:
            return network_words()
        ready = [stick for stick in self._sticks if not stick.unusable]
        if not ready:
            return _("Chưa thấy USB nào dùng được. Cắm USB; máy tự nhận ra sau vài giây.")
        if len([one for one in ready if one.takes(self._needed)]) > 1 and self._target is None:
            return _("Đang cắm nhiều USB. Hãy chọn một.")
        return ""

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
        self._empty.setText(self._hint())
        self._empty.setVisible(bool(self._empty.text()))
        self.eject_button.setEnabled(self.stick is not None)
        self.chosen.emit()
