"""The recovery sheet costs the only signer's office its signing key: said before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.ui.parts.base import Text
from desktop_app.ui.screens.recovery import RecoveryScreen


def said(screen: RecoveryScreen) -> str:
    return " ".join(text.text() for text in screen.operator_field.findChildren(Text) if text.isVisible())


def test_the_cost_is_said_of_the_only_signer_and_of_nobody_else(shown: Callable[[QWidget], QWidget]) -> None:
    screen = RecoveryScreen(lambda _typed: "")
    shown(screen)
    screen.set_operators(["Lò Thị Phương", "Giàng A Sử"], "Lò Thị Phương")
    screen.operator.set_code("Giàng A Sử")
    assert "dấu ký mới" not in said(screen)
    screen.operator.set_code("Lò Thị Phương")
    assert "dấu ký mới" in said(screen)
