"""What the parts of a split are called, and in which order they are shown: alphabet, time, a list's own order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.definition import Bilingual, Field
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import UNKNOWN, Question, Split
from desktop_app.domain.units import UnitTree
from desktop_app.domain.vietnamese import text_sort_key
from desktop_app.services.days_named import year_head
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

_STATUS: Final = {
    "draft": N_("Nháp"),
    "ready": N_("Chưa xuất"),
    "own": N_("Tỉnh tự ghi"),
    "exported": N_("Đã xuất"),
    "received": N_("Tỉnh đã nhận"),
    "accepted": N_("Đã chấp nhận"),
    "returned": N_("Bị trả lại"),
    "erased": N_("Đã xóa theo luật"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a split: its key and what it is called."""

    key: str
    title: str


class PartTitles:
    """Names parts in the language in use."""

    def __init__(self, session: Session, tree: UnitTree) -> None:
        self._session = session
        self._tree = tree

    def named(self, by: Split, keys: Iterable[str], question: Question) -> tuple[Part, ...]:
        """Return the parts named and in order; what nobody said anything of comes last."""
        title = self._titles(by, question)
        parts = [Part(key, title(key)) for key in keys if key != UNKNOWN]
        if by in ("status", "sex", "level", "source", "ethnic_group"):
            order = {key: place for place, key in enumerate(self._listed(by, question))}
            parts.sort(key=lambda one: (order.get(one.key, len(order)), text_sort_key(one.title)))
        elif by == "year":
            parts.sort(key=lambda one: one.key)
        else:
            parts.sort(key=lambda one: (text_sort_key(one.title), one.key))
        return (*parts, *(Part(UNKNOWN, _("Chưa ghi")) for key in keys if key == UNKNOWN))

    def _titles(self, by: Split, question: Question) -> Callable[[str], str]:
        if by in ("unit", "superior"):
            return lambda key: self._unit(key, question)
        if by in ("commune", "commune_now"):
            return self._commune
        if by in ("campaign", "movement"):
            return self._record_or_option
        if by == "status":
            return lambda key: _(_STATUS[key]) if key in _STATUS else key
        if by == "year":
            heads = {str(one.start.year): year_head(one) for one in _years(question)}
            return lambda key: heads.get(key, key)
        listed = self._listed(by, question)
        if by == "source":
            return lambda key: self._option(listed, key) if key in listed else self._record_or_option(key)
        return lambda key: self._option(listed, key)

    def _unit(self, key: str, question: Question) -> str:
        own = self._session.identity
        named = self._tree.name_on(key, question.end)
        return named or (own.unit_name if key in self._session.own_units else key)

    def _commune(self, key: str) -> str:
        found = self._session.communes.by_key(key)
        return found.with_district if found is not None else key

    def _record_or_option(self, key: str) -> str:
        facts = Versions(self._session.connection, self._session.lifting).facts(key)
        if facts is not None and facts.title:
            return facts.title
        return self._option(self._options(field for field in self._fields() if field.target == "movement"), key)

    def _option(self, listed: Mapping[str, Bilingual], key: str) -> str:
        """Return the title of an answer, of several joined ones each its own."""
        parts = [listed[one].in_language(language()) if one in listed else one for one in key.split("/")]
        return " · ".join(part for part in parts if part)

    def _listed(self, by: Split, question: Question) -> dict[str, Bilingual]:
        """Return the answers that a split goes by, in the order of their lists."""
        if by == "status":
            return {key: Bilingual(words, words) for key, words in _STATUS.items()}
        if by in ("sex", "ethnic_group"):
            return self._options([self._session.definitions.current("person").field(by)])
        if by == "source":
            return self._options(field for field in self._fields() if field.type == "funding" or field.name == "source")
        kinds = [one for one in self._session.definitions if question.kinds is None or one.kind in question.kinds]
        return self._options(one.field(name) for one in kinds for name in one.lifts.subtype)

    def _fields(self) -> list[Field]:
        return [field for one in self._session.definitions for field in one.fields]

    @staticmethod
    def _options(fields: Iterable[Field]) -> dict[str, Bilingual]:
        return {option.code: option.title for field in reversed(list(fields)) for option in field.options}


def _years(question: Question) -> tuple[Period, ...]:
    return Period(question.start, question.end).years
