"""``add``, ``show``, ``list``, ``history``: records by the command line."""

from __future__ import annotations

import codecs
import json
import sys
from typing import Any, Final

import click

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language, ngettext
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options


class NotJson(Refused):
    """Input that is not JSON objects, one a line. Fields: ``row`` (1-based), ``reason``."""

    code = "not_json"


@click.command()
@click.argument("kind")
@click.option("--data", help="Một bản ghi, dạng JSON; không có thì đọc từng dòng JSON từ đầu vào chuẩn.")
@click.option("--draft", is_flag=True, help="Lưu nháp, không đòi đủ các ô.")
@common_options
@click.pass_obj
def add(options: Options, kind: str, data: str | None, draft: bool) -> None:
    """Thêm bản ghi: tất cả các dòng cùng vào sổ, hoặc không dòng nào."""
    from desktop_app.services.adding import Adding

    rows = [_object(line, number) for number, line in _lines(data)]
    with opened(options) as session:
        result = Adding(session).add(kind, rows, state="draft" if draft else "complete")
    if not result.ids and result.problems:
        _give_problems(options, result.problems)
    give(
        options,
        {"ids": result.ids},
        _("Đã ghi {count} bản ghi.").format(count=len(result.ids)),
        *result.ids,
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


def _give_problems(options: Options, problems: Any) -> None:  # noqa: ANN401 - imported late with its service
    from desktop_app.messages import problem_line

    rows = [
        {
            "row": found.row,
            "field": found.path,
            "code": found.problem.code,
            "message": problem_line(found.problem, found.definition),
            "level": found.problem.level,
        }
        for found in problems
    ]
    give(
        options,
        {"problems": rows},
        _("Chưa ghi bản ghi nào. Sửa các dòng sau rồi thêm lại:"),
        *(_("dòng {row}: {message}").format(row=row["row"] + 1, message=row["message"]) for row in rows),
    )
    raise Finished(REFUSED)


@click.command()
@click.argument("record")
@common_options
@click.pass_obj
def show(options: Options, record: str) -> None:
    """Xem một bản ghi."""
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.looking import Looking

    with opened(options) as session:
        card = Browsing(session).card(record)
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


@click.command("list")
@click.argument("kind")
@click.option("--search", default="", help="Các chữ cần tìm, có dấu hay không đều được.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True)
@common_options
@click.pass_obj
def list_records(options: Options, kind: str, search: str, limit: int) -> None:
    """Liệt kê bản ghi của một loại, kèm tổng."""
    from desktop_app.services.browsing import Browsing

    with opened(options) as session:
        opened_list = Browsing(session).open(kind, search=search)
        rows = opened_list.rows(0, limit)
        totals = opened_list.totals()
        cells = [opened_list.cells(row) for row in rows]
        shown = [opened_list.shown_data(row) for row in rows]
    machine = {
        "count": opened_list.count,
        "totals": {"records": totals.records, "persons": totals.persons, "turns": totals.turns, "value": totals.value},
        "records": [
            {"id": row.id, "title": row.title, "state": row.state, "travel": row.travel, "data": data}
            for row, data in zip(rows, shown, strict=True)
        ],
    }
    count = opened_list.count
    sum_line = ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=count)
    give(options, machine, *("\t".join(line) for line in cells), sum_line)


@click.command()
@click.argument("record")
@common_options
@click.pass_obj
def history(options: Options, record: str) -> None:
    """Xem các lần sửa của một bản ghi, mới nhất trước."""
    from desktop_app.services.browsing import Browsing

    with opened(options) as session:
        steps = Browsing(session).history(record)
    machine = [
        {
            "version": step.version,
            "revision": step.revision,
            "state": step.state,
            "operator": step.operator,
            "claimed_at": step.claimed_at,
            "reason": step.reason,
            "changes": [
                {"field": change.title, "before": change.before, "after": change.after} for change in step.changes
            ],
        }
        for step in steps
    ]
    lines = [
        f"{step.revision}. {step.operator} {step.claimed_at or ''} {step.reason}\n"
        + "\n".join(f"   {change.title}: {change.before or '—'} → {change.after or '—'}" for change in step.changes)
        for step in steps
    ]
    give(options, {"language": language(), "versions": machine}, *lines)


COMMANDS: Final[dict[str, click.Command]] = {"add": add, "show": show, "list": list_records, "history": history}
