"""The rows of the five-year recap as data (``resources/reports/recap.toml``): code, scope, unit, what each adds up.

Paper F15, ``report recap`` and the report on screen read the same rows. Three scopes are never added up: what unions
did themselves (a), what all working people achieved (b), what unions honoured (c): domain facts §1.2. So a row whose
figures are of two scopes is refused, and so is a figure that two scopes claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec

from desktop_app.base import paths
from desktop_app.base.errors import Bug
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.definition import Bilingual
from desktop_app.domain.measures import Figure
from desktop_app.domain.rounded_words import WordLanguage, amount_rounded, count_in_words, rate_in_words, small_for

Scope = Literal["a", "b", "c"]
RecapSort = Literal["count", "money", "rate"]
Years = Literal["sum", "mean", "last", "apart"]
"""How the years of a row make the whole: flows add up; the mean of yearly rates; what there is on the last day;
persons, who are counted once over the whole period and never the sum of its years."""
_FILE: Final = "recap.toml"
_CODE: Final = re.compile(r"K\d\d[A-Za-z0-9]*\.[a-z_]+")
_FIGURE: Final = re.compile(r"[a-z_]+\.[a-z_0-9]+")

Said = tuple[Figure, Qualifier]
"""A figure and how exact it is."""


class RecapTableWrong(Bug):
    """``resources/reports/recap.toml`` cannot be used. Fields: ``where`` (the row's code), ``reason``."""

    code = "recap_table_wrong"


class RecapRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: ``figures`` ("kind.measure") added up. ``unit`` is what its value counts: suất, đồng, %."""

    code: str
    title: Bilingual
    unit: Bilingual
    sort: RecapSort
    years: Years
    figures: tuple[str, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The record kinds it counts."""
        return frozenset(name.partition(".")[0] for name in self.figures)


class RecapGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"rows": "row"}):
    """Rows of one scope under their heading, which stands without its number."""

    scope: Scope
    title: Bilingual
    rows: tuple[RecapRow, ...]


class RecapScope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scope and the figures that belong to it: all of a kind ("gift"), or one measure ("award.ministry")."""

    code: Scope
    title: Bilingual
    members: tuple[str, ...]


class RecapTable(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"scopes": "scope", "groups": "group"}
):
    """The whole table."""

    scopes: tuple[RecapScope, ...]
    groups: tuple[RecapGroup, ...]

    @property
    def rows(self) -> tuple[RecapRow, ...]:
        """All rows in their order."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def by_code(self) -> Mapping[str, RecapRow]:
        """The rows by their codes."""
        return {row.code: row for row in self.rows}


@lru_cache(maxsize=1)
def recap_table() -> RecapTable:
    """Return the shipped table. Raises RecapTableWrong."""
    return read_recap_table((paths.resources() / "reports" / _FILE).read_text("utf-8"))


@lru_cache(maxsize=1)
def recap_codes() -> Mapping[str, RecapRow]:
    """Return the shipped rows by their codes. Raises RecapTableWrong."""
    return recap_table().by_code


@lru_cache(maxsize=1)
def recap_measures() -> frozenset[str]:
    """Return every measure ("kind.measure") that a shipped row adds up. Raises RecapTableWrong."""
    return frozenset(name for row in recap_table().rows for name in row.figures)


def read_recap_table(text: str) -> RecapTable:
    """Return the table a file says. Raises RecapTableWrong."""
    try:
        table = msgspec.convert(tomllib.loads(text), RecapTable)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RecapTableWrong(where=_FILE, reason=str(error)) from error
    scopes = _scopes(table)
    seen: set[str] = set()
    for group in table.groups:
        for row in group.rows:
            if row.code in seen:
                raise RecapTableWrong(where=row.code, reason="duplicate")
            seen.add(row.code)
            _check(row, group.scope, scopes)
    return table


def combined(row: RecapRow, tell: Callable[[str], Said | None]) -> Said:
    """Return the figures of a row added up and how exact the sum is; ``tell`` knows a figure by "kind.measure".

    What ``tell`` does not know is left out. Of a rate there is one figure, "" where it is a rate of nothing.
    """
    return added_up(said for name in row.figures if (said := tell(name)) is not None)


def added_up(figures: Iterable[Said]) -> Said:
    """Return figures added up and how exact the sum is; one alone stays itself, also where it is a rate."""
    found = list(figures)
    if len(found) == 1:
        return found[0]
    return sum(value for value, _said in found if isinstance(value, int)), together({said for _value, said in found})


def comparable(before: Callable[[RecapRow], Said]) -> frozenset[str]:
    """Return the codes of the rows that can be held against the period before, whose figures ``before`` tells.

    A book that was begun later knows nothing of the years before it, only what already stood then: a club founded in
    2009. Where it has not one figure of what happened in that period, "nothing happened" would be made up, and the
    rows of what happened are not compared.
    """
    told = [row for row in recap_table().rows if before(row)[0]]
    kept = any(row.years != "last" for row in told)
    return frozenset(row.code for row in (recap_table().rows if kept else told))


def in_words(row: RecapRow, said: Said, language: WordLanguage = "vi") -> str:
    """Return a figure of a row with its unit, rounded as people say it: "62 nhà", "gần 800 triệu đồng", "trên 90%".

    "" for a rate of nothing.
    """
    value, qualifier = said
    if isinstance(value, str):
        return rate_in_words(value, qualifier, language=language)
    if row.sort == "money":
        return amount_rounded(value, qualifier, language=language)
    small = max(map(small_for, row.kinds))
    count = count_in_words(value, qualifier, small=small, language=language)
    return f"{count} {row.unit.in_language(language)}"


def _scopes(table: RecapTable) -> dict[str, Scope]:
    found: dict[str, Scope] = {}
    for scope in table.scopes:
        for member in scope.members:
            within = [known for known in found if known.partition(".")[0] == member]
            if within or member in found or member.partition(".")[0] in found:
                raise RecapTableWrong(where=member, reason="two_scopes")
            found[member] = scope.code
    return found


def _check(row: RecapRow, scope: Scope, scopes: Mapping[str, Scope]) -> None:
    """Refuse a row that mixes scopes, or whose figures cannot be added up. Raises RecapTableWrong."""
    if not _CODE.fullmatch(row.code):
        raise RecapTableWrong(where=row.code, reason="code")
    if not row.figures or len(set(row.figures)) != len(row.figures):
        raise RecapTableWrong(where=row.code, reason="figures")
    for name in row.figures:
        if not _FIGURE.fullmatch(name):
            raise RecapTableWrong(where=row.code, reason=f"figure {name!r}")
        if scopes.get(name, scopes.get(name.partition(".")[0])) != scope:
            raise RecapTableWrong(where=row.code, reason=f"{name} is not of scope {scope}")
    if (row.sort == "rate") != (row.years == "mean"):
        raise RecapTableWrong(where=row.code, reason="rate")
    if row.years in ("mean", "apart") and len(row.figures) != 1:
        raise RecapTableWrong(where=row.code, reason=f"{row.years} of several figures")
    if not all(words.strip() for words in (row.title.vi, row.title.en, row.unit.vi, row.unit.en)):
        raise RecapTableWrong(where=row.code, reason="empty_text")
