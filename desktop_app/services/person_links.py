"""Which human being a record means: her records on file, those merged into them, and every key she is found by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from desktop_app.domain.across import NUMBER, PERSON, RECORD, aliases
from desktop_app.domain.answers import text_of
from desktop_app.domain.lifting import PersonLink
from desktop_app.storage.connection import Connection
from desktop_app.storage.relations import Relations, Target
from desktop_app.storage.same_persons import SAME_AS, SamePersons

_NONE: Final[tuple[Target, ...]] = ()


class PersonLinks:
    """Answers for one record that is judged: what it was asked once, it knows."""

    def __init__(self, connection: Connection) -> None:
        self._relations = Relations(connection)
        self._same = SamePersons(connection)
        self._found: dict[PersonLink, tuple[Target, ...]] = {}

    def records(self, link: PersonLink) -> list[Target]:
        """Return a person's completed records: the linked one, else those with her number, and what they became."""
        return [one for one in self._all(link) if one.state == "complete"]

    def aliases(self, link: PersonLink) -> frozenset[str]:
        """Return every key the person is found by: her number, her records, those merged into them, however often."""
        known = set(aliases(link))
        for one in self._all(link):
            known.add(f"{RECORD}{one.record}")
            number = text_of(one.data.get("number"))
            if number:
                known.add(f"{NUMBER}{number}")
        return frozenset(known)

    def _all(self, link: PersonLink) -> tuple[Target, ...]:
        """Return the person's records, merged ones among them; of those that were only thrown away, the linked one."""
        if link not in self._found:
            self._found[link] = self._read(link)
        return self._found[link]

    def _read(self, link: PersonLink) -> tuple[Target, ...]:
        if link.record is not None:
            start = [link.record]
        elif link.person_key.startswith(NUMBER):
            start = [one.record for one in self._relations.keyed(PERSON, (link.person_key,))]
        else:
            return _NONE
        group = dict.fromkeys(other for one in start for other in self._group(one))
        found = self._relations.targets(group.keys())
        return tuple(found[one] for one in group if one in found and found[one].kind == PERSON)

    def _group(self, record: str) -> Iterable[str]:
        return self._same.group(record, self._merged) if self._merged else [record]

    @cached_property
    def _merged(self) -> dict[str, str]:
        return self._same.merged()


def merged_into(target: Target) -> str:
    """Return the id of the record a person's record was merged into, "" for one that was not."""
    return text_of(target.data.get(SAME_AS)) if target.kind == PERSON else ""
