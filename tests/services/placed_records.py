"""Records of any unit put into a store as a bundle brings them, past the checks of entry."""

from __future__ import annotations

from itertools import count
from typing import Any

from desktop_app.domain.records import Data, Version, encode
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from tests.domain.test_kinds import table

_numbers = count(1)


def place(session: Session, kind: str, unit: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Put the valid record of a kind's table into the store, changed, as one of ``unit``; None leaves a member out."""
    whole: Data = {**table(kind)["valid"], **changes}
    data: Data = {name: value for name, value in whole.items() if value is not None}
    number = next(_numbers)
    made = encode(
        Version(
            record=f"{number:032x}",
            kind=kind,
            form_version=session.definitions.current(kind).version,
            unit=unit,
            device="e" * 16,
            counter=number,
            operator="Lan",
            state="complete",
            data=data,
        )
    )
    with session.connection.write():
        Merge(session.connection, session.lifting).put_many([(made, session.lifting(made.version))])
    return made.version.record
