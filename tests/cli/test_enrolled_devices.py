"""``enrol`` beyond admission: devices, a lost laptop, other operating keys."""

from __future__ import annotations

from typing import Final

from desktop_app.cli.enrolling import enrol

EXPECTED: Final = {
    "accept", "approve", "devices", "history", "notice", "rename", "request", "revoke", "rotate", "take-history",
}  # fmt: skip


def test_every_step_is_a_command_of_enrol() -> None:
    assert set(enrol.commands) == EXPECTED
