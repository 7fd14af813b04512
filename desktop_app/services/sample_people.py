"""Made-up people and places in the manner of Lai Châu.

Names follow how each group names its children; no list of real persons was used. The same seed gives the same people.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import Data, Json

_FAMILIES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]] = {
    # ethnic group: (family names, what stands between for men / for women, given names)
    "thai": (
        ("Lò", "Lường", "Quàng", "Vàng", "Hoàng", "Đèo", "Tòng", "Cà", "Lù"),
        ("Văn", "Thị"),
        ("Pâng", "Phương", "Hặc", "Ín", "Thương", "Đối", "Oai", "Xuân", "Inh", "Ọi", "Thoan", "Biên", "Hoan", "Chựa"),
    ),
    "mong": (
        ("Giàng", "Vàng", "Mùa", "Sùng", "Thào", "Hảng", "Lầu", "Ly", "Cứ"),
        ("A", "Thị"),
        ("Chứ", "Sua", "Vảng", "Páo", "Dế", "Của", "Mỷ", "Lử", "Chu", "Sinh", "Dua", "Tủa", "Súa", "Nhè"),
    ),
    "dao": (
        ("Tẩn", "Phàn", "Chẻo", "Lý", "Tần"),
        ("A", "Mí"),
        ("Mẩy", "Liều", "Pẩu", "San", "Lai", "Phủ", "Khé", "Sểnh", "Quẩy", "Diện"),
    ),
    "ha_nhi": (
        ("Pờ", "Lỳ", "Chu", "Vù", "Khoàng", "Mạ"),
        ("Gạ", "Mò"),
        ("Lòng", "Xá", "Hừ", "Chừ", "Xè", "Pư", "Nu", "Sơ"),
    ),
    "kinh": (
        ("Nguyễn", "Trần", "Phạm", "Bùi", "Đỗ", "Vũ"),
        ("Văn", "Thị"),
        ("Thủy", "Hiền", "Dũng", "Hòa", "Hường", "Tuấn", "Lan", "Khánh", "Thúy", "Đạt", "Hạnh", "Quỳnh"),
    ),
    "giay": (
        ("Vàng", "Lù", "Lục", "Nông", "Sần", "Vi"),
        ("Văn", "Thị"),
        ("Phà", "Dín", "Siểng", "Mầy", "Lìn", "Tờ", "Sến", "Pìn", "Hưởng", "Chiên"),
    ),
    "la_hu": (
        ("Vàng", "Lý", "Phàn", "Giàng", "Pờ"),
        ("Go", "Cà"),
        ("Xạ", "Cà", "Nu", "De", "Pứ", "Chừ", "Hừ", "Mé", "Đo", "Xè"),
    ),
    "lu": (
        ("Tao", "Lò", "Vàng", "Khoàng"),
        ("Văn", "Thị"),
        ("Kẻo", "Phen", "Ọt", "Lún", "Seng", "Pản", "Khăm", "Ắng", "Nọi", "Đôi"),
    ),
}
WEIGHTS: Final = (34, 26, 14, 6, 20, 0, 0, 0)
"""How often each group of people comes in a sample office, in the order of the groups."""
VILLAGES: Final = (
    "Nậm Coóng", "Hua Cuổi", "Cuổi Nưa", "Cuổi Tở", "Nậm Lò", "Pá Hăn", "Co Sản", "Nà Cang", "Huổi Pha", "Phiêng Ban",
    "Tả Phìn", "Sín Chải", "Pho Lao Chải", "Lao Chải", "Can Tỷ", "Phìn Chải", "Nà Khoang", "Pá Bon", "Nậm Sảo", "Hô So",
)  # fmt: skip


_BORN: Final = (1962, 2004)
GROUPS: Final = ("Tổ công đoàn số 1", "Tổ công đoàn số 2", "Tổ công đoàn số 3", "Tổ văn phòng")


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One made-up person; ``number`` "" where the office never learnt it."""

    name: str
    birth: str
    number: str
    sex: str
    ethnic_group: str
    village: str
    commune: str
    workplace: str

    def value(self) -> dict[str, Json]:
        """Return the person as the value of a ``person`` field, not linked to a record."""
        return {"name": self.name, "birth": self.birth, **self._numbered()}

    def place(self) -> dict[str, Json]:
        """Return where the person lives as the value of a ``place`` field."""
        return {"village": self.village, "commune": self.commune}

    def record(self) -> Data:
        """Return the person as data of kind ``person``."""
        return {
            "name": self.name,
            "birth": self.birth,
            **self._numbered(),
            "sex": self.sex,
            "ethnic_group": self.ethnic_group,
            "address": self.place(),
            "workplace": self.workplace,
            "consent": "given",
            "consent_on": "2025-11-03",
        }

    def _numbered(self) -> dict[str, Json]:
        return {"number": self.number} if self.number else {}


def sample_people(count: int, commune: str, chance: random.Random) -> list[SamplePerson]:
    """Return ``count`` different persons living in ``commune`` (a current code)."""
    people: dict[str, SamplePerson] = {}
    while len(people) < count:
        person = sample_person(commune, chance)
        people.setdefault(person.number, person)
    return list(people.values())


def sample_person(
    commune: str, chance: random.Random, weights: Sequence[int] = WEIGHTS, born: tuple[int, int] = _BORN
) -> SamplePerson:
    """Return one person living in ``commune``, of a group drawn by ``weights``; ``born``: first and last year."""
    group = chance.choices(tuple(_FAMILIES), weights)[0]
    families, between, given = _FAMILIES[group]
    woman = chance.random() < 0.55
    year = chance.randint(*born)
    birth = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" if chance.random() < 0.8 else str(year)
    century_and_sex = (2 if year >= 2000 else 0) + (1 if woman else 0)
    return SamplePerson(
        name=" ".join((chance.choice(families), between[1 if woman else 0], chance.choice(given))),
        birth=birth,
        number=f"012{century_and_sex}{year % 100:02d}{chance.randint(0, 999_999):06d}",
        sex="female" if woman else "male",
        ethnic_group=group,
        village=chance.choice(VILLAGES),
        commune=commune,
        workplace=chance.choice(GROUPS),
    )
