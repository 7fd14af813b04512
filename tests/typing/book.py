"""The book that is typed into: one campaign, two persons, one gift."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop_app.services.entry import Entry
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.storage.slots import KdfParameters
from tests.fakes.clock import FixedClock

PASSPHRASE: Final = "mua xuan 2026 nam cuoi"
"""Letters that no way of typing Vietnamese composes."""
NAME: Final = "Giàng A Chứ"


def make_book(folder: Path) -> None:
    """Make the store in ``folder``."""
    answers = SetUp(
        role="office",
        name="CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
        operator="Lò Thị Phương",
        passphrase=PASSPHRASE,
        commune="xã Nậm Cuổi",
        title="Chủ tịch",
    )
    made = make_store(folder, answers, clock=FixedClock(), kdf=KdfParameters(memory_kib=8, iterations=1, lanes=1))
    entry = Entry(made.session)
    for name, birth in ((NAME, "1984"), ("Lò Thị Ín", "1990")):
        entry.complete("person", {"name": name, "birth": birth, "consent": "given", "consent_on": "2026-01-05"})
    entry.complete("campaign", {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"})
    made.session.close()
