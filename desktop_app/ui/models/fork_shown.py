"""A record with several versions that count, in words: what the comparison shows, without the record's own data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideShown:
    """One version. ``device`` is "" for one the province chose before; ``deleted``: it takes the record out."""

    version: str
    device: str
    revision: int
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ForkRowShown:
    """One line: the question, what each side answers ("" nothing), and whether that is the same everywhere.

    ``about``: it tells of the versions (who, when), so it is compared with nothing.
    """

    label: str
    texts: tuple[str, ...]
    same: bool
    about: bool = False


@dataclass(frozen=True, slots=True)
class ForkShown:
    """The comparison of one record. ``head``: the version a return speaks of."""

    record: str
    head: str
    title: str
    unit_name: str
    sides: tuple[SideShown, ...]
    rows: tuple[ForkRowShown, ...]
