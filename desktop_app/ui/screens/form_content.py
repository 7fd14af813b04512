"""What a form shows of a record besides its answers, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Definition
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data
from desktop_app.ui.parts.inputs import TextArea
from desktop_app.ui.screen import KeyHint


@dataclass(frozen=True, slots=True)
class FormContent:
    """What the form shows. ``state``: a key of ``MARKS``; ``place``: (number, of how many) in the list it came from.

    ``asks_reason``: it was exported, so a change is given a reason. ``new``: nothing of it is saved yet.
    ``goes_on``: completing begins the next record. ``printable``: the words of
    the print button (marked with ``N_``), "" for none. ``members``: other records belong to this one. ``has_card``:
    a person, of whom there is a card. ``copies``: a new record can be begun from it.
    """

    definition: Definition
    data: Data
    title: str
    state: str = "draft"
    new: bool = True
    goes_on: bool = True
    revision: int = 0
    place: tuple[int, int] | None = None
    read_only: bool = False
    printable: str = ""
    members: bool = False
    has_card: bool = False
    asks_reason: bool = False
    copies: bool = True


def titles_of(content: FormContent, *, compact: bool) -> tuple[str, str]:
    """Return the title and the line under it; at large text sizes only what is looked for."""
    kind = content.definition.title.in_language(language())
    if compact:
        return content.title or _("{kind}: bản mới").format(kind=kind), ""
    title = content.title or _("bản ghi mới")
    return f"{kind}: {title}", _facts(content)


def keys_of(content: FormContent | None, focused: QWidget | None) -> tuple[KeyHint, ...]:
    """Return the keys worth knowing: in a field of several lines Enter is part of the text and leads nowhere."""
    if content is not None and content.read_only:
        return ("Tab", _("ô sau")), ("Esc", _("đóng"))
    if isinstance(focused, TextArea):
        return ("Tab", _("ô sau")), ("Enter", _("xuống dòng")), ("F8", _("tới chỗ cần sửa"))
    return (_("Enter, Tab"), _("ô sau")), ("F4", _("tìm")), ("F8", _("tới chỗ cần sửa"))


def _facts(content: FormContent) -> str:
    """Return kind, place in the list and how often it was corrected, for the line under the title."""
    facts = [content.definition.plural.in_language(language())]
    if content.new:
        facts.append(_("chưa lưu"))
    elif content.place is not None:
        number, count = (format_money(one) for one in content.place)
        facts.append(_("bản ghi {number} trên {count}").format(number=number, count=count))
    if content.revision > 1:
        facts.append(
            ngettext("sửa lần {count}", "sửa lần {count}", content.revision - 1).format(count=content.revision - 1)
        )
    return " · ".join(facts)
