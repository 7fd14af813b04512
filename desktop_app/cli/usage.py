"""Wrong use of the command line, said in the user's language."""

from __future__ import annotations

import click

from desktop_app.base.i18n import _


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the call and where its help is."""
    what = _what(error)
    name = error.ctx.command_path if error.ctx else "so-cong-doan"
    return _("{what} Xem cách gọi: {command} --help").format(what=what, command=name)


def _what(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("Không có tùy chọn {option}.").format(option=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return _("Còn thiếu {name}.").format(name=name)
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return _("Giá trị của {name} chưa dùng được: {detail}").format(name=name, detail=error.format_message())
    return _("Lệnh gõ chưa đúng: {detail}").format(detail=error.format_message())
