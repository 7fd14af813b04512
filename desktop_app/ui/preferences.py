"""What was chosen on this PC: language, text size, light or dark, when the screen locks.

One small file in the user's profile.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, cast, get_args

from desktop_app.base import paths
from desktop_app.base.files import replace_durably
from desktop_app.base.i18n import LANGUAGES, Language
from desktop_app.ui.theme import SCALES, SchemeChoice

_NAME: Final = "window.json"
IDLE_MINUTES: Final = (3, 5, 10, 15, 30)
"""What may be chosen; never "not at all"."""


class Preferences(NamedTuple):
    """The choices; anything unreadable is the default."""

    language: Language = "vi"
    scale: int = 100
    scheme: SchemeChoice = "system"
    scan_folder: str = ""
    """Where the scanner of this PC writes its files, "" while nobody has said."""
    idle_minutes: int = 10
    """After so many minutes without use the screen locks."""

    @classmethod
    def read(cls) -> Preferences:
        """Return what was chosen last on this PC."""
        try:
            given = json.loads(_file().read_bytes())
            language, scale, scheme = given.get("language"), given.get("scale"), given.get("scheme")
            idle = given.get("idle_minutes")
        except (OSError, ValueError, AttributeError, RecursionError):
            return cls()
        return cls(
            language=language if language in LANGUAGES else "vi",
            scale=scale if scale in SCALES else 100,
            scan_folder=folder if isinstance(folder := given.get("scan_folder"), str) else "",
            scheme=cast("SchemeChoice", scheme) if scheme in get_args(SchemeChoice) else "system",
            idle_minutes=idle if idle in IDLE_MINUTES else 10,
        )

    def keep(self, **changes: str | int) -> Preferences:
        """Remember changed choices and return them all. A profile that cannot be written is no reason to stop.

        Nothing but the changes is written over the file: others keep their choices there too, such as the folder of
        the scanner.
        """
        in_file = Preferences.read()._replace(**changes)  # type: ignore[arg-type]  # the callers give fields of this class
        with suppress(OSError):
            _file().parent.mkdir(parents=True, exist_ok=True)
            replace_durably(_file(), json.dumps(in_file._asdict()).encode("utf-8"))
        return self._replace(**changes)  # type: ignore[arg-type]


def _file() -> Path:
    return paths.profile() / _NAME
