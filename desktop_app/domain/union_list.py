"""The unions of Lai Châu that were dissolved on 1 July 2025, as history: ``unions.csv`` in ``resources/lists``.

District federations, sector unions and the civil servants' union stood under LĐLĐ tỉnh, whose code is the province
store's own. When each began is not known to the list, and nothing is guessed; nor who took up what stood under them.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from desktop_app.base import paths
from desktop_app.domain.units import Unit, as_level


def load_unions(folder: Path) -> tuple[Unit, ...]:
    """Read ``unions.csv``; every unit stands under nobody yet. Raises KeyError for a missing column, OSError."""
    with (folder / "unions.csv").open(encoding="utf-8", newline="") as source:
        return tuple(
            Unit(
                row["code"],
                row["name"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"] or None,
                level=as_level(row["level"]),
            )
            for row in csv.DictReader(source, strict=True)
        )


@cache
def former_unions() -> tuple[Unit, ...]:
    """Return the list that comes with the program, read once when first asked for."""
    return load_unions(paths.resources() / "lists")
