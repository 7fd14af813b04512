"""The three kinds of failure, as types with a stable code and fields, and no sentences.

Sentences live in ``desktop_app.messages``, which turns a code and its fields into a translated title, what is
safe, and the next step. A layer adds its own subclasses next to the code that raises them, one per reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

FieldValue = str | int | float | bool | None | list[str]


class ProgramError(Exception):
    """Base of every failure this program reports. ``code`` is stable: messages, JSON output and tests use it."""

    code: ClassVar[str] = "error"

    def __init__(self, **fields: FieldValue) -> None:
        self.fields: dict[str, FieldValue] = dict(fields)
        super().__init__(self.code, self.fields)

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code}({shown})"


class EnvironmentProblem(ProgramError):
    """The world is in the way and the user can act: full disk, no stick, locked, wrong clock. Exit code 3."""

    code: ClassVar[str] = "environment"


class Refused(ProgramError):
    """Input or a bundle that must not be taken as it is; nothing was changed. Exit code 1."""

    code: ClassVar[str] = "refused"


class Bug(ProgramError):
    """A state that cannot be: our fault. Exit code 4."""

    code: ClassVar[str] = "bug"


class FileUnreadable(EnvironmentProblem):
    """A file somebody named, or a drive brought, does not give its bytes. Fields: ``file``, ``reason``."""

    code: ClassVar[str] = "file_unreadable"

    @classmethod
    def because(cls, name: str, error: OSError) -> FileUnreadable:
        """Return the problem for what the system said of the file ``name``."""
        return cls(file=name, reason=error.strerror or type(error).__name__)

    @classmethod
    def unless_regular(cls, file: Path) -> None:
        """Raise for what would never end (a pipe, a device); what is missing is left to the opening."""
        if file.exists() and not file.is_file():
            raise cls(file=file.name, reason="not a file")
