"""Grids that were not finished: kept beside the typing of forms, offered again, never taken up by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_rows import NOTHING, GridRow, blank, rows_meant
from desktop_app.domain.grid_sheet import Line
from desktop_app.domain.records import Data, Json
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage.unsaved import GRID_MARK, Unsaved

_ROWS: Final = "rows"
_SHARED: Final = "shared"
_INSISTED: Final = "insisted"
_KEY: Final = "key"


class GridFormChanged(Refused):
    """A kept grid has texts in columns that the form has no more. Fields: ``columns``."""

    code = "grid_form_changed"


@dataclass(frozen=True, slots=True)
class GridOffer:
    """A grid that was not finished: what it holds, how many ``rows``, when it was kept (claimed, may be None)."""

    kind: str
    campaign: str
    form_version: int
    rows: int
    saved_at: str | None
    content: Data


class GridKeeping:
    """The drawer of unfinished grids: one for each kind and campaign."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unsaved = Unsaved(session.connection)

    def keep(self, kind: str, campaign: str, form_version: int, content: Data) -> None:
        """Keep a grid in the place of what was kept before; one without rows is forgotten. Raises MayNotEnter.

        While another program writes: StoreBusy after a moment, since somebody is typing.
        """
        require(self._session, "enter")
        with self._session.connection.hurried(), self._session.connection.write():
            self.write(kind, campaign, form_version, content)

    def write(self, kind: str, campaign: str, form_version: int, content: Data) -> None:
        """``keep``, inside ``write()``."""
        if content[_ROWS]:
            self._unsaved.keep(kind, key_of(campaign), form_version, content, self._session.time.moment())
        else:
            self._unsaved.discard(kind, key_of(campaign), form_version)

    def renew(self, offer: GridOffer, form_version: int, content: Data) -> None:
        """Keep ``content`` under ``form_version`` in the place of what was offered under an older form.

        Raises MayNotEnter: what is offered stays where it is.
        """
        require(self._session, "enter")
        with self._session.connection.write():
            self._unsaved.discard(offer.kind, key_of(offer.campaign), offer.form_version)
            self.write(offer.kind, offer.campaign, form_version, content)

    def discard(self, kind: str, campaign: str, form_version: int) -> None:
        """Forget what was kept. Raises MayNotEnter: nobody who only looks throws away what another one typed."""
        require(self._session, "enter")
        with self._session.connection.write():
            self._unsaved.discard(kind, key_of(campaign), form_version)

    def offers(self, kind: str | None = None, campaign: str | None = None) -> list[GridOffer]:
        """Return the unfinished grids (of ``kind``, of ``campaign``), newest first."""
        record = None if campaign is None else key_of(campaign)
        return [
            GridOffer(
                kept.kind,
                kept.record.removeprefix(GRID_MARK),
                kept.form_version,
                len(kept.rows),
                kept.saved_at,
                kept.content,
            )
            for kept in self._unsaved.offered(kind, record)
            if kept.is_grid
        ]


def key_of(campaign: str) -> str:
    """Return the name under which the grid of a campaign ("": of none) is kept among unsaved typing."""
    return GRID_MARK + campaign


def content_of(lines: Sequence[Line], columns: Sequence[GridColumn], shared: Data) -> Data:
    """Return rows and shared values to be kept: by the names of columns, which outlive a change of the form.

    Of the key of a row only those know that another one is said to repeat on purpose.
    """
    names = [column.name for column in columns]
    filled = [line for line in lines if not line.row.is_empty]
    meant = {key for line in filled for key in rows_meant(line.row.insisted)}
    rows: list[Json] = [
        {**kept_row(line.row, names), **({_KEY: line.key} if line.key in meant else {})} for line in filled
    ]
    return {_ROWS: rows, _SHARED: shared}


def lines_of(content: Data, columns: Sequence[GridColumn]) -> list[Line]:
    """Return the rows of a kept grid by keys of their own. Raises GridFormChanged for a text without a column."""
    places = {column.name: at for at, column in enumerate(columns)}
    rows = content.get(_ROWS)
    kept = [one for one in (rows if isinstance(rows, list) else ()) if isinstance(one, dict)]
    missing = {name for one in kept for name in _members(one, "texts") if name not in places}
    if missing:
        raise GridFormChanged(columns=", ".join(sorted(missing)))
    keys = [key if isinstance(key := one.get(_KEY), int) else -1 - at for at, one in enumerate(kept)]
    return [Line(key, _read(one, places, len(columns))) for key, one in zip(keys, kept, strict=True)]


def shared_in(content: Data) -> Data:
    """Return the shared values of a kept grid."""
    shared = content.get(_SHARED)
    return dict(shared) if isinstance(shared, dict) else {}


def kept_row(row: GridRow, names: Sequence[str]) -> dict[str, Json]:
    """Return a row as it is kept, by the names of its columns."""
    kept: dict[str, Json] = {"texts": {name: text for name, text in zip(names, row.texts, strict=True) if text}}
    if row.meant:
        kept["meant"] = {names[at]: value for at, value in row.meant.items()}
    for name, places in (("begun", row.begun), ("filled", row.filled)):
        if places:
            kept[name] = [names[at] for at in sorted(places)]
    if row.insisted:
        kept[_INSISTED] = [*sorted(row.insisted)]
    return kept


def told_row(row: GridRow, names: Sequence[str], campaign: str) -> Json:
    """Return a row with the campaign of its grid: what an erasure is asked about."""
    return {"campaign": campaign, "row": kept_row(row, names)}


def _read(kept: dict[str, Json], places: dict[str, int], width: int) -> GridRow:
    texts = {places[name]: str(text) for name, text in _members(kept, "texts").items()}
    meant = {places[name]: value for name, value in _members(kept, "meant").items() if name in places}
    written = blank(width).with_texts(texts).texts
    insisted = kept.get(_INSISTED)
    return GridRow(
        written,
        meant or NOTHING,
        _named(kept, "begun", places),
        frozenset(str(one) for one in (insisted if isinstance(insisted, list) else ())),
        _named(kept, "filled", places),
    )


def _named(kept: dict[str, Json], name: str, places: dict[str, int]) -> frozenset[int]:
    names = kept.get(name)
    return frozenset(places[str(one)] for one in (names if isinstance(names, list) else ()) if one in places)


def _members(kept: dict[str, Json], name: str) -> dict[str, Json]:
    found = kept.get(name)
    return found if isinstance(found, dict) else {}
