"""The whole program with its book open: somebody who may do everything works in it, a clerk may only look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.services.operators import Operators
from desktop_app.storage.slots import OperatorSpec
from desktop_app.ui import theme
from desktop_app.ui.screens.unlock import UnlockScreen
from tests.fakes.clock import FixedClock
from tests.pages.desk import DeskPage, Stick
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, give, new_store

CLERK = "Giàng A Chứ"
WORDS = "suối chảy qua bản xa"


class OpenedBook(DeskPage):
    """A desk whose book has a campaign with one gift."""

    tet: str


@pytest.fixture
def desk(qapp: QApplication, look: theme.Theme, tmp_path: Path) -> Iterator[OpenedBook]:
    """A program whose book is open, with a clerk who may only look."""
    (tmp_path / "stick").mkdir()
    made = new_store(tmp_path / "office")
    Operators(made.session, kdf=CHEAP).add(OperatorSpec(CLERK, ("check",), WORDS))
    tet = campaign(made.session)
    give(made.session, tet, ["Tẩn Thị Mẩy"])
    made.session.close()
    page = OpenedBook(qapp, tmp_path / "office", Stick(tmp_path / "stick"), FixedClock())
    page.tet = tet
    page.start()
    unlock(page, OPERATOR, PASSPHRASE)
    page.wait_for("HomeScreen")
    yield page
    page.program.close()
    page.program.window.close()
    page.program.window.deleteLater()
    QApplication.processEvents()


def unlock(desk: DeskPage, operator: str, passphrase: str) -> None:
    """Choose who works and type the passphrase."""
    screen = desk.window.alone
    assert isinstance(screen, UnlockScreen)
    screen.operator.set_code(operator)
    screen.passphrase.setFocus()
    desk.enter(passphrase)
    desk.until(lambda: desk.window.alone is not screen, "the book was not opened")
    desk.front()


def lock_by_idling(desk: DeskPage) -> UnlockScreen:
    """Let the minutes pass."""
    desk.program.idle.idle.emit()
    screen = desk.window.alone
    assert isinstance(screen, UnlockScreen)
    return screen
