"""Claimed times in tables."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.moments import claimed, stated


def test_a_clock_not_believed_leaves_no_time() -> None:
    told = "2026-06-05T08:00:00+07:00"
    assert (stated(None), claimed(None)) == (None, "")
    assert (stated(datetime.fromisoformat(told)), claimed(datetime.fromisoformat(told))) == (told, told)
