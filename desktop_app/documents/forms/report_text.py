"""What the papers of reports share: numbered parts of points, room for the pen, appendices and their first lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Addressees, Block, Grounds, Heading, Points, Text, Together, ended
from desktop_app.documents.forms.report_points import ReportPart, Tell
from desktop_app.documents.handwriting import Leaders
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.domain.report_model import ReportSection

NONE_TOLD: Final = "Trong kỳ chưa ghi nhận số liệu về nội dung này."
ATTACHED: Final = "(Có Phụ lục I kèm theo)"
"""A paper with an appendix says so (NĐ 30/2020, Appendix I)."""
SITUATION: Final = "situation"
LIMITS: Final = "limits"
PLANS: Final = "plans"
"""Names of the sections that stand in every report beside its parts."""
_ROOM: Final = 3
_ROOM_OF_PART: Final = 2


Sections = Mapping[str, ReportSection]
"""What is said of each part, by the name of the part."""


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What surrounds the content of a report: receivers, grounds, the paragraphs an office writes itself, who signs."""

    addressees: Sequence[str]
    grounds: Sequence[str]
    opening: Sequence[str]
    closing: Sequence[str]
    receivers: Sequence[str]
    signature: Signature


def beginning(frame: ReportFrame) -> list[Block]:
    """Return kính gửi, căn cứ and the first paragraphs."""
    blocks: list[Block] = [Addressees(frame.addressees)]
    if frame.grounds:
        blocks.append(Grounds(frame.grounds))
    return [*blocks, *(Text(line) for line in frame.opening)]


def drafts_of(parts: Sequence[ReportPart], tell: Tell) -> list[ReportSection]:
    """Return what the figures say of each part, as sections an office may write anew."""
    return [ReportSection(part.name, part.title, tuple(part.points(tell))) for part in parts]


def parts_of(parts: Sequence[ReportPart], sections: Sections | None) -> list[Block]:
    """Return the numbered parts with their points or paragraphs; without sections there is room for the pen.

    What an office wrote itself are paragraphs.
    """
    blocks: list[Block] = []
    for number, part in enumerate(parts, start=1):
        blocks.append(Heading(f"{number}. {part.title}", 2))
        if sections is None:
            blocks.append(Leaders(_ROOM_OF_PART))
            continue
        section = sections.get(part.name)
        lines = section.lines if section is not None else ()
        if len(lines) > 1 and not part.prose and section is not None and section.text is None:
            blocks.append(Points(lines))
        else:
            blocks += [Text(line) for line in lines or (NONE_TOLD,)]
    return blocks


def written(sections: Sections | None, name: str) -> list[Block]:
    """Return an office's own paragraphs on shortcomings or plans, or room for them."""
    section = (sections or {}).get(name)
    return [Text(line) for line in section.lines] if section is not None and section.lines else [Leaders(_ROOM)]


def situation(sections: Sections | None, none_counted: str) -> list[Block]:
    """Return the sentences of part I, ``none_counted`` and room for the pen where there are none."""
    section = (sections or {}).get(SITUATION)
    if section is not None and section.lines:
        return [Text(line) for line in section.lines]
    return [Leaders(3)] if sections is None else [Text(none_counted), Leaders(2)]


def ending(frame: ReportFrame) -> list[Block]:
    """Return the last paragraphs, of which the last ends in "./." and stays with SB1."""
    *before, last = frame.closing or ("",)
    signed = Issued(frame.signature, frame.receivers)
    together: list[Block] = [Text(ATTACHED, BODY_ITALIC)]
    together += [Text(ended(last)), signed] if last else [signed]
    return [*(Text(line) for line in before), Together(together)]
