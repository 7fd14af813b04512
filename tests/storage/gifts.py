"""Made-up gifts as versions, and a small ``lift`` of them, so that storage is tested without form definitions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

from desktop_app.domain import vietnamese
from desktop_app.domain.lifting import FundingLine, Lifted, PersonLink
from desktop_app.domain.records import Data, State, StoredVersion, Version, encode
from desktop_app.storage.connection import Connection
from desktop_app.storage.figures import Span
from desktop_app.storage.merge import Merge
from desktop_app.storage.people_counts import People, PeopleCounting, PeopleCounts, Whose
from desktop_app.storage.versions import Versions

DEVICE = "d" * 16
UNIT = "LC-01"


def record_id(name: str) -> str:
    """Return a record id that is the same in every run."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def gift(
    name: str,
    *,
    record: str | None = None,
    parents: tuple[StoredVersion, ...] = (),
    counter: int = 1,
    state: State = "complete",
    value: int = 500_000,
    day: str = "2026-02-05",
    unit: str = UNIT,
    device: str = DEVICE,
    kind: str = "gift",
    number: str = "",
    note: str = "",
    files: tuple[str, ...] = (),
) -> StoredVersion:
    """Return a version of the gift to ``name`` (whose record is told by ``record``, else by the name)."""
    attached: Data = {"files": [*files]} if files else {}
    return encode(
        Version(
            record=record_id(record or name),
            kind=kind,
            form_version=1,
            unit=unit,
            device=device,
            counter=counter,
            operator="Lan",
            state=state,
            data={"name": name, "value": value, "day": day, "number": number, "note": note, "items": 2, **attached},
            parents=tuple(sorted(parent.id for parent in parents)),
            revision=1 + max((parent.version.revision for parent in parents), default=0),
        )
    )


def lift(version: Version) -> Lifted:
    """Lift as a definition of gifts would. A ``day`` may be a year ("2026") or "" (no date)."""
    text = {name: str(value) for name, value in version.data.items()}
    files = version.data.get("files")
    name, day = text["name"], text["day"]
    start, end = (f"{day}-01-01", f"{day}-12-31") if len(day) == 4 else (day or None, day or None)
    person_key = f"number:{text['number']}" if text["number"] else f"{vietnamese.fold(name)}||"
    return Lifted(
        title=name,
        sort_key=vietnamese.person_sort_key(name),
        duplicate_key=f"{vietnamese.fold(name)}|{day}",
        search_text=f"{name} {text['note']} {text['number']}",
        occurred_from=start,
        occurred_to=end,
        precision="year" if len(day) == 4 else "day",
        value=int(text["value"]),
        turns=1,
        people=(PersonLink("recipient", name, person_key),),
        funding=(FundingLine("union", int(text["value"])),),
        row_counts=(("items", int(text["items"])),),
        attachments=tuple(sorted(map(str, files))) if isinstance(files, list) else (),
    )


def save(connection: Connection, *versions: StoredVersion) -> None:
    """Save versions made here, each in its own ``write()``, taking counters as needed."""
    store = Versions(connection, lift)
    for stored in versions:
        with connection.write():
            while store.counter() < stored.version.counter:
                store.next_counter()
            store.put(stored, lift(stored.version), local=True)


def receive(connection: Connection, *versions: StoredVersion) -> None:
    """Receive versions in one ``write()``."""
    with connection.write():
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in versions)


class _UndoneError(Exception):
    """Ends ``undone`` on the way that undoes everything."""


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """A ``write()`` that leaves nothing behind: a fresh store for each example of a property test."""
    with suppress(_UndoneError), connection.write():
        yield
        raise _UndoneError


def people_in(connection: Connection, span: Span, roles: Iterable[str], units: Sequence[str] | None = None) -> People:
    """Count the people of the gifts in ``span`` who are there in ``roles``."""
    counts = PeopleCounts()
    for unit in units or (None,):
        across = units is None or len(units) > 1
        PeopleCounting(connection).count(counts, replace(span, unit=unit), across_units=across)
    return counts.parts(Whose("gift", frozenset(roles))).get("", People())
