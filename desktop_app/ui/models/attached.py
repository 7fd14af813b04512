"""A file attached to a record, as its editor shows it; and what the editor asks the flow to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop_app.base.i18n import N_, _
from desktop_app.domain.file_types import JPEG, PDF, PICTURES, PNG
from desktop_app.domain.records import Json
from desktop_app.messages.shown_fields import shown_bytes

_KINDS: Final[dict[str, str]] = {JPEG: N_("Ảnh"), PNG: N_("Ảnh"), PDF: "PDF"}

Way = Literal["choose", "given", "scan", "scan_folder", "show", "thumbnails", "stop"]


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One line of the answer. ``line`` is it as it is kept, whatever it holds."""

    line: Json

    @property
    def sha256(self) -> str:
        """Return the name of its content."""
        return self._text("sha256")

    @property
    def name(self) -> str:
        """Return what the file was called."""
        return self._text("name") or "?"

    @property
    def is_picture(self) -> bool:
        """Tell whether there is a small picture of it."""
        return self._text("type") in PICTURES

    @property
    def facts(self) -> str:
        """Return kind and size in words: "Ảnh, 340 KB"."""
        size = self.line.get("size") if isinstance(self.line, dict) else None
        kind = _KINDS.get(self._text("type"), "")
        return ", ".join(part for part in (_(kind) if kind else "", shown_bytes(_whole(size), up=True)) if part)

    def _text(self, member: str) -> str:
        value = self.line.get(member) if isinstance(self.line, dict) else None
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class FilesWanted:
    """What an editor of attached files asks for.

    ``choose`` by the file dialog, ``given`` (dropped or pasted: name and path or bytes), the newest ``scan`` or another
    ``scan_folder``, ``show`` the file at ``place``, ``thumbnails`` of the contents in ``missing``, ``stop`` taking in.
    """

    way: Way
    given: tuple[tuple[str, Path | bytes], ...] = ()
    place: int = -1
    missing: tuple[str, ...] = ()


def _whole(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
