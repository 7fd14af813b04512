"""The printed list of any kind: gathers what ``documents.record_list`` draws, straight from the definition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.documents.public_copies import masked_number
from desktop_app.documents.record_list import ListColumn, ListRow
from desktop_app.domain.answers import amount_of, commune_of
from desktop_app.domain.definition import Definition, Field, FieldType
from desktop_app.domain.display import display_field, display_whole
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.lifting import PERSON, answer
from desktop_app.domain.list_sums import said_of, subtype_of, summed_columns
from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.entry import RecordUnknown
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

_RIGHT: Final[frozenset[FieldType]] = frozenset(("money", "integer", "number"))
_WHOLE: Final[frozenset[FieldType]] = _RIGHT | {"partial_date", "identifier", "phone"}
_NEVER_POSTED: Final[frozenset[FieldType]] = frozenset(("phone", "text", "attachment"))
_PAGE: Final = 200


class RecordLists:
    """Gathers printed lists for one session. Without a choice only complete records are printed, no drafts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._browsing = Browsing(session)
        self._versions = Versions(session.connection, session.lifting)

    def gather(
        self, kind: str, *, records: Sequence[str] = (), search: str = "", campaign: str = "", public: bool = False
    ) -> tuple[Definition, list[ListColumn], Iterator[ListRow], str]:
        """Return the definition, its printed columns, the rows one by one, and a mark that changes with any of them.

        ``records`` are printed as given; without them all that answer ``search``, of a ``campaign`` if one is named.
        Sensitive answers are never printed. A ``public`` list, for the notice board, says who and from which unit or
        commune (domain §3.6): numbers are masked; telephones, births, villages and free words are left out.
        Raises KindUnknown, RecordUnknown.
        """
        opened = self._browsing.open(kind, search=search, campaign=campaign)
        definition = opened.definition
        fields = [definition.field(name) for name in definition.columns if not definition.field(name).sensitive]
        if public:
            fields = [field for field in fields if _may_be_posted(definition, field)]
        summed = summed_columns(definition)
        columns = [_column(field, summed, definition.lifts.value) for field in fields]

        def printed() -> Iterator[tuple[str, Data]]:
            return self._chosen(kind, records) if records else self._all(opened)

        digest = hashlib.sha256()
        for version, _data in printed():  # read twice, so that a list of any length needs little memory
            digest.update(version.encode("ascii"))
        context = self._browsing.context
        rows = (_row(definition, fields, data, public, context) for _version, data in printed())
        return definition, columns, rows, digest.hexdigest()[:8]

    def _all(self, opened: OpenList) -> Iterator[tuple[str, Data]]:
        for first in range(0, opened.count, _PAGE):
            yield from ((row.version, row.data) for row in opened.rows(first, _PAGE) if row.state == "complete")

    def _chosen(self, kind: str, records: Sequence[str]) -> Iterator[tuple[str, Data]]:
        for record in records:
            stored = self._versions.shown(record)
            if stored is None or stored.version.kind != kind:
                raise RecordUnknown(record=record)
            yield stored.id, stored.version.data


def _column(field: Field, summed: Sequence[str], worth: str | None) -> ListColumn:
    return ListColumn(
        field.title.vi.removesuffix(" (đồng)") + ("\n(đồng)" if field.type == "money" else ""),
        "right" if field.type in _RIGHT else "left",
        whole=field.type in _WHOLE,
        summed=field.name in summed,
        worth=field.name == worth,
    )


def _may_be_posted(definition: Definition, field: Field) -> bool:
    """Tell whether a column goes onto a public list. The dates of a person's own record are hers, as her birth is."""
    if field.type == "partial_date":
        return definition.kind != PERSON
    return field.type not in _NEVER_POSTED


def _posted(field: Field, value: Json, shown: str, context: EntryContext) -> str:
    """Return how an answer of somebody's stands on a public list."""
    if field.type == "identifier":
        return masked_number(shown)
    if field.type == "place":
        commune = commune_of(value)
        return display_field(field, {"commune": commune}, "vi", context) if commune else ""
    return shown


def _row(definition: Definition, fields: Sequence[Field], data: Data, public: bool, context: EntryContext) -> ListRow:
    people = definition.kind == PERSON or any(field.type == PERSON for field in definition.fields)
    texts, amounts = [], []
    summed = summed_columns(definition)
    for field in fields:
        value = answer(definition, data, field.name)
        shown = display_whole(field, value, "vi", context)
        texts.append(_posted(field, value, shown, context) if public and people else shown)
        if field.name in summed:
            amounts.append(amount_of(value))
    worth = definition.lifts.value
    return ListRow(
        tuple(texts),
        tuple(amounts),
        amount_of(answer(definition, data, worth)) if worth else None,
        subtype_of(definition, data),
        said_of(definition, data),
    )
