"""What somebody wants on paper, and what a drawn paper is. Plain data, shared by window and command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.paper_forms import TextPart
from desktop_app.domain.report_questions import Moment


class NothingChosen(Refused):
    """A paper needs records, a campaign, days, or to be blank. Fields: ``form``."""

    code = "nothing_chosen"


class PaperFormUnknown(Refused):
    """There is no such form. Fields: ``form``."""

    code = "paper_form_unknown"


class PaperStale(Refused):
    """The records changed between drawing and printing: the paper has to be drawn anew. Fields: ``form``."""

    code = "paper_stale"


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content, as the person set it: remembered for each form.

    ``place`` stands before the date; ``day`` None leaves the date to the pen. ``number`` is printed after "Số: " as it
    is ("05/TTr-CĐCS"), "" leaves room for it. ``authority`` are the lines above the signature, ``signer`` the name
    under it. ``texts`` are the lines of each part the office may change; a part that is not there is as by default.
    ``chosen``: the number was typed or picked by somebody, so it stays as it is where another one would be proposed.
    """

    place: str
    day: date | None
    number: str = ""
    authority: tuple[str, ...] = ()
    signer: str = ""
    texts: Mapping[TextPart, tuple[str, ...]] = field(default_factory=dict)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PaperWish:
    """One printing: which form, of what, in which version, within which frame.

    Exactly one of ``records``, ``campaign``, the pair ``start`` and ``end`` (first and last day; a year is its first
    and last day, the state on a day is ``end`` alone), ``bundle`` (number, F16) or ``blank`` says of what; ``blank``
    may name a campaign for its heading. ``public``: the copy for the notice board. ``sensitive``: with the columns
    that are left out otherwise. ``frame`` None: as remembered. ``moment``: figures as the book stood
    then. A record that is named twice is printed once: its money would be summed twice.
    """

    form: str
    records: tuple[str, ...] = ()
    campaign: str = ""
    start: date | None = None
    end: date | None = None
    bundle: int | None = None
    blank: bool = False
    public: bool = False
    sensitive: bool = False
    frame: Frame | None = None
    moment: Moment | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", tuple(dict.fromkeys(self.records)))


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One paper of a printing: a list, or one of several records printed in one go.

    ``code`` is the short code at the foot ("7K3M-Q2XD"), by which a scanned copy finds the way back; ``mark`` changes
    with any version on it. ``versions`` yields (record id, version id) of what stands on it, anew at each call.
    ``numbered`` False: it bears no number, or one that stands in its record; none is taken from the register for it.
    ``when`` is its own day where that stands in its record and not in the frame: its number is of that year.
    """

    code: str
    mark: str
    title: str
    versions: Iterable[tuple[str, str]]
    numbered: bool = True
    when: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as drawn: the PDF or Word file, and what has to be remembered once it leaves the book.

    ``parts`` is empty for a blank. ``name`` is the proposed file name without ending. ``earlier`` are the numbers of
    earlier printings it may keep, as they are printed, the newest first; empty where it has one already.
    ``printed_at`` is the time its foot names and its code is made of. ``facts`` is the digest of what its figures rest
    on beside the records (``storage.kept_reports``), "" of a paper that counts nothing.
    """

    wish: PaperWish
    frame: Frame
    content: bytes = field(repr=False)
    name: str
    parts: tuple[PrintedPart, ...] = ()
    earlier: tuple[str, ...] = ()
    printed_at: datetime | None = field(default=None, compare=False)
    facts: str = ""
