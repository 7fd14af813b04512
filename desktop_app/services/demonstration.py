"""The whole job on made-up data: units record and send, the province receives, reviews, answers and sums up.

Writes ``offices/<n>/``, ``province/``, ``stick/`` and ``papers/`` under one folder. Every passphrase is ``demo``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop_app.base.clock import Clock
from desktop_app.base.errors import Refused
from desktop_app.services.demonstration_figures import STAGE, UnitFigures, figures_of, require_sums
from desktop_app.services.demonstration_office import DemoOffice, Surroundings
from desktop_app.services.demonstration_papers import print_office, print_province
from desktop_app.services.demonstration_receipts import ProvinceDesk, WayBack
from desktop_app.services.demonstration_table import DemonstrationRow, compared
from desktop_app.services.demonstration_tree import plant
from desktop_app.services.key_papers import save_key_papers
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.recap import Recap
from desktop_app.services.sample_office import PASSPHRASE
from desktop_app.services.seed import SeedBook, SeedUnit
from desktop_app.services.session import Session
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.services.units import Units
from desktop_app.storage.slots import DEFAULT_KDF, KdfParameters

Tell = Callable[[str, str], None]
"""Hears a code and a name as each step begins."""

_ABOVE_PROVINCE: Final = "Tổng Liên đoàn Lao động Việt Nam"
_SLIP: Final = 3
"""So many offices enter something twice and put it right; the province returns a gift to the first."""
_PRINT: Final = 3
"""So many grassroots offices, and one district, have their papers printed."""


class FolderInUse(Refused):
    """The folder for the demonstration holds files already. Fields: ``folder``."""

    code = "demo_folder_in_use"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made, and how it came out.

    ``offices``: each office's figures on both sides, which are the same. ``sums``: so many figures of the province are
    what all units make together. ``rows``: the article's figures beside the recap's. ``waiting``: records in which the
    checks found something, so that nobody accepted them. ``quick``: the article is not what it is compared with, but a
    small table of its own.
    """

    offices: tuple[UnitFigures, ...]
    rows: tuple[DemonstrationRow, ...]
    bundles: tuple[Path, ...]
    papers: tuple[Path, ...]
    answers: tuple[WayBack, ...]
    sums: int
    waiting: int
    quick: bool = False

    @property
    def agree(self) -> bool:
        """Whether offices and province say the same, and the recap what the article says."""
        return all(office.agree for office in self.offices) and all(row.agrees for row in self.rows)


def demonstrate(
    folder: Path, clock: Clock, *, quick: bool = False, tell: Tell, kdf: KdfParameters = DEFAULT_KDF
) -> Demonstration:
    """Do the whole job under ``folder``, ``quick`` with few units and records.

    Rows that differ from the article are told, not raised. Raises FolderInUse, TotalsDisagree, SumsDisagree,
    NotReconciled, and what the steps raise.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(folder=folder.name)
    for made in ("stick", "papers", "offices"):
        (folder / made).mkdir(parents=True, exist_ok=True)
    book = SeedBook(quick=quick)
    with ExitStack() as closing:
        tell("province", book.units[0].name)
        made_province = make_store(folder / "province", _answers(book.units[0]), clock=clock, kdf=kdf)
        closing.callback(made_province.session.close)
        papers = save_key_papers(made_province, folder / "papers" / "province", printed_at=clock.now())
        run = _Run(folder, clock, kdf, book, tell, made_province.session, papers)
        closing.callback(run.close)
        run.record_own()
        for number, unit in enumerate(book.units[1:], start=1):
            run.office(number, unit)
        return run.summed_up(run.way_back(run.reviewed()))


@dataclass(slots=True)
class _Run:
    """One demonstration: the province's session is open all the time, an office's only while it is at work."""

    folder: Path
    clock: Clock
    kdf: KdfParameters
    book: SeedBook
    tell: Tell
    province: Session
    papers: list[Path]
    offices: list[DemoOffice] = field(default_factory=list)
    figures: list[UnitFigures] = field(default_factory=list)

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def record_own(self) -> None:
        """Plant the tree of units, and record what the province did itself."""
        plant(self.province, self.book.units)
        self._fill(self.province, self.book.units[0])

    def close(self) -> None:
        """Give the offices' stores back."""
        for office in self.offices:
            office.close()

    def office(self, number: int, unit: SeedUnit) -> None:
        """Make an office; it is admitted, records, and sends what it recorded."""
        self.tell("office", f"{number}/{len(self.book.units) - 1} · {unit.name}")
        superior = Units(self.province).name_on(unit.superior)
        folder = self.folder / "offices" / str(number)
        about = Surroundings(folder, self.province, self.stick, self.clock, self.kdf, superior)
        office = DemoOffice.set_up(unit, about, self.folder / "papers" / str(number), slips=number <= _SLIP)
        self.offices.append(office)
        with office.at_work() as session:
            office.begin(session, about, self._fill)

    def reviewed(self) -> dict[str, Path]:
        """Receive everything, return one gift, accept what passes; return where each unit's receipt lies."""
        desk, name = ProvinceDesk(self.province, self.stick), self.province.identity.unit_name
        self.tell("receive", name)
        desk.receive([self.stick])
        self.tell("review", name)
        desk.send_back_one(self.offices[0].unit.code)
        desk.accept_passing()
        self.tell("answer", name)
        return desk.answer()

    def way_back(self, receipts: Mapping[str, Path]) -> list[WayBack]:
        """Let each office open its receipt and compare its book with the province's; some print their papers."""
        desk, answers = ProvinceDesk(self.province, self.stick), []
        districts = [unit for unit in self.book.units if unit.level == "direct"]
        printing = (*self._grassroots[:_PRINT], *districts[:1])
        for office in self.offices:
            self.tell("compare", office.unit.name)
            with office.at_work() as session:
                answers.append(desk.way_back(office, session, receipts[office.unit.code]))
                self.figures.append(figures_of(session, self.province))
                if office.unit in printing:
                    office.papers += print_office(session, office.papers[0].parent)
        return answers

    def summed_up(self, answers: Sequence[WayBack]) -> Demonstration:
        """Compare sums and the recap, and print the province's reports."""
        self.tell("recap", self.province.identity.unit_name)
        sums = require_sums(self.province, self.figures)
        rows = compared(self.book.expectations(), Recap(self.province).rows(*STAGE))
        self.papers += print_province(self.province, self.folder / "papers" / "province")
        return Demonstration(
            offices=tuple(self.figures),
            rows=rows,
            bundles=tuple(bundle for office in self.offices for bundle in office.bundles),
            papers=(*self.papers, *(paper for office in self.offices for paper in office.papers)),
            answers=tuple(answers),
            sums=sums,
            waiting=Reviewing(self.province).total(),
            quick=self.book.quick,
        )

    @property
    def _grassroots(self) -> list[SeedUnit]:
        return [unit for unit in self.book.units if unit.level == "base"]

    def _fill(self, session: Session, unit: SeedUnit) -> int:
        return self.book.fill(session, unit.code, lambda *_: None)


def _answers(unit: SeedUnit) -> SetUp:
    """Return what the assistant is told of the province."""
    return SetUp(
        role="province",
        name=unit.name,
        operator=unit.chair,
        passphrase=PASSPHRASE,
        superior=_ABOVE_PROVINCE,
        unit=unit.code,
        title="Chủ tịch",
        demo=True,
    )
