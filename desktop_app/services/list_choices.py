"""How lists of a kind are looked at, kept in the store: filters saved under a name, and the columns chosen.

Kept with the store and for everybody who works in it, like the lists themselves; nothing of it travels. Open to every
operator, whatever her duties: who only looks has to find things too, and no record is changed by how it is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.services.session import Session
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.settings import Settings

_FILTERS: Final = "list.filters."
_COLUMNS: Final = "list.columns."
_NAMES: Final = frozenset(one.name for one in fields(Filters))


class FilterNameTaken(Refused):
    """Another saved filter of the kind has this name. Fields: ``name``."""

    code = "filter_name_taken"


class FilterNameMissing(Refused):
    """A filter is saved under a name; none was given."""

    code = "filter_name_missing"


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A name, and what the list is narrowed to under it."""

    name: str
    filters: Filters
    search: str = ""


class ListChoices:
    """Reads and keeps the choices of one session's store."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection
        self._settings = Settings(session.connection)

    def columns(self, kind: str) -> tuple[str, ...]:
        """Return the columns chosen for ``kind``, none where nothing was chosen."""
        kept = self._read(_COLUMNS + kind)
        return tuple(name for name in kept if isinstance(name, str)) if isinstance(kept, list) else ()

    def keep_columns(self, kind: str, columns: Sequence[str]) -> None:
        """Remember the columns of ``kind``; none: the definition's own again. Asks for no duty, as filters do not."""
        self._write(_COLUMNS + kind, list(columns))

    def saved(self, kind: str) -> tuple[SavedFilter, ...]:
        """Return the saved filters of ``kind`` in Vietnamese order of their names."""
        kept = self._read(_FILTERS + kind)
        if not isinstance(kept, dict):
            return ()
        found = [
            SavedFilter(name, _filters(one.get("filters")), str(one.get("search", "")))
            for name, one in kept.items()
            if isinstance(one, dict)
        ]
        return tuple(sorted(found, key=lambda one: vietnamese.text_sort_key(one.name)))

    def save(self, kind: str, name: str, filters: Filters, search: str = "") -> SavedFilter:
        """Keep ``filters`` under ``name``, in the place of what was kept under it. Raises FilterNameMissing."""
        name = _checked(name)
        made = SavedFilter(name, filters, search)
        self._keep(kind, [one for one in self.saved(kind) if not _same(one.name, name)] + [made])
        return made

    def rename(self, kind: str, old: str, new: str) -> None:
        """Call a saved filter otherwise. Raises FilterNameMissing, FilterNameTaken."""
        new = _checked(new)
        saved = self.saved(kind)
        if not _same(old, new) and any(_same(one.name, new) for one in saved):
            raise FilterNameTaken(name=new)
        self._keep(kind, [SavedFilter(new, one.filters, one.search) if one.name == old else one for one in saved])

    def forget(self, kind: str, name: str) -> None:
        """Delete a saved filter; nothing happens when there is none of that name. Asks for no duty: see the module."""
        self._keep(kind, [one for one in self.saved(kind) if one.name != name])

    def _keep(self, kind: str, saved: Sequence[SavedFilter]) -> None:
        kept = {one.name: {"filters": _said(one.filters), "search": one.search} for one in saved}
        self._write(_FILTERS + kind, kept)

    def _read(self, name: str) -> object:
        """Return what is kept, None for what a newer program wrote otherwise or what was damaged."""
        try:
            return json.loads(self._settings.get(name) or "null")
        except (ValueError, RecursionError):  # the second for brackets nested thousands deep
            return None

    def _write(self, name: str, value: Sequence[object] | Mapping[str, object]) -> None:
        with self._connection.write():
            if value:
                self._settings.set(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
            else:
                self._settings.remove(name)


def _said(filters: Filters) -> dict[str, object]:
    """Return only what narrows."""
    return {name: value for name, value in asdict(filters).items() if value != getattr(NO_FILTERS, name)}


def _filters(kept: object) -> Filters:
    """Return filters as kept; what is not understood does not narrow."""
    if not isinstance(kept, dict):
        return NO_FILTERS
    known = {name: value for name, value in kept.items() if name in _NAMES}
    good = {name: value for name, value in known.items() if type(value) is type(getattr(NO_FILTERS, name))}
    statuses = known.get("statuses")
    if isinstance(statuses, list):
        good["statuses"] = tuple(one for one in statuses if isinstance(one, str))
    return Filters(**good)


def _checked(name: str) -> str:
    tidy = vietnamese.tidy(name)
    if not tidy:
        raise FilterNameMissing
    return tidy


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
