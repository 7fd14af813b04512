"""The communes of Lai Châu before and after 1 July 2025, and the way from the old to the new.

A commune is a code with a time of validity: 17 of the 38 codes of 2025 had belonged to other communes, and 36 of the
names mean another area than before. Records keep ``Commune.key``, which never changes meaning; ``Commune.code`` is the
State's number, five digits as text, and means a commune only together with a date.

Keys: the State's code for the 38 units of today (Mù Cả and Tà Tổng did not change and have one entry for all time),
``old:<district code>:<kind>-<folded name>`` for the 104 units that were merged. Data: ``communes.csv`` and
``districts.csv`` in ``resources/lists``; CSV because it loads in a tenth of the time TOML takes.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from desktop_app.base import paths
from desktop_app.base.errors import Refused
from desktop_app.domain.vietnamese import clean, fold, has_marks, marked, matches, text_sort_key

Kind = Literal["commune", "ward", "township"]

_FORMER: Final = "old:"
"""How the keys begin of units that were merged on 1 July 2025."""
_KIND_WORDS: Final[dict[Kind, str]] = {"commune": "xã", "ward": "phường", "township": "thị trấn"}
_WRITTEN_KIND: Final = re.compile(
    r"(?:(?P<commune>xã\s|xa\s|x\.)|(?P<ward>phường\s|phuong\s|p\.)|(?P<township>thị trấn\s|thi tran\s|tt\.|tt\s))\s*"
)
_CODE_WITHOUT_ZERO: Final = re.compile(r"[0-9]{4}")
_WRITTEN_DISTRICT: Final = re.compile(r"(?:huyen\s|h\.|thanh pho\s|tp\.?\s?|thi xa\s)\s*")


class PlaceListInvalid(Refused):
    """A list of places in ``resources/lists`` is damaged. Fields: ``file``, ``line``, ``reason``."""

    code = "place_list_invalid"


class CommuneUnknown(Refused):
    """No commune of any time has this name or code. Fields: ``name``, ``district`` ("" when none was given)."""

    code = "commune_unknown"


class CommuneCodeZeroLost(Refused):
    """A code without its first zero, as spreadsheets leave it. Fields: ``text``, ``proposal``."""

    code = "commune_code_zero_lost"


class CommuneNotAtDate(Refused):
    """The commune did not exist at that date.

    Fields: ``name`` (with the district where it is certain), ``date`` (ISO), ``successor`` (full name or "").
    """

    code = "commune_not_at_date"


class CommuneAmbiguous(Refused):
    """Several communes of that date have this name. Fields: ``name``, ``candidates`` (full names with district)."""

    code = "commune_ambiguous"


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune, ward or township for the days ``valid_from`` to ``valid_to``, both included; None is open.

    ``district`` is the name of the district it lay in until 30 June 2025, None for units made that day. ``successor``
    is the key of the unit it was merged into.
    """

    key: str
    code: str
    name: str
    kind: Kind
    district: str | None
    district_code: str | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    successor: str | None
    variants: tuple[str, ...] = ()
    named_after_person: bool = False

    @property
    def full_name(self) -> str:
        """Kind and name as in running text: ``xã Nậm Cuổi``; ``Xã Lê Lợi``, because it is named after a person."""
        word = _KIND_WORDS[self.kind]
        return f"{word.capitalize() if self.named_after_person else word} {self.name}"

    @property
    def place_line(self) -> str:
        """The name before the date of a document: ``Than Uyên, ngày …`` but ``Xã Lê Lợi, ngày …``."""
        return self.full_name if self.named_after_person else self.name

    @property
    def with_district(self) -> str:
        """Full name and, of a unit of before 1 July 2025, the district it lay in: ``xã Nậm Cuổi (Sìn Hồ)``."""
        return f"{self.full_name} ({self.district})" if self.district else self.full_name

    def is_valid(self, day: datetime.date) -> bool:
        """Return whether the unit existed on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


class Communes:
    """All communes of all times, looked up by key, code or name at a date."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self._by_key = {commune.key: commune for commune in communes}
        self._former: dict[str, list[Commune]] = {}
        self._spelled: dict[str, list[Commune]] = {}
        self._folded: dict[str, list[Commune]] = {}
        for commune in self._by_key.values():
            if commune.successor is not None:
                self._former.setdefault(commune.successor, []).append(commune)
            for name in (commune.name, *commune.variants):
                self._spelled.setdefault(marked(name), []).append(commune)
                self._folded.setdefault(fold(name), []).append(commune)

    @classmethod
    def load(cls, folder: Path) -> Communes:
        """Read ``communes.csv`` and ``districts.csv``. Raises PlaceListInvalid, OSError."""
        districts = {row["code"]: row["name"] for _line, row in _rows(folder / "districts.csv")}
        file = folder / "communes.csv"
        communes = []
        for line, row in _rows(file):
            try:
                communes.append(_commune(row, districts))
            except (KeyError, ValueError) as error:
                raise PlaceListInvalid(file=file.name, line=line, reason=str(error)) from error
        keys = {commune.key for commune in communes}
        lost = [commune.key for commune in communes if commune.successor is not None and commune.successor not in keys]
        if lost or len(keys) != len(communes):
            raise PlaceListInvalid(file=file.name, line=0, reason="successor" if lost else "key twice")
        return cls(communes)

    def __iter__(self) -> Iterator[Commune]:
        return iter(self._by_key.values())

    def by_key(self, key: str) -> Commune | None:
        """Return the commune a record names by its key, or None for a key this list does not know."""
        return self._by_key.get(key)

    def called(self, name_or_code: str, district: str | None = None) -> tuple[Commune, ...]:
        """Return the communes of all times with this key, code or name; of one former ``district`` if it is named."""
        found = self._named(clean(name_or_code))
        return _in_order(one for one in found if district is None or _lies_in(one, district))

    def current(self, date: datetime.date) -> tuple[Commune, ...]:
        """Return the communes of ``date`` in Vietnamese order."""
        return _in_order(commune for commune in self if commune.is_valid(date))

    def former(self, commune: Commune) -> tuple[Commune, ...]:
        """Return the units that were merged into ``commune``, in Vietnamese order."""
        return _in_order(self._former.get(commune.key, ()))

    def at(self, name_or_code: str, date: datetime.date, district: str | None = None) -> Commune:
        """Return the one commune of ``date`` with this key, code or name.

        The name may begin with its kind ("thị trấn Mường Tè", "tt. Mường Tè"), which counts; marks count when they
        are written. ``district`` is a former district's name or code and also tells an old commune from a new one of
        the same name. Raises CommuneUnknown, CommuneCodeZeroLost, CommuneNotAtDate, CommuneAmbiguous.
        """
        wanted = clean(name_or_code)
        found = [commune for commune in self._named(wanted) if district is None or _lies_in(commune, district)]
        if not found:
            if _CODE_WITHOUT_ZERO.fullmatch(wanted) and self._named(f"0{wanted}"):
                raise CommuneCodeZeroLost(text=wanted, proposal=f"0{wanted}")
            raise CommuneUnknown(name=wanted, district=district or "")
        valid = [commune for commune in found if commune.is_valid(date)]
        if len(valid) > 1:
            raise CommuneAmbiguous(name=wanted, candidates=[commune.with_district for commune in valid])
        if valid:
            return valid[0]
        later = {self._latest(commune, date) for commune in found}
        successor = later.pop() if len(later) == 1 else None
        # "xã Nậm Cuổi belongs to xã Nậm Cuổi" says nothing without the district the first one lay in.
        name = found[0].with_district if len(found) == 1 else wanted
        raise CommuneNotAtDate(name=name, date=date.isoformat(), successor=successor.full_name if successor else "")

    def successor(self, commune: Commune, date: datetime.date) -> Commune:
        """Return the unit that covers ``commune`` at ``date``: itself while it is valid.

        Raises CommuneNotAtDate for a date before it existed.
        """
        later = self._latest(commune, date)
        if later is None:
            raise CommuneNotAtDate(name=commune.with_district, date=date.isoformat(), successor="")
        return later

    def search(self, query: str, date: datetime.date) -> tuple[Commune, ...]:
        """Return the communes of ``date`` whose names, or the names of units merged into them, ``query`` begins.

        Those named so now come first, then those found by a former name, each in Vietnamese order.
        """
        hits = [commune for commune in self if _answers(commune, query)]
        named = {commune for commune in hits if commune.is_valid(date)}
        later = {self._latest(commune, date) for commune in hits if commune not in named}
        merged = {commune for commune in later if commune is not None} - named
        return _in_order(named) + _in_order(merged)

    def of_other_days(self, query: str, date: datetime.date) -> tuple[Commune, ...]:
        """Return the communes ``query`` begins the name of that did not exist on ``date``, in Vietnamese order."""
        return _in_order(commune for commune in self if not commune.is_valid(date) and _answers(commune, query))

    def _named(self, wanted: str) -> list[Commune]:
        """Return the communes of all times with this key or code, else with this name and, if written, this kind."""
        key = wanted.casefold()
        exact = [commune for commune in self if key in (commune.key, commune.code)]
        if exact:
            return exact
        spelled = marked(wanted)
        kind = _WRITTEN_KIND.match(spelled)
        name = spelled[kind.end() :] if kind else spelled
        named = self._spelled.get(name, [])
        if not named and not has_marks(name):
            named = self._folded.get(name, [])
        return [commune for commune in named if kind is None or commune.kind == kind.lastgroup]

    def _latest(self, commune: Commune, date: datetime.date) -> Commune | None:
        """Follow successors until one is valid at ``date``; None when ``date`` lies before ``commune``."""
        unit: Commune | None = commune
        while unit is not None and not unit.is_valid(date):
            if unit.successor is None or (unit.valid_from is not None and date < unit.valid_from):
                return None
            unit = self._by_key[unit.successor]
        return unit


@cache
def shipped() -> Communes:
    """Return the list that comes with the program, read once when first asked for."""
    return Communes.load(paths.resources() / "lists")


def merged_into(key: str) -> str:
    """Return the key of the commune that one of before 1 July 2025 is part of since that day; any other key as it is.

    One step, along a merging that is history: what is worked out by it stays the same with every later list.
    """
    former = shipped().by_key(key) if key.startswith(_FORMER) else None
    return (former.successor if former else None) or key


def commune_at(name_or_code: str, date: datetime.date, district: str | None = None) -> Commune:
    """Return ``Communes.at`` of the shipped list."""
    return shipped().at(name_or_code, date, district)


def successor(commune: Commune, date: datetime.date) -> Commune:
    """Return ``Communes.successor`` of the shipped list."""
    return shipped().successor(commune, date)


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a CSV file with a head line."""
    with file.open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source, strict=True)
        try:
            for row in reader:
                if None in row or None in row.values():
                    raise PlaceListInvalid(file=file.name, line=reader.line_num, reason="columns")
                yield reader.line_num, row
        except (csv.Error, UnicodeDecodeError) as error:
            raise PlaceListInvalid(file=file.name, line=reader.line_num, reason=str(error)) from error


def _commune(row: dict[str, str], districts: dict[str, str]) -> Commune:
    return Commune(
        key=row["key"],
        code=row["code"],
        name=row["name"],
        kind=_kind(row["kind"]),
        district=districts[row["district"]] if row["district"] else None,
        district_code=row["district"] or None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successor=row["successor"] or None,
        variants=tuple(row["variants"].split("|")) if row["variants"] else (),
        named_after_person=row["named_after_person"] == "yes",
    )


def _kind(written: str) -> Kind:
    for kind in _KIND_WORDS:
        if kind == written:
            return kind
    raise ValueError(f"kind {written}")


def _day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None


def _in_order(communes: Iterable[Commune]) -> tuple[Commune, ...]:
    return tuple(sorted(communes, key=lambda commune: (text_sort_key(commune.name), commune.key)))


def _lies_in(commune: Commune, district: str) -> bool:
    wanted = clean(district)
    if commune.district is None or wanted == commune.district_code:
        return commune.district is not None
    folded = fold(wanted)
    prefix = _WRITTEN_DISTRICT.match(folded)
    return fold(commune.district) == (folded[prefix.end() :] if prefix else folded)


def _answers(commune: Commune, query: str) -> bool:
    word = _KIND_WORDS[commune.kind]
    return any(matches(query, f"{word} {name}", "prefix") for name in (commune.name, *commune.variants))
