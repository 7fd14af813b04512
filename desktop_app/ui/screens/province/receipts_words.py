"""What is said of the province's receipts: rows, what is about to be written, how it ended. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.media.durable import Outcome
from desktop_app.messages.counts import records_counted
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.sending_words import WRITTEN
from desktop_app.ui.screens.shown_figures import NONE, day_of

if TYPE_CHECKING:
    from desktop_app.services.province.receipts import ReceiptDue
    from desktop_app.storage.receipts import MadeReceipt

_NAMED: Final = 6
"""So many units are named before writing; of more the rest is a number."""


@dataclass(frozen=True, slots=True)
class ReceiptPlan:
    """What is to be written: new receipts for ``units``, the same bytes again for ``again`` (unit, number).

    ``names`` are those of all, in the order in which they are written: new ones first.
    """

    units: tuple[str, ...] = ()
    again: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many receipts that is."""
        return len(self.units) + len(self.again)


@dataclass(frozen=True, slots=True)
class ReceiptOrder:
    """What the person asked for: what, where to, and who signs ("" where nothing new is made)."""

    plan: ReceiptPlan
    to: Path
    signer: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How the receipt of one unit ended. ``number`` 0: none was made. ``problem``: why it is not on the stick.

    ``later``: records it had no room for.
    """

    unit: str
    unit_name: str
    number: int = 0
    outcome: str = Outcome.NOT_WRITTEN.value
    accepted: int = 0
    returned: int = 0
    received: int = 0
    problem: Sentence | None = None
    later: int = 0

    @property
    def proven(self) -> bool:
        """Return whether it was read back from the stick and is right."""
        return self.outcome in (Outcome.VERIFIED.value, Outcome.VERIFIED_NOT_EJECTED.value)


@dataclass(frozen=True, slots=True)
class Written:
    """How the whole job ended. ``left`` was not written yet; ``ejected``: None where nothing had to be let go of."""

    answers: tuple[Answer, ...]
    left: ReceiptPlan
    target: str
    ejected: bool | None = None
    stopped: bool = False


def plan_for(rows: Sequence[ReceiptDue]) -> ReceiptPlan:
    """Return what writing these units' receipts means: where nothing is new, the last receipt is written again."""
    again = [one for one in rows if one.last_number and not one.news and not one.confirmed]
    new = [one for one in rows if one not in again]
    return ReceiptPlan(
        tuple(one.unit for one in new),
        tuple((one.unit, one.last_number) for one in again),
        tuple(one.unit_name for one in (*new, *again)),
    )


def is_due(row: ReceiptDue) -> bool:
    """Return whether the unit has something to be told, or its last receipt never came to lie on a stick."""
    return bool(row.news or row.unwritten)


def last_receipt(row: ReceiptDue) -> str:
    """Return the number and day of the last receipt."""
    if not row.last_number:
        return NONE
    day = day_of(row.made_at)
    return _("{number}, ngày {day}").format(number=row.last_number, day=day) if day else str(row.last_number)


def standing(row: ReceiptDue) -> tuple[str, str]:
    """Return mark and words of the last receipt."""
    if not row.last_number:
        return "pending", _("Chưa có phiếu nào")
    if row.confirmed:
        return "received", _("Đơn vị đã mở")
    mark, words = WRITTEN[row.outcome]
    return mark, _(words)


def made_standing(made: MadeReceipt) -> tuple[str, str]:
    """Return mark and words of one receipt."""
    if made.confirmed:
        return "received", _("Đơn vị đã mở")
    mark, words = WRITTEN[made.outcome]
    return mark, _(words)


def told(made: MadeReceipt, name: str) -> str:
    """Return one figure of what a receipt told."""
    count = made.summary.get(name)
    return format_money(count) if isinstance(count, int) else NONE


def summary(rows: Sequence[ReceiptDue]) -> str:
    """Return the line under the title."""
    due, open_ones = sum(map(is_due, rows)), sum(bool(one.last_number) and not one.confirmed for one in rows)
    words = ngettext("{count} đơn vị có tin mới", "{count} đơn vị có tin mới", due)
    parts = [words.format(count=format_money(due))] if due else [_("Mọi đơn vị đã có phiếu mới nhất")]
    if open_ones:
        words = ngettext("{count} đơn vị chưa mở phiếu gần nhất", "{count} đơn vị chưa mở phiếu gần nhất", open_ones)
        parts.append(words.format(count=format_money(open_ones)))
    return " · ".join(parts) if rows else _("Chưa có đơn vị nào đăng ký máy")


def write_all_words(count: int) -> str:
    """Return the words of the button that writes all that are due."""
    return ngettext("Ghi phiếu cho {count} đơn vị có tin mới", "Ghi phiếu cho {count} đơn vị có tin mới", count).format(
        count=format_money(count)
    )


def write_chosen_words(count: int) -> str:
    """Return the words of the button that writes the selected ones, or that under the cursor."""
    if count < 2:
        return _("Ghi phiếu cho đơn vị này")
    return ngettext("Ghi phiếu cho {count} đơn vị đã chọn", "Ghi phiếu cho {count} đơn vị đã chọn", count).format(
        count=format_money(count)
    )


def plan_words(plan: ReceiptPlan) -> str:
    """Return what is about to be written, and for whom."""
    new, again = len(plan.units), len(plan.again)
    parts = []
    if new:
        words = ngettext("Phiếu mới cho {count} đơn vị.", "Phiếu mới cho {count} đơn vị.", new)
        parts.append(words.format(count=format_money(new)))
    if again:
        words = ngettext(
            "Ghi lại đúng phiếu đã có cho {count} đơn vị, không phải ký lại.",
            "Ghi lại đúng phiếu đã có cho {count} đơn vị, không phải ký lại.",
            again,
        )
        parts.append(words.format(count=format_money(again)))
    names = "; ".join(plan.names[:_NAMED])
    rest = len(plan.names) - _NAMED
    if rest > 0:
        more = ngettext("{names} và {count} đơn vị nữa.", "{names} và {count} đơn vị nữa.", rest)
        return " ".join((*parts, more.format(names=names, count=format_money(rest))))
    return " ".join((*parts, f"{names}."))


def write_words(count: int, target: str) -> str:
    """Return the words of the button that writes; ``target`` "" while nothing is chosen."""
    words = ngettext("Ghi {count} phiếu", "Ghi {count} phiếu", count).format(count=format_money(count))
    return _("{words} ra {target}").format(words=words, target=target) if target else words


def progress_words(done: int, total: int, name: str) -> str:
    """Return how far it is."""
    words = _("{done} trên {total} phiếu, đang ghi phiếu của {unit}") if name else _("{done} trên {total} phiếu")
    return words.format(done=format_money(done), total=format_money(total), unit=name)


def verdict(seen: Written) -> tuple[BannerLevel, str, str]:
    """Return how the whole job ended."""
    good, asked = sum(one.proven for one in seen.answers), len(seen.answers) + _untried(seen)
    figures = {"good": format_money(good), "count": format_money(asked)}
    if good == asked:
        words = ngettext(
            "{good} phiếu nhận đã ghi ra {target} và đã đọc lại đúng",
            "{good} phiếu nhận đã ghi ra {target} và đã đọc lại đúng",
            good,
        )
        return (
            "ok",
            words.format(**figures, target=seen.target),
            " ".join((_pulling(seen), _("Sổ của tỉnh vẫn giữ đủ."))),
        )
    kept = _("Phiếu đã làm vẫn nằm trong máy, không mất gì.")
    if seen.stopped:
        return "info", _("Đã dừng: {good} trên {count} phiếu đã ghi và đọc lại đúng").format(**figures), kept
    if any(one.outcome == Outcome.WRITTEN_NOT_VERIFIED.value for one in seen.answers) and not seen.left.count:
        title = _("{good} trên {count} phiếu đã đọc lại đúng, số còn lại chưa đọc lại được để kiểm tra")
        return "warning", title.format(**figures), _("Ghi thêm một bản sang USB khác trước khi gửi.")
    title = _("{good} trên {count} phiếu đã ghi và đọc lại đúng")
    return "error", title.format(**figures), " ".join((kept, _("Dòng có dấu đỏ nói vì sao.")))


def _untried(seen: Written) -> int:
    """Return how many of what is left were never begun."""
    tried = {one.unit for one in seen.answers}
    return sum(unit not in tried for unit in (*seen.left.units, *(unit for unit, _number in seen.left.again)))


def _pulling(seen: Written) -> str:
    if seen.ejected is None:
        return _("Phiếu nằm trong thư mục đã chọn.")
    if seen.ejected:
        return _("USB đã ngắt, rút ra được.")
    return _("USB chưa ngắt được: ngắt trong hệ điều hành trước khi rút.")


def answer_words(answer: Answer) -> tuple[str, str]:
    """Return mark and words of how one receipt ended."""
    if answer.problem is not None and not answer.number:
        return "error", _("Chưa làm được phiếu")
    if answer.problem is not None:
        return "error", _("Chưa ghi được ra USB")
    mark, words = WRITTEN[answer.outcome]
    return ("good" if answer.proven else mark), _(words)


def next_steps(seen: Written) -> list[tuple[str, str]]:
    """Return what to do next, in order: title and text."""
    steps = [
        (
            _("Gửi USB về các đơn vị"),
            _("Mỗi đơn vị chỉ mở được phiếu của mình; ai nhặt được USB cũng không đọc được."),
        ),
        (
            _("Đơn vị cắm USB, bấm “Mở phiếu nhận của tỉnh”"),
            _("Lúc đó bản ghi của đơn vị mới chuyển sang “Tỉnh đã nhận”, “Đã chấp nhận” hoặc “Bị trả lại”."),
        ),
        (
            _("Gói sau của đơn vị báo phiếu đã mở"),
            _("Phiếu thất lạc thì bấm “Ghi lại”: đúng phiếu ấy, đúng số ấy. Phiếu sau cũng nói đủ mọi bản ghi."),
        ),
    ]
    later = [one for one in seen.answers if one.later]
    if later:
        names = "; ".join(one.unit_name for one in later[:_NAMED])
        steps.append(
            (
                _("Phiếu sau nói tiếp {records}").format(records=records_counted(sum(one.later for one in later))),
                _(
                    "Nhiều quá một phiếu nên kể trước bản trả lại và bản cũ nhất. Ghi phiếu sau khi {units} đã mở."
                ).format(units=names),
            )
        )
    if seen.left.count:
        title = ngettext("Ghi tiếp {count} phiếu còn lại", "Ghi tiếp {count} phiếu còn lại", seen.left.count)
        steps.insert(
            0,
            (
                title.format(count=format_money(seen.left.count)),
                _("Cắm lại USB hoặc dùng USB khác. Phiếu đã có số thì ghi lại đúng phiếu ấy, không làm phiếu thứ hai."),
            ),
        )
    return steps
