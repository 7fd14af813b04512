"""F07: the minutes of each house or work that was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.documents.forms.handover_minutes import (
    BLANK_FACTS,
    FOR_THE_POOR,
    GROUND_BY_HAND,
    HANDOVER,
    HOUSE,
    PLACE_BY_HAND,
    UNION_HOME,
    WORK,
    HandoverMinutes,
    Source,
    handover_minutes,
)
from desktop_app.documents.forms.minutes import day_words, with_more
from desktop_app.domain.answers import amount_of, date_of, lines_of, parts_of, text_of
from desktop_app.domain.counted_numbers import INEXACT
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.cited import document_number, document_words
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.minutes import area, letterhead, named_on
from desktop_app.services.paper.persons import born, name_of

_POOR: Final = ("for_the_poor", "policy_home")
Facts = tuple[tuple[tuple[str, str], ...], ...]


def gather_handover_minutes(at: Gathering) -> Iterator[Paperwork]:
    """Yield a paper for each handover. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        blank = HandoverMinutes(
            at.letterhead(numbered=False),
            HANDOVER,
            BLANK_FACTS,
            what="",
            grounds=(GROUND_BY_HAND, *at.text("grounds")),
            opening=at.text("opening", day=day_words(None), where=PLACE_BY_HAND),
            closing=at.text("closing", copies=""),
            blank=True,
        )
        yield at.made(HANDOVER, lambda stamp: handover_minutes(blank, stamp))
        return
    for stored in at.chosen():
        yield _paper(at, stored)


def _paper(at: Gathering, stored: StoredVersion) -> Paperwork:
    content = _content(at, stored)
    title = f"{content.title}: {content.abstract or content.receiver_name}"
    return at.made(title, lambda stamp: handover_minutes(content, stamp), Named((stored,)), stored.version.record)


def _content(at: Gathering, stored: StoredVersion) -> HandoverMinutes:
    definition, data, kind = at.definition_of(stored), at.data(stored), stored.version.kind
    work = kind == "community_work"
    day = date_of(data.get("handed_over_on"))
    signed = date_of(parts_of(data.get("handover")).get("date")) if work else None
    copies, named = amount_of(data.get("copies")), named_on(signed or day)
    return HandoverMinutes(
        letterhead=letterhead(at, signed or day, document_number(data.get("handover")) or None),
        title=_title(at, definition, data, kind),
        abstract=text_of(data.get("name")) if work else "",
        what="công trình" if work else "nhà ở",
        facts=_facts(at, definition, data, kind),
        grounds=_grounds(data, at.text("grounds", named=named)),
        opening=at.text("opening", named=named, day=day_words(day), where=at.shown(definition, data, "place")),
        giver=text_of(data.get("handed_by")),
        receiver=text_of(data.get("recipient")) if work else _household(data),
        witnesses=text_of(data.get("witnesses")),
        sources=_sources(definition, data),
        value=amount_of(data.get("value")),
        said=next((one for one in INEXACT if one == data.get("value_qualifier")), "exact"),
        condition=text_of(data.get("condition")),
        commitment=text_of(data.get("commitment")),
        note="" if work else text_of(data.get("note")),
        closing=at.text("closing", named=named, copies="" if copies is None else f"{copies:02d}"),
        receiver_name=name_of(data.get("head")),
    )


def _title(at: Gathering, definition: Definition, data: Data, kind: str) -> str:
    """Return what the minutes are called. The household's class is sensitive and tells nothing here."""
    programme = text_of(data.get("programme"))
    if kind == "community_work":
        named = at.shown(definition, data, "work_type") if data.get("work_type") != "other" else ""
        return f"{WORK} {named.upper()}".rstrip()
    if programme == "union_home":
        return UNION_HOME
    # Repairs among the houses are for poor or policy households: those of members are a kind of their own.
    if kind == "house" and (programme in _POOR or data.get("form") == "repair"):
        return FOR_THE_POOR
    return HOUSE


def _facts(at: Gathering, definition: Definition, data: Data, kind: str) -> Facts:
    size = ("Diện tích", area(at, definition, data, "area"))

    def fact(label: str, name: str) -> tuple[str, str]:
        return label, at.shown(definition, data, name)

    if kind == "community_work":
        kinds, rooms = fact("Loại công trình", "work_type"), fact("Số phòng", "rooms")
        return ((kinds,), (rooms, size), (fact("Kết cấu", "structure"),))
    if kind == "house_repair":
        before, done = fact("Hiện trạng trước khi sửa", "damage"), fact("Nội dung sửa chữa", "works")
        return ((("Hình thức", "Sửa chữa"), size), (before,), (done,))
    return ((fact("Hình thức", "form"), fact("Loại nhà", "house_type"), size), (fact("Kết cấu", "structure"),))


def _household(data: Data) -> str:
    head = data.get("head")
    birth = born(head)
    name = name_of(head)
    known = f"Ông (bà) {name}" if name else ""
    return with_more(with_more(known, f"sinh năm {birth}" if len(birth) == 4 else ""), text_of(data.get("workplace")))


def _grounds(data: Data, others: Sequence[str]) -> list[str]:
    """Return the decision (or room for it) and the survey the record names, and what the office adds."""
    decision, surveyed = document_words(data.get("decision")), date_of(data.get("surveyed_on"))
    survey = f"Biên bản khảo sát {day_words(surveyed)}" if surveyed is not None and surveyed.day is not None else ""
    return [ground for ground in (decision or GROUND_BY_HAND, survey, *others) if ground]


def _sources(definition: Definition, data: Data) -> list[Source]:
    found = []
    for line in lines_of(data.get("funding")):
        code = text_of(line.get("source"))
        option = definition.field("funding").option(code)
        name = option.title.vi if option is not None else code
        found.append(Source(name, amount_of(line.get("amount")), text_of(line.get("note"))))
    return found
