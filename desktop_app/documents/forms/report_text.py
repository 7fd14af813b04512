"""What the papers of reports share: numbered parts of points, room for the pen, appendices and their first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Addressees, Block, Grounds, Heading, Points, Text, Together, ended
from desktop_app.documents.forms.report_points import ReportPart, Tell
from desktop_app.documents.handwriting import Leaders
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.signatures import Issued, Signature

NONE_TOLD: Final = "Trong kỳ chưa ghi nhận số liệu về nội dung này."
ATTACHED: Final = "(Có Phụ lục I kèm theo)"
"""A paper with an appendix says so (NĐ 30/2020, Appendix I)."""
_ROOM: Final = 3
_ROOM_OF_PART: Final = 2


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What surrounds the content of a report: receivers, grounds, the paragraphs an office writes itself, who signs.

    ``limits`` and ``plans`` are the office's own words on shortcomings and on what comes next; without them they are
    left to the pen.
    """

    addressees: Sequence[str]
    grounds: Sequence[str]
    opening: Sequence[str]
    limits: Sequence[str]
    plans: Sequence[str]
    closing: Sequence[str]
    receivers: Sequence[str]
    signature: Signature


def beginning(frame: ReportFrame) -> list[Block]:
    """Return kính gửi, căn cứ and the first paragraphs."""
    blocks: list[Block] = [Addressees(frame.addressees)]
    if frame.grounds:
        blocks.append(Grounds(frame.grounds))
    return [*blocks, *(Text(line) for line in frame.opening)]


def parts_of(parts: Sequence[ReportPart], tell: Tell | None) -> list[Block]:
    """Return the numbered parts with their points; with nobody to tell figures there is room for the pen."""
    blocks: list[Block] = []
    for number, part in enumerate(parts, start=1):
        blocks.append(Heading(f"{number}. {part.title}", 2))
        if tell is None:
            blocks.append(Leaders(_ROOM_OF_PART))
            continue
        points = part.points(tell)
        blocks.append(Points(points) if len(points) > 1 else Text(points[0] if points else NONE_TOLD))
    return blocks


def written(lines: Sequence[str]) -> list[Block]:
    """Return an office's own paragraphs, or room for them."""
    return [Text(line) for line in lines] if lines else [Leaders(_ROOM)]


def ending(frame: ReportFrame) -> list[Block]:
    """Return the last paragraphs, of which the last ends in "./." and stays with SB1."""
    *before, last = frame.closing or ("",)
    signed = Issued(frame.signature, frame.receivers)
    together: list[Block] = [Text(ATTACHED, BODY_ITALIC)]
    together += [Text(ended(last)), signed] if last else [signed]
    return [*(Text(line) for line in before), Together(together)]
