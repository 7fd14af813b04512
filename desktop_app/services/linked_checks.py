"""Rules about the record that a link leads to, and about records whose name is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain import likeness, vietnamese
from desktop_app.domain.across import NUMBER
from desktop_app.domain.answers import date_of, is_record_id, text_of
from desktop_app.domain.definition import Across, Definition, Definitions
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.lifting import PersonLink, lift, person_in
from desktop_app.domain.natural_key import title_key
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.domain.same_person import sameness
from desktop_app.services.across_words import Details, Words, option_titles
from desktop_app.services.person_links import PersonLinks
from desktop_app.storage.relations import Relations, Target

_FEW: Final = 3
"""So many answers a sentence can name; of more it only says which one will not do."""


class LinkedChecks:
    """Judges one record by what it links to. ``targets`` are the records it names, by id."""

    def __init__(
        self,
        definitions: Definitions,
        definition: Definition,
        data: Data,
        links: PersonLinks,
        relations: Relations,
    ) -> None:
        self._definitions = definitions
        self._definition = definition
        self._data = data
        self._links = links
        self._relations = relations
        self._words = Words(definitions)

    def among(self, across: Across, targets: Mapping[str, Target]) -> Iterator[Problem]:
        """Miss a person only for certain: a bearer of the same name whose birth may be hers is taken for her."""
        target = self._target(across, targets)
        mine = person_in(self._definition, self._data, across.other or "")
        if target is None or mine is None or mine.name == ERASED_NAME:
            return
        people = lift(self._definitions.current(target.kind), target.data).people
        there = [link for link in people if link.role in across.values]
        if there and not any(self._may_be(mine, link) for link in there):
            details: Details = {"name": mine.name, "other_title": target.title, "other_record": target.record}
            details["people"] = ", ".join(dict.fromkeys(link.name for link in there))
            yield Problem(across.field, "not_among", across.level, details=details)

    def answered(self, across: Across, targets: Mapping[str, Target]) -> Iterator[Problem]:
        """Judge an answer that is there: what the other record does not tell is not held against this one."""
        target = self._target(across, targets)
        told = text_of(target.data.get(across.other or "")) if target else ""
        if target is None or not told or told in across.values:
            return
        field = self._definitions.current(target.kind).field(across.other or "")
        details: Details = {"other_title": target.title, "other_record": target.record}
        details["asked"] = field.title.in_language(language())
        details["answer"] = ", ".join(option_titles(field, (told,))) or told
        if len(across.values) <= _FEW:
            details["wanted"] = ", ".join(option_titles(field, across.values))
        yield Problem(across.field, "linked_answer", across.level, details=details)

    def alike(self, across: Across, record: str) -> Iterator[Problem]:
        """Point out the first record under nearly the same title; one that is the same altogether is a duplicate."""
        title = title_key(text_of(self._data.get(across.field)))
        start = likeness.beginning(title)
        if not start:
            return
        mine = lift(self._definition, self._data)
        found = self._relations.titled(self._definition.kind, start, besides=record)
        found += self._relations.titled_by(self._definition.kind, {link.person_key for link in mine.people}, record)
        others = {one.duplicate_key.split("|")[0]: one for one in found if one.duplicate_key != mine.duplicate_key}
        for key in likeness.alike(title, others, across.share):
            one = others[key]
            details: Details = {"other_record": one.record, "other_title": one.title}
            details["other_kind"] = self._words.kind(self._definition.kind)
            yield Problem(across.field, "alike", across.level, details=details)
            return

    def _target(self, across: Across, targets: Mapping[str, Target]) -> Target | None:
        """Return the record the rule is about: complete, and of the kind that is asked for."""
        named = self._data.get(across.field)
        target = targets.get(named) if isinstance(named, str) and is_record_id(named) else None
        asked = self._definition.field(across.field).target
        return target if target is not None and target.kind == asked and target.state == "complete" else None

    def _may_be(self, mine: PersonLink, other: PersonLink) -> bool:
        """Tell whether both may be she: by all that is known of her, or by a name that nothing speaks against."""
        if other.name == ERASED_NAME:
            return True
        if sameness(self._links.of(mine).human, self._links.of(other).human) != "no":
            return True
        if mine.person_key.startswith(NUMBER) and other.person_key.startswith(NUMBER):
            return False
        return vietnamese.fold(mine.name) == vietnamese.fold(other.name) and _births_agree(mine, other)


def _births_agree(one: PersonLink, other: PersonLink) -> bool:
    """Tell whether two births may be one; where one is not told, nothing speaks against it."""
    first, second = (date_of(link.name_key.rsplit("|", 1)[-1]) for link in (one, other))
    return first is None or second is None or (first.start <= second.end and second.start <= first.end)
