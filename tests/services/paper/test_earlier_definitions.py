"""Records of an earlier version of their definition: what is asked only since a later one is left empty on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from desktop_app.domain.definition import Definition, Definitions, Field
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.registry import GATHERERS
from desktop_app.storage.versions import Versions
from tests.services.paper.book import AT, Book
from tests.services.paper.specimens import forms

KINDS: Final = [(form.form, kind) for form in forms() for kind in form.kinds if form.form in GATHERERS and form.each]


def asked_since(definition: Definition, answered: set[str]) -> Iterator[Field]:
    """Yield the fields a record says nothing of, as if they were asked only since a later version."""
    return (field for field in definition.fields if field.name not in answered)


@pytest.mark.parametrize(("form", "kind"), KINDS)
def test_a_record_of_before_is_printed(scratch: Book, form: str, kind: str) -> None:
    session, record = scratch.session, scratch.fullest[kind]
    before, now = session.definitions, session.definitions.current(kind)
    stored = Versions(session.connection, session.lifting).shown(record)
    assert stored is not None
    later = list(asked_since(now, set(stored.version.data)))
    known = {(one.kind, one.version): one for one in before}
    wish = next(one.wish for one in scratch.of(form, "filled") if one.wish.records == (record,))
    printed = scratch.draw(wish)
    for field in later:
        first = replace(now, fields=tuple(one for one in now.fields if one is not field))
        second = replace(now, version=now.version + 1)
        session.definitions = Definitions({**known, (kind, now.version): first, (kind, now.version + 1): second})
        try:
            again = PaperDesk(session, printed_at=AT).draw(wish)
        finally:
            session.definitions = before
        assert again.parts[0].mark == printed.parts[0].mark, field.name
