"""One office of the demonstration: its own store, in which it records, sends, is told and corrects.

Its connection is open only while it is at work, so fifty offices take no more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop_app.base.clock import Clock
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.key_papers import save_key_papers
from desktop_app.services.sample_office import PASSPHRASE
from desktop_app.services.seed import SeedUnit
from desktop_app.services.session import Session
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.storage.slots import KdfParameters

Fill = Callable[[Session, SeedUnit], int]
"""Records what a unit did, and returns how many records that were."""
HANDLED: Final = "gift"
"""Of this kind one is entered twice, one is corrected and one is sent back."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every office of the demonstration meets: the province, the stick between them, and the folder of its own.

    ``superior`` is the name of the union above it.
    """

    folder: Path
    province: Session
    stick: Path
    clock: Clock
    kdf: KdfParameters
    superior: str


@dataclass(slots=True)
class DemoOffice:
    """An office that was set up. ``slips``: it enters a gift twice, and puts that right after its first bundle."""

    unit: SeedUnit
    slips: bool
    papers: list[Path]
    bundles: list[Path] = field(default_factory=list)
    _session: Session = field(kw_only=True, repr=False)
    _digits: str = field(kw_only=True)

    @classmethod
    def set_up(cls, unit: SeedUnit, about: Surroundings, papers: Path, *, slips: bool) -> DemoOffice:
        """Make the store of ``unit``; its sheets of keys go into ``papers``. Close the office at the end."""
        made = make_store(about.folder, _answers(unit, about.superior), clock=about.clock, kdf=about.kdf)
        try:
            printed = save_key_papers(made, papers, printed_at=made.session.time.printed_at())
        except BaseException:
            made.session.close()
            raise
        return cls(unit, slips, printed, _session=made.session.hand_over(), _digits=" ".join(made.fingerprint))

    @contextmanager
    def at_work(self) -> Iterator[Session]:
        """Lend the session; afterwards its connection is closed, while the store stays this process's own."""
        session = self._session.take_over()
        try:
            yield session
        finally:
            session.hand_over()

    def close(self) -> None:
        """Give the store back."""
        self._session.close()

    def begin(self, session: Session, about: Surroundings, fill: Fill) -> None:
        """Have the device admitted, record everything and send it.

        An office that slips began to record before the province had admitted it, under a code of its own.
        """
        twice: list[str] = []
        if self.slips:
            fill(session, self.unit)
            twice = _entered_twice(session)
        self._enrol(session, about)
        if not self.slips:
            fill(session, self.unit)
        self.send(session, about.stick)
        if twice:
            _put_right(session, twice)
            self.send(session, about.stick)

    def send(self, session: Session, stick: Path) -> Path:
        """Sign, seal and write the next bundle onto the stick."""
        done = Exporting(session).export(stick, signer=self.unit.chair, passphrase=PASSPHRASE)
        self.bundles.append(done.written_to)
        return done.written_to

    def _enrol(self, session: Session, about: Surroundings) -> None:
        """Do both sides; a person would type the digits from the other's paper."""
        enrolment, desk = OfficeEnrolment(session), ProvinceEnrolment(about.province)
        request = enrolment.write_request(about.stick, signer=self.unit.chair, passphrase=PASSPHRASE)
        admission = desk.approve(
            request,
            self._digits,
            to=about.stick,
            signer=about.province.operator.name,
            passphrase=PASSPHRASE,
            unit=self.unit.code,
        )
        enrolment.accept(admission, " ".join(desk.fingerprint()))


def _entered_twice(session: Session) -> list[str]:
    """Enter a gift that is there once more, and return the new record; none in a book without gifts."""
    rows = Browsing(session).open(HANDLED, order="newest").rows(0, 1)
    return Entry(session).add_all(HANDLED, [row.data for row in rows], "complete")


def _put_right(session: Session, twice: Sequence[str]) -> None:
    """Delete what was entered twice and add a word to another, as offices do after the first bundle has left."""
    entry = Entry(session)
    for record in twice:
        entry.delete(record, reason="Ghi trùng")
    for row in Browsing(session).open(HANDLED, order="newest").rows(0, 1):
        correct(session, row.id, reason="Ghi thiếu")


def correct(session: Session, record: str, *, reason: str) -> None:
    """Say in the note of a record that it was compared with the sign sheet; what it counts stays as it was."""
    entry = Entry(session)
    opened = entry.open(HANDLED, record)
    data: Data = {**opened.data, "note": "Đã đối chiếu danh sách ký nhận"}
    entry.complete(HANDLED, data, record=record, reason=reason)


def _answers(unit: SeedUnit, superior: str) -> SetUp:
    return SetUp(
        role="office",
        name=unit.name,
        commune=unit.commune,
        operator=unit.chair,
        passphrase=PASSPHRASE,
        superior=superior,
        title="Chủ tịch",
        demo=True,
    )
