"""Refusals of what is done in the other kind of store."""

from __future__ import annotations

from desktop_app.base.errors import Refused


class NotAProvince(Refused):
    """The store is an office's; this is done in a province's."""

    code = "not_a_province"


class NotAnOffice(Refused):
    """The store is a province's; this is done in an office's."""

    code = "not_an_office"
