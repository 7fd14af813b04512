"""One application with the program's theme for all window tests, brought back to 100 %, light, after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.base import i18n
from desktop_app.ui import theme
from tests.fakes.clock import FixedClock
from tests.pages.desk import DeskPage, Stick
from tests.services.stores import campaign, give
from tests.ui.printing_desk import Printing
from tests.ui.transfer_desk import place


@pytest.fixture(scope="session", autouse=True)
def clipboard_let_go() -> Iterator[None]:
    """Empty the clipboard at the end: without a screen it outlives Python, and what Python made crashes as it goes."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """Return the theme, at 100 % and light."""
    installed = theme.install(qapp, 100, "light")
    installed.set_scale(100)
    installed.set_choice("light")
    yield installed
    # Windows that only wait for their deletion would all be given the other size once more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    installed.set_scale(100)
    installed.set_choice("light")


@pytest.fixture
def shown(look: theme.Theme, qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Return a function that shows a widget in an active window and closes it after the test."""

    kept = []  # qtbot holds windows weakly

    def show(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    yield show
    QApplication.processEvents()
    kept.clear()


class _Stretched(type(i18n._active.translations)):  # type: ignore[misc]  # the gateway's own class
    """A language a third longer than Vietnamese, with every word recognisable as translated."""

    def gettext(self, message: str) -> str:
        return message + " ~" + "x" * (len(message) // 3)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def in_language(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that switches to "vi", "en" or the stretched pseudo-language "long"."""

    def switch(language: str) -> None:
        if language == "long":
            monkeypatch.setattr(i18n._active, "translations", _Stretched())
        else:
            i18n.set_language("en" if language == "en" else "vi")

    return switch


@pytest.fixture
def printing(tmp_path: Path, qtbot: QtBot, look: theme.Theme) -> Iterator[Printing]:
    """The flow of an office with two gifts."""
    with place(tmp_path, "office", qtbot) as here:
        yield Printing(here, give(here.session, campaign(here.session), ("Giàng A Chứ", "Tẩn Thị Mẩy")))


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """The folder of a USB stick."""
    (tmp_path / "stick").mkdir()
    return Stick(tmp_path / "stick")


@pytest.fixture
def desks(qapp: QApplication, look: theme.Theme, tmp_path: Path, stick: Stick) -> Iterator[tuple[DeskPage, DeskPage]]:
    """The whole program at an office and at its province, with one stick between them."""
    clock = FixedClock()
    office, province = (DeskPage(qapp, tmp_path / name, stick, clock) for name in ("office", "province"))
    yield office, province
    for desk in (office, province):
        desk.program.close()
        desk.window.close()
        desk.window.deleteLater()
    QApplication.processEvents()
