"""The made-up union tree of 2015-2020: ``resources/seed/units.toml`` and the former unions of ``resources/lists``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from desktop_app.base import paths
from desktop_app.domain.places import Commune, shipped
from desktop_app.domain.union_list import former_unions

PROVINCE: Final = "LD12"
_FEDERATION: Final = "LDLD-"
"""How the codes of district federations begin; the district's own code follows."""
_WIDE: Final = ("district", "civil")
"""Sectors whose unit, above the grassroots, has workplaces of every sort under it."""
_SITES: Final = {
    "district": ("Trường Mầm non", "Trường Tiểu học", "Trường THCS", "Trạm Y tế", "Cơ quan UBND"),
    "education": ("Trường THPT", "Trung tâm Giáo dục thường xuyên"),
    "health": ("Phòng khám đa khoa khu vực", "Trung tâm Dân số"),
}
"""What there is of each sector in every commune."""
_PROVINCE_OFFICES: Final = (
    "Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính", "Sở Nội vụ", "Sở Công Thương", "Sở Y tế", "Sở Kế hoạch và Đầu tư",
    "Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông", "Sở Tài nguyên và Môi trường", "Thanh tra tỉnh",
    "Ban Dân tộc tỉnh", "Chi cục Kiểm lâm", "Chi cục Thủy lợi", "Bảo tàng tỉnh", "Thư viện tỉnh",
)  # fmt: skip
_DIRECT_OFFICES: Final = (
    "Điện lực tỉnh", "Bưu điện tỉnh", "Viễn thông tỉnh", "Kho bạc Nhà nước tỉnh", "Cục Thuế tỉnh", "Ngân hàng tỉnh",
    "Tòa án nhân dân tỉnh", "Viện Kiểm sát nhân dân tỉnh", "Bảo hiểm xã hội tỉnh", "Cục Thống kê tỉnh",
    "Văn phòng LĐLĐ tỉnh", "Nhà Văn hóa Lao động tỉnh",
)  # fmt: skip
"""Workplaces whose unions stood right under LĐLĐ tỉnh."""


@dataclass(frozen=True, slots=True)
class SeedUnit:
    """One unit that records its own work. ``level`` as ``domain.units`` has it; ``commune``: its seat since 7/2025.

    ``superior`` is "" for LĐLĐ tỉnh; ``sector``: district, education, health, civil or company.
    """

    code: str
    name: str
    superior: str
    level: str
    commune: str
    chair: str
    sector: str


def seed_units() -> tuple[SeedUnit, ...]:
    """Return all units: LĐLĐ tỉnh, the district federations and sector unions, then the grassroots unions."""
    return tuple(unit for unit, _row in _units())


def quick_units() -> tuple[SeedUnit, ...]:
    """Return the units of the small size, in the same order; the superior of each is among them."""
    return tuple(unit for unit, row in _units() if row.get("quick"))


def workers(code: str) -> int:
    """Return how many people work where the unit is: how much of everything it has."""
    return next(int(row["workers"]) for unit, row in _units() if unit.code == code)


@cache
def communes_of(unit: SeedUnit) -> tuple[Commune, ...]:
    """Return the communes of before 1 July 2025 that a unit's people live in: its district's, or all."""
    if unit.level == "base" or unit.code.startswith(_FEDERATION):
        districts = {_district(unit)}
    else:
        districts = {one.district_code for one in shipped()} - {None}
    return tuple(one for one in shipped() if one.district_code in districts)


def place_of(unit: SeedUnit) -> str:
    """Return the name of the commune, ward or town a unit sits in."""
    seat = shipped().by_key(unit.commune)
    return seat.name if seat else ""


def short_name(unit: SeedUnit) -> str:
    """Return a unit's name without the word that it is a union: that of the workplace."""
    return unit.name.removeprefix("CĐCS ")


@cache
def sites_of(unit: SeedUnit) -> tuple[str, ...]:
    """Return the workplaces a unit has under it, of a grassroots union its one; no two units have the same.

    The district stands with the commune: some communes of two districts sound alike.
    """
    if unit.level == "base":
        return (short_name(unit),)
    if unit.code == PROVINCE:
        return _DIRECT_OFFICES
    words = _SITES.get(unit.sector)
    if words is None:
        return _PROVINCE_OFFICES
    return tuple(f"{word} {commune.with_district}" for commune in communes_of(unit) for word in words)


def has_schools(unit: SeedUnit) -> bool:
    """Tell whether schools are near: a school itself, or a unit above all sorts of workplaces."""
    return unit.sector == "education" or (unit.level != "base" and unit.sector in _WIDE)


def _district(unit: SeedUnit) -> str | None:
    if unit.code.startswith(_FEDERATION):
        return unit.code.removeprefix(_FEDERATION)
    seat = shipped().by_key(unit.commune)
    if seat is None or seat.district_code:
        return seat.district_code if seat else None
    inside = [one.district_code for one in shipped().former(seat)]
    return max(inside, key=lambda code: (inside.count(code), code or ""))


@cache
def _units() -> tuple[tuple[SeedUnit, dict[str, Any]], ...]:
    file = paths.resources() / "seed" / "units.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    known = {row["code"]: row for row in rows["union"]}
    unions = [(one.code, one.name, known[one.code]) for one in former_unions() if one.code in known]
    first, *base = rows["unit"]
    return (
        (_unit(first, first["code"], first["name"], "", "province"), first),
        *((_unit(row, code, name, PROVINCE, "direct"), row) for code, name, row in unions),
        *((_unit(row, row["code"], row["name"], row["superior"], "base"), row) for row in base),
    )


def _unit(row: dict[str, Any], code: str, name: str, superior: str, level: str) -> SeedUnit:
    return SeedUnit(code, name, superior, level, row["commune"], row["chair"], row["sector"])
