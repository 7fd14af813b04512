"""What a unit built and repaired in 2015-2020: works for schools, houses, repairs; requests and surveys before them."""

from __future__ import annotations

import random
from typing import Final

from desktop_app.domain.places import shipped
from desktop_app.domain.records import Data, Json
from desktop_app.services.sample_people import VILLAGES
from desktop_app.services.seed.desk import Desk, Records, shifted, split
from desktop_app.services.seed.units import communes_of

_WORKS: Final = ("boarding_house", "boarding_house", "staff_housing", "kitchen")
_WORK_SOURCES: Final = (
    ("province", "social", "labour"),
    ("confederation", "province", "business"),
    ("other_union", "grassroots", "labour"),
    ("golden_heart", "social"),
    ("benefactor", "grassroots", "labour"),
    ("business",),
)
_HOUSE_SOURCES: Final = (
    ("province", "grassroots"),
    ("union_social_fund",),
    ("superior", "social"),
    ("golden_heart", "grassroots"),
    ("business", "superior"),
    ("benefactor",),
)
_REPAIR_SOURCES: Final = (
    ("province", "family", "labour"),
    ("superior", "family"),
    ("union_social_fund", "grassroots", "family"),
    ("province", "social"),
    ("business", "family"),
)
_SCHOOLS: Final = ("Trường PTDTBT Tiểu học", "Trường PTDTBT THCS", "Trường Mầm non", "Trường Tiểu học")
_DAMAGE: Final = ("Mái dột, cột mục", "Bão tốc mái ba gian", "Tường nứt, nền lún", "Vách ván hư hỏng")
_DRY: Final = (1, 2, 3, 4, 5, 10, 11, 12)
"""Months in which one builds; in the rains nobody does."""
_SURVEYED: Final = 3
"""Of how many houses and repairs a unit has kept the request and the survey."""


def draw_buildings(desk: Desk, into: Records) -> None:
    """Draw the unit's works, houses and repairs, and some of the requests and surveys that came before."""
    _works(desk, into)
    heads = iter(desk.people.some(min(desk.people.certain, _heads(desk)), desk.chance("heads")))
    for data in _houses(desk):
        _owned(desk, into, "house", data, next(heads, None))
    for data in _repairs(desk):
        _owned(desk, into, "house_repair", data, next(heads, None))


def _heads(desk: Desk) -> int:
    return desk.share("K05.count").total + desk.share("K07.count").total


def _works(desk: Desk, into: Records) -> None:
    share, chance = desk.share("K04.count"), desk.chance("work")
    communes = communes_of(desk.unit)
    places = chance.sample([(one.key, village) for one in communes for village in VILLAGES], share.total)
    for year, value, (commune, village) in zip(share.years(), share.amounts["K04.value"], places, strict=True):
        day = desk.day(chance, year, (5, 8, 9, 11, 12, 3))
        started = shifted(day, -chance.randint(30, 120))
        where = shipped().by_key(commune)
        school = f"{chance.choice(_SCHOOLS)} {where.name if where else ''}"
        place: dict[str, Json] = {"village": village, "commune": commune}
        into["community_work"].append(
            {
                "work_type": chance.choice(_WORKS),
                "recipient": f"{school}, điểm {village}",
                "place": place,
                "rooms": chance.randint(1, 6),
                "area": str(chance.randint(24, 140)),
                "started_on": started,
                "handed_over_on": day,
                "movement": chance.choice(("PT03", "PT04")),
                "value": value,
                "funding": split(value, chance.choice(_WORK_SOURCES), chance),
                "handover": {"date": day, "issuer": desk.unit.name},
                "condition": "Hoàn thành, sử dụng tốt",
            }
        )


def _houses(desk: Desk) -> list[Data]:
    share, chance = desk.share("K05.count"), desk.chance("house")
    found: list[Data] = []
    for year, value in zip(share.years(), share.amounts["K05.value"], strict=True):
        policy = chance.random() < 0.35
        found.append(
            {
                "household_class": "policy" if policy else chance.choice(("poor", "poor", "near_poor")),
                "place": desk.people.place(chance),
                "form": "repair" if chance.random() < 0.2 else "new",
                "programme": "policy_home" if policy else chance.choice(("union_home", "for_the_poor")),
                "area": str(chance.randint(36, 72)),
                "movement": "PT04",
                **_built(desk, year, value, _HOUSE_SOURCES, chance),
            }
        )
    return found


def _repairs(desk: Desk) -> list[Data]:
    share, chance = desk.share("K07.count"), desk.chance("repair")
    found: list[Data] = []
    for year, value in zip(share.years(), share.amounts["K07.value"], strict=True):
        data: Data = {
            "is_member": chance.random() < 0.85,
            "place": desk.people.place(chance),
            "household_class": chance.choice(("member_hardship", "near_poor", "poor")),
            "movement": "PT04",
            "damage": chance.choice(_DAMAGE),
            "works": "Thay mái, sửa vách, láng nền",
            **_built(desk, year, value, _REPAIR_SOURCES, chance),
        }
        if data["is_member"]:
            data |= {
                "programme": chance.choice(("union_home", "union_home", "other")),
                "workplace": desk.site(chance),
                "joined_on": str(chance.randint(1998, 2014)),
            }
        found.append(data)
    return found


def _built(desk: Desk, year: int, value: int, sources: tuple[tuple[str, ...], ...], chance: random.Random) -> Data:
    """Return what building has in common: its days, its value, where the money came from."""
    day = desk.day(chance, year, _DRY)
    started = shifted(day, -chance.randint(20, 60))
    return {
        "surveyed_on": shifted(started, -chance.randint(10, 50)),
        "started_on": started,
        "handed_over_on": day,
        "value": value,
        "funding": split(value, chance.choice(sources), chance),
    }


def _owned(desk: Desk, into: Records, kind: str, data: Data, known: int | None) -> None:
    """Give a house its head, and the first few their request and survey."""
    head = desk.people.value(known) if known is not None else desk.people.stranger(numbered=True).value()
    into[kind].append({"head": head, **data})
    if len(into[kind]) > _SURVEYED:
        return
    surveyed, value = str(data["surveyed_on"]), data["value"]
    wish = "house_repair" if kind == "house_repair" or data["form"] == "repair" else "new_house"
    told: Data = {
        "household_class": data["household_class"],
        "household_size": 5,
        "workers": 2,
        "present_house": "temporary",
        "damage": "Mái dột, cột mục, không ở được qua mùa mưa",
    }
    request: Data = {
        "applicant": head,
        "relation": "member" if known is not None else "poor_household",
        "place": data["place"],
        "reason": "housing",
        **told,
        "request_for": wish,
        "requested_on": shifted(surveyed, -14),
        "requested": value,
        "estimated_cost": int(str(value)) * 4,
        "source": "province",
        "union_opinion": "agreed",
        "union_opinion_on": shifted(surveyed, -7),
    }
    into["meeting"].append(_granted(desk, head, wish, value, shifted(surveyed, 4)))
    into["survey"].append(
        {
            "head": head,
            "request": desk.add(into["support_request"], "support_request", request),
            "place": data["place"],
            "surveyed_on": surveyed,
            "started_at": "08:30",
            "ended_at": "09:20",
            "present": [{"person": {"name": desk.unit.chair}, "party": "union", "position": "Chủ tịch công đoàn"}],
            **told,
            "proposal": wish,
            "proposed": value,
            "conclusion": "Nhà xuống cấp, đề nghị hỗ trợ trước mùa mưa.",
        }
    )


def _granted(desk: Desk, head: dict[str, Json], matter: str, value: Json, day: str) -> Data:
    """Return the meeting that granted the house."""
    secretary = desk.people.some(1, desk.chance(f"granted:{day}"))[0]
    return {
        "about": "support",
        "body": "executive_committee",
        "held_on": day,
        "started_at": "14:00",
        "ended_at": "15:10",
        "minutes": desk.document("BB-BCH", day),
        "chair": {"name": desk.unit.chair},
        "secretary": desk.people.value(secretary),
        "members_total": 7,
        "members_present": 7,
        "content": "Đọc đơn và biên bản khảo sát; từng người có ý kiến; bỏ phiếu kín.",
        "results": [
            {"person": head, "matter": matter, "votes": 7, "votes_total": 7, "value": value, "outcome": "agreed"}
        ],
        "total": value,
    }
