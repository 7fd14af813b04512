"""Made-up rows for tests of the list screen, which asks a source for them as the store's lists do."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base import paths
from desktop_app.domain.definition import Definition
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.list_fields import filter_fields
from desktop_app.domain.records import Version, encode
from desktop_app.storage.listing import RecordRow
from desktop_app.ui.screens.filter_words import FilterOffer

GIFT = load_definitions(paths.resources() / "forms").current("gift")
OFFER = FilterOffer(
    filter_fields(GIFT),
    {"source": (("province", "LĐLĐ tỉnh"), ("golden_heart", "Quỹ Tấm lòng vàng"))},
)


def row(
    number: int, *, state: str = "complete", travel: str = "ready", forked: bool = False, twin: bool = False
) -> RecordRow:
    """Return a gift as the store lists it."""
    stored = encode(
        Version(
            record=f"{number:032x}",
            kind="gift",
            form_version=1,
            unit="TAM-1",
            device="0" * 16,
            counter=number + 1,
            operator="Lò Thị Phương",
            state="draft" if state == "draft" else "complete",
            data={"recipient": {"name": f"Người {number}"}, "cash": 500_000, "given_on": "2026-02-05"},
        )
    )
    return RecordRow(
        seq=number,
        id=f"{number:032x}",
        unit="TAM-1",
        title=f"Người {number}",
        state=state,
        forked=forked,
        version=stored.id,
        form_version=1,
        content=stored.content,
        travel=travel,  # type: ignore[arg-type]  # a wrong one is tried too
        key=(b"", number),
        twin=twin,
    )


class Rows:
    """A list of ``count`` gifts that counts how many rows were asked for."""

    definition: Definition = GIFT

    def __init__(self, count: int, **facts: object) -> None:
        self.count = count
        self.asked = 0
        self._facts = facts

    def row(self, number: int) -> RecordRow | None:
        self.asked += 1
        return row(number, **self._facts) if number < self.count else None  # type: ignore[arg-type]

    def cells(self, row: RecordRow) -> list[str]:
        return [row.title if name == "recipient" else "" for name in self.definition.columns]

    def whole(self, row: RecordRow, column: int) -> str:
        return self.cells(row)[column]

    def ids(self, numbers: Sequence[int]) -> list[str]:
        return [row(number).id for number in numbers]
