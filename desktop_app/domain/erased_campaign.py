"""A record without anybody: what stays of a campaign's records when its time of keeping is over.

Every person in it becomes ``ERASED_NAME`` with an id of her own, the same one in all records of the campaign: so the
persons of the campaign are counted as before, and nobody can tell who they were. The id is that of her own record where
that was emptied too; any other is drawn for the occasion and leads nowhere: no record has it, and none is missed
(``across.pointers`` passes over it). Whoever has records outside of the campaign is not recognised there any more, and
is counted there once more. The sensitive choice by which a kind is counted (why somebody was visited) stays, or the
figures of the campaign would not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_answers import ERASED_NAME, AnswersWithout, Mentions, Person
from desktop_app.domain.lifting import person_key
from desktop_app.domain.records import Data, Json


@dataclass(frozen=True, slots=True)
class ErasedCampaign:
    """Who is erased: the id that stands for each person key (see ``lifting.PersonLink``), and what is said of them."""

    ids: Mapping[str, str]
    mentions: Mentions

    def without(self, definition: Definition, data: Data) -> Data:
        """Return ``data`` of a record of the campaign without anybody; once more changes nothing."""
        everywhere = lambda _fields, _answers: True  # noqa: E731
        return AnswersWithout(definition, self.mentions, self._replaced, everywhere, keep_subtype=True).of(data)

    def _replaced(self, value: Person, commune: str | None) -> Json:
        """Return what stands for a person; who has no name yet, in a draft, was nobody and stays nobody."""
        key = person_key(value, commune)
        return {"name": ERASED_NAME, "record": self.ids[key]} if key is not None else None
