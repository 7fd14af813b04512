"""F02, BẢN GIAO ƯỚC THI ĐUA: what the head of a unit and its union, or the units of a cluster, pledge to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Block, Grounds, Heading, Text, Title, Together, ended
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.handwriting import Answer, AnswerRow, Leaders, Ticks
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import BODY_BOLD
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import ROOM, ROOM_FOR_PEN, SIGN_SEAL, Signature, Signatures
from desktop_app.documents.table_blocks import BY_HAND, TableBlock, by_hand, continued
from desktop_app.documents.tables import TableRow

FORM: Final = "F02"
TITLE: Final = "BẢN GIAO ƯỚC THI ĐUA"
HEAD: Final = "THỦ TRƯỞNG ĐƠN VỊ"
UNION: Final = "TM. BAN CHẤP HÀNH CÔNG ĐOÀN"
_UNIONS: Final = ("công đoàn", "cđcs", "nghiệp đoàn", "lđlđ", "liên đoàn lao động")
_NAMED: Final = 3
"""Parties that are named in the title; of more there it says what they are."""
_MOST_LINES: Final = 30

# Portrait: 165 mm between the margins.
COLUMNS: Final = (
    Column("STT", 11.5, "centre"),
    Column("Nội dung, chỉ tiêu", 59.5),
    Column("Đơn vị tính", 24, "centre"),
    Column("Chỉ tiêu\nnăm", 23, "right", number=True),
    Column("Biện pháp", 47),
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who pledges, who signs for it, in which position ("Hiệu trưởng")."""

    name: str = ""
    signatory: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class PledgedTarget:
    """A line of what is pledged."""

    content: str
    measured_in: str = ""
    plan: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class PledgeAgreement:
    """Everything printed.

    ``between`` is what many parties are together ("các đơn vị trong khối, cụm thi đua"). ``two_sided``: the head of a
    unit and its union, who sign as such; any other parties sign under their names. ``forms`` are the ways to pledge,
    to be ticked on a blank. ``commitment`` are paragraphs, without any room is left for them.
    """

    letterhead: Letterhead
    year: str
    movement: str
    parties: Sequence[Party]
    between: str
    two_sided: bool
    grounds: Sequence[str]
    opening: Sequence[str]
    targets: Sequence[PledgedTarget]
    commitment: Sequence[str]
    closing: Sequence[str]
    copies: int | None = None
    forms: Sequence[str] = ()
    blank_rows: int = 0


def pledge_agreement(content: PledgeAgreement, stamp: Stamp) -> Document:
    """Return the agreement as a paper."""
    blocks: tuple[Block, ...] = (
        Title(TITLE, _abstract(content)),
        *([Ticks("Giao ước giữa", content.forms)] if content.forms else []),
        Grounds(content.grounds),
        Heading("I. CÁC BÊN GIAO ƯỚC"),
        *_parties(content.parties),
        Heading("II. NỘI DUNG GIAO ƯỚC"),
        *(Text(line) for line in content.opening),
        TableBlock(COLUMNS, _targets(content), row_height=BY_HAND if content.blank_rows else 0.0, form=FORM),
        *_commitment(content),
        *(Text(line) for line in content.closing),
        Together((Text(_copies(content.copies)), _signatures(content))),
    )
    return Document(f"{TITLE} năm {content.year}".strip(), stamp, content.letterhead, blocks)


def _commitment(content: PledgeAgreement) -> Sequence[Block]:
    heading = Heading("III. CAM KẾT")
    if content.commitment:
        return (heading, *(Text(line) for line in content.commitment))
    return (Together((heading, Leaders(4 if content.blank_rows else 2))),)


def _abstract(content: PledgeAgreement) -> str:
    """Return "Năm 2026", the movement, and "Giữa … và …"."""
    year = f"Năm {content.year or '20……'}"
    movement = f"Phong trào thi đua {content.movement}" if content.movement else ""
    names = [party.name for party in content.parties]
    if not all(names):
        return "\n".join(part for part in (year, movement) if part)
    named = len(names) <= _NAMED
    between = f"Giữa {', '.join(names[:-1])}\nvà {names[-1]}" if named else f"Giữa {content.between}"
    return "\n".join(part for part in (year, movement, between) if part)


def _parties(parties: Sequence[Party]) -> Iterator[Block]:
    for number, party in enumerate(parties, start=1):
        at = f"{number}."
        name = Text(party.name, BODY_BOLD, hang=at, above=4) if party.name else Answer(f"{at} Tên đơn vị")
        signed = AnswerRow((Answer("Đại diện", party.signatory), Answer("Chức vụ", party.position)), (6, 5))
        yield Together((name, signed))


def _targets(content: PledgeAgreement) -> Iterator[TableRow]:
    for number, one in enumerate(content.targets, start=1):
        cells = (str(number), one.content, one.measured_in, one.plan, one.means)
        yield from continued(COLUMNS, cells, _MOST_LINES)
    yield from by_hand(COLUMNS, content.blank_rows, len(content.targets) + 1)


def _copies(copies: int | None) -> str:
    count = "……" if copies is None else f"{copies:02d}"
    return ended(f"Bản giao ước này được lập thành {count} bản có giá trị như nhau")


def _signatures(content: PledgeAgreement) -> Signatures:
    """Return a column for each of two parties, rows of three for more."""
    two = len(content.parties) == 2
    signers = []
    for place, party in enumerate(content.parties):
        title = _side(content.parties, place) if content.two_sided and two else f"ĐẠI DIỆN {party.name.upper()}".strip()
        titles = (title, party.position.upper()) if party.position else (title,)
        signers.append(Signature(titles, SIGN_SEAL, party.signatory))
    return Signatures(signers, ROOM if two else ROOM_FOR_PEN, a_row=3)


def _side(parties: Sequence[Party], place: int) -> str:
    """Return as what the party at ``place`` of two signs: told by their names, else in the order of the form."""
    unions = [party.name.casefold().startswith(_UNIONS) for party in parties]
    is_union = unions[place] if unions[0] != unions[1] else place == 1
    return UNION if is_union else HEAD
