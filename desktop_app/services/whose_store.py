"""Whose store it is, an office's or a province's: refusals of what is done in the other kind."""

from __future__ import annotations

from desktop_app.base.errors import Refused
from desktop_app.services.device_keys import Province
from desktop_app.services.session import Session
from desktop_app.storage.settings import Settings


class NotAProvince(Refused):
    """The store is an office's; this is done in a province's."""

    code = "not_a_province"


class NotAnOffice(Refused):
    """The store is a province's; this is done in an office's."""

    code = "not_an_office"


def require_province(session: Session) -> None:
    """Go on in a province's store only. Raises NotAProvince."""
    if session.identity.role != "province":
        raise NotAProvince()


def require_office(session: Session) -> None:
    """Go on in an office's store only. Raises NotAnOffice."""
    if session.identity.role != "office":
        raise NotAnOffice()


def own_province(session: Session) -> Province:
    """Return the province whose store this is, as it stands in its own documents. Raises NotAProvince."""
    require_province(session)
    province = Province.read(Settings(session.connection))
    if province is None:
        raise NotAProvince()
    return province
