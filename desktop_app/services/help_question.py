"""Whether somebody is to be asked about the help slot: light, for Home, which is read at each start."""

from __future__ import annotations

from typing import Final

from desktop_app.services.device_keys import Province
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.storage.settings import Settings

HELP_ANSWERED: Final = "help.answered"
"""Setting: "yes" or "no", what was answered last; missing while nobody was asked."""


def help_to_be_asked(session: Session) -> bool:
    """Tell whether a province has admitted this office, nobody has answered yet, and who works may answer."""
    settings = Settings(session.connection)
    if session.identity.role != "office" or not may(session, "administer") or settings.get(HELP_ANSWERED):
        return False
    return Province.read(settings) is not None
