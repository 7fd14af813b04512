"""``add``, ``show``, ``history``: records by the command line."""

from __future__ import annotations

import codecs
import json
import sys
from typing import Any, Final

import click

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall


class NotJson(Refused):
    """Input that is not JSON objects, one a line. Fields: ``row`` (1-based), ``reason``."""

    code = "not_json"


@click.command()
@click.argument("kind")
@click.option("--data", help="Một bản ghi, dạng JSON; không có thì đọc từng dòng JSON từ đầu vào chuẩn.")
@click.option("--draft", is_flag=True, help="Lưu nháp, không đòi đủ các ô.")
@click.option("--record", help="Sửa bản ghi này thay vì thêm mới; dữ liệu là các ô sẽ đổi, null là bỏ ô đó.")
@click.option("--reason", default="", help="Lý do sửa; phải có khi bản ghi đã gửi tỉnh.")
@click.option("--seen", default="", help="Bản đã xem khi sửa (version của lệnh show); sổ có bản mới hơn thì không ghi.")
@common_options
@click.pass_obj
def add(options: Options, kind: str, data: str | None, draft: bool, record: str | None, reason: str, seen: str) -> None:
    """Thêm bản ghi: tất cả các dòng cùng vào sổ, hoặc không dòng nào."""
    from desktop_app.services.adding import Adding

    rows = [_object(line, number) for number, line in _lines(data)]
    if record is not None and len(rows) != 1:
        raise WrongCall(_("--record đi với đúng một dòng dữ liệu."))
    if seen and record is None:
        raise WrongCall(_("--seen chỉ đi với --record."))
    with opened(options) as session:
        state: Any = "draft" if draft else "complete"
        adding = Adding(session)
        result = (
            adding.add(kind, rows, state=state)
            if record is None
            else adding.change(record, rows[0], kind=kind, state=state, reason=reason, seen=seen)
        )
    problems = _told(result.problems)
    if not result.ids and problems:
        said = _("Chưa ghi bản ghi nào. Sửa các dòng sau rồi thêm lại:")
        give(options, {"problems": problems}, said, *map(_row_line, problems))
        raise Finished(REFUSED)
    give(
        options,
        {"ids": result.ids, "problems": problems},
        _("Đã ghi {count} bản ghi.").format(count=len(result.ids)),
        *result.ids,
        *([_("Xem lại các dòng sau:"), *map(_row_line, problems)] if problems else ()),
    )


def _lines(data: str | None) -> list[tuple[int, str | bytes]]:
    """Return the numbered lines given. Bytes, because JSON is UTF-8 whatever the PC's console speaks."""
    if data is not None:
        return [(1, data)]
    given = sys.stdin.buffer.read() if sys.stdin is not None else b""
    lines = given.removeprefix(codecs.BOM_UTF8).split(b"\n")
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _object(line: str | bytes, number: int) -> dict[str, Any]:
    try:
        text = line if isinstance(line, str) else line.decode("utf-8")
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotJson(row=number, reason=type(error).__name__) from error
    if not isinstance(value, dict):
        raise NotJson(row=number, reason=type(value).__name__)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an answer given twice: which one is meant is not to be guessed."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a member twice")
    return dict(pairs)


def _no_number(text: str) -> Any:  # noqa: ANN401 - json's signature
    raise ValueError(f"not a number: {text}")


def _told(problems: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - imported late with its service
    """Return what was found in the rows, errors and warnings, as programs read it."""
    from desktop_app.messages import problem_line

    return [
        {
            "row": one.row,
            "field": one.path,
            "code": one.problem.code,
            "message": problem_line(one.problem, one.definition),
            "level": one.problem.level,
        }
        for one in problems
    ]


def _row_line(told: dict[str, Any]) -> str:
    return _("dòng {row}: {message}").format(row=told["row"] + 1, message=told["message"])


@click.command()
@click.argument("record")
@common_options
@click.pass_obj
def show(options: Options, record: str) -> None:
    """Xem một bản ghi."""
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.looking import Looking

    with opened(options) as session:
        card = Browsing(session, withholding=True).card(record)
        Looking(session).note(record, session.definitions.version(card.kind, card.form_version), card.data)
    machine = {
        "id": card.record,
        "kind": card.kind,
        "state": card.state,
        "travel": card.travel,
        "revision": card.revision,
        "version": card.version,
        "data": card.data,
    }
    give(options, machine, card.title, *(f"{title}: {text}" for title, text in card.answers))


@click.command()
@click.argument("record")
@click.option("--between", nargs=2, type=click.IntRange(1), help="Hai bản cần so, theo số: --between 1 3.")
@common_options
@click.pass_obj
def history(options: Options, record: str, between: tuple[int, int] | None) -> None:
    """Xem các lần sửa của một bản ghi, mới nhất trước; hoặc so hai bản với nhau."""
    from desktop_app.messages import change_words
    from desktop_app.services.browsing import Browsing

    with opened(options) as session:
        browsing = Browsing(session, withholding=True)
        steps = browsing.history(record)
        if between is not None:
            older, newer = (_version(steps, number) for number in between)
            changes = browsing.compare(older, newer)
            words = [change_words(change) for change in changes]
            give(options, {"changes": [_change(change) for change in changes]}, *(one.full for one in words))
            return
        told = [(step, [change_words(change, first=step.first).full for change in step.changes]) for step in steps]
    machine = [
        {
            "version": step.version,
            "revision": step.revision,
            "state": step.state,
            "operator": step.operator,
            "claimed_at": step.claimed_at,
            "reason": step.reason,
            "late": step.lateness == "late",
            "changed_after_closing": step.lateness == "changed",
            "changes": [_change(change) for change in step.changes],
        }
        for step in steps
    ]
    lines = ["\n".join((_heading(step), *(f"   {words}" for words in changes))) for step, changes in told]
    give(options, {"language": language(), "versions": machine}, *lines)


def _change(change: Any) -> dict[str, Any]:  # noqa: ANN401 - imported late with its service
    """Return a change for programs: the field by its title, texts as shown."""
    return {
        "field": change.field.title.in_language(language()),
        "what": change.what,
        "line": change.line or None,
        "part": change.part or None,
        "before": change.before,
        "after": change.after,
    }


def _heading(step: Any) -> str:  # noqa: ANN401 - imported late with its service
    reason = _("Lý do: {reason}").format(reason=step.reason) if step.reason else ""
    late = {"late": _("bổ sung muộn"), "changed": _("sửa sau khi khóa sổ")}.get(step.lateness, "")
    facts = (step.operator, step.claimed_at or "", reason, late)
    return f"{step.revision}. " + " · ".join(fact for fact in facts if fact)


def _version(steps: Any, number: int) -> str:  # noqa: ANN401 - imported late with its service
    """Return the id of the newest version with a number. Raises RecordUnknown for a number there is not."""
    from desktop_app.services.entry import RecordUnknown

    found: str | None = next((step.version for step in steps if step.revision == number), None)
    if found is None:
        raise RecordUnknown(record=str(number))
    return found


COMMANDS: Final[dict[str, click.Command]] = {"add": add, "show": show, "history": history}
