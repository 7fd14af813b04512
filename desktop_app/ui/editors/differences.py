"""How far the lines of a table are from the sum they should make, in words, while they are being typed."""

from __future__ import annotations

from decimal import Decimal

from desktop_app.base.i18n import _
from desktop_app.domain.answers import amount_of
from desktop_app.domain.definition import Definition, Rule
from desktop_app.domain.lifting import answer
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data, Json


def difference(definition: Definition, rule: Rule, data: Data) -> tuple[str, bool]:
    """Return the words for a ``sums_to`` rule and whether the sum is right; ("", True) while nothing can be said."""
    column = rule.column or "amount"
    wanted = Decimal(rule.total) if rule.total else _decimal(answer(definition, data, rule.other or ""))
    lines = data.get(rule.field)
    amounts = [
        _decimal(line.get(column)) for line in (lines if isinstance(lines, list) else []) if isinstance(line, dict)
    ]
    if wanted is None or not amounts:
        return "", True
    missing = wanted - sum((amount for amount in amounts if amount is not None), Decimal(0))
    if not missing:
        return _("Vừa đủ"), True
    money = rule.other is not None
    if missing > 0:
        words = _("Còn thiếu {amount} đồng") if money else _("Còn thiếu {amount}")
    else:
        words = _("Thừa {amount} đồng") if money else _("Thừa {amount}")
    share = "%" if _in_per_cent(definition, rule.field, column) else ""
    return words.format(amount=f"{_shown(abs(missing))}{share}"), False


def _in_per_cent(definition: Definition, lines: str, column: str) -> bool:
    """Return whether a column of ``lines`` is headed "(%)", for the unit stands nowhere else."""
    return any(one.name == column and one.title.vi.endswith("(%)") for one in definition.field(lines).fields)


def _decimal(value: Json) -> Decimal | None:
    whole = amount_of(value)
    if whole is not None:
        return Decimal(whole)
    text = value if isinstance(value, str) else ""
    return Decimal(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else None


def _shown(number: Decimal) -> str:
    if number == number.to_integral_value():
        return format_money(int(number))
    return f"{number.normalize():f}".replace(".", ",")
