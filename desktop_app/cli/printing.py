"""``print``: forms as PDF files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

import click

from desktop_app.base import paths
from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall

FORMS: Final = ("F08", "F16", "device-sheet", "province-sheet")
"""Papers with a layout of their own; any record kind is printed as its list."""


@click.command("print")
@click.argument("form", metavar="FORM|KIND")
@click.option("--record", "records", multiple=True, help="Bản ghi cần in; gọi nhiều lần được.")
@click.option("--campaign", help="Đợt cần in.")
@click.option("--blank", is_flag=True, help="Mẫu trống để ghi tay.")
@click.option("--public", is_flag=True, help="Bản niêm yết: che số định danh.")
@click.option("--search", default="", help="Chỉ các bản ghi tìm thấy (danh sách của một loại).")
@click.option("--number", type=int, help="Số của gói (F16); không có thì gói mới nhất.")
@click.option("--at", "moment", type=click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Thời điểm in.")
@click.option("--to", "target", type=FILE, required=True)
@common_options
@click.pass_obj
def print_form(
    options: Options,
    form: str,
    records: tuple[str, ...],
    campaign: str | None,
    blank: bool,
    public: bool,
    search: str,
    number: int | None,
    moment: datetime | None,
    target: Path,
) -> None:
    """In một mẫu (F08, F16, device-sheet, province-sheet), hoặc danh sách của một loại bản ghi, ra tệp PDF."""
    from desktop_app.services.paper.desk import PaperDesk
    from desktop_app.services.paper.wish import PaperWish
    from desktop_app.services.papers import Papers

    if form.upper() not in {one.upper() for one in FORMS} and form not in _kinds():
        raise WrongCall(_("không có mẫu hay loại bản ghi “{form}”.").format(form=form))
    with opened(options) as session:
        papers = Papers(session, printed_at=moment)
        match form.upper():
            case "F08":
                papers.sign_sheet(target, campaign=campaign, records=records or None, public=public, blank=blank)
            case "F16":
                wish = PaperWish("F16", bundle=number, blank=blank)
                PaperDesk(session, printed_at=moment).print_to(wish, target)
            case "PERSON" if len(records) == 1:
                papers.person_sheet(target, records[0])
            case "DEVICE-SHEET":
                papers.device_sheet(target)
            case "PROVINCE-SHEET":
                papers.province_sheet(target)
            case _:
                papers.record_list(target, form, records=records, search=search, campaign=campaign or "", public=public)
    give(options, {"file": str(target), "form": form}, _("Đã in vào {file}.").format(file=target.name))


def _kinds() -> set[str]:
    """Return the record kinds this program knows; a wrong name is told before a book is opened for it."""
    return {path.stem for path in (paths.resources() / "forms").glob("*.toml")}


COMMANDS: Final[dict[str, click.Command]] = {"print": print_form}
