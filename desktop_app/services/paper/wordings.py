"""Words several papers are gathered with: years, quotation marks, receivers, the codes under a blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.domain.answers import amount_of
from desktop_app.domain.definition import Option
from desktop_app.domain.money import format_money
from desktop_app.domain.records import StoredVersion
from desktop_app.services.paper.gathering import Gathering

AS_ABOVE: Final = "Như trên"


def years_of(at: Gathering, versions: Iterable[StoredVersion]) -> str:
    """Return the years the records are about ("2026", "2025, 2026"); the wish's where none says one."""
    found = {amount_of(stored.version.data.get("year")) for stored in versions}
    return ", ".join(str(year) for year in sorted(year for year in found if year is not None)) or at.year


def receivers(at: Gathering, addressees: Sequence[str] = ()) -> tuple[str, ...]:
    """Return nơi nhận. Under a Kính gửi whom it names are "Như trên"; without one "Như trên" would be nobody."""
    lines = at.text("receivers")
    if not addressees:
        named = at.text("addressees")
        return tuple(dict.fromkeys(one for line in lines for one in (named if line == AS_ABOVE else (line,))))
    return tuple(dict.fromkeys(AS_ABOVE if line in addressees else line for line in lines))


def quoted(name: str) -> str:
    """Return the name of a movement as papers write it, in quotation marks; "" for none."""
    return name if not name or name.startswith("“") else f"“{name}”"


def counted(count: int) -> str:
    """Return a number of people as papers write it: below ten with a leading zero."""
    return f"{count:02d}" if count < 10 else format_money(count)


def codes_note(title: str, options: Sequence[Option], *, by_code: bool = False, mark: str = "") -> str:
    """Return the line under a blank that says which answers there are: "Danh hiệu: 1 - …; 2 - …".

    ``by_code`` names them by the codes of their list, as movements are. A ``mark`` before the numbers tells
    two lists apart whose answers are written into the same column.
    """
    named = [f"{mark}{one.code if by_code else at} - {one.title.vi}" for at, one in enumerate(options, start=1)]
    return f"{title}: {'; '.join(named)}."
