"""Whether the province may help to open this office's book when passphrases and recovery sheet are all lost.

Off until somebody who administers says yes; asked once. The secret is sealed to the province's keys and kept nowhere
else; it is made anew whenever a receipt or an admission brings other keys, and dropped when another province admits.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.services.device_keys import Province
from desktop_app.services.help_question import HELP_ANSWERED
from desktop_app.services.help_renewing import made_help
from desktop_app.services.own_standing import NoProvinceYet
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.whose_store import NotAnOffice
from desktop_app.storage.help_slot import WaitingRequests, without_help
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KeyFile, load_keys, save_keys_for_good
from desktop_app.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class HelpState:
    """How it stands. ``possible``: a province has admitted the device; ``to_ask``: nobody was asked yet.

    ``waiting``: somebody at the locked book asked the province, and its answer would open it.
    """

    on: bool
    possible: bool
    to_ask: bool
    province: str
    waiting: bool = False


class HelpSwitch:
    """Shows and turns the switch of one office's session."""

    def __init__(self, session: Session) -> None:
        if session.identity.role != "office":
            raise NotAnOffice()
        self._session = session
        self._settings = Settings(session.connection)

    def state(self) -> HelpState:
        """Return how it stands. Raises KeysDamaged."""
        own, province = load_keys(self._session.folder).keys.help, Province.read(self._settings)
        name = own.province if own else province.name if province else ""
        possible = province is not None
        waiting = own is not None and WaitingRequests(self._session.folder).any()
        return HelpState(own is not None, possible, possible and not self._settings.get(HELP_ANSWERED), name, waiting)

    def switch_on(self) -> HelpState:
        """Let the province help from now on. Raises MayNotAdminister, NoProvinceYet, KeysAltered, KeysDamaged."""
        session, province = self._session, Province.read(self._settings)
        require(session, "administer")
        if province is None:
            raise NoProvinceYet()
        self._answer("yes", "help_switched_on", made_help(session, load_keys(session.folder).keys, province))
        return self.state()

    def switch_off(self) -> HelpState:
        """Let nobody help any more; also the answer "no" to the question. Raises MayNotAdminister, KeysAltered."""
        session = self._session
        require(session, "administer")
        changed = without_help(load_keys(session.folder).keys, session.connection.key)
        self._answer("no", "help_switched_off", changed)
        return self.state()

    def _answer(self, answer: str, event: str, changed: KeyFile) -> None:
        session = self._session
        with session.connection.write():
            self._settings.set(HELP_ANSWERED, answer)
            Journal(session.connection).append(event, session.operator.name, session.time.moment())
            save_keys_for_good(session.folder, changed)
        session.opened.keys = changed
        WaitingRequests(session.folder).forget()  # what was asked until now, nobody's answer opens any more
