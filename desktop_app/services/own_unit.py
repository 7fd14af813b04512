"""What this store's unit is called, under whom and where: changed from a day on. Papers of earlier days keep the old.

The code stays, and so do the records. What the unit was called before is kept in the identity (``Identity.former``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.base.errors import Refused
from desktop_app.domain import places, unit_changes
from desktop_app.domain.unit_names import checked_name
from desktop_app.domain.units import UnitTree, day_before
from desktop_app.services.device_keys import Province
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.setting_up import OfficeUnnamed
from desktop_app.storage.connection import Connection
from desktop_app.storage.factory import change_identity
from desktop_app.storage.identity import FormerName, Identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings


class OwnUnitSame(Refused):
    """Nothing of what was typed differs from what is in the book."""

    code = "own_unit_same"


class OwnUnitChangedLater(Refused):
    """The unit changed on a later day already. Fields: ``day``, the first of what is so now."""

    code = "own_unit_changed_later"


class OwnUnitNotYet(Refused):
    """The day has not come: what the unit will be called is entered when it is called so. Fields: ``day``."""

    code = "own_unit_not_yet"


class OwnUnit:
    """Name, superior and commune of the unit of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def identity(self) -> Identity:
        """What is so now, with what was before."""
        return self._session.identity

    def change(
        self,
        start: date,
        *,
        name: str | None = None,
        superior: str | None = None,
        commune: str | None = None,
    ) -> Identity:
        """Take what is given as so from ``start`` on; None stays as it is, ``commune`` is a name, code or "" for none.

        From the very day of the last change it corrects that one. Raises OfficeUnnamed, NameTooLong, NameOdd,
        CommuneUnknown and its like, OwnUnitSame, OwnUnitChangedLater, OwnUnitNotYet.
        """
        require(self._session, "administer")
        now = self._session.identity
        typed = self._typed(now, start, name, superior, commune)
        self._require_in_time(now, start)
        until = day_before(start)
        former = now.former
        if not former or former[-1].until != until:
            former = (*former, FormerName(until, now.unit_name, now.superior, now.commune))
        identity = replace(typed, former=former)
        before = FormerName(until, now.unit_name, now.superior, now.commune)

        def note(connection: Connection) -> None:
            if now.unit_name != identity.unit_name and now.role == "province":
                self._rename_province(connection, identity.unit_name, start)
            Journal(connection).append(
                "own_unit_changed",
                self._session.operator.name,
                self._session.time.moment(),
                start=start.isoformat(),
                name=identity.unit_name,
                superior=identity.superior,
                commune=identity.commune,
                before=[before.unit_name, before.superior, before.commune],
            )

        change_identity(self._session.opened, identity, inside=note)
        return identity

    def _rename_province(self, connection: Connection, name: str, start: date) -> None:
        """Rename the top of the tree and what admissions say of the province."""
        ledger, settings = Ledger(connection), Settings(connection)
        tree = UnitTree(ledger.units())
        own = self._session.identity.unit
        if own in tree:
            ledger.put_units(unit_changes.rename(tree, own, name, start).history(own))
        province = Province.read(settings)
        if province is not None:
            settings.set_all(replace(province, name=name).settings())

    def _typed(
        self, now: Identity, start: date, name: str | None, superior: str | None, commune: str | None
    ) -> Identity:
        typed = replace(
            now,
            unit_name=now.unit_name if name is None else checked_name(name),
            superior=now.superior if superior is None else checked_name(superior),
            commune=now.commune if commune is None else _commune_key(commune, start),
        )
        if not typed.unit_name:
            raise OfficeUnnamed()
        if typed == now:
            raise OwnUnitSame()
        return typed

    def _require_in_time(self, now: Identity, start: date) -> None:
        if now.former and start.isoformat() <= now.former[-1].until:
            since = date.fromisoformat(now.former[-1].until).toordinal() + 1
            raise OwnUnitChangedLater(day=date.fromordinal(since).isoformat())
        today = self._session.time.today()
        if today is not None and start > today:
            raise OwnUnitNotYet(day=start.isoformat())


def _commune_key(typed: str, day: date) -> str:
    return places.commune_at(typed, day).key if typed.strip() else ""
