"""Names and codes of units as they are typed: what cannot be kept exactly as it looks is refused, never mended."""

from __future__ import annotations

import re
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese

LONGEST_NAME: Final = 150
LONGEST_CODE: Final = 64
_CODE: Final = re.compile(r"[0-9A-Za-zĐđ][0-9A-Za-zĐđ._-]*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class NameTooLong(Refused):
    """A name or code is longer than papers can hold. Fields: ``name`` (its beginning), ``limit`` (characters)."""

    code = "name_too_long"


class NameOdd(Refused):
    """A name has letters nobody sees, or that only look right. Fields: ``name``, ``proposal`` (what is meant)."""

    code = "name_odd"


class CodeOdd(Refused):
    """A unit's code is more than letters, digits, dots, hyphens and underscores. Fields: ``unit``."""

    code = "code_odd"


def checked_name(text: str) -> str:
    """Return a name, composed and with single spaces; "" for none. Raises NameTooLong, NameOdd."""
    if not vietnamese.clean(text):
        return ""
    if _CONTROL.search(text.strip()) or vietnamese.has_unseen(text) or vietnamese.has_look_alike(text):
        raise NameOdd(name=vietnamese.clean(text)[:40], proposal=vietnamese.repaired(text)[:LONGEST_NAME])
    name = vietnamese.tidy(text)
    if len(name) > LONGEST_NAME:
        raise NameTooLong(name=name[:40], limit=LONGEST_NAME)
    return name


def checked_code(text: str) -> str:
    """Return a unit's code; "" for none. Raises NameTooLong, CodeOdd."""
    code = vietnamese.composed(text).strip(" ")
    if len(code) > LONGEST_CODE:
        raise NameTooLong(name=code[:40], limit=LONGEST_CODE)
    if code and not _CODE.fullmatch(code):
        raise CodeOdd(unit=vietnamese.clean(code)[:40])
    return code
