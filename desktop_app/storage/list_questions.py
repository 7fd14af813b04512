"""What a list is asked, and the query of its keys: by title or age, the bin, likely duplicates, what is searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.storage import search as search_index
from desktop_app.storage.connection import Value
from desktop_app.storage.list_filters import IS_TWIN, NOTHING, Narrowing, conditions

Order = Literal["title", "newest", "day", "value"]
"""``day`` and ``value``: newest day first, largest amount first; what has none comes last."""
Key = tuple[bytes, int]
"""Where a row stands: (sort key, record seq). Lists by age have an empty sort key."""

LISTED: Final = "kind = :kind AND state <> 'deleted'"  # as the partial indexes say it: SQLite compares the words
_BY_TITLE: Final = f"SELECT sort_key, seq FROM record WHERE {LISTED}"  # noqa: S608
_BY_AGE: Final = f"SELECT x'' AS sort_key, seq FROM record WHERE {LISTED}"  # noqa: S608
_DELETED: Final = (
    "SELECT x'' AS sort_key, seq FROM record WHERE kind = :kind AND state = 'deleted' AND (title <> ''"
    " OR NOT EXISTS (SELECT 1 FROM version e WHERE e.record = record.seq AND (e.erased = 1 OR EXISTS"
    " (SELECT 1 FROM version_parent p CROSS JOIN erased_version x ON x.id = p.parent WHERE p.version = e.seq))))"
)
"""The bin, without what was erased by law, here or before it arrived: there is nothing left to take back."""
_TWINS: Final = (
    # Keys that stand twice come from the index alone, in one pass; only their records are looked at. Twins stand side
    # by side: the natural key is what the list is ordered by.
    "SELECT sort_key, seq FROM (SELECT CAST(t.duplicate_key AS BLOB) AS sort_key, t.seq AS seq FROM ("
    "SELECT duplicate_key AS shared FROM record INDEXED BY record_by_duplicate"
    " WHERE kind = :kind AND duplicate_key <> '' GROUP BY duplicate_key HAVING count(*) > 1)"
    " CROSS JOIN record t ON t.kind = :kind AND t.duplicate_key = shared AND t.duplicate_key <> ''"
    " WHERE t.state <> 'deleted' AND EXISTS (SELECT 1 FROM record o WHERE o.kind = :kind AND o.duplicate_key = shared"
    " AND o.duplicate_key <> '' AND o.state <> 'deleted' AND o.seq <> t.seq)) WHERE 1"
)
_FOUND: Final = "SELECT x'' AS sort_key, rowid AS seq FROM search WHERE search MATCH :expression"
_OF_CAMPAIGN: Final = "SELECT DISTINCT w.record AS seq FROM version w WHERE w.campaign = :of_campaign"
_WITH_PROBLEMS: Final = "SELECT m.seq AS seq FROM json_each(:among) j CROSS JOIN record m ON m.id = j.value"
_SHOWN: Final = " CROSS JOIN version v INDEXED BY version_by_record ON v.record = r.seq AND v.seq = r.shown"
_ORDERS: Final[dict[Order, str]] = {
    "title": "r.sort_key, r.seq",
    "newest": "r.seq DESC",
    "day": "v.occurred_from IS NULL, v.occurred_from DESC, r.seq DESC",
    "value": "r.value IS NULL, r.value DESC, r.seq DESC",
}
_SIDE_BY_SIDE: Final = "r.duplicate_key, r.seq"
_IN_CAMPAIGN: Final = (
    " AND {seq} IN (SELECT m.seq FROM version w CROSS JOIN record m ON m.seq = w.record AND m.shown = w.seq"
    " WHERE w.campaign = :campaign)"
)
"""The campaign's records, from its index. ``seq`` begins with "+" where words are searched: once, not once a record."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a list shows: a kind, in an order, narrowed by a search (whose answers come newest first).

    ``deleted`` asks for the bin, newest first; ``twins`` for likely duplicates, those of one natural key together.
    Neither is searched. ``campaign`` narrows the list, and what is found in it, to the records of a campaign;
    ``narrowing`` narrows all but the bin further.
    """

    kind: str
    order: Order = "title"
    search: str = ""
    deleted: bool = False
    twins: bool = False
    campaign: str = ""
    narrowing: Narrowing = NOTHING

    @property
    def worked_out(self) -> bool:
        """Tell whether no index has the list as it is asked for: its records are looked for once, as numbers."""
        return not self.deleted and (
            bool(self.narrowing) or self.order in ("day", "value") or (self.twins and bool(self.campaign))
        )


@dataclass(frozen=True, slots=True)
class Keys:
    """A question as SQL: a query of keys, the columns it is ordered by, and whether the list ascends in them."""

    sql: str
    parameters: dict[str, Value]
    by_title: bool = False

    @property
    def narrowed(self) -> bool:
        """Return whether the index of search is asked."""
        return "expression" in self.parameters


def keys_of(question: Question) -> Keys:
    """Return the keys of a list; of one that is worked out only which they are, in no order."""
    if question.worked_out:
        return worked_out(question)
    if question.deleted:
        return Keys(_DELETED, {"kind": question.kind})
    if question.twins:
        return Keys(_TWINS, {"kind": question.kind}, by_title=True)
    expression = search_index.query(question.search, question.kind)
    if expression is not None:
        return _of_campaign(question, Keys(_FOUND, {"expression": expression}), "+search.rowid")
    by_title = question.order == "title"
    keys = Keys(_BY_TITLE if by_title else _BY_AGE, {"kind": question.kind}, by_title)
    return _of_campaign(question, keys, "record.seq")


def worked_out(question: Question, *, in_order: bool = False) -> Keys:
    """Return the query of what a narrowed list holds, the index that leaves the fewest records looked through first."""
    asked = question.narrowing.filters
    found, parameters = conditions(question.narrowing)
    parameters["kind"] = question.kind
    campaign = question.campaign or asked.campaign
    if campaign:
        parameters["of_campaign"] = campaign
    if question.campaign:  # beside the filters: they may name another campaign, and then nothing is found
        found.append("v.campaign = :of_campaign")
    expression = search_index.query(question.search, question.kind)
    twins = question.twins or asked.twins
    if question.twins and not asked.twins:
        found.append(IS_TWIN)
    if expression is not None:
        parameters["expression"] = expression
        source = _joined("SELECT rowid AS seq FROM search WHERE search MATCH :expression")
    elif asked.problems:
        source = _joined(_WITH_PROBLEMS)
    elif campaign:
        source = _joined(_OF_CAMPAIGN)
    elif twins:
        source = _joined(_TWINS)
    else:
        source = f"record r INDEXED BY {'record_draft' if asked.statuses == ('draft',) else 'record_listed'}"
    where = " AND ".join(["r.kind = :kind", "r.state <> 'deleted'", *found])
    sql = f"SELECT x'' AS sort_key, r.seq AS seq FROM {source}{_SHOWN} WHERE {where}"  # noqa: S608
    if in_order:
        newest = expression is not None and question.order == "title"
        sql += f" ORDER BY {_SIDE_BY_SIDE if twins else _ORDERS['newest' if newest else question.order]}"
    return Keys(sql, parameters)


def _joined(seqs: str) -> str:
    return f"({seqs}) k CROSS JOIN record r ON r.seq = k.seq"


def _of_campaign(question: Question, keys: Keys, seq: str) -> Keys:
    """Return ``keys`` narrowed to the question's campaign; ``seq`` is what they call a record's number."""
    if not question.campaign:
        return keys
    parameters = {**keys.parameters, "campaign": question.campaign}
    return Keys(keys.sql + _IN_CAMPAIGN.format(seq=seq), parameters, keys.by_title)


def order_of(keys: Keys, *, backwards: bool, prefix: str = "k.") -> str:
    """Return the words of ORDER BY."""
    if keys.by_title:
        direction = "DESC" if backwards else "ASC"
        return f"{prefix}sort_key {direction}, {prefix}seq {direction}"
    return f"{prefix}{'seq' if prefix or not keys.narrowed else 'rowid'} {'ASC' if backwards else 'DESC'}"


def ordered(keys: Keys, key: Key | None, limit: int, skip: int, *, backwards: bool) -> tuple[str, dict[str, Value]]:
    """Return the query of ``limit`` keys next to ``key`` and its parameters."""
    parameters: dict[str, Value] = {**keys.parameters, "limit": limit, "skip": skip}
    sql = keys.sql
    if key is not None and keys.by_title:
        sql += f" AND (sort_key, seq) {'<' if backwards else '>'} (:sort_key, :seq)"
        parameters |= {"sort_key": key[0], "seq": key[1]}
    elif key is not None:
        sql += f" AND {'rowid' if keys.narrowed else 'seq'} {'>' if backwards else '<'} :seq"
        parameters["seq"] = key[1]
    return f"{sql} ORDER BY {order_of(keys, backwards=backwards, prefix='')} LIMIT :limit OFFSET :skip", parameters
