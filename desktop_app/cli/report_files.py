"""A report as a file beside its answer: one option for each format, declared and written in one place.

A new format is an entry of ``FORMATS``: its option and what writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from desktop_app.base.i18n import _
from desktop_app.cli.bundles import FILE
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Which report is to be a file: paper ``form`` F13 or F15, its days, of which unit (None: of everything)."""

    form: str
    start: date
    end: date
    unit: str | None = None
    with_predecessors: bool = False


Write = Callable[["Session", ReportAsked, Path], None]
Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what writes it, and whether it can tell of one unit alone."""

    write: Write
    of_one_unit: bool = True


def _paper(session: Session, asked: ReportAsked, target: Path) -> None:
    """Print the report as ``print`` does: it takes a number and is remembered."""
    from desktop_app.services.paper.desk import PaperDesk
    from desktop_app.services.paper.wish import PaperWish

    PaperDesk(session).print_to(PaperWish(asked.form, start=asked.start, end=asked.end), target)


def _word(session: Session, asked: ReportAsked, target: Path) -> None:
    """Print the report as a Word file, which takes a number and is remembered too."""
    from desktop_app.services.paper.wish import PaperWish
    from desktop_app.services.paper.word import word_desk

    word_desk(session).print_to(PaperWish(asked.form, start=asked.start, end=asked.end), target)


def _workbook(session: Session, asked: ReportAsked, target: Path) -> None:
    """Save the tables of the report, which is kept by its code."""
    from desktop_app.domain.report_questions import Question
    from desktop_app.services.reports.desk import ReportDesk
    from desktop_app.services.reports.saving import ReportSaving
    from desktop_app.services.reports.wish import ReportWish

    question = Question(asked.start, asked.end, asked.unit, asked.with_predecessors)
    wish = ReportWish(_NAMES[asked.form], question)
    ReportSaving(session).save(wish, ReportDesk(session).make(wish), target)


_NAMES: Final = {"F13": "period", "F15": "recap"}
"""The report of the desk that has the figures of a paper."""
FORMATS: Final[Mapping[str, Format]] = {
    "pdf": Format(_paper, of_one_unit=False),
    "xlsx": Format(_workbook),
    "docx": Format(_word, of_one_unit=False),
}
"""Format → how it is written; its option is ``--<format>``."""


def file_options(function: Function) -> Function:
    """Give a command one option for each format; it gets them as keyword arguments of the format's name."""
    for name in reversed([*FORMATS]):
        function = click.option(f"--{name}", type=FILE, help="Ghi cả báo cáo ra tệp ở dạng này.")(function)
    return function


def check_files(given: Mapping[str, Path | None], unit: str | None) -> None:
    """Raise WrongCall where a file was asked of one unit that can only be of everything."""
    for name, one in FORMATS.items():
        if unit is not None and given.get(name) is not None and not one.of_one_unit:
            raise WrongCall(_("--{format} in báo cáo của cả sổ, không đi cùng --unit.").format(format=name))


def write_files(session: Session, asked: ReportAsked, given: Mapping[str, Path | None]) -> dict[str, str]:
    """Write the files that were asked for and return them by format."""
    written: dict[str, str] = {}
    for name, one in FORMATS.items():
        target = given.get(name)
        if target is not None:
            one.write(session, asked, target)
            written[name] = str(target)
    return written


def file_lines(written: Mapping[str, str]) -> list[str]:
    """Say which files were written."""
    return [_("Đã ghi báo cáo vào {file}.").format(file=Path(target).name) for target in written.values()]
