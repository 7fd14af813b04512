"""The names of the rail's fixed places; record kinds are places under their own names.

Apart from the flows and the rail, so that neither need be imported to name them.
"""

from __future__ import annotations

from typing import Final

HOME: Final = "home"
INBOX: Final = "inbox"
FORKS: Final = "forks"
REVIEW: Final = "review"
CLOSINGS: Final = "closings"
"""Who closed which period, in the province; the kind's own list has the kind's name."""
PERSON_LINKS: Final = "person_links"
RECEIPTS: Final = "receipts"
DEVICES: Final = "devices"
UNITS: Final = "units"
OWN_UNIT: Final = "own_unit"
PRINT: Final = "print"
REPORTS: Final = "reports"
TRANSFER: Final = "transfer"
SAFETY: Final = "safety"
CLOSING: Final = "period_closing"
"""The place of the kind's name: its records are made there and nowhere else."""

CHOOSER_KEY: Final = "Ctrl+G"
"""Ghi gì?"""

GRID_KEY: Final = "F7"
"""A list typed as a table; bound by the window, so that forms and Home have it too."""

DISPLAY_KEY: Final = "F10"
"""Shown in the rail, bound by the window: it works before the book is open too."""

KEYS_KEY: Final = "Shift+F1"
"""The list of all keys."""

TOUR_KEY: Final = "F11"
TOUR_LEAVE_KEY: Final = "Shift+F11"
"""The tour's next step, and out of it; bound in the sample book only."""

MERGE_KEY: Final = "Ctrl+J"
"""Joins two persons, or a unit to another; the keys above belong to the window and to no screen."""

OPERATORS: Final = "operators"
OPERATORS_KEY: Final = "F12"
"""Who works in the book; bound by the desk, so that it works while the rail's group is folded."""
