"""The search index: what is written into it, and how typed words become a query of it.

Owns the FTS5 table ``search`` (rowid = ``record.seq``). Two columns: ``folded`` answers words without marks,
``marked`` words with marks; every word is a prefix, all words must be there, results come newest first, never by rank
(ranking a million rows takes a second). The kind is indexed as one more word of ``folded``, so that asking for a rare
kind does not walk through every hit of the other kinds.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.storage.connection import Connection

SearchRow = tuple[int, str, str]

# Private-use letters are token characters to unicode61, and no typed word can hold one (vietnamese.words drops them).
_KIND_MARK: Final = "\ue000"


def search_row(record: int, kind: str, text: str) -> SearchRow:
    """Return the index row of one record: its seq, the folded and the marked text."""
    folded, marked = [_kind_word(kind)], []
    for word in text.replace(_KIND_MARK, " ").split():
        if word.isascii() and word.isalnum():
            plain = spelled = word.lower()
        else:
            plain, spelled = _forms(word)
        folded.append(plain)
        marked.append(spelled)
    return record, " ".join(folded), " ".join(marked)


def query(typed: str, kind: str) -> str | None:
    """Return the FTS5 expression for what was ``typed`` about records of ``kind``; None if it holds no word.

    Safe for any text: only letters and digits reach the expression.
    """
    words = dict.fromkeys(vietnamese.words(vietnamese.marked(typed)))
    if not words:
        return None
    return " AND ".join([f'folded : "{_kind_word(kind)}"', *map(_word_expression, words)])


def index(connection: Connection, rows: Iterable[SearchRow]) -> None:
    """Add rows for records that have none. Inside ``write()``."""
    connection.run_many("INSERT INTO search (rowid, folded, marked) VALUES (?, ?, ?)", rows)


def drop(connection: Connection, records: Iterable[int]) -> None:
    """Take records out of the index; those not in it are passed over. Inside ``write()``."""
    connection.run_many("DELETE FROM search WHERE rowid = ?", ((record,) for record in records))


def forget_dropped(connection: Connection) -> None:
    """Write the index anew without the words of dropped rows, which else stay until FTS5 merges. Inside ``write()``.

    Costs as much as reading the index: for an erasure by law, not for a deletion.
    """
    connection.run("INSERT INTO search (search) VALUES ('optimize')")


def _kind_word(kind: str) -> str:
    return _KIND_MARK + kind.replace("_", "")


@lru_cache(maxsize=16_384)
def _forms(word: str) -> tuple[str, str]:
    """Fold and mark one word. Records share most of theirs: a third of the cost of receiving goes without this."""
    return vietnamese.fold(word), vietnamese.marked(word)


def _word_expression(word: str) -> str:
    if word == vietnamese.fold(word):
        return f'folded : "{word}" *'
    beginnings = " OR ".join(f'"{form}" *' for form in vietnamese.prefix_forms(word))
    return f"marked : ({beginnings})"
