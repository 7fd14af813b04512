"""A record without the person who was erased: counts, amounts, dates and choices stay, what tells who she was goes.

Her part keeps the link to her record, which says nothing any more: so she is still counted as one person.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app.domain.answers import text_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.erased_answers import ERASED_NAME, AnswersWithout, Mentions, Person
from desktop_app.domain.records import Data, Json


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """Who is erased: the record that stands for her, all her records, numbers and names as they were written.

    By her ``phones`` she is recognised in free words; other people may have the same ones.
    """

    kept: str
    records: Collection[str]
    numbers: Collection[str]
    names: Collection[str]
    phones: Collection[str] = ()

    @property
    def mentions(self) -> Mentions:
        """How she is recognised in free words."""
        return Mentions(self.names, {*self.numbers, *self.phones})

    def without(self, definition: Definition, data: Data) -> Data:
        """Return ``data`` of another record without her."""
        return AnswersWithout(definition, self.mentions, self._replaced, self._is_hers).of(data)

    def _replaced(self, value: Person, _commune: str | None) -> Json:
        return {"name": ERASED_NAME, "record": self.kept} if self._is_her(value) else value

    def _is_hers(self, fields: Sequence[Field], answers: Data) -> bool:
        return any(field.type == "person" and self._is_her(answers.get(field.name)) for field in fields)

    def _is_her(self, value: Json) -> bool:
        return isinstance(value, dict) and (
            text_of(value.get("record")) in self.records
            or (bool(text_of(value.get("number"))) and text_of(value.get("number")) in self.numbers)
        )
