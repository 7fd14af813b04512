"""Imports what an opened book shows first, a little at a time, while somebody types her passphrase.

All of it takes a quarter of a second; at once it would hold up the keys that are being pressed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

_MODULES: Final = (
    "services.browsing",
    "services.exporting",
    "services.home",
    "ui.flows.list_filters",
    "ui.flows.entry_form",
    "ui.screens.record_list",
    "ui.flows.selection_actions",
    "ui.flows.records",
    "ui.flows.home",
    "ui.desk",
)
"""Each brings in what it needs, none more than a tenth of all."""
_BETWEEN_MS: Final = 20


def import_ahead(parent: QObject, busy: Callable[[], bool]) -> None:
    """Import one module after another, as long as ``parent`` lives; whoever needs one sooner imports it herself.

    Not while the background is ``busy``: two threads that import at the same time may see modules half made.
    """
    _import_next(parent, busy, iter(_MODULES))


def _import_next(parent: QObject, busy: Callable[[], bool], names: Iterator[str]) -> None:
    if busy():
        QTimer.singleShot(_BETWEEN_MS, parent, lambda: _import_next(parent, busy, names))
        return
    name = next((one for one in names if f"desktop_app.{one}" not in sys.modules), None)
    if name is not None:
        import_module(f"desktop_app.{name}")
        QTimer.singleShot(_BETWEEN_MS, parent, lambda: _import_next(parent, busy, names))
