"""What counts in a report and what does not, in sentences."""

from __future__ import annotations

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.domain.units import UnitTree
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports.wish import Making
from desktop_app.storage.ledger import Ledger


def what_counts(making: Making) -> tuple[str, ...]:
    """Return whose records count, whether drafts and returned ones do, and what the dates leave out of the period."""
    return (*whose(making), *standing(making), *undated(making))


def whose(making: Making) -> tuple[str, ...]:
    """Return of which unit alone the figures are; none where they are of the whole book."""
    asked = making.wish.question
    if asked.unit is None:
        return ()
    own = making.session.identity
    named = UnitTree(Ledger(making.session.connection).units()).name_on(asked.unit, asked.end)
    named = named or (own.unit_name if asked.unit in making.session.own_units else asked.unit)
    if asked.with_predecessors:
        return (_("Chỉ tính {unit} và các đơn vị đã nhập vào đơn vị này.").format(unit=named),)
    return (_("Chỉ tính {unit}, không tính các đơn vị khác.").format(unit=named),)


def standing(making: Making) -> tuple[str, ...]:
    """Return whether drafts and returned records count."""
    basis = making.wish.question.basis
    drafts = _("Có tính bản nháp.") if basis.drafts else _("Không tính bản nháp.")
    province = making.session.identity.role == "province"
    counted = basis.returned if basis.returned is not None else not province
    returned = _("Có tính bản ghi bị trả lại.") if counted else _("Không tính bản ghi bị trả lại.")
    return drafts, returned


def undated(making: Making) -> tuple[str, ...]:
    """Return how many records the dates leave out, of the kinds asked about; none where there are none."""
    asked = making.wish.question
    found = Reporting(making.session, asked.basis).undated(
        asked.start, asked.end, unit=asked.unit, with_predecessors=asked.with_predecessors
    )
    mine = [one for one in found if asked.kinds is None or one.kind in asked.kinds]
    said: list[str] = []
    flows, stocks = (sum(one.records for one in mine if one.stock is stock) for stock in (False, True))
    if flows:
        said.append(
            ngettext(
                "Chưa tính {count} bản ghi chưa rõ ngày có thuộc kỳ này không.",
                "Chưa tính {count} bản ghi chưa rõ ngày có thuộc kỳ này không.",
                flows,
            ).format(count=format_money(flows))
        )
    if stocks:
        said.append(
            ngettext(
                "Chưa tính {count} bản ghi chưa rõ đến cuối kỳ còn không.",
                "Chưa tính {count} bản ghi chưa rõ đến cuối kỳ còn không.",
                stocks,
            ).format(count=format_money(stocks))
        )
    return tuple(said)
