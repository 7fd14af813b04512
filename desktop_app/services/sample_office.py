"""The office with made-up data: "try with sample data" in the window."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.base.card import has_store
from desktop_app.base.clock import Clock
from desktop_app.base.following import NOBODY, Following
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.opening import open_session
from desktop_app.services.sample import QUICK, Sample, SampleSize
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.session import Session
from desktop_app.services.setting_up import SetUp, make_store

PASSPHRASE: Final = "demo"  # noqa: S105 - made-up data; the demonstration says so
"""Of every book with made-up data."""
OFFICE: Final = SetUp(
    role="office",
    name="CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
    operator="Lò Thị Phương",
    passphrase=PASSPHRASE,
    commune="03544",
    title="Chủ tịch",
    demo=True,
)
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
_UNIT: Final = "CD0101"
_SEED: Final = 20200701
"""The day of the article this program began from."""

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
    session = open_session(folder, operator=OFFICE.operator, passphrase=PASSPHRASE, clock=clock)
    if not SampleBook(session).unfinished:
        return session
    session.close()
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _made(folder: Path, clock: Clock, size: SampleSize, by: Following) -> Session:
    """Make the sample; where something ends it, nothing is left of it."""
    by.report(0, _WHOLE, MAKING)
    session = make_store(folder, OFFICE, clock=clock).session
    try:
        SampleBook(session).begin()
        sample = Sample(session, size, seed=_SEED, commune=OFFICE.commune)
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
            request = enrolment.write_request(stick, signer=OFFICE.operator, passphrase=PASSPHRASE)
            admission = ProvinceEnrolment(province.session).approve(
                request,
                " ".join(enrolment.state().fingerprint),
                unit=_UNIT,
                to=stick,
                signer=PROVINCE.operator,
                passphrase=PASSPHRASE,
            )
            by.check()
            enrolment.accept(admission, " ".join(province.fingerprint))
        finally:
            province.session.close()
