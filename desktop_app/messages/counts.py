"""Counts in words, the same everywhere."""

from __future__ import annotations

from desktop_app.base.i18n import ngettext
from desktop_app.domain.money import format_money


def records_counted(count: int) -> str:
    """Return "3 bản ghi"."""
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))


def persons_counted(count: int) -> str:
    """Return "3 người"."""
    return ngettext("{count} người", "{count} người", count).format(count=format_money(count))
