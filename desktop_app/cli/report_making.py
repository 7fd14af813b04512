"""``report list``, ``report make`` and ``report again``: any report of the desk, as an answer and as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from desktop_app.base.i18n import _, language
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Function, Options, common_options
from desktop_app.cli.report_files import file_lines
from desktop_app.cli.report_words import DAY
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.cell_words import cell_words, figure_words
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import (
    Report,
    ReportChart,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportTable,
)
from desktop_app.domain.report_questions import Split
from desktop_app.messages.report_texts import not_counted_again

if TYPE_CHECKING:
    from desktop_app.services.paper.found_papers import FoundPaper
    from desktop_app.services.reports.keeping import FigureThen, FoundReport
    from desktop_app.services.reports.wish import ReportWish
    from desktop_app.services.session import Session

_FORMATS: Final = ("pdf", "xlsx", "docx")


def _files(function: Function) -> Function:
    for name in reversed(_FORMATS):
        function = click.option(f"--{name}", type=FILE, help="Ghi cả báo cáo ra tệp ở dạng này.")(function)
    return function


@click.command("list")
@common_options
@click.pass_obj
def offers(options: Options) -> None:
    """Các báo cáo lập được và mỗi báo cáo hỏi gì."""
    from desktop_app.services.reports.desk import ReportDesk

    with opened(options) as session:
        found = ReportDesk(session).offers()
    machine = {
        "reports": [
            {
                "name": one.name,
                "title": one.title,
                "description": one.description,
                "asks": sorted(one.asks),
                "splits": [*one.splits],
                "form": one.form,
            }
            for one in found
        ]
    }
    give(options, machine, *(f"{one.name}\t{one.title}: {one.description}" for one in found))


@click.command()
@click.argument("name")
@click.option("--from", "start", type=DAY, required=True)
@click.option("--to", "end", type=DAY, required=True)
@click.option("--split", type=click.Choice(get_args(Split)), help="Tách số liệu theo gì.")
@click.option("--unit", help="Chỉ một đơn vị (sổ của tỉnh).")
@click.option("--with-predecessors", is_flag=True, help="Tính cả các đơn vị đã nhập vào đơn vị ấy.")
@click.option("--kind", "kinds", multiple=True, help="Chỉ loại bản ghi này; nhiều loại thì gõ nhiều lần.")
@click.option("--other-from", type=DAY, help="Ngày đầu của kỳ đem so sánh.")
@click.option("--other-to", type=DAY, help="Ngày cuối của kỳ đem so sánh.")
@click.option("--names", is_flag=True, help="Ghi cả tên người, ở báo cáo có liệt kê người.")
@click.option("--drafts", is_flag=True, help="Tính cả bản nháp.")
@_files
@common_options
@click.pass_obj
def make(options: Options, /, name: str, pdf: Path | None, xlsx: Path | None, docx: Path | None, **asked: Any) -> None:  # noqa: ANN401 - click's options
    """Lập một báo cáo; tên báo cáo xem ở lệnh "report list"."""
    from desktop_app.services.reports.desk import ReportDesk
    from desktop_app.services.reports.saving import ReportSaving

    wish = _wish(name, asked)
    with opened(options) as session:
        _known(session, wish)
        made = ReportDesk(session).make(wish)
        written, code = {}, ""
        for target in (pdf, xlsx, docx):
            if target is not None:
                code = ReportSaving(session).save(wish, made, target).code
                written[target.suffix.lstrip(".").casefold()] = str(target)
    machine = {"report": _machine(made), "code": code, "files": written}
    lines = [*_told(made), *file_lines(written)]
    give(options, machine, *lines, *([_("Mã báo cáo: {code}.").format(code=code)] if code else []))


@click.command()
@click.argument("code")
@_files
@common_options
@click.pass_obj
def again(options: Options, /, code: str, pdf: Path | None, xlsx: Path | None, docx: Path | None) -> None:
    """Tìm báo cáo đã lưu theo mã, đếm lại như lúc ấy và nói có khớp không; tệp là bản đã lưu."""
    from desktop_app.services.paper.found_papers import FoundPaper
    from desktop_app.services.reports.keeping import ReportKeeping
    from desktop_app.services.reports.saving import ReportSaving

    with opened(options) as session:
        found, saving = ReportKeeping(session).find(code), ReportSaving(session)
        if isinstance(found, FoundPaper) and (xlsx or docx):
            raise WrongCall(_("giấy in theo mẫu chỉ lấy lại được bằng --pdf."))
        written = {}
        for target in (pdf, xlsx, docx):
            if target is None:
                continue
            if isinstance(found, FoundPaper):
                saving.save_found_paper(found, target)
            else:
                saving.save_found(found, target)
            written[target.suffix.lstrip(".").casefold()] = str(target)
    if isinstance(found, FoundPaper):
        give(options, {**_paper(found), "files": written}, *_paper_words(found), *file_lines(written))
        return
    machine = {
        "code": found.then.code,
        "report": _machine(found.then),
        "operator": found.operator,
        "kept_at": found.kept_at,
        "counted_again": found.again is not None,
        "agrees": found.again is not None and not found.differing,
        "differing": [_difference(one) for one in found.differing],
        "files": written,
    }
    give(options, machine, *_told(found.then), *_verdict(found), *file_lines(written))


def _paper(found: FoundPaper) -> dict[str, Any]:
    """Return a paper that was drawn again for programs; ``agrees`` null where what left was no PDF."""
    codes = [part.code for part in found.drawn.parts]
    return {
        "code": codes[0] if codes else "",
        "form": found.drawn.wish.form,
        "operator": found.operator,
        "kept_at": found.kept_at,
        "counted_again": True,
        "agrees": found.same,
    }


def _paper_words(found: FoundPaper) -> Iterator[str]:
    yield from (part.title for part in found.drawn.parts)
    if found.same is None:
        yield _("Lúc ấy lưu thành tệp Word; đã vẽ lại như lúc ấy.")
    else:
        yield _("Vẽ lại như lúc ấy: đúng từng chữ.") if found.same else _("Vẽ lại như lúc ấy: không giống bản đã in.")


def _wish(name: str, asked: Mapping[str, Any]) -> ReportWish:
    """Return what is asked for. Raises WrongCall."""
    from desktop_app.domain.report_questions import Basis, Question
    from desktop_app.services.reports.wish import ReportWish

    start, end = asked["start"].date(), asked["end"].date()
    other: list[datetime] = [day for day in (asked["other_from"], asked["other_to"]) if day is not None]
    if start > end or other != sorted(other):
        raise WrongCall(_("ngày đầu kỳ muộn hơn ngày cuối kỳ."))
    if len(other) == 1:
        raise WrongCall(_("--other-from và --other-to đi cùng nhau."))
    if asked["with_predecessors"] and asked["unit"] is None:
        raise WrongCall(_("--with-predecessors cần --unit."))
    kinds = tuple(asked["kinds"]) or None
    question = Question(start, end, asked["unit"], asked["with_predecessors"], kinds, Basis(drafts=asked["drafts"]))
    days = (other[0].date(), other[1].date()) if other else None
    return ReportWish(name, question, asked["split"], days, asked["names"])


def _known(session: Session, wish: ReportWish) -> None:
    """Raise UnitUnknown or KindUnknown for what the book does not know."""
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.units import Units

    unit = wish.question.unit
    if unit is not None and unit not in session.own_units:
        Units(session).require(unit)
    for kind in wish.question.kinds or ():
        Browsing(session).definition(kind)


def _machine(report: Report) -> dict[str, Any]:
    from desktop_app.services.reports.report_json import encode_report

    told: dict[str, Any] = json.loads(encode_report(report))
    return told


def _told(report: Report) -> Iterator[str]:
    """Yield a report in lines: a table's rows with tabs between their cells, empty rows of a chart left out."""
    yield f"{report.title} · {report.period} · {report.unit}"
    for part in report.parts:
        match part:
            case ReportSection():
                yield from (part.title, *part.lines)
            case ReportTable():
                yield "\t".join(" ".join(column.title.split()) for column in part.columns)
                yield from ("\t".join(_row(row, part.columns)) for row in part.rows)
                yield from part.notes
            case ReportChart():
                continue
    yield from (*report.basis, *report.notes)


def _row(row: ReportRow, columns: Sequence[ReportColumn]) -> list[str]:
    return [cell_words(cell, column, language()) for cell, column in zip(row.cells, columns, strict=False)]


def _difference(one: FigureThen) -> dict[str, Any]:
    figures = {"then": one.then, "again": one.again}
    values = {name: cell and cell.value for name, cell in figures.items()}
    texts = {f"{name}_text": figure_words(cell, language()) for name, cell in figures.items()}
    return {"row": one.row, "column": one.column, **values, **texts}


def _verdict(found: FoundReport) -> Iterator[str]:
    """Yield whether it comes out the same, and what does not."""
    if found.again is None:
        yield not_counted_again(drafts=found.wish.question.basis.drafts)
    elif not found.differing:
        yield _("Đếm lại như lúc ấy: mọi số đều khớp.")
    else:
        yield _("Đếm lại như lúc ấy: {count} số không khớp.").format(count=format_money(len(found.differing)))
    for one in found.differing:
        yield _("{row} · {column}: đã lưu {then}, đếm lại {again}").format(
            row=one.row,
            column=one.column,
            then=figure_words(one.then, language()),
            again=figure_words(one.again, language()),
        )
