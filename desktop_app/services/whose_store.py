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


def own_province(session: Session) -> Province:
    """Return the province whose store this is, as it stands in its own documents. Raises NotAProvince."""
    province = Province.read(Settings(session.connection))
    if session.identity.role != "province" or province is None:
        raise NotAProvince()
    return province
