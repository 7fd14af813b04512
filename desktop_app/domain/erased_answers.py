"""A record's answers without people who are erased: what every erasure shares, whoever is erased.

Counts, amounts, dates and choices stay, and of a place the commune. A person's part becomes ``ERASED_NAME`` with a
link, by which she is still counted as one person; free words that name her go, and more where nobody can know what
stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import commune_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, Json

ERASED_NAME: Final = "Người đã xóa dữ liệu"
"""Stands where a name was: part of records, and of papers, so Vietnamese in every language."""
_TELLING: Final = frozenset(("text", "phone", "identifier", "attachment"))
"""Types that are left out whole of what is hers alone: nobody can know what was written there."""
_WORDS_INSIDE: Final = frozenset(("document", "funding", "place"))
"""Types with free words in some of their members."""
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9])[ .\-]+(?=[0-9])")
_DIGITS: Final = re.compile(r"[0-9]+")
_SHORTEST: Final = 6
"""Fewer digits are no number of a person: an amount or a house number would be taken for one."""

Person = dict[str, Json]


def is_erased(value: Json) -> bool:
    """Tell whether a person's part stands for somebody who was erased: its link may lead nowhere."""
    return isinstance(value, dict) and value.get("name") == ERASED_NAME


def names_erased(definition: Definition, data: Data) -> bool:
    """Tell whether a record names somebody who was erased: then answers are missing in it, by right."""
    for field in definition.fields:
        value = data.get(field.name)
        lines = value if field.type == "rows" and isinstance(value, list) else []
        if is_erased(value) or any(is_erased(one) for line in lines if isinstance(line, dict) for one in line.values()):
            return True
    return False


class Mentions:
    """Tells whether a text names one of these people or holds one of their numbers, however it is spelt or spaced."""

    def __init__(self, names: Collection[str], numbers: Collection[str]) -> None:
        self._names: dict[str, set[str]] = {}
        for name in names:
            folded = _spaced(name)
            if folded:
                self._names.setdefault(folded.split()[0], set()).add(f" {folded} ")
        runs = (run for number in numbers for run in _DIGITS.findall(_BETWEEN_DIGITS.sub("", number)))
        self._numbers = frozenset(run for run in runs if len(run) >= _SHORTEST)
        self._lengths = sorted({len(number) for number in self._numbers})

    def within(self, text: str) -> bool:
        """Tell whether ``text`` mentions one of them; the same for a campaign of thousands as for one person."""
        folded = f" {_spaced(text)} "
        named = any(name in folded for word in set(folded.split()) for name in self._names.get(word, ()))
        return named or self._has_number(text)

    def _has_number(self, text: str) -> bool:
        if not self._numbers:
            return False
        runs = _DIGITS.findall(_BETWEEN_DIGITS.sub("", text)) + _DIGITS.findall(text)
        return any(
            run[start : start + length] in self._numbers
            for run in runs
            for length in self._lengths
            for start in range(len(run) - length + 1)
        )


def _spaced(text: str) -> str:
    """Return the words of a text, folded: a full stop, a bracket or a comma beside a name hides nobody."""
    return " ".join(vietnamese.words(vietnamese.fold(text)))


@dataclass(frozen=True, slots=True)
class AnswersWithout:
    """Takes people out of answers.

    ``replaced(value, commune)`` gives what stands in the place of a person's part; ``concerns(fields, answers)`` tells
    whether a record, or a line of one, speaks of those who are erased alone. With ``keep_subtype`` the choice by which
    records of the kind are counted stays though it is sensitive.
    """

    definition: Definition
    mentions: Mentions
    replaced: Callable[[Person, str | None], Json]
    concerns: Callable[[Sequence[Field], Data], bool]
    keep_subtype: bool = False

    def of(self, data: Data) -> Data:
        """Return the answers of a record without them."""
        place = self.definition.lifts.place
        fields, commune = self.definition.fields, commune_of(data.get(place)) if place else None
        return self._answers(fields, data, commune, alone=self.concerns(fields, data))

    def _answers(self, fields: Sequence[Field], data: Data, commune: str | None, *, alone: bool) -> Data:
        known = {field.name: field for field in fields}
        kept: Data = {}
        for name, value in data.items():
            left = self._answer(known[name], value, commune, alone=alone) if name in known else self._plain(value)
            if left is not None:
                kept[name] = left
        return kept

    def _answer(self, field: Field, value: Json, commune: str | None, *, alone: bool) -> Json:
        if field.type == "person":
            return self._person(value, commune, alone=alone)
        if field.type == "rows":
            return [self._line(field, line, commune) for line in value] if isinstance(value, list) else value
        if alone and self._tells(field):
            return ERASED_NAME if field.personal and self._is_asked_for(field) else None
        if alone and field.type == "place":
            parts = value.items() if isinstance(value, dict) else ()
            return {name: part for name, part in parts if name == "commune"} or None
        plain = self._inside(value) if field.type in _WORDS_INSIDE else self._plain(value)
        return ERASED_NAME if plain is None and (field.constraints.required or self._is_asked_for(field)) else plain

    def _person(self, value: Json, commune: str | None, *, alone: bool) -> Json:
        """Return what stands for a person; who was erased before stays as she is."""
        if is_erased(value):
            return value
        if isinstance(value, dict):
            return self.replaced(value, commune)
        return None if alone else self._plain(value)

    def _line(self, field: Field, line: Json, commune: str | None) -> Json:
        if not isinstance(line, dict):
            return line
        place = next((column.name for column in field.fields if column.type == "place"), None)
        lives = commune_of(line.get(place)) if place else commune
        return self._answers(field.fields, line, lives, alone=self.concerns(field.fields, line))

    def _tells(self, field: Field) -> bool:
        """Tell whether an answer that is hers alone is left out whole."""
        if field.constraints.required or (self.keep_subtype and field.name in self.definition.lifts.subtype):
            return False
        return field.sensitive or field.personal or field.type in _TELLING

    def _is_asked_for(self, field: Field) -> bool:
        """Tell whether a rule may ask for these free words: then the record still has to say that there were any."""
        asked = any(rule.type == "required_if" and rule.field == field.name for rule in self.definition.rules)
        return asked and field.type in ("string", "text")

    def _plain(self, value: Json) -> Json:
        """Return an answer that does not mention them, else None."""
        return None if isinstance(value, str) and self.mentions.within(value) else value

    def _inside(self, value: Json) -> Json:
        """Return an answer of several parts without those that mention them."""
        if isinstance(value, list):
            return [self._inside(line) for line in value]
        if isinstance(value, dict):
            return {name: part for name, part in value.items() if self._plain(part) is not None} or None
        return self._plain(value)
