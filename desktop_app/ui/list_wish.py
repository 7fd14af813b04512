"""What list somebody wants to see, told by who does not know how lists are narrowed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListWish:
    """Records of ``kind``: only drafts, only drafts with errors, or only from ``since`` to ``until`` (ISO days)."""

    kind: str
    drafts: bool = False
    problems: bool = False
    since: str = ""
    until: str = ""
