"""Reading a place as it is typed in one line: "bản Nậm Coóng, xã Nậm Cuổi, huyện Sìn Hồ, tỉnh Lai Châu"."""

from __future__ import annotations

import re
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.places import CommuneAmbiguous, Communes
from desktop_app.domain.records import Json

_PROVINCE: Final = "lai chau"
_DISTRICT: Final = re.compile(r"(?:huyen|thanh pho|thi xa)\s.*|(?:h\.|tp\.?)\s?.*")

_CODE: Final = re.compile(r"(?:mã\s+(?:số\s+)?)?([0-9]{4,5})")
_KINDS: Final = ("xã ", "phường ", "thị trấn ", "tt. ", "tt ")


def parse_place(typed: str, context: EntryContext) -> dict[str, Json]:
    """Return a ``place`` of "bản Nậm Coóng, xã Nậm Cuổi[, huyện Sìn Hồ][, tỉnh Lai Châu]".

    One name without "xã", "phường" or "thị trấn" is a village, unless a commune is called so too: then it is asked
    which is meant. A code is never a village, and what follows a commune named so is its district. Raises the
    refusals of ``places`` for a commune that is unknown, ambiguous, or not there any more.
    """
    parts = [_uncoded(part) for part in (vietnamese.tidy(part) for part in typed.split(",")) if part]
    while parts and vietnamese.fold(parts[-1]).removeprefix("tinh ") == _PROVINCE and len(parts) > 1:
        parts.pop()
    district = parts.pop() if len(parts) > 1 and _DISTRICT.fullmatch(vietnamese.fold(parts[-1])) else None
    communes, day = context.communes, context.today
    if district is None and len(parts) > 1 and communes is not None and _is_commune(parts[-2]):
        district = parts.pop() if communes.called(parts[-2], parts[-1]) else None
    named = bool(parts) and _is_commune(parts[-1])
    if len(parts) < 2 and not named:
        if parts and communes is not None and communes.called(parts[0]):
            raise CommuneAmbiguous(name=parts[0], candidates=_either(communes, parts[0]))
        return {"village": ", ".join(parts)} if parts else {"written": vietnamese.tidy(typed)}
    if communes is None or day is None:
        return {"written": vietnamese.tidy(typed)}
    if district is None and not named and communes.called(parts[-2], parts[-1]):
        raise CommuneAmbiguous(name=", ".join(parts[-2:]), candidates=_either(communes, parts[-2], parts[-1]))
    commune = communes.at(parts.pop(), day, district)
    place: dict[str, Json] = {"village": ", ".join(parts)} if parts else {}
    return {**place, "commune": commune.key}


def _uncoded(part: str) -> str:
    """Return the bare code of "mã 03544", any other part as it is."""
    code = _CODE.fullmatch(vietnamese.marked(part))
    return code[1] if code else part


def _is_commune(part: str) -> bool:
    """Tell whether a part says itself that it is a commune: by its kind or as a code."""
    return vietnamese.marked(part).startswith(_KINDS) or _CODE.fullmatch(part) is not None


def _either(communes: Communes, name: str, rest: str = "") -> list[str]:
    """Return what a name may mean that a village and communes have: the village as it would be written, the communes.

    ``rest`` followed the name: a commune, or the district of ``name``.
    """
    village = f"bản {name}" + (f", xã {rest}" if rest else "")
    return [village, *(commune.with_district for commune in communes.called(name, rest or None))]
