"""Funds, welfare agreements with businesses, and collective agreements of a unit in 2015-2020."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.seed.desk import Desk, Records, shifted

_PARTNERS: Final = (
    ("Siêu thị Hoa Ban", "company", "food"),
    ("Nhà xe Đèo Hoàng Liên", "household_business", "transport"),
    ("Cửa hàng điện máy Phong Thổ", "household_business", "electronics"),
    ("Phòng khám Tâm Đức", "health_facility", "health_care"),
    ("Hợp tác xã Nông sản Tam Đường", "cooperative", "food"),
    ("Nhà hàng Mường Than", "household_business", "catering"),
    ("Xưởng may áo ấm Pu Ta Leng", "company", "clothing"),
    ("Cửa hàng vật liệu Nậm Na", "company", "building_materials"),
    ("Nhà sách Bình Minh", "company", "school_supplies"),
)
_FUNDS: Final = (
    ("TC", "Tài chính công đoàn", "grassroots", ("Đoàn phí, kinh phí công đoàn",)),
    ("TLV", "Quỹ Tấm lòng vàng", "golden_heart", ("Quỹ Tấm lòng vàng",)),
    ("XHH", "Nguồn xã hội hóa", "social", ("Câu lạc bộ thiện nguyện Ban Trắng", "Nhóm bạn Đỗ Quyên", "Hội phụ huynh")),
    ("HT", "Cá nhân hảo tâm", "benefactor", ("Các nhà hảo tâm", "Một gia đình ở thành phố Lai Châu")),
)
"""Code, name, type, and who gives: the first is the fund's own giver where its type asks for one."""
_CLAUSES: Final = (
    ("meals", "Bữa ăn ca 20.000 đồng"),
    ("bonus", "Thưởng Tết bằng một tháng lương"),
    ("welfare", "Con đỗ đại học được thưởng 500.000 đồng"),
    ("hours", "Nghỉ cưới 4 ngày hưởng nguyên lương"),
    ("women", "Nuôi con dưới 24 tháng được về sớm 1 giờ"),
)


def draw_money(desk: Desk, into: Records) -> None:
    """Draw funds and what came in and went out, and the agreements."""
    _funds(desk, into)
    into["welfare_agreement"] += _welfare(desk)
    into["collective_agreement"] += _collective(desk)


def _funds(desk: Desk, into: Records) -> None:
    chance = desk.chance("fund")
    years = range(2015, 2021) if desk.repeats else (2018, 2019)
    for code, name, sort, donors in _FUNDS[: 2 if desk.unit.level == "base" or not desk.repeats else 4]:
        source: Data = {"code": code, "name": name, "type": sort, "opened_on": "2015-01-01"}
        fund = desk.add(
            into["fund_source"], "fund_source", source | ({"donor": donors[0]} if sort == "benefactor" else {})
        )
        for year in years:
            received = chance.randint(8, 60) * 1_000_000
            day = desk.day(chance, year, (1, 2, 3))
            into["fund_movement"] += [
                {
                    "fund_source": fund,
                    "direction": "received",
                    "moved_on": day,
                    "amount": received,
                    "payment": "cash",
                    "voucher": f"PT{desk.next_number(f'{year}PT'):03d}/{year}-{desk.unit.code}",
                    "donor": chance.choice(donors),
                    "purpose": f"Thu {name} năm {year}",
                },
                {
                    "fund_source": fund,
                    "direction": "spent",
                    "moved_on": shifted(day, 60),
                    "amount": received * chance.randint(55, 95) // 100 // 50_000 * 50_000,
                    "payment": "cash",
                    "voucher": f"PC{desk.next_number(f'{year}PC'):03d}/{year}-{desk.unit.code}",
                    "purpose": chance.choice(("Thăm hỏi đoàn viên", "Hội thao, văn nghệ", "Tặng quà học sinh nghèo")),
                },
            ]


def _welfare(desk: Desk) -> Iterator[Data]:
    share, chance = desk.share("K11.count"), desk.chance("welfare")
    figures = zip(share.years(), share.amounts["K11.members"], share.amounts["K11.value"], strict=True)
    for at, (year, members, benefit) in enumerate(figures):
        name, sort, goods = _PARTNERS[(desk.block + at) % len(_PARTNERS)]
        day = desk.day(chance, year)
        yield {
            "partner": f"{name} - {desk.workplace}" if at >= len(_PARTNERS) else name,
            "partner_type": sort,
            "agreement_number": desk.own_decision("TTHT", day),
            "signed_on": day,
            "expires_on": shifted(day, 1_095),
            "goods": goods,
            "discount": str(chance.choice((5, 7, 10, 12, 15, 20))),
            "members_served": members,
            "benefit": benefit,
            "counted_to": shifted(day, 700) if year < 2018 else "2020-06-30",
        }


def _collective(desk: Desk) -> Iterator[Data]:
    if desk.unit.sector != "company":
        return
    chance = desk.chance("collective")
    for year in (2015, 2018):
        day = desk.day(chance, year, (2, 3, 4))
        asked = desk.workers * 9 // 10
        clauses: list[Json] = [{"topic": topic, "clause": clause} for topic, clause in chance.sample(_CLAUSES, 3)]
        yield {
            "employer": desk.workplace,
            "form": "company",
            "signed_on": day,
            "effective_on": day,
            "term": 36,
            "expires_on": shifted(day, 1_095),
            "covered": desk.workers,
            "asked": asked,
            "approved": asked * chance.randint(80, 100) // 100,
            "better_clauses": clauses,
            "registered": True,
            "registered_on": shifted(day, 9),
            "registered_with": "Sở Lao động - Thương binh và Xã hội",
        }
