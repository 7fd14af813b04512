"""The program's own log: a few small files in the user's profile, for the person who helps from afar.

Nothing personal goes in. Code logs codes, counts and record kinds, never names, sentences or field values; and of an
exception only its types, its stable code and its places in the source are written, because its text may quote what
was typed. Nothing is created before the first line is written, and a log that cannot be written stops no work.
"""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

from desktop_app.base import paths
from desktop_app.base.errors import ProgramError

BYTES_PER_FILE: Final = 512 * 1024
OLD_FILES: Final = 3

_logger = logging.getLogger("desktop_app")

_ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def log_file() -> Path:
    """Return where the newest log lies; older ones beside it end in ``.1`` to ``.3``."""
    return paths.profile() / "log" / "so-cong-doan.log"


class _WithoutWords(logging.Formatter):
    """One line per record: time, level, logger, message; exceptions as types and places, without their words."""

    def formatException(self, ei: _ExceptionInfo) -> str:
        """Return the chain of the exception, innermost cause last."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            code = f" {error.code}" if isinstance(error, ProgramError) else ""
            lines.append(f"  {type(error).__module__}.{type(error).__qualname__}{code}")
            lines += [
                f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class _ProfileFile(logging.handlers.RotatingFileHandler):
    """The rotating file, made on the first record; silent when the disk refuses."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=BYTES_PER_FILE, backupCount=OLD_FILES, encoding="utf-8", delay=True)
        self.setFormatter(_WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Give up this record: a full disk is reported by the save that met it, not by the log."""


def start() -> None:
    """Send what ``desktop_app`` logs, from level INFO on, to the file in the profile. A second call changes nothing."""
    if any(isinstance(handler, _ProfileFile) for handler in _logger.handlers):
        return
    _logger.setLevel(logging.INFO)
    _logger.addHandler(_ProfileFile(log_file()))


def log_bug(error: BaseException) -> None:
    """Write a failure nobody foresaw, without its words; starts the log where that was not done yet."""
    start()
    _logger.error("bug", exc_info=error)


def stop() -> None:
    """Close the file and stop logging to it."""
    for handler in [handler for handler in _logger.handlers if isinstance(handler, _ProfileFile)]:
        _logger.removeHandler(handler)
        handler.close()
