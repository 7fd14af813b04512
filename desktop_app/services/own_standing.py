"""What the province thinks of this device, as far as it told: admitted, withdrawn, or followed by another one.

A withdrawn device goes on reading, printing and recording; it sends nothing more, because nobody would take it.
"""

from __future__ import annotations

from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.chain import believed
from desktop_app.bundle.standing_notice import accept_notice
from desktop_app.services.device_keys import STANDING, DeviceKeys, Province
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_office
from desktop_app.storage.connection import Connection
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import DeviceStatus
from desktop_app.storage.settings import Settings


class DeviceWithdrawn(Refused):
    """The province takes nothing more from this device. Fields: ``standing`` ("revoked", "replaced")."""

    code = "device_withdrawn"


class NoProvinceYet(Refused):
    """The document is the province's, and this device believes no province yet: its admission comes first."""

    code = "no_province_yet"


def standing(connection: Connection) -> DeviceStatus:
    """Return what the province thinks of this device, as far as it told."""
    found = Settings(connection).get(STANDING)
    return "revoked" if found == "revoked" else "replaced" if found == "replaced" else "admitted"


def note_standing(session: Session, told: DeviceStatus) -> bool:
    """Take over what a believed document of the province says of this device; inside ``write()``. Tell if it is new.

    A withdrawn key stays withdrawn: what says otherwise was written before. The device gets on with another key.
    """
    connection = session.connection
    if standing(connection) in (told, "revoked"):
        return False
    Settings(connection).set(STANDING, told)
    Journal(connection).append("standing_told", session.operator.name, session.time.moment(), standing=told)
    return True


def require_admitted(connection: Connection) -> None:
    """Raise DeviceWithdrawn when the province takes nothing more from this device."""
    found = standing(connection)
    if found != "admitted":
        raise DeviceWithdrawn(standing=found)


class OwnStanding:
    """Reads the province's notice to this device. Raises NotAnOffice in a session of another store."""

    def __init__(self, session: Session) -> None:
        require_office(session)
        self._session = session
        self._settings = Settings(session.connection)

    def state(self) -> DeviceStatus:
        """Return what the province thinks of this device, as far as it told."""
        return standing(self._session.connection)

    def take(self, file: Path) -> DeviceStatus:
        """Believe a notice, and return how the device stands now.

        Raises NoProvinceYet, NotVouchedFor, NoLongerVouchedFor, the refusals of ``bundle.standing_notice``
        (WrongRecipient: it is for another device, or for a key this one has left), FileUnreadable.
        """
        province, own = Province.read(self._settings), DeviceKeys.read(self._settings)
        if province is None:
            raise NoProvinceYet()
        FileUnreadable.unless_regular(file)
        try:
            with file.open("rb") as source:
                claims = believed(
                    lambda: accept_notice(
                        source,
                        root_public=province.root_public,
                        own_public=own.signing_public,
                        known=province.certificates,
                    )
                )
        except OSError as error:
            raise FileUnreadable.because(file.name, error) from error
        with self._session.connection.write():
            note_standing(self._session, claims.status)
        return self.state()
