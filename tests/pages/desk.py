"""Two desks worked by keyboard alone: what is pressed goes where the focus is, as the system would send it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.app import Program
from desktop_app.media.drives import Drive
from desktop_app.media.volumes import Unready
from desktop_app.services.session import Session
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.print_centre import PrintCentre
from tests.fakes.clock import FixedClock
from tests.pages.typing import type_text

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Stick:
    """A folder that stands for the stick: both desks are offered it as their one drive."""

    folder: Path

    def removable(self) -> tuple[Drive, ...]:
        """Return the stick."""
        return (
            Drive(folder=self.folder, label="KINGSTON", free=2**30, size=2**31, largest_file=None, read_only=False),
        )

    def is_removable(self, path: Path) -> bool:
        """Return whether ``path`` lies on it."""
        return path.is_relative_to(self.folder)

    def largest_file(self, _folder: Path) -> int | None:
        """Return that no limit matters."""
        return None

    def unready(self) -> tuple[Unready, ...]:
        """Return that nothing else is plugged in."""
        return ()

    def is_network(self, _path: Path) -> bool:
        """Return that it is no share."""
        return False

    def eject(self, _path: Path) -> bool:
        """Stay plugged in."""
        return False

    def newest(self, pattern: str) -> Path:
        """Return the newest file on it that fits ``pattern``."""
        return max(self.folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns)


@dataclass
class Person:
    """Who answers the system's dialogs, and the tray of the printer."""

    stick: Stick
    wanted: str = "*.scd"
    printed: list[tuple[str, bytes]] = field(default_factory=list)

    def files(self, _title: str, _pattern: str) -> list[Path]:
        """Choose the newest wanted file."""
        return [self.stick.newest(self.wanted)]

    def file(self, _title: str, _pattern: str) -> Path | None:
        """Choose the newest wanted file."""
        return self.stick.newest(self.wanted)

    def folder(self, _title: str) -> Path | None:
        """Choose the stick."""
        return self.stick.folder

    def save(self, _title: str, name: str, _pattern: str) -> Path | None:
        """Save on the stick under the proposed name."""
        return self.stick.folder / name

    def print_pdf(self, content: bytes, title: str, _parent: QWidget, copies: int = 1) -> bool:
        """Take the pages."""
        self.printed.append((title, content))
        return True


class DeskPage:
    """One running program and its keys."""

    def __init__(self, app: QApplication, store: Path, stick: Stick, clock: FixedClock) -> None:
        self.person = Person(stick)
        equipment = Equipment(stick, self.person, PdfView, self.person)
        self.program = Program(app, store, clock, equipment=equipment)
        self.window = self.program.window

    def start(self) -> None:
        """Show the window and wait until it can be typed into."""
        self.program.begin()
        self.front()

    def front(self) -> None:
        """Sit down at this desk: its window takes the keys."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        QApplication.processEvents()

    @property
    def session(self) -> Session:
        """Return the open store's session."""
        if self.program.door.session is None:
            raise AssertionError("no store is open")
        return self.program.door.session

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """Return the groups on the recovery sheet just made, as a person reads them from the paper."""
        made = self.program.door.made
        if made is None:
            raise AssertionError("no store was made")
        return made.recovery_groups

    @property
    def sees_paper(self) -> bool:
        """Tell whether a paper is in front that can be printed: nothing is printed before it is seen."""
        screen = self.window.current
        return isinstance(screen, PrintCentre) and screen.print_button.isEnabled()

    def exported_by_enter(self, stick: Stick) -> bool:
        """Press Enter for the next step and return whether a bundle lies on the stick."""
        if not list(stick.folder.glob("*-1.scd")):
            self.press(Qt.Key.Key_Return)
        return bool(list(stick.folder.glob("*-1.scd")))

    @property
    def screen(self) -> str:
        """Return the name of what is in front."""
        shown = self.window.alone or self.window.current
        return type(shown).__name__

    @property
    def focus(self) -> str:
        """Return the accessible name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letter by letter where the focus is: it may move on by itself when a box is full."""
        for letter in text:
            widget = QApplication.focusWidget()
            if widget is None:
                raise AssertionError(f"nothing has the focus for {text!r}")
            type_text(widget, letter)

    def enter(self, text: str = "") -> None:
        """Type and press Enter."""
        if text:
            self.type(text)
        self.press(Qt.Key.Key_Return)

    def look_up(self, text: str) -> None:
        """Type, wait for the look-up to open, and take its first row with Enter."""
        self.type(text)
        QTest.qWait(250)
        self.press(Qt.Key.Key_Return)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called ``name``."""
        for _step in range(60):
            if self.focus.startswith(name):
                return
            self.press(Qt.Key.Key_Tab)
        self.until(lambda: False, f"Tab never reached {name!r}", turns=1)

    def along_the_rail(self, *keys: Qt.Key) -> None:
        """Go to the rail, which is one stop of the Tab key, along it by arrows, and in."""
        self.tab_to("Hiển thị")
        self.press(Qt.Key.Key_Backtab, SHIFT)
        for key in keys:
            self.press(key)
        self.press(Qt.Key.Key_Return)

    def wait_for(self, screen: str) -> None:
        """Wait until a screen of that class is in front."""
        self.until(lambda: self.screen == screen, f"{screen} did not come")
        self.front()

    def until_said(self, words: str) -> None:
        """Wait until the status bar says ``words``."""
        self.until(lambda: words in self.window.status.text, f"{words!r} was not said")

    def until(self, true: Callable[[], object], otherwise: str, turns: int = 1_000) -> None:
        """Wait for something that is done in the background."""
        for _turn in range(turns):
            if true():
                return
            QTest.qWait(20)
        said = [text.text() for text in self.window.findChildren(Text) if text.isVisible()]
        raise AssertionError(f"{otherwise}; {self.screen}, focus on {self.focus!r}; it says {said}")
