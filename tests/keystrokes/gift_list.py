"""A made-up list of people who are given a gift, and what typing it into a spreadsheet takes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

_FAMILY: Final = (
    "Giàng",
    "Lò",
    "Tẩn",
    "Hoàng",
    "Vàng",
    "Lường",
    "Mùa",
    "Phàn",
    "Quàng",
    "Chẻo",
    "Sùng",
    "Pờ",
    "Lù",
    "Thào",
)
_MIDDLE: Final = ("A", "Thị", "Văn", "Mí", "Minh", "Thanh", "Ngọc")
_GIVEN: Final = (
    "Chứ", "Ín", "Mẩy", "Thương", "Páo", "Hặc", "Vảng", "Liều", "Ọi", "Pâng", "Sua", "Đối", "Pẩu", "Dế", "Nủ", "Tủa",
    "Sáng", "Lềnh", "Phương", "Dinh", "Súa", "Khoa", "Chư", "Xuân",
)  # fmt: skip
_VILLAGES: Final = ("Nậm Coóng", "Hua Cuổi", "Cuổi Nưa", "Cuổi Tở", "Co Sản", "Nậm Lò", "Pá Hăn", "Nậm Hăn")
_RELATIONS: Final = ("Đoàn viên", "Đoàn viên", "Đoàn viên", "Con đoàn viên", "Học sinh")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the paper: name, relation, village. Money, date and source are the same for all."""

    name: str
    relation: str
    village: str

    @property
    def cells(self) -> tuple[str, str, str]:
        """The cells in the order of the paper."""
        return self.name, self.relation, self.village


def gift_list(people: int) -> list[Row]:
    """Return a list of different people, the same at every run."""
    names = [f"{family} {middle} {given}" for family in _FAMILY for middle in _MIDDLE for given in _GIVEN]
    chance = random.Random(2026)
    chosen = chance.sample(names, people)
    return [Row(name, chance.choice(_RELATIONS), chance.choice(_VILLAGES)) for name in chosen]


def plain_typing(rows: list[Row]) -> int:
    """Return the keys it takes to type every cell out, with one key to go on to the next cell."""
    return sum(len(cell) + 1 for row in rows for cell in row.cells)


def with_completion(rows: list[Row]) -> int:
    """Return the keys where a spreadsheet completes what stood in the column before, as soon as it is the only one."""
    total = 0
    seen: list[set[str]] = [set(), set(), set()]
    for row in rows:
        for cell, known in zip(row.cells, seen, strict=True):
            total += _letters(cell, known) + 1
            known.add(cell)
    return total


def _letters(cell: str, known: set[str]) -> int:
    if cell not in known:
        return len(cell)
    for length in range(1, len(cell) + 1):
        begun = cell[:length].casefold()
        if {one for one in known if one.casefold().startswith(begun)} == {cell}:
            return length
    return len(cell)
