"""JSON read strictly: UTF-8, no member twice, no float, no lone surrogate, no number beyond 63 bits.

Two readers must never see two meanings in the same signed bytes.
"""

from __future__ import annotations

import json
from typing import Final, NoReturn

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

_LARGEST: Final = 2**63 - 1


def decode_object(content: bytes) -> dict[str, Json]:
    """Return the JSON object written in ``content``. Raises ValueError with a short reason in English."""
    try:
        text = content.decode("utf-8")
        value = json.loads(
            text,
            object_pairs_hook=_unique_members,
            parse_int=_bounded,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # an escaped lone surrogate cannot be written again
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def encode_object(value: dict[str, Json]) -> bytes:
    """Write ``value`` compactly in UTF-8, members in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def _unique_members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member twice")
    return members


def _bounded(digits: str) -> int:
    if len(digits) > 20 or abs(int(digits)) > _LARGEST:
        raise ValueError("a number beyond 63 bits")
    return int(digits)


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(f"not an integer: {text[:20]}")
