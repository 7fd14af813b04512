"""``print``: forms as PDF or Word files, and what can be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base import paths
from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.print_choices import Asked, file_and_end, framed, only, right_ways, wish_of
from desktop_app.cli.reports import DAY
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.domain.paper_forms import PaperForm
    from desktop_app.services.session import Session

KEY_PAPERS: Final = ("device-sheet", "province-sheet")
"""Papers about the book itself; ``person`` is a person's card, any other record kind is printed as its list."""
YEAR: Final = click.IntRange(1945, 9999)


@click.command("print")
@click.argument("form", metavar="FORM|KIND", required=False, default="")
@click.option("--list", "listed", is_flag=True, help="Liệt kê các mẫu và cách chọn; không in gì.")
@click.option("--record", "records", multiple=True, help="Bản ghi cần in; gọi nhiều lần được.")
@click.option("--campaign", default="", help="Đợt cần in.")
@click.option("--from", "start", type=DAY, help="Ngày đầu kỳ.")
@click.option("--until", "end", type=DAY, help="Ngày cuối kỳ; viết --to NGÀY cũng được.")
@click.option("--year", type=YEAR, help="Năm cần in.")
@click.option("--on", type=DAY, help="Tình hình vào ngày này (F14).")
@click.option(
    "--bundle", "--number", "bundle", type=click.IntRange(1), help="Số của gói (F16); không có thì gói mới nhất."
)
@click.option("--blank", is_flag=True, help="Mẫu trống để ghi tay.")
@click.option("--public", is_flag=True, help="Bản niêm yết: che số định danh.")
@click.option("--sensitive", is_flag=True, help="In cả dữ liệu nhạy cảm; có ghi vào nhật ký.")
@click.option("--search", default="", help="Chỉ các bản ghi tìm thấy (danh sách của một loại).")
@click.option("--place", default="", help="Địa danh trước ngày; không có thì như lần trước.")
@click.option("--day", type=DAY, help="Ngày ghi trên giấy; không có thì ngày in.")
@click.option("--document-number", "number", default="", help="Số văn bản: 5, hoặc ghi đủ như 05/TTr-CĐCS.")
@click.option("--signer", default="", help="Họ tên người ký.")
@click.option("--at", "moment", type=click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Thời điểm in.")
@click.option(
    "--to", "target", type=FILE, multiple=True, help="Tệp PDF cần ghi; tên kết thúc bằng .docx thì ghi tệp Word."
)
@common_options
@click.pass_context
def print_form(
    context: click.Context,
    /,
    form: str,
    listed: bool,
    moment: datetime | None,
    target: tuple[Path, ...],
    **given: Any,  # noqa: ANN401 - the fields of Asked
) -> None:
    """In một mẫu F01-F18, hoặc danh sách của một loại bản ghi, ra tệp PDF hoặc Word.

    Cũng in được phiếu một người (person), giấy của máy (device-sheet) và giấy của tỉnh (province-sheet).
    """
    options = context.ensure_object(Options)
    if listed:
        _give_forms(options)
        return
    file, last = file_and_end(target, given["start"], given["end"])
    if last is not None:
        given["end"] = datetime.combine(last, time())
    asked = Asked(**given)
    if not form:
        raise click.MissingParameter(ctx=context, param=_parameter(context, "form"))
    if file is None:
        raise click.MissingParameter(ctx=context, param=_parameter(context, "target"))
    _print(options, form, asked, moment, file)


def _print(options: Options, form: str, asked: Asked, moment: datetime | None, file: Path) -> None:
    """Print one paper and answer. A wrong call is told before a book is opened for it."""
    known = _forms().get(form.upper())
    if known is not None:
        wish_of(known, asked)
    else:
        _check_other(form, asked, file)
    with opened(options) as session:
        if known is None:
            codes = _print_other(session, form.lower(), asked, moment, file)
        else:
            codes = _print_form(session, known, asked, moment, file)
    machine = {"file": str(file), "form": known.form if known is not None else form}
    lines = [f"{code}\t{title}" for code, title in codes]
    give(
        options,
        {**machine, "codes": [code for code, _title in codes]} if known is not None else machine,
        _("Đã in vào {file}.").format(file=file.name),
        *lines,
    )


def _print_form(
    session: Session, form: PaperForm, asked: Asked, moment: datetime | None, file: Path
) -> list[tuple[str, str]]:
    """Print a form and return code and title of each paper in the file."""
    from desktop_app.services.exporting import Exporting
    from desktop_app.services.paper.desk import PaperDesk
    from desktop_app.services.paper.word import is_word, word_desk

    desk = word_desk(session, printed_at=moment) if is_word(file) else PaperDesk(session, printed_at=moment)
    wish = wish_of(form, asked)
    if "bundle" in form.choices and wish.bundle is None and not wish.blank:
        wish = replace(wish, bundle=Exporting(session).entry().number)
    drawn = desk.print_to(framed(wish, desk.propose(wish), asked), file)
    return [(part.code, part.title) for part in drawn.parts]


def _print_other(
    session: Session, form: str, asked: Asked, moment: datetime | None, file: Path
) -> list[tuple[str, str]]:
    """Print what is no form: a card, a sheet of keys, the list of a kind."""
    from desktop_app.services.paper.word import is_word
    from desktop_app.services.papers import Papers

    papers = Papers(session, printed_at=moment)
    if form == "device-sheet":
        papers.device_sheet(file)
    elif form == "province-sheet":
        papers.province_sheet(file)
    elif _is_card(form, asked):
        papers.person_sheet(file, asked.records[0])
    else:
        papers.record_list(
            file,
            form,
            records=asked.records,
            search=asked.search,
            campaign=asked.campaign,
            public=asked.public,
            word=is_word(file),
        )
    return []


def _check_other(form: str, asked: Asked, file: Path) -> None:
    """Raise WrongCall for what is neither a paper nor a kind, or is asked of in a way it does not know."""
    from desktop_app.services.paper.word import is_word

    if is_word(file) and (form.lower() in KEY_PAPERS or _is_card(form.lower(), asked)):
        raise WrongCall(_("{form} chỉ ghi ra tệp PDF.").format(form=form))
    if form.lower() in KEY_PAPERS:
        only(asked, form)
    elif form.lower() not in _kinds():
        raise WrongCall(_("không có mẫu hay loại bản ghi “{form}”.").format(form=form))
    elif _is_card(form.lower(), asked):
        only(asked, form, "records")
    else:
        only(asked, _("danh sách {kind}").format(kind=form), "records", "campaign", "search", "public")


def _is_card(form: str, asked: Asked) -> bool:
    return form == "person" and len(asked.records) == 1


def _give_forms(options: Options) -> None:
    """Say which forms there are, of what they are printed, and which copies there are."""
    forms = [form for form in _forms().values() if _gathered(form)]
    others = ("person", *KEY_PAPERS)
    machine = {
        "forms": [
            {
                "form": form.form,
                "title": form.title,
                "version": form.version,
                "kinds": list(form.kinds),
                "choices": list(form.choices),
                "each": form.each,
                "public": form.public,
                "sensitive": form.sensitive,
                "numbered": bool(form.symbol),
            }
            for form in forms
        ],
        "others": list(others),
        "kinds": sorted(_kinds()),
    }
    copies = [" ".join(name for name in ("--public", "--sensitive") if getattr(form, name[2:])) for form in forms]
    lines = [
        "\t".join((form.form, form.title, right_ways(form), copy)).rstrip()
        for form, copy in zip(forms, copies, strict=True)
    ]
    give(options, machine, *lines, _("Ngoài ra: {names}; danh sách của một loại bản ghi.").format(
        names=", ".join(others)
    ))  # fmt: skip


def _forms() -> dict[str, PaperForm]:
    from desktop_app.domain.paper_forms import paper_forms

    return dict(paper_forms())


def _gathered(form: PaperForm) -> bool:
    from desktop_app.services.paper.registry import GATHERERS

    return form.form in GATHERERS


def _kinds() -> set[str]:
    """Return the record kinds this program knows; a wrong name is told before a book is opened for it."""
    return {path.stem for path in (paths.resources() / "forms").glob("*.toml")}


def _parameter(context: click.Context, name: str) -> click.Parameter:
    return next(one for one in context.command.params if one.name == name)


COMMANDS: Final[dict[str, click.Command]] = {"print": print_form}
