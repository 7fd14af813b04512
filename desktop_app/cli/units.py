"""``unit list|add|rename|move|merge|split|dissolve`` in a province's store, ``unit own`` in any: units in time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.reports import DAY
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.unit_changes import Part
from desktop_app.domain.units import LEVELS, Level, Unit, as_level

_START: Final = click.option("--from", "start", type=DAY, required=True, help="Ngày đầu của tình trạng mới.")
_HEIR: Final = click.option("--heir", help="Mã đơn vị nhận các đơn vị trực thuộc.")


@click.group()
def unit() -> None:
    """Cây đơn vị của tỉnh; tên và địa chỉ của chính đơn vị."""


@unit.command("list")
@click.option("--at", "moment", type=DAY, help="Các đơn vị của một ngày; không có thì cả lịch sử.")
@common_options
@click.pass_obj
def list_units(options: Options, moment: datetime | None) -> None:
    """Liệt kê cây đơn vị."""
    from desktop_app.services.units import Units

    with opened(options) as session:
        lines = Units(session).lines(moment.date() if moment else None)
    give(
        options,
        [{**_machine(line.unit), "depth": line.depth, "orphan": line.orphan} for line in lines],
        *(f"{'  ' * line.depth}{line.unit.code} · {line.unit.name}{_validity(line.unit)}" for line in lines),
    )


@unit.command()
@click.argument("code")
@click.option("--name", required=True)
@click.option("--superior", help="Mã cấp trên; không có thì tỉnh.")
@click.option("--level", type=click.Choice([level for level in LEVELS if level != "province"]), default="base")
@click.option("--from", "start", type=DAY, help="Ngày đầu; không có thì chưa rõ.")
@click.option("--until", "end", type=DAY, help="Ngày cuối, nếu đơn vị đã thôi hoạt động.")
@common_options
@click.pass_obj
def add(
    options: Options,
    code: str,
    name: str,
    superior: str | None,
    level: str,
    start: datetime | None,
    end: datetime | None,
) -> None:
    """Thêm một đơn vị."""
    from desktop_app.services.units import Units

    with opened(options) as session:
        made = Units(session).add(
            code, name, superior=superior, level=as_level(level), start=_day(start), end=_day(end)
        )
    give(options, _machine(made), _("Đã thêm {name}, mã {code}.").format(name=made.name, code=made.code))


@unit.command()
@click.argument("code")
@click.option("--name", required=True)
@_START
@common_options
@click.pass_obj
def rename(options: Options, code: str, name: str, start: datetime) -> None:
    """Đổi tên một đơn vị từ một ngày; giấy tờ trước ngày ấy vẫn mang tên cũ."""
    from desktop_app.services.units import Units

    with opened(options) as session:
        units = Units(session)
        units.rename(code, name, start.date())
        rows = [_machine(row) for row in units.tree().history(code)]
    give(options, {"unit": code, "rows": rows}, _("Đã đổi tên đơn vị mã {code}.").format(code=code))


@unit.command()
@click.argument("code")
@click.option("--superior", required=True, help="Mã cấp trên mới.")
@click.option("--level", type=click.Choice([level for level in LEVELS if level != "province"]))
@_START
@common_options
@click.pass_obj
def move(options: Options, code: str, superior: str, level: str | None, start: datetime) -> None:
    """Chuyển một đơn vị sang cấp trên khác."""
    from desktop_app.services.units import Units

    new: Level | None = None if level is None else as_level(level)
    with opened(options) as session:
        units = Units(session)
        units.move(code, superior, start.date(), new)
        rows = [_machine(row) for row in units.tree().history(code)]
    give(options, {"unit": code, "rows": rows}, _("Đã chuyển đơn vị mã {code}.").format(code=code))


@unit.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--into", required=True, help="Mã đơn vị nhận.")
@click.option("--name", default="", help="Tên, khi đơn vị nhận là đơn vị mới.")
@click.option("--superior", help="Mã cấp trên của đơn vị mới.")
@_START
@common_options
@click.pass_obj
def merge(
    options: Options, codes: tuple[str, ...], into: str, name: str, superior: str | None, start: datetime
) -> None:
    """Nhập các đơn vị vào một đơn vị."""
    from desktop_app.services.units import Units

    with opened(options) as session:
        units = Units(session)
        units.merge(codes, Part(into, name), start.date(), superior=superior)
        title = units.name_on(into)
    give(
        options,
        {"units": list(codes), "into": into, "from": start.date().isoformat()},
        _("Đã nhập {codes} vào {name}.").format(codes=", ".join(codes), name=title),
    )


@unit.command()
@click.argument("code")
@click.option("--into", "parts", multiple=True, required=True, help="MÃ=TÊN, hoặc MÃ đã có; gọi nhiều lần.")
@_HEIR
@_START
@common_options
@click.pass_obj
def split(options: Options, code: str, parts: tuple[str, ...], heir: str | None, start: datetime) -> None:
    """Chia một đơn vị; nếu chính mã ấy ở trong các phần thì đơn vị còn tiếp tục."""
    from desktop_app.services.units import Units

    named = [Part(*(text.strip() for text in part.split("=", 1))) for part in parts]
    with opened(options) as session:
        Units(session).split(code, named, start.date(), heir=heir)
    give(
        options,
        {"unit": code, "into": [part.code for part in named], "from": start.date().isoformat()},
        _("Đã chia đơn vị mã {code} thành {parts}.").format(code=code, parts=", ".join(one.code for one in named)),
    )


@unit.command()
@click.argument("code")
@_HEIR
@_START
@common_options
@click.pass_obj
def dissolve(options: Options, code: str, heir: str | None, start: datetime) -> None:
    """Giải thể một đơn vị; ngày là ngày đầu không còn đơn vị ấy."""
    from desktop_app.services.units import Units

    with opened(options) as session:
        Units(session).dissolve(code, start.date(), heir=heir)
    give(
        options,
        {"unit": code, "from": start.date().isoformat()},
        _("Đã ghi đơn vị mã {code} thôi hoạt động.").format(code=code),
    )


@unit.command()
@click.option("--name", help="Tên mới.")
@click.option("--superior", help="Tên công đoàn cấp trên.")
@click.option("--commune", help="Xã, phường; để trống thì bỏ.")
@click.option("--from", "start", type=DAY, help="Ngày đầu của tên hoặc địa chỉ mới.")
@common_options
@click.pass_obj
def own(options: Options, name: str | None, superior: str | None, commune: str | None, start: datetime | None) -> None:
    """Tên, cấp trên và xã, phường của chính đơn vị giữ sổ: xem, hoặc đổi từ một ngày."""
    from desktop_app.services.own_unit import OwnUnit

    with opened(options) as session:
        unit_of_store = OwnUnit(session)
        if (name, superior, commune) != (None, None, None):
            if start is None:
                raise WrongCall(_("--from phải có khi đổi tên hoặc địa chỉ."))
            unit_of_store.change(start.date(), name=name, superior=superior, commune=commune)
        now = unit_of_store.identity
    former = [
        {"until": one.until, "name": one.unit_name, "superior": one.superior, "commune": one.commune}
        for one in now.former
    ]
    machine = {"unit": now.unit, "name": now.unit_name, "superior": now.superior, "commune": now.commune}
    give(options, {**machine, "former": former}, f"{now.unit} · {now.unit_name} · {now.superior}")


def _machine(row: Unit) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "superior": row.superior,
        "from": row.valid_from or None,
        "to": row.valid_to,
        "successors": list(row.successors),
    }


def _validity(row: Unit) -> str:
    start = date.fromisoformat(row.valid_from).strftime("%d/%m/%Y") if row.valid_from else ""
    end = date.fromisoformat(row.valid_to).strftime("%d/%m/%Y") if row.valid_to else ""
    if start and end:
        return _(" (từ {start} đến {end})").format(start=start, end=end)
    if end:
        return _(" (đến {end})").format(end=end)
    return _(" (từ {start})").format(start=start) if start else ""


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


COMMANDS: Final[dict[str, click.Command]] = {"unit": unit}
