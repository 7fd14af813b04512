"""Records that mention a person in words, without a link to her: for a person to look at before she is erased.

Asked of the index of words first (names however they are spelt), and of the texts of all records for her numbers and
telephones. What is not indexed (a note in a form that is not searched by its notes) is found as it was spelt.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.erased_person import ErasedPerson
from desktop_app.domain.lifting import day_of
from desktop_app.services.erased_copies import report_texts_mentioning
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions
from desktop_app.storage.words import Words

REPORT_TEXT: Final = "report_text"


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that mentions her; what it is called, of which kind it is and from when, "" without a date.

    The words of a report (kind ``REPORT_TEXT``) are no record: ``record`` is "" then.

    Titles alone do not find it again: many records are called by the same name.
    """

    record: str
    kind: str
    title: str
    kind_title: str = ""
    when: str = ""

    @property
    def told(self) -> str:
        """What tells it from others: kind, title, date."""
        return " · ".join(one for one in (self.kind_title, self.title, self.when) if one)


def find_mentions(session: Session, person: ErasedPerson, besides: Collection[str]) -> list[Mention]:
    """Return the records of this unit, and the words of its reports, that mention a person.

    ``besides`` are known already.
    """
    words = Words(session.connection)
    found = words.naming(person.names) | words.holding([*person.names, *person.numbers, *person.phones])
    versions, mentions, judge = Versions(session.connection, session.lifting), [], person.mentions
    for record in sorted(found - set(besides)):
        facts = versions.facts(record)
        if facts is None or facts.unit not in session.own_units or facts.kind == "erasure":
            continue
        if any(judge.within(text) for text in words.texts(record)):
            mentions.append(Mention(record, facts.kind, facts.title, *_kind_and_day(session, versions, record)))
    said = report_texts_mentioning(session.connection, judge)
    return [*mentions, *(Mention("", REPORT_TEXT, words) for words in said)]


def _kind_and_day(session: Session, versions: Versions, record: str) -> tuple[str, str]:
    """Return how a record's kind is called, and the day it counts on, as shown."""
    stored = versions.shown(record)
    if stored is None:
        return "", ""
    definition = session.definitions.version(stored.version.kind, stored.version.form_version)
    when = day_of(definition, stored.version.data)
    return definition.title.in_language(language()), when.display() if when is not None else ""
