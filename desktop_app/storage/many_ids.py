"""Many ids as one parameter: SQL reads them with ``json_each(?)``, whose column is ``value``."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


def as_json(ids: Iterable[str | int]) -> str:
    """Return ids (hex) or row numbers as a JSON list: a bundle's are written six times, so by the fastest writer."""
    return msgspec.json.encode(list(ids)).decode()
