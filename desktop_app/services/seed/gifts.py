"""What a unit gave to people in 2015-2020: campaigns and gifts, visits, aid in the epidemic and after floods."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.seed.desk import Desk, Records, shifted

_TET: Final = {
    2015: ("Ất Mùi", "2015-02-19"),
    2016: ("Bính Thân", "2016-02-08"),
    2017: ("Đinh Dậu", "2017-01-28"),
    2018: ("Mậu Tuất", "2018-02-16"),
    2019: ("Kỷ Hợi", "2019-02-05"),
    2020: ("Canh Tý", "2020-01-25"),
}
"""Names of the lunar years, and their first days."""
_GOODS: Final = ("Gạo, dầu ăn, mì chính", "Chăn ấm", "Bánh kẹo, sữa", "Gạo nếp, mứt Tết", "Áo ấm, tất")
_SCHOOL_GOODS: Final = ("Cặp sách, vở", "Áo ấm, ủng", "Xe đạp", "Sách vở, bút")
_REASONS: Final = ("hardship", "hardship", "hardship", "illness", "illness", "serious_illness", "work_accident",
                   "accident", "bereavement", "maternity", "policy", "disaster", "housing")  # fmt: skip
_TOLD: Final[dict[str, tuple[str, ...]]] = {
    "hardship": ("Nhà đông con, thu nhập thấp", "Một mình nuôi hai con nhỏ", "Bố mẹ già yếu, vợ ốm dài ngày"),
    "illness": ("Nằm viện mười ngày", "Mổ ruột thừa tại bệnh viện tỉnh", "Điều trị viêm phổi"),
    "serious_illness": ("Điều trị dài ngày tại Hà Nội", "Chạy thận hằng tuần"),
    "work_accident": ("Ngã khi sửa mái điểm trường", "Bị máy cắt vào tay"),
    "bereavement": ("Bố mất", "Mẹ chồng mất"),
}
_ONLY_MONTH: Final = 0.03
"""Of so many visits old lists tell only the month."""
_VISIT_SOURCES: Final = ("grassroots", "grassroots", "grassroots", "superior", "province", "social", "golden_heart")
_AID_SOURCES: Final = ("confederation", "province", "superior", "grassroots", "social", "business")
_BASES: Final = ("Nghị quyết 42/NQ-CP", "Quyết định 15/2020/QĐ-TTg", "Kế hoạch 14/KH-LĐLĐ")
_AID_REASONS: Final = ("reduced_work", "suspended", "school_closed", "hardship", "hardship", "front_line", "isolated")
_FLOODS: Final = {2016: "2016-08-05", 2018: "2018-06-25"}


@dataclass(frozen=True, slots=True)
class _Round:
    """One campaign: its reference, the window of its days, its source, and who gets what."""

    reference: str
    first: str
    days: int
    source: str
    to_pupils: bool


def draw_gifts(desk: Desk, into: Records) -> None:
    """Draw the unit's campaigns, gifts, visits and crisis aid."""
    _gifts(desk, into)
    into["visit"] += _visits(desk)
    into["crisis_aid"] += [*_covid(desk), *_after_floods(desk)]


def _gifts(desk: Desk, into: Records) -> None:
    share, chance = desk.share("K06.count"), desk.chance("gift")
    values = iter(share.amounts["K06.value"])
    for year in sorted(set(share.years())):
        count = share.years().count(year)
        rounds = [_round(desk, into, year, occasion) for occasion in _occasions(year, count, chance)]
        known = {one.reference: iter(chance.sample(range(len(desk.people.known)), len(desk.people.known)))
                 for one in rounds}  # fmt: skip
        for at in range(count):
            one, value = rounds[at % len(rounds)], next(values)
            into["gift"].append(_gift(desk, one, value, next(known[one.reference], None), chance))


def _occasions(year: int, count: int, chance: random.Random) -> list[str]:
    """Return the occasions of a year: few gifts have one, many several."""
    possible = ["tet", "workers_month", "childrens_day", *(["school_year"] if year != max(_TET) else [])]
    first = chance.choice(possible)
    rest = [one for one in possible if one != first]
    return [first, *chance.sample(rest, min(len(rest), count // 12))]


def _round(desk: Desk, into: Records, year: int, occasion: str) -> _Round:
    chance = desk.chance(f"campaign:{year}:{occasion}")
    lunar, tet = _TET[year]
    name, first, days, sources = {
        "tet": (f"Tết {lunar} {year}", shifted(tet, -22), 18, ("province", "grassroots", "social")),
        "workers_month": (f"Tháng Công nhân năm {year}", f"{year}-05-01", 30, ("province", "superior", "grassroots")),
        "childrens_day": (f"Ngày Quốc tế Thiếu nhi 1/6/{year}", f"{year}-05-25", 8, ("grassroots", "benefactor")),
        "school_year": (f"Khai giảng năm học {year} - {year + 1}", f"{year}-08-22", 16, ("golden_heart", "business")),
    }[occasion]
    if occasion in ("tet", "workers_month") and desk.unit.level == "province":
        sources = ("province", "confederation")
    source = chance.choice(sources)
    data: Data = {
        "name": name,
        "occasion": occasion,
        "movement": "PT04",
        "starts_on": first,
        "ends_on": shifted(first, days),
        "basis": desk.document("KH-CĐ", shifted(first, -9), f"Tặng quà {name}"),
        "source": source,
    }
    reference = desk.add(into["campaign"], "campaign", data)
    return _Round(reference, first, days, source, occasion in ("childrens_day", "school_year"))


def _gift(desk: Desk, one: _Round, value: int, known: int | None, chance: random.Random) -> Data:
    pupil = one.to_pupils or known is None
    if pupil or known is None:
        someone = desk.people.stranger(numbered=False, youngest=int(one.first[:4]) - 6)
        recipient, relation = someone.value(), chance.choice(("pupil", "pupil", "member_child"))
    else:
        recipient, relation = desk.people.value(known), "member"
    gift: Data = {
        "recipient": recipient,
        "relation": relation,
        "place": desk.people.place(chance),
        **({} if relation == "pupil" else {"workplace": desk.site(chance)}),
        "campaign": one.reference,
        "source": one.source,
        "given_on": shifted(one.first, chance.randint(0, one.days)),
        **_worth(value, _SCHOOL_GOODS if pupil else _GOODS, chance),
    }
    return gift | _signed(chance)


def _worth(value: int, goods: tuple[str, ...], chance: random.Random) -> Data:
    """Return a value as cash, or as cash and goods."""
    if value < 300_000 or chance.random() < 0.7:
        return {"cash": value}
    in_kind = value * chance.randint(20, 60) // 100 // 50_000 * 50_000
    return (
        {"cash": value - in_kind, "in_kind": chance.choice(goods), "in_kind_value": in_kind}
        if in_kind
        else {"cash": value}
    )


def _signed(chance: random.Random) -> Data:
    return {"signing": "in_person"} if chance.random() < 0.5 else {}


def _visits(desk: Desk) -> Iterator[Data]:
    share, chance = desk.share("K08.count"), desk.chance("visit")
    met: set[tuple[int, str]] = set()
    for year, value in zip(share.years(), share.amounts["K08.value"], strict=True):
        known, day = desk.people.anyone(), desk.day(chance, year)
        while (known, day) in met:
            known, day = desk.people.anyone(), desk.day(chance, year)
        met.add((known, day))
        reason = chance.choice(_REASONS)
        told = _TOLD.get(reason, ())
        yield {
            **_visited(desk, known, reason, chance),
            "workplace": desk.site(chance),
            "place": desk.people.place(chance),
            "reason": reason,
            "given_on": day[:7] if chance.random() < _ONLY_MONTH else day,
            "source": chance.choice(_VISIT_SOURCES),
            **({"circumstances": chance.choice(told)} if told else {}),
            **_worth(value, _GOODS, chance),
            **_signed(chance),
        }


def _visited(desk: Desk, known: int, reason: str, chance: random.Random) -> Data:
    """Return who was visited: a member, or somebody of a member's family."""
    if reason != "bereavement" and chance.random() < 0.66:
        guest = chance.choice(desk.guests) if desk.guests and chance.random() < 0.3 else None
        return {"recipient": guest.value() if guest else desk.people.value(known), "relation": "member"}
    youngest = 2014 if chance.random() < 0.3 else None
    family: dict[str, Json] = desk.people.stranger(numbered=chance.random() < 0.4, youngest=youngest).value()
    relation = "member_child" if youngest else "member_family"
    return {"recipient": family, "relation": relation, "member": desk.people.value(known)}


def _covid(desk: Desk) -> Iterator[Data]:
    """Yield the aid of spring 2020: members and workers once each, and ordinary families in hardship."""
    share, chance = desk.share("K09.count"), desk.chance("covid")
    members = iter(chance.sample(range(len(desk.people.known)), len(desk.people.known)))
    for value in share.amounts["K09.value"]:
        member = next(members, None) if chance.random() < 0.6 else None
        reason = chance.choice(_AID_REASONS)
        if member is None:
            someone = desk.people.stranger(numbered=chance.random() < 0.9).value()
            relation = "poor_household" if reason == "hardship" else "worker"
        else:
            someone, relation = desk.people.value(member), "member"
        yield {
            "recipient": someone,
            "relation": relation,
            **(_at_work(desk, chance) if relation != "poor_household" else {}),
            "place": desk.people.place(chance),
            "crisis": "covid19",
            "basis": chance.choice(_BASES),
            "reason": reason,
            "affected_from": chance.choice(("2020-02", "2020-03", "2020-04-01")),
            "source": chance.choice(_AID_SOURCES),
            "given_on": desk.day(chance, 2020, (5, 5, 6) if reason != "hardship" else (4, 5, 6)),
            "cash": value,
            **_paid(chance),
        }


def _at_work(desk: Desk, chance: random.Random) -> Data:
    contracts = ("public_employee", "public_employee", "civil_servant", "fixed_term")
    if desk.unit.sector == "company":
        contracts = ("indefinite", "fixed_term", "fixed_term", "seasonal")
    return {"workplace": desk.site(chance), "contract_type": chance.choice(contracts)}


def _paid(chance: random.Random) -> Data:
    if chance.random() < 0.25:
        return {
            "payment": "bank",
            "bank_account": str(chance.randint(10**12, 10**13 - 1)),
            "bank_name": "Ngân hàng, chi nhánh Lai Châu",
        }
    return {"payment": "cash", **_signed(chance)}


def _after_floods(desk: Desk) -> Iterator[Data]:
    """Yield the aid after two floods, which is crisis aid but none for Covid-19."""
    share, chance = desk.share("K09.disaster"), desk.chance("flood")
    members = iter(desk.people.some(min(share.total, desk.people.certain), chance))
    for year in share.years():
        member = next(members, None)
        someone = desk.people.stranger(numbered=True).value() if member is None else desk.people.value(member)
        relation = "poor_household" if member is None else "member"
        flood = _FLOODS[year]
        yield {
            "recipient": someone,
            "relation": relation,
            **(_at_work(desk, chance) if relation == "member" else {}),
            "place": desk.people.place(chance),
            "crisis": "disaster",
            "basis": f"Kế hoạch hỗ trợ sau mưa lũ tháng {int(flood[5:7])}/{year}",
            "reason": "disaster",
            "affected_from": flood,
            "source": chance.choice(_AID_SOURCES),
            "given_on": shifted(flood, chance.randint(3, 40)),
            "cash": chance.choice((1_000_000, 2_000_000, 3_000_000, 5_000_000)),
            "payment": "cash",
        }
