"""``enrol`` beyond admission: devices, a lost laptop, other operating keys."""

from __future__ import annotations

from typing import Final

from desktop_app.cli.enrolling import enrol

EXPECTED: Final = {
    "accept", "approve", "ask-help", "devices", "give-help", "help-slot", "history", "notice", "rename", "request",
    "revoke", "rotate", "take-help", "take-history",
}  # fmt: skip


def test_every_step_is_a_command_of_enrol() -> None:
    assert set(enrol.commands) == EXPECTED
