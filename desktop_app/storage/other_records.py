"""How a record that may have to do with another one is asked for and read: within a store and between offices.

``relations`` and ``cross_office`` say which records count; where a human being may be named, and what is told of a
record, is the same for both. By index: ``version_person_by_key``, ``version_person_by_name``,
``version_person_by_record``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Final

from desktop_app.domain.across import Other
from desktop_app.domain.records import Data
from desktop_app.storage.connection import Row

PEOPLE: Final = (
    "SELECT version, place FROM version_person WHERE person_key IN (SELECT value FROM json_each(:numbers))"
    " UNION SELECT version, place FROM version_person WHERE record IN (SELECT value FROM json_each(:records))"
    " UNION SELECT s.version, s.place FROM json_each(:names) j CROSS JOIN version_person s"
    " ON s.person_key >= j.key AND s.person_key < j.value"
    " UNION SELECT s.version, s.place FROM json_each(:names) j CROSS JOIN version_person s"
    " ON s.name_key >= j.key AND s.name_key < j.value"
)
"""Where a human being may be named: by her numbers, her records, her names; ``:names`` are ranges of keys."""
OTHER: Final = "r.id, v.kind, v.form_version, r.title, v.subtype, v.occurred_from, v.occurred_to, v.content"
"""What ``other`` reads, of the version ``v`` of the record ``r``."""
NAMED_AS: Final = "p.role, p.person_key, p.record, coalesce(p.name_key, '')"
"""How a person is named in a record: what ``other`` takes beside the row."""
AFTER_BAR: Final = chr(ord("|") + 1)
"""What follows the bar that ends a part of a name key: the end of a range over all that begins alike."""


def other(
    row: Row, role: str | None = None, person_key: str = "", person: str | None = None, name_key: str = ""
) -> Other:
    """Return the record a row begins with; its answers are decoded when they are asked for."""
    record, kind, form_version, title, subtype, occurred_from, occurred_to, content = row[:8]
    answers: Callable[[], Data] = partial(decoded, content)
    return Other(
        record=record,
        kind=kind,
        form_version=form_version,
        title=title,
        subtype=subtype,
        occurred_from=occurred_from,
        occurred_to=occurred_to,
        answers=answers,
        role=role,
        person_key=person_key,
        person=person,
        name_key=name_key,
    )


def decoded(content: bytes | None) -> Data:
    """Return the answers of a version's exact bytes, none of an erased one."""
    if content is None:
        return {}
    data: Data = json.loads(content)["data"]
    return data
