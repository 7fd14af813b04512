"""The public card of a store, read from ``keys.json`` without keys and without the packages that open the store.

The unlock screen is painted before anything heavy is imported; all it needs is whose store this is and who may open
it. Nothing read here is believed: opening the store checks the same file properly. Named tuples, because each slotted
dataclass would cost the start 1 ms.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_app.base.replaced_folder import finish_replacement

KEYS_NAME: Final = "keys.json"
_NAMES: Final = (KEYS_NAME, f"{KEYS_NAME}.previous", "store.db")


class CardOperator(NamedTuple):
    """Somebody who may open the store, and her roles."""

    name: str
    roles: tuple[str, ...]


class PublicCard(NamedTuple):
    """Whose store it is: role, unit, superior union, commune (key of the place list), and who may open it."""

    role: str
    unit_name: str
    superior: str
    commune: str
    operators: tuple[CardOperator, ...]


def has_store(folder: Path) -> bool:
    """Tell whether there is a store in ``folder``, or what is left of one: that is never to be set up anew.

    A restore that was cut off before its last rename is finished first; where even that fails there is a store.
    """
    try:
        finish_replacement(folder)
    except OSError:  # opening the store tries again, and says why it cannot be done
        return True
    return any((folder / name).exists() for name in _NAMES)


def read_card(folder: Path) -> PublicCard | None:
    """Return the card, or None when the file cannot be read this way (opening the store then says what is wrong)."""
    for name in (KEYS_NAME, f"{KEYS_NAME}.previous"):
        try:
            return _card(json.loads((folder / name).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _card(content: dict[str, Any]) -> PublicCard:
    card = content["card"]
    operators = tuple(
        CardOperator(str(slot["name"]), tuple(str(role) for role in slot.get("roles", ())))
        for slot in content["slots"]
        if slot["kind"] == "operator"
    )
    return PublicCard(str(card["role"]), str(card["unit_name"]), str(card["superior"]), str(card["commune"]), operators)
