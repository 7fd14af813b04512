"""F11 and F12: who is put forward for which award. The list goes with the submission, so both read the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from desktop_app.documents.forms.award_submission import (
    ABOUT,
    AwardCount,
    AwardSubmission,
    CountedSubject,
    award_submission,
)
from desktop_app.documents.forms.award_submission import TITLE as SUBMISSION
from desktop_app.documents.forms.nomination_list import (
    TITLE,
    AwardGroup,
    NominationList,
    Nominee,
    nomination_list,
)
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.answers import amount_of, date_of, is_record_id, lines_of, text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.display import display_number
from desktop_app.domain.paper_forms import TextPart
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.paper.cited import NUMBER_BY_HAND, attached_to, document_number
from desktop_app.services.paper.gathering import Gathering, Paperwork, in_full
from desktop_app.services.paper.persons import year_born
from desktop_app.services.paper.wordings import (
    codes_note,
    counted,
    receivers,
    years_of,
)

KIND: Final = "nomination"
_SUBJECTS: Final = ("collective", "individual", "household")
_HEADINGS: Final = ("Tập thể", "Cá nhân", "Hộ gia đình")
_UNITS: Final = ("tập thể", "cá nhân", "hộ gia đình")
_UNNAMED: Final = "……………………"
_HUNDREDTH: Final = Decimal("0.01")
_BLANK_TOTAL: Final = "…… tập thể và …… cá nhân"
_BORN_NOTE: Final = "Cột “Năm sinh/giới tính”: ghi năm sinh và Nam hoặc Nữ; của tập thể thì để trống."


@dataclass(frozen=True, slots=True)
class _Award:
    """What is proposed; ``rank`` puts titles before forms of award, both in the order of their lists."""

    rank: tuple[int, int, int]
    name: str


class _Nominations:
    """What is told of the nominations of one printing as they go by."""

    def __init__(self, at: Gathering) -> None:
        self._at = at
        self._who: tuple[set[str], ...] = (set(), set(), set())
        self._documents: dict[str, Json] = {}
        self._receivers: set[str] = set()
        self._rows = 0

    def note(self, stored: StoredVersion, data: Data) -> int:
        """Count a nomination; return whether it is of a collective (0), a person (1) or a household (2)."""
        subject = max(_place_in(_SUBJECTS, data.get("subject_type")), 0)
        self._rows += 1
        self._who[subject].add(_identity(stored, data))
        document = data.get("submission")
        self._documents[attached_to(document, "")] = document
        self._receivers.add(in_full(text_of(data.get("submitted_to"))))
        return subject

    @property
    def submission(self) -> Json:
        """Return the submission all nominations name, None where they name none or several."""
        (document,) = self._documents.values() if len(self._documents) == 1 else (None,)
        return document if document_number(document) else None

    def text(self, part: TextPart, year: str) -> tuple[str, ...]:
        """Return a part of the paper's words; whom all nominations name as receiver stands for the superior union."""
        if len(self._receivers) == 1 and "" not in self._receivers:
            (receiver,) = self._receivers
            return self._at.text(part, year=year, superior=receiver)
        return self._at.text(part, year=year)

    @property
    def total(self) -> str:
        """Return "02 tập thể và 15 cá nhân": each once, and how many proposals where somebody is named twice."""
        parts = [f"{counted(len(who))} {unit}" for who, unit in zip(self._who, _UNITS, strict=True) if who]
        said = " và ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
        once = sum(len(who) for who in self._who)
        return said if once == self._rows else f"{said} ({counted(self._rows)} lượt đề nghị)"

    def award(self, definition: Definition, data: Data) -> _Award:
        """Return what is proposed: a title, or a form of award with the class of an order."""
        for place, name in enumerate(("title_proposed", "form_proposed")):
            said = self._at.shown(definition, data, name)
            if said:
                degree = self._at.shown(definition, data, "class")
                codes = [option.code for option in definition.field(name).options]
                classes = [option.code for option in definition.field("class").options] if degree else []
                rank = (place, _place_in(codes, data.get(name)), _place_in(classes, data.get("class")))
                return _Award(rank, f"{said} {degree[0].lower()}{degree[1:]}" if degree else said)
        return _Award((2, 0, 0), _UNNAMED)

    def nominee(self, definition: Definition, data: Data, award: str) -> Nominee:
        """Return a line of the list."""

        def shown(name: str) -> str:
            return self._at.shown(definition, data, name)

        born = [year_born(data.get("person")), shown("sex")]
        rating = shown("rating")
        told = (text_of(data.get("achievements")), f"{rating}." if rating else "", self._initiative(data))
        return Nominee(
            name=shown("person") or shown("collective"),
            born="\n".join(part for part in born if part),
            position=shown("position"),
            award=award,
            achievements="\n".join(part for part in told if part),
            earlier=[_earlier(line) for line in lines_of(data.get("earlier_awards"))],
            votes=_share(amount_of(data.get("votes")), amount_of(data.get("council_members"))),
            note=text_of(data.get("note")),
        )

    def _initiative(self, data: Data) -> str:
        """Return the initiative and the decision that recognised it; what is not in this book is left to the pen."""
        record = data.get("initiative")
        if not is_record_id(record):
            return ""
        stored = self._at.newest(str(record))
        if stored is None:
            return f"Sáng kiến “{_UNNAMED}” (QĐ số ……)"
        told = stored.version.data
        number, decided = text_of(told.get("decision")), date_of(told.get("decided_on"))
        day = f" ngày {decided.display()}" if decided else ""
        decision = f"{number or '……'}{day}"
        return f"Sáng kiến “{text_of(told.get('title'))}” (QĐ số {decision})"


def gather_submission(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one submission. Raises NothingChosen, RecordUnknown, DraftNotPrinted, NothingToPrint."""
    if at.wish.blank:
        blank = _submission(
            at, _Nominations(at), at.year, [CountedSubject(title) for title in _HEADINGS[:2]], _BLANK_TOTAL
        )
        yield at.made(SUBMISSION, lambda stamp: award_submission(blank, stamp))
        return
    chosen = at.chosen()
    at = at.called_on(chosen.last_day())
    seen = _Nominations(at)
    counts: dict[tuple[int, tuple[int, int, int]], tuple[str, int]] = {}
    for stored in chosen:
        definition, data = at.definition_of(stored), at.data(stored)
        award = seen.award(definition, data)
        key = (seen.note(stored, data), award.rank)
        counts[key] = (award.name, counts.get(key, ("", 0))[1] + 1)
    if not counts:
        raise NothingToPrint(form=at.form.form)
    year = years_of(at, chosen)
    subjects = [
        CountedSubject(
            heading,
            [
                AwardCount(name, f"{counted(count)} {_UNITS[place]}")
                for (subject, _rank), (name, count) in sorted(counts.items())
                if subject == place
            ],
        )
        for place, heading in enumerate(_HEADINGS)
        if any(subject == place for subject, _rank in counts)
    ]
    content = _submission(at, seen, year, subjects, seen.total)
    content, numbered = _of_record(content, seen.submission)
    title = f"{SUBMISSION} {ABOUT} năm {year}"
    yield at.made(title, lambda stamp: award_submission(content, stamp), chosen, at.subject, numbered=numbered)


def _submission(
    at: Gathering, seen: _Nominations, year: str, subjects: list[CountedSubject], total: str
) -> AwardSubmission:
    to = seen.text("addressees", year)
    said = f"Tổng số đề nghị khen thưởng: {total}, cụ thể như sau:"
    return AwardSubmission(
        letterhead=at.letterhead(),
        year=year,
        addressees=to,
        grounds=seen.text("grounds", year),
        opening=(*seen.text("opening", year), said),
        subjects=subjects,
        closing=seen.text("closing", year),
        signer=at.signature(),
        receivers=receivers(at, to),
    )


def _of_record(content: AwardSubmission, document: Json) -> tuple[AwardSubmission, bool]:
    """Return the paper with the number and day its nominations name, and whether it takes one from the register."""
    if not isinstance(document, dict):
        return content, True
    signed = date_of(document.get("date"))
    day = (signed and signed.day) or content.letterhead.day
    head = replace(content.letterhead, number=document_number(document), day=day)
    return replace(content, letterhead=head), False


def gather_nomination_list(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one list. It is kept whole while it is put in order: groups go by award, whatever the order chosen.

    Raises NothingChosen, RecordUnknown, DraftNotPrinted.
    """
    if at.wish.blank:
        content = _blank_list(at, _Nominations(at))
        yield at.made(TITLE, lambda stamp: nomination_list(content, stamp))
        return
    chosen = at.chosen()
    at = at.called_on(chosen.last_day())
    seen = _Nominations(at)
    groups: tuple[dict[_Award, list[Nominee]], ...] = ({}, {}, {})
    for stored in chosen:
        definition, data = at.definition_of(stored), at.data(stored)
        award = seen.award(definition, data)
        groups[seen.note(stored, data)].setdefault(award, []).append(seen.nominee(definition, data, award.name))
    head = at.letterhead()
    year = years_of(at, chosen)
    content = NominationList(
        letterhead=head,
        year=year,
        appendix=attached_to(seen.submission, head.office, number=NUMBER_BY_HAND),
        total=seen.total,
        signer=at.signature(),
        receivers=seen.text("receivers", year),
        groups=tuple(_in_order(group) for group in groups),
    )
    yield at.made(f"{TITLE} năm {year}", lambda stamp: nomination_list(content, stamp), chosen, at.subject)


def _blank_list(at: Gathering, seen: _Nominations) -> NominationList:
    definition = at.definition(KIND)
    asked = "Cột “Hình thức đề nghị” ghi chữ và số. Danh hiệu thi đua"
    titles = codes_note(asked, at.current(definition.field("title_proposed")), mark="D")
    forms = codes_note("Hình thức khen thưởng", at.current(definition.field("form_proposed")), mark="K")
    head = at.letterhead()
    return NominationList(
        letterhead=head,
        year=at.year,
        appendix=attached_to(None, head.office, number=NUMBER_BY_HAND),
        total=_BLANK_TOTAL,
        signer=at.signature(),
        receivers=seen.text("receivers", at.year),
        codes=(_BORN_NOTE, titles, forms),
        blank=True,
    )


def _in_order(groups: dict[_Award, list[Nominee]]) -> list[AwardGroup]:
    return [AwardGroup(award.name, groups[award]) for award in sorted(groups, key=lambda one: one.rank)]


def _identity(stored: StoredVersion, data: Data) -> str:
    """Return what tells one nominee from another; who cannot be told is one of her own."""
    version, person = stored.version, data.get("person")
    if not isinstance(person, dict):
        return f"{version.unit} {text_of(data.get('collective')).casefold()}"
    known = text_of(person.get("record")) or text_of(person.get("number"))
    name, birth = text_of(person.get("name")).casefold(), text_of(person.get("birth"))
    if known or not birth:
        return known or version.record
    return f"{version.unit} {name} {birth} {text_of(data.get('position')).casefold()}"


def _earlier(line: Data) -> str:
    year, decision = amount_of(line.get("year")), text_of(line.get("decision"))
    told = ", ".join(part for part in (str(year) if year else "", decision) if part)
    return f"{text_of(line.get('award'))} ({told})" if told else text_of(line.get("award"))


def _share(votes: int | None, members: int | None) -> str:
    """Return the share of votes for and what it is a share of; "" where nobody voted."""
    if votes is None:
        return ""
    if not members:
        return f"{votes} phiếu"
    share = (Decimal(votes) * 100 / members).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return f"{display_number(f'{share:f}'.rstrip('0').rstrip('.'))}%\n({votes}/{members})"


def _place_in(codes: Iterable[str], code: Json) -> int:
    return next((place for place, one in enumerate(codes) if one == code), -1)
