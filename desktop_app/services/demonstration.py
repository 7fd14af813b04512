"""The whole job on made-up data: three offices record, enrol, export; the province receives; papers; totals agree.

Writes ``offices/<n>/``, ``province/``, ``stick/`` and ``papers/`` under one folder. Every passphrase is ``demo``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.base.card import has_store
from desktop_app.base.clock import Clock
from desktop_app.base.errors import Bug, Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.demonstration_receipts import WayBack, review, way_back
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.key_papers import save_key_papers
from desktop_app.services.opening import open_session
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.reporting import Reporting, ReportRow
from desktop_app.services.sample import FULL, QUICK, Sample, SampleSize
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore, SetUp, make_store

PASSPHRASE: Final = "demo"  # noqa: S105 - made-up data; the demonstration says so
PROVINCE: Final = SetUp(
    role="province",
    name="LĐLĐ tỉnh Lai Châu",
    operator="Nguyễn Thu Hiền",
    passphrase=PASSPHRASE,
    superior="Tổng Liên đoàn Lao động Việt Nam",
    unit="LD12",
    title="Chuyên viên",
    demo=True,
)
_OFFICES: Final = (
    ("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "03544", "Lò Thị Phương", "CD0101"),
    ("CĐCS Trung tâm y tế Mường Tè", "03433", "Vàng A Lử", "CD0102"),
    ("CĐCS Công ty Cổ phần Chè Than Uyên", "03595", "Hoàng Văn Thủy", "CD0103"),
)
_SEED: Final = 20200701
"""The day of the article this program began from."""

YEARS: Final = (date(2025, 1, 1), date(2026, 12, 31))


class FolderInUse(Refused):
    """The folder for the demonstration holds files already. Fields: ``folder``."""

    code = "demo_folder_in_use"


class TotalsDisagree(Bug):
    """The province's figures are not the office's. Fields: ``unit``."""

    code = "demo_totals_disagree"


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """One office's figures as it counts them itself, and as the province counts them."""

    unit: str
    name: str
    records: int
    own: tuple[ReportRow, ...]
    province: tuple[ReportRow, ...]

    @property
    def agree(self) -> bool:
        """Whether both say the same."""
        return self.own == self.province


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made: figures by office, bundles on the stick, papers, and what the receipts told each office."""

    offices: tuple[OfficeFigures, ...]
    bundles: tuple[Path, ...]
    papers: tuple[Path, ...]
    answers: tuple[WayBack, ...] = ()

    @property
    def agree(self) -> bool:
        """Whether every office's totals equal the province's."""
        return all(office.agree for office in self.offices)


OPENING, MAKING, FILLING, ENROLLING = "opening", "making", "filling", "enrolling"
"""Stages of ``sample_office``, as it tells them."""
_MADE, _FILLED, _PROVINCE_MADE, _WHOLE = 25, 50, 75, 100
"""Shares of the time it takes, as measured: each store's keys and schema cost as much as all records."""


def sample_office(folder: Path, clock: Clock, *, size: SampleSize = QUICK, by: Following = NOBODY) -> Session:
    """Open the sample office in ``folder``, made with made-up data the first time: "try with sample data".

    Its device is enrolled with a province nobody opens again, so that exporting can be tried too. ``by`` follows it;
    stopped, or killed, it is made from the beginning the next time.
    """
    by.report(0, 0, OPENING)
    session = _opened(folder, clock) if has_store(folder) else None
    if session is None:
        session = _made(folder, clock, size, by)
    try:
        by.check()
        book = SampleBook(session)
        if not book.is_sample:  # also one that an earlier release made
            book.mark()
    except BaseException:
        session.close()
        raise
    return session


def _opened(folder: Path, clock: Clock) -> Session | None:
    """Open the sample that is there; None, and nothing there any more, where it was never finished."""
    session = open_session(folder, operator=_answers(0).operator, passphrase=PASSPHRASE, clock=clock)
    if not SampleBook(session).unfinished:
        return session
    session.close()
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _made(folder: Path, clock: Clock, size: SampleSize, by: Following) -> Session:
    """Make the sample; where something ends it, nothing is left of it."""
    by.report(0, _WHOLE, MAKING)
    session = make_store(folder, _answers(0), clock=clock).session
    try:
        SampleBook(session).begin()
        sample = Sample(session, size, seed=_SEED, commune=_OFFICES[0][1])
        share = (_FILLED - _MADE) / sample.steps
        sample.fill(lambda kinds: by.report(_MADE + int(share * kinds), _WHOLE, FILLING))
        _enrol_with_nobody(session, clock, by)
        SampleBook(session).mark()
    except BaseException:
        session.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return session


def _enrol_with_nobody(office: Session, clock: Clock, by: Following) -> None:
    """Enrol the sample office with a province that is made for it and thrown away."""
    with TemporaryDirectory(prefix="so-cong-doan-mau-") as place:
        stick = Path(place)
        by.report(_FILLED, _WHOLE, ENROLLING)
        province = make_store(stick / "tinh", PROVINCE, clock=clock)
        try:
            by.report(_PROVINCE_MADE, _WHOLE, ENROLLING)
            enrolment = OfficeEnrolment(office)
            request = enrolment.write_request(stick, signer=_OFFICES[0][2], passphrase=PASSPHRASE)
            admission = ProvinceEnrolment(province.session).approve(
                request,
                " ".join(enrolment.state().fingerprint),
                unit=_OFFICES[0][3],
                to=stick,
                signer=PROVINCE.operator,
                passphrase=PASSPHRASE,
            )
            by.check()
            enrolment.accept(admission, " ".join(province.fingerprint))
        finally:
            province.session.close()


def demonstrate(folder: Path, clock: Clock, *, quick: bool = False, tell: Callable[[str, str], None]) -> Demonstration:
    """Do the whole job under ``folder``. ``tell(step, subject)`` hears a code and a name as each step begins.

    Raises FolderInUse, TotalsDisagree, NotReconciled, and what the steps raise.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(folder=folder.name)
    stick, papers = folder / "stick", folder / "papers"
    for made in (stick, papers, folder / "offices"):
        made.mkdir(parents=True, exist_ok=True)
    tell("province", PROVINCE.name)
    province = make_store(folder / "province", PROVINCE, clock=clock)
    offices: list[NewStore] = []
    try:
        printed = save_key_papers(province, papers / "province", printed_at=clock.now())
        for number in range(len(_OFFICES)):
            offices.append(_office(folder, number, province.session, stick, clock, quick=quick, tell=tell))
        return _received(offices, province.session, stick, papers, printed, tell)
    finally:
        for office in offices:
            office.session.close()
        province.session.close()


def _answers(number: int) -> SetUp:
    name, commune, operator, _unit = _OFFICES[number]
    return SetUp(
        role="office", name=name, commune=commune, operator=operator, passphrase=PASSPHRASE, title="Chủ tịch", demo=True
    )


def _office(
    folder: Path,
    number: int,
    province: Session,
    stick: Path,
    clock: Clock,
    *,
    quick: bool,
    tell: Callable[[str, str], None],
) -> NewStore:
    """Make one office, enrol it, record, export, correct something, export again."""
    name, commune, operator, unit = _OFFICES[number]
    tell("office", name)
    made = make_store(folder / "offices" / str(number + 1), _answers(number), clock=clock)
    tell("record", name)
    size = QUICK if quick else FULL
    Sample(made.session, size, seed=_SEED + number, commune=commune).fill()
    tell("enrol", name)
    _enrol(made, province, stick, unit)
    tell("export", name)
    exporting = Exporting(made.session)
    exporting.export(stick, signer=operator, passphrase=PASSPHRASE)
    _correct(made.session)
    exporting.export(stick, signer=operator, passphrase=PASSPHRASE)
    return made


def _enrol(office: NewStore, province: Session, stick: Path, unit: str) -> None:
    """Do both sides; a person would type the digits from the other's paper."""
    enrolment, desk = OfficeEnrolment(office.session), ProvinceEnrolment(province)
    request = enrolment.write_request(stick, signer=office.session.operator.name, passphrase=PASSPHRASE)
    admission = desk.approve(
        request, " ".join(office.fingerprint), to=stick, signer=PROVINCE.operator, passphrase=PASSPHRASE, unit=unit
    )
    enrolment.accept(admission, " ".join(desk.fingerprint()))


def _correct(session: Session) -> None:
    """Correct one gift and delete another, as offices do after the first bundle has left."""
    entry, rows = Entry(session), Browsing(session).open("gift", order="newest").rows(0, 2)
    data: Data = {**rows[0].data, "note": "Đã đối chiếu danh sách ký nhận", "cash": 700_000}
    entry.complete("gift", data, record=rows[0].id, reason="Ghi nhầm số tiền")
    entry.delete(rows[1].id, reason="Ghi trùng")


def _received(
    offices: list[NewStore],
    province: Session,
    stick: Path,
    papers: Path,
    printed: list[Path],
    tell: Callable[[str, str], None],
) -> Demonstration:
    tell("receive", PROVINCE.name)
    for answer in Receiving(province).receive([stick]):
        if answer.stopped_by is not None:
            raise answer.stopped_by
        if not answer.ok:
            raise TotalsDisagree(unit=answer.unit, file=answer.file, reason=answer.code)
    for number, office in enumerate(offices, start=1):
        tell("print", office.identity.unit_name)
        printed += _papers(office, papers / str(number))
    tell("compare", PROVINCE.name)
    figures = tuple(_figures(office.session, province) for office in offices)
    for one in figures:
        if not one.agree:
            raise TotalsDisagree(unit=one.unit)
    tell("answer", PROVINCE.name)
    review(province, offices[0].identity.unit)
    answers = way_back((office.session for office in offices), province, stick, passphrase=PASSPHRASE)
    return Demonstration(figures, tuple(sorted(stick.glob("CD*.scd"))), tuple(printed), answers)


def _papers(office: NewStore, folder: Path) -> list[Path]:
    """Print the sheets of keys and one paper of each sort: lists, letters, minutes, a report, a blank."""
    printed = save_key_papers(office, folder, printed_at=office.session.time.printed_at())
    desk = PaperDesk(office.session)
    for name, wish in _wishes(office.session, desk.campaigns("F08")[0].record).items():
        printed.append(folder / f"{name}.pdf")
        desk.print_to(wish, printed[-1])
    return printed


def _wishes(session: Session, campaign: str) -> dict[str, PaperWish]:
    """Return what is printed of an office, by the name of its file."""
    year = PaperWish("F13", start=date(2026, 1, 1), end=date(2026, 12, 31))
    gifts = PaperWish("F08", campaign=campaign)
    each = {
        f"{form}-{name}": PaperWish(form, records=(Browsing(session).open(kind).rows(0, 1)[0].id,))
        for form, kind, name in _OF_ONE_RECORD
    }
    return {
        "F01-dang-ky-thi-dua": replace(year, form="F01"),
        **each,
        "F08-danh-sach-ky-nhan": gifts,
        "F08-niem-yet": replace(gifts, public=True),
        "F08-mau-trong": PaperWish("F08", blank=True),
        "F10-danh-muc-sang-kien": replace(year, form="F10"),
        "F13-bao-cao-nam": year,
        "F16-phieu-giao-nhan": PaperWish("F16"),
    }


_OF_ONE_RECORD: Final = (
    ("F04", "support_request", "don-de-nghi"),
    ("F05", "survey", "bien-ban-khao-sat"),
    ("F06", "meeting", "bien-ban-hop-xet"),
    ("F07", "house", "bien-ban-ban-giao"),
)


def _figures(office: Session, province: Session) -> OfficeFigures:
    unit = office.identity.unit
    own, theirs = Reporting(office).period(*YEARS), Reporting(province).period(*YEARS, unit=unit)
    records = sum(Browsing(office).counts().values())
    return OfficeFigures(unit, office.identity.unit_name, records, tuple(own), tuple(theirs))
