"""From a folder and a passphrase to a session."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.base.errors import Refused
from desktop_app.domain import definition_loader, places
from desktop_app.media.drives import SystemDrives
from desktop_app.services.leftovers import clear_leftovers
from desktop_app.services.owed import NOT_JOURNALLED
from desktop_app.services.own_standing import standing
from desktop_app.services.session import Lifting, Session
from desktop_app.services.timekeeping import Timekeeper
from desktop_app.services.undone_erasures import undone_erasures
from desktop_app.storage.epochs import HighWater, begin_new_epoch
from desktop_app.storage.factory import Opened, open_store, open_store_with_recovery, store_card
from desktop_app.storage.help_slot import WaitingRequests
from desktop_app.storage.identity import read_identity
from desktop_app.storage.journal import RECOVERY_MARK, Journal
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.rebuild import bring_up_to_date
from desktop_app.storage.versions import newest_claim

RECOVERY_OPERATOR: Final = Operator(name=RECOVERY_MARK, title="", roles=())
"""Who the journal names when the recovery sheet opened the store."""


class OperatorNotNamed(Refused):
    """Several operators may open the store; one has to be named. Fields: ``names``."""

    code = "operator_not_named"


def warm_up() -> None:
    """Read what every session needs from the program's own files, while somebody types a passphrase."""
    places.shipped()
    definition_loader.shipped()


def the_operator(folder: Path, name: str | None) -> str:
    """Return ``name``, or the only operator's. Raises OperatorNotNamed, StoreMissing."""
    return name if name is not None else only_one([operator.name for operator in store_card(folder).operators])


def only_one(names: list[str]) -> str:
    """Return the one name. Raises OperatorNotNamed when there are several."""
    if len(names) != 1:
        raise OperatorNotNamed(names=names)
    return names[0]


def open_session(folder: Path, *, operator: str, passphrase: str, clock: Clock) -> Session:
    """Unlock a store. Raises what ``storage.factory.open_store`` raises."""
    opened = open_store(
        folder,
        operator=operator,
        passphrase=passphrase,
        clock=clock,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    return begin_session(opened, clock)


def open_session_with_recovery(folder: Path, *, secret: str, clock: Clock) -> Session:
    """Unlock a store with the secret of its recovery sheet. Raises what the factory raises."""
    opened = open_store_with_recovery(
        folder,
        secret=secret,
        clock=clock,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    return begin_session(opened, clock)


def begin_session(opened: Opened, clock: Clock, *, as_operator: Operator = RECOVERY_OPERATOR) -> Session:
    """Make a session of a store just opened: definitions, clock, a new epoch if the store was set back; journalled.

    ``as_operator``: whom the journal names where no operator's passphrase opened it.
    """
    try:
        clear_leftovers(opened.folder)
        definitions = definition_loader.shipped()
        lifting = Lifting(definitions)
        bring_up_to_date(opened.connection, lifting)
        operator = opened.operator or as_operator
        session = Session(
            opened=opened,
            operator=operator,
            definitions=definitions,
            communes=places.shipped(),
            time=Timekeeper(clock, newest_claim(opened.connection, opened.identity.device)),
            lifting=lifting,
        )
        _note_opening(session)
    except BaseException:
        opened.close()
        raise
    return session


def _note_opening(session: Session) -> None:
    """Journal the login; a store older than this PC remembers begins a new epoch before anything is saved.

    The epoch has to be written; the login waits where the disk is full: the book can still be seen and backed up.
    """
    opened, connection, name = session.opened, session.connection, session.operator.name
    at = session.time.moment()
    if opened.behind is not None:
        with connection.write():
            epoch = begin_new_epoch(connection)
            Journal(connection).append("new_epoch", name, at, epoch=epoch.id, known=opened.behind.known)
        opened.identity = read_identity(connection)
        session.notices.append("store_set_back")
    if not session.owed.write(connection, lambda own: Journal(own).append("login", name, at)):
        session.notices.append(NOT_JOURNALLED)
    if undone_erasures(session):
        session.notices.append("erasure_undone")
    told = standing(connection)
    if told != "admitted":
        session.notices.append("device_revoked" if told == "revoked" else "device_replaced")
    if opened.keys_repaired:
        session.notices.append("keys_repaired")
    if opened.operator is not None and opened.keys.help is not None and WaitingRequests(opened.folder).any():
        session.notices.append("help_waiting")
