"""Wrong use of the command line, said in the user's language: click's own sentences are English only."""

from __future__ import annotations

import click

from desktop_app.base.i18n import _


class WrongCall(click.UsageError):
    """A call that only we know to be wrong; its message is a sentence of ours."""


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the call and where its help is."""
    name = error.ctx.command_path if error.ctx else "so-cong-doan"
    return _("{what} Xem cách gọi: {command} --help").format(what=_what(error), command=name)


def _what(error: click.UsageError) -> str:
    match error:
        case WrongCall():
            return _("Lệnh gõ chưa đúng: {detail}").format(detail=error.message)
        case click.NoSuchOption() | click.exceptions.NoSuchCommand():
            return _no_such(error)
        case click.MissingParameter():
            return _("Còn thiếu {name}.").format(name=_typed_name(error.param))
        case click.BadParameter():
            return _("Giá trị của {name} chưa dùng được: {detail}").format(
                name=_typed_name(error.param), detail=_wanted(error.param)
            )
        case click.BadOptionUsage():
            return _("Tùy chọn {option} thiếu giá trị, hoặc không nhận giá trị.").format(option=error.option_name)
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return _("Còn thiếu tên lệnh.")
    return _("Lệnh gõ thừa hoặc thiếu chữ.")


def _no_such(error: click.NoSuchOption | click.exceptions.NoSuchCommand) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("Không có tùy chọn {option}.").format(option=error.option_name)
    return _("Không có lệnh {command}.").format(command=error.command_name)


def _typed_name(parameter: click.Parameter | None) -> str:
    """Return the name as it is typed: ``--to``, or an argument's as the help shows it."""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.name.upper() if parameter is not None and parameter.name else ""


def _wanted(parameter: click.Parameter | None) -> str:
    """Return what would do as the parameter's value."""
    match parameter.type if parameter is not None else None:
        case click.Choice(choices=choices):
            return _("chọn một trong: {choices}.").format(choices=", ".join(map(str, choices)))
        case click.DateTime(formats=formats):
            return _("cần ngày có thật, ghi như {shape}.").format(shape=formats[0].translate(_SHAPES).replace("%", ""))
        case click.IntRange(min=int(least)):
            return _("cần số nguyên từ {least} trở lên.").format(least=least)
        case click.Path(file_okay=False):
            return _("cần thư mục, không phải tệp.")
        case click.Path(dir_okay=False):
            return _("cần tệp, không phải thư mục.")
    return _("cần số nguyên.") if parameter is not None and parameter.type is click.INT else _("xem lại.")


_SHAPES = str.maketrans({"Y": "2026", "m": "02", "d": "05", "H": "14", "M": "30", "S": "00"})
