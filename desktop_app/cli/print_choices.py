"""What ``print`` was asked for, held against what its form is printed of: one way to say it, and only what it knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.paper_forms import Choice, PaperForm

if TYPE_CHECKING:
    from desktop_app.services.paper.wish import Frame, PaperWish

OPTIONS: Final[dict[Choice, str]] = {
    "records": "--record",
    "campaign": "--campaign",
    "period": "--from --until",
    "year": "--year",
    "day": "--on",
    "bundle": "--bundle",
}
"""How each way to narrow a paper is typed."""
_TYPED: Final = {
    "records": "--record",
    "campaign": "--campaign",
    "start": "--from",
    "end": "--until",
    "year": "--year",
    "on": "--on",
    "bundle": "--bundle",
    "blank": "--blank",
    "public": "--public",
    "sensitive": "--sensitive",
    "search": "--search",
    "place": "--place",
    "day": "--day",
    "number": "--document-number",
    "signer": "--signer",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one ``print``, empty where they were not given."""

    records: tuple[str, ...] = ()
    campaign: str = ""
    start: datetime | None = None
    end: datetime | None = None
    year: int | None = None
    on: datetime | None = None
    bundle: int | None = None
    blank: bool = False
    public: bool = False
    sensitive: bool = False
    search: str = ""
    place: str = ""
    day: datetime | None = None
    number: str = ""
    signer: str = ""

    def given(self) -> list[str]:
        """Return the names of what was given."""
        return [one.name for one in fields(self) if getattr(self, one.name) not in (None, False, "", ())]

    def choices(self) -> list[Choice]:
        """Return the ways to narrow that were used."""
        used: dict[Choice, object] = {
            "records": self.records,
            "campaign": self.campaign,
            "period": self.start or self.end,
            "year": self.year,
            "day": self.on,
            "bundle": self.bundle,
        }
        return [choice for choice, value in used.items() if value not in (None, "", ())]


def only(asked: Asked, form: str, *known: str) -> None:
    """Raise WrongCall for an option that papers of this sort do not know; ``known`` are names of ``Asked``."""
    for name in asked.given():
        if name not in known:
            taken = ", ".join([*(_TYPED[one] for one in known), "--at", "--to"])
            raise WrongCall(
                _("{form} không nhận {option}; chỉ nhận {known}.").format(form=form, option=_TYPED[name], known=taken)
            )


def wish_of(form: PaperForm, asked: Asked) -> PaperWish:
    """Return the wish for a form. Raises WrongCall for options that do not go together, or not with this form."""
    from desktop_app.services.paper.wish import PaperWish

    _refuse(form, asked)
    start, end = _days(asked)
    return PaperWish(
        form.form,
        records=asked.records,
        campaign=asked.campaign,
        start=start,
        end=end,
        bundle=asked.bundle,
        blank=asked.blank,
        public=asked.public,
        sensitive=asked.sensitive,
    )


def framed(wish: PaperWish, proposed: Frame, asked: Asked) -> PaperWish:
    """Return the wish with what the call says of place, day, number and signature; without a word as ``proposed``."""
    if not (asked.place or asked.day or asked.number or asked.signer):
        return wish
    day = asked.day.date() if asked.day else proposed.day
    # The number that is proposed is the next one of its own year; of another year nothing is guessed.
    same_year = day is not None and proposed.day is not None and day.year == proposed.day.year
    frame = replace(
        proposed,
        place=asked.place or proposed.place,
        day=day,
        number=asked.number or (proposed.number if same_year else ""),
        signer=asked.signer or proposed.signer,
        chosen=bool(asked.number),
    )
    return replace(wish, frame=frame)


def right_ways(form: PaperForm) -> str:
    """Return the options that say of what a form is printed, as they are typed."""
    ways = [OPTIONS[choice] for choice in form.choices]
    if "period" in form.choices and "year" not in form.choices:
        ways.append(OPTIONS["year"])
    return ", ".join([*ways, "--blank"])


def file_and_end(
    paths: Sequence[Path], start: datetime | None, end: datetime | None
) -> tuple[Path | None, date | None]:
    """Return the file, and the last day where it was typed as ``--to DAY`` beside ``--to FILE``. Raises WrongCall."""
    files, days = list(paths), []
    if start is not None and len(files) == 2:
        days = [(path, day) for path in files if (day := _day(path)) is not None][:1]
        files = [path for path in files if path not in [used for used, _day_of in days]]
    if len(files) > 1:
        raise WrongCall(_("--to chỉ nhận một tệp PDF, và một ngày cuối kỳ khi có --from."))
    last = end.date() if end is not None else days[0][1] if days else None
    return (files[0] if files else None), last


def _day(path: Path) -> date | None:
    try:
        when = parse_partial_date(str(path))
    except Refused:
        return None
    return when.end if when.start == when.end else None


def _refuse(form: PaperForm, asked: Asked) -> None:
    for problem in _problems(form, asked):
        raise WrongCall(problem)


def _problems(form: PaperForm, asked: Asked) -> Iterator[str]:
    known, ways = {*form.choices, *(["year"] if "period" in form.choices else [])}, right_ways(form)
    used = asked.choices()
    if asked.blank:
        yield from _problems_of_a_blank(form, asked, used)
    elif len(used) > 1:
        both = ", ".join(OPTIONS[choice] for choice in used)
        yield _("mỗi lần in chỉ theo một cách, không dùng cùng lúc {options}.").format(options=both)
    if unknown := [OPTIONS[choice] for choice in used if choice not in known]:
        yield _("mẫu {form} không in theo {option}; in theo: {ways}.").format(
            form=form.form, option=", ".join(unknown), ways=ways
        )
    if (asked.start is None) != (asked.end is None):
        yield _("kỳ cần cả ngày đầu (--from) và ngày cuối (--until).")
    if asked.start is not None and asked.end is not None and asked.start > asked.end:
        yield _("ngày đầu kỳ muộn hơn ngày cuối kỳ.")
    yield from _problems_of_copies(form, asked)


def _problems_of_a_blank(form: PaperForm, asked: Asked, used: Sequence[Choice]) -> Iterator[str]:
    if [choice for choice in used if choice != "campaign"]:
        yield _("mẫu trống không in theo bản ghi hay thời gian: bỏ --blank, hoặc bỏ {options}.").format(
            options=", ".join(OPTIONS[choice] for choice in used if choice != "campaign")
        )
    for name in ("public", "sensitive", "day", "number", "signer"):
        if name in asked.given():
            yield _("mẫu trống để ghi tay nên không nhận {option}.").format(option=_TYPED[name])


def _problems_of_copies(form: PaperForm, asked: Asked) -> Iterator[str]:
    if asked.public and not form.public:
        yield _("mẫu {form} không có bản niêm yết.").format(form=form.form)
    if asked.sensitive and not form.sensitive:
        yield _("mẫu {form} không có cột dữ liệu nhạy cảm.").format(form=form.form)
    if asked.public and asked.sensitive:
        yield _("bản niêm yết không in dữ liệu nhạy cảm: bỏ --public hoặc --sensitive.")
    if asked.number and not form.symbol:
        yield _("mẫu {form} không ghi số văn bản.").format(form=form.form)
    if asked.search:
        yield _("--search chỉ dùng khi in danh sách của một loại bản ghi.")


def _days(asked: Asked) -> tuple[date | None, date | None]:
    """Return first and last day: of the period, of the year, or the day alone."""
    if asked.year is not None:
        return date(asked.year, 1, 1), date(asked.year, 12, 31)
    if asked.on is not None:
        return None, asked.on.date()
    return (
        asked.start.date() if asked.start is not None else None,
        asked.end.date() if asked.end is not None else None,
    )
