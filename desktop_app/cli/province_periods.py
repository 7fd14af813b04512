"""``close-period`` in a province's store: how complete a period is, the province's lock of it, exceptions from that."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.services.province.completeness import CompletenessRow, CompletenessTable
    from desktop_app.services.province.locks import LockedPeriod, PeriodLocks


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. ``open_for``, ``end_for``: codes of units; the days may be missing where they are clear."""

    start: date | None
    end: date | None
    status: bool = False
    lock: bool = False
    lift: bool = False
    open_for: str = ""
    end_for: str = ""
    until: date | None = None
    reason: str = ""

    @property
    def of_province(self) -> bool:
        """Tell whether it is the province's business at all."""
        return bool(self.status or self.lock or self.lift or self.open_for or self.end_for)


def answer(options: Options, wish: Wish) -> None:
    """Do one of them, and say what is so then."""
    asked = [bool(one) for one in (wish.status, wish.lock, wish.lift, wish.open_for, wish.end_for)]
    if sum(asked) != 1:
        raise WrongCall(_("Chọn đúng một trong --status, --lock, --lift, --open-for, --end-for."))
    if wish.status:
        _status(options, wish)
        return
    from desktop_app.services.province.locks import PeriodLocks

    with opened(options) as session:
        locks = PeriodLocks(session)
        said = _change(locks, wish)
        standing = locks.all()
    give(options, {"locked": [_lock(one) for one in standing]}, said, *(_lock_words(one) for one in standing))


def _change(locks: PeriodLocks, wish: Wish) -> str:
    """Do what changes a lock, and return what was done. Raises ExceptionUnknown, and what the locks refuse."""
    from desktop_app.services.province.locks import ExceptionUnknown

    if wish.lock:
        if wish.start is None or wish.end is None:
            raise WrongCall(_("--lock đi với --from và --to."))
        locks.lock(wish.start, wish.end)
        return _("Đã khóa kỳ.")
    found = _standing(locks, wish)
    if wish.lift:
        locks.lift(found.seq, wish.reason)
        return _("Đã mở lại kỳ.")
    if wish.end_for:
        for one in found.exceptions:
            if one.unit == wish.end_for:
                locks.end_exception(one.seq)
                return _("Đã thôi cho đơn vị bổ sung.")
        raise ExceptionUnknown(exception=0)
    if wish.until is None:
        raise WrongCall(_("--open-for đi với --until."))
    locks.give(found.seq, wish.open_for, wish.until, wish.reason)
    return _("Đã cho đơn vị bổ sung.")


def _standing(locks: PeriodLocks, wish: Wish) -> LockedPeriod:
    """Return the lock that is meant: the only one, or the one with a day of the period given. Raises LockUnknown."""
    from desktop_app.services.province.locks import LockUnknown

    found = locks.all()
    if wish.end is not None:
        found = [one for one in found if one.overlaps(wish.start or wish.end, wish.end)]
    if len(found) > 1:
        raise WrongCall(_("Có nhiều kỳ đã khóa: thêm --to là một ngày của kỳ muốn nói."))
    if not found:
        raise LockUnknown(lock=0)
    return found[0]


def _status(options: Options, wish: Wish) -> None:
    from desktop_app.services.province.completeness import Completeness
    from desktop_app.services.province.locks import PeriodLocks

    with opened(options) as session:
        completeness = Completeness(session)
        last = next(iter(completeness.periods(1)), None)
        start, end = (wish.start, wish.end) if wish.start and wish.end else last or (wish.start, wish.end)
        if start is None or end is None:
            raise WrongCall(_("--status cần --from và --to khi chưa biết hôm nay là ngày nào."))
        table = completeness.table(start, end)
        locks = [one for one in PeriodLocks(session).all() if one.overlaps(start, end)]
    machine: dict[str, Any] = {
        "from": start.isoformat(),
        "to": end.isoformat(),
        "counts": dataclasses.asdict(table.counts),
        "units": [dataclasses.asdict(row) for row in table.rows],
        "locked": [_lock(one) for one in locks],
    }
    give(options, machine, _heading(table), *(_line(row) for row in table.rows), *(_lock_words(one) for one in locks))


def _heading(table: CompletenessTable) -> str:
    counts = table.counts
    return _(
        "Kỳ từ {start} đến {end}: {closed} trên {units} đơn vị đã khóa sổ, {nothing} không có phát sinh,"
        " {not_closed} đã gửi nhưng chưa khóa sổ, {silent} im lặng."
    ).format(
        start=table.start.strftime("%d/%m/%Y"),
        end=table.end.strftime("%d/%m/%Y"),
        closed=counts.closed,
        units=counts.units,
        nothing=counts.nothing,
        not_closed=counts.not_closed,
        silent=counts.silent,
    )


def _line(row: CompletenessRow) -> str:
    closing = {
        "closed": _("đã khóa sổ"),
        "nothing": _("không có phát sinh"),
        "part": _("khóa một phần"),
        "none": _("chưa khóa sổ"),
    }[row.closing]
    words = _("{unit} · {name} · {closing} · {months}/{all} tháng có số liệu").format(
        unit=row.unit, name=row.unit_name, closing=closing, months=row.months_with_data, all=row.months
    )
    more = [
        _("chờ duyệt {count}").format(count=row.waiting) if row.waiting else "",
        _("trả lại {count}").format(count=row.returned) if row.returned else "",
        _("bổ sung muộn {count}").format(count=row.late) if row.late else "",
        _("im lặng {count} ngày").format(count=row.silent_days)
        if row.conclusion == "silent" and row.silent_days is not None
        else "",
    ]
    return " · ".join([words, *(one for one in more if one)])


def _lock(lock: LockedPeriod) -> dict[str, Any]:
    return {
        "from": lock.start.isoformat(),
        "to": lock.end.isoformat(),
        "by": lock.by,
        "exceptions": [
            {"unit": one.unit, "until": one.until.isoformat(), "reason": one.reason, "open": one.open}
            for one in lock.exceptions
        ],
    }


def _lock_words(lock: LockedPeriod) -> str:
    words = _("Tỉnh đã khóa kỳ từ {start} đến {end}.").format(
        start=lock.start.strftime("%d/%m/%Y"), end=lock.end.strftime("%d/%m/%Y")
    )
    given = ", ".join(f"{one.unit_name} ({one.until.strftime('%d/%m/%Y')})" for one in lock.exceptions)
    return words + " " + _("Được bổ sung: {units}.").format(units=given) if given else words
