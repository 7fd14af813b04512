"""``numbers`` and ``printed``: the register of outgoing documents, and what left the book on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.services.paper.numbers import GivenNumber, NumberRegister
    from desktop_app.services.paper.printed import PrintedPaper, PrintedPapers

NUMBER: Final = (str, click.IntRange(min=0))
PAPERS_SHOWN: Final = 50


@click.command()
@click.option("--year", type=click.IntRange(1946, 9999), help="Năm của văn bản; không có thì năm nay.")
@click.option("--symbol", default="", help="Chỉ một loại: TTr, BC, BB …")
@click.option("--main", type=click.Choice(["yes", "no"]), help="Máy này có phải máy cấp số của đơn vị không.")
@click.option("--used", type=NUMBER, metavar="SYMBOL NUMBER", help="Ghi một số đã dùng ngoài chương trình.")
@click.option("--abstract", default="", help="Trích yếu của số ghi bằng --used.")
@click.option("--last", type=NUMBER, metavar="SYMBOL NUMBER", help="Ghi số cuối cùng đã dùng của một loại.")
@click.option("--void", "voided", type=NUMBER, metavar="SYMBOL NUMBER", help="Gạch bỏ một số.")
@click.option("--reason", default="", help="Lý do gạch bỏ.")
@common_options
@click.pass_obj
def numbers(options: Options, /, year: int | None, symbol: str, **asked: Any) -> None:  # noqa: ANN401 - click's values
    """Sổ văn bản đi: số đã cấp, số tiếp theo; ghi hoặc gạch bỏ một số."""
    from desktop_app.services.paper.numbers import NumberRegister

    with opened(options) as session:
        register = NumberRegister(session)
        year = year or session.time.require_today().year
        _do(register, year, asked)
        listed = register.listing(year, symbol)
        main = register.main_device
        following = {one: register.propose(one, year) for one in register.symbols() if symbol in ("", one)}
        doubtful = [one for one in following if register.is_doubtful(one, year)]
        lines = [*map(_number_line, listed), *_next_lines(register, main, following, doubtful)]
    machine = {
        "year": year,
        "main_device": main,
        "numbers": [_number(one) for one in listed],
        "next": following,
        "doubtful": doubtful,
    }
    give(options, machine, *lines)


def _do(register: NumberRegister, year: int, asked: dict[str, Any]) -> None:
    from desktop_app.services.paper.numbers import NewNumber, NumberVoid

    if asked["main"]:
        register.say_main(asked["main"] == "yes")
    if asked["last"]:
        name, number = asked["last"]
        register.confirm(name, year, number)
    if asked["used"]:
        name, number = asked["used"]
        register.note_used(NewNumber(name, year, number, abstract=asked["abstract"]))
    if asked["voided"]:
        name, number = asked["voided"]
        found = next((one for one in register.listing(year, name) if one.number == number), None)
        if found is None:
            raise NumberVoid()
        register.void(found.seq, asked["reason"])


def _number(one: GivenNumber) -> dict[str, Any]:
    return {
        "line": one.line,
        "symbol": one.symbol,
        "year": one.year,
        "number": one.number,
        "day": one.day.isoformat() if one.day else None,
        "abstract": one.abstract,
        "form": one.form,
        "papers": list(one.codes),
        "voided": one.voided,
    }


def _number_line(one: GivenNumber) -> str:
    void = _("gạch bỏ: {reason}").format(reason=one.voided) if one.voided is not None else ""
    day = one.day.strftime("%d/%m/%Y") if one.day else ""
    return " · ".join(part for part in (one.line, day, one.abstract, " ".join(one.codes), void) if part)


def _next_lines(
    register: NumberRegister, main: bool | None, following: dict[str, int | None], doubtful: list[str]
) -> list[str]:
    from desktop_app.messages import describe_code

    if main is None:
        return [_("Chưa rõ máy này có phải máy cấp số của đơn vị không: trả lời bằng --main yes hoặc --main no.")]
    if not main:
        return [describe_code("not_main_device").title]
    lines = [
        _("Số tiếp theo: {line}").format(line=register.line(name, number))
        for name, number in following.items()
        if number is not None
    ]
    if doubtful:
        lines.append(
            _("Sổ đã được khôi phục: ghi số cuối cùng đã dùng bằng --last, của loại {symbols}.").format(
                symbols=", ".join(doubtful)
            )
        )
    return lines


@click.command()
@click.argument("code", required=False)
@click.option("--search", default="", help="Chỉ những giấy tìm thấy.")
@click.option(
    "--attach",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Kèm bản quét đã ký (JPEG, PNG hoặc PDF) cho giấy có mã này.",
)
@common_options
@click.pass_obj
def printed(options: Options, code: str | None, search: str, file: Path | None) -> None:
    """Giấy đã in: tìm theo mã ở chân trang, so với số liệu trong sổ, kèm bản quét đã ký."""
    from desktop_app.services.attachments import Given
    from desktop_app.services.paper.printed import PrintedPapers

    if file is not None and code is None:
        raise WrongCall(_("--attach cần mã của giấy."))
    with opened(options) as session:
        papers = PrintedPapers(session)
        if code is None:
            found = papers.listing(0, PAPERS_SHOWN, search)
            machine = {"papers": [_paper(one) for one in found], "count": papers.count(search)}
            give(options, machine, *map(_paper_line, found))
            return
        if file is not None:
            papers.attach(code, Given(file.name, file))
        _give_paper(options, papers, papers.by_code(code))


def _give_paper(options: Options, papers: PrintedPapers, paper: PrintedPaper) -> None:
    from desktop_app.messages.register_texts import state_words

    state, scans = papers.state(paper), papers.scans(paper.code)
    machine = {
        **_paper(paper),
        "same": state.same,
        "changed": state.changed,
        "gone": state.gone,
        "came": state.came,
        "erased": state.erased,
        "of": papers.records(paper),
        "copies": [{"name": one.name, "type": one.type, "size": one.size} for one in scans],
    }
    copies = [_("Bản quét: {name}").format(name=one.name) for one in scans]
    give(options, machine, _paper_line(paper), state_words(state).full, *copies)


def _paper(one: PrintedPaper) -> dict[str, Any]:
    return {
        "code": one.code,
        "form": one.form,
        "title": one.title,
        "number": one.number.line if one.number else None,
        "printed_at": one.printed_at,
        "operator": one.operator,
        "times": one.times,
        "records": one.records,
        "scans": one.scans,
    }


def _paper_line(one: PrintedPaper) -> str:
    number = one.number.line if one.number else ""
    title = one.title or _("(không còn tên)")
    return " · ".join(part for part in (one.code, one.form, title, number, (one.printed_at or "")[:10]) if part)


COMMANDS: Final[dict[str, click.Command]] = {"numbers": numbers, "printed": printed}
