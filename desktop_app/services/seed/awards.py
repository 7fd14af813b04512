"""Who was honoured in 2015-2020: awards, emulation titles, the yearly count of advanced labour, nominations."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import Data
from desktop_app.services.sample_people import VILLAGES
from desktop_app.services.seed.desk import Desk, Records, base_pay, shifted
from desktop_app.services.seed.units import sites_of

_MINISTRIES: Final = {
    "education": (("Bộ Giáo dục và Đào tạo", "QĐ-BGDĐT"),),
    "health": (("Bộ Y tế", "QĐ-BYT"),),
    "company": (("Bộ Nông nghiệp và Phát triển nông thôn", "QĐ-BNN"), ("Bộ Công Thương", "QĐ-BCT")),
    "civil": (("Bộ Nội vụ", "QĐ-BNV"), ("Bộ Tài chính", "QĐ-BTC"), ("Bộ Giao thông vận tải", "QĐ-BGTVT")),
    "district": (("Bộ Nội vụ", "QĐ-BNV"), ("Bộ Giáo dục và Đào tạo", "QĐ-BGDĐT"), ("Bộ Y tế", "QĐ-BYT")),
}
_GROUPS: Final = {
    "education": ("Tổ khối 1", "Tổ khối 2 - 3", "Tổ khối 4 - 5", "Tổ Toán - Lý", "Tổ Văn - Sử", "Tổ Ngoại ngữ",
                  "Tổ Hóa - Sinh", "Tổ Hành chính", "Tổ bếp bán trú"),
    "health": ("Khoa Nội", "Khoa Ngoại", "Khoa Nhi", "Khoa Sản", "Khoa Dược", "Phòng Điều dưỡng", "Khoa Cấp cứu",
               "Đội Y tế dự phòng", "Trạm Y tế"),
    "company": ("Tổ hái", "Tổ sấy", "Tổ cơ điện", "Tổ bảo vệ", "Tổ vận chuyển", "Tổ vườn ươm", "Đội sản xuất",
                "Phòng Kế toán"),
    "civil": ("Phòng Tổng hợp", "Phòng Nghiệp vụ", "Văn phòng", "Phòng Kế hoạch", "Phòng Tài chính", "Thanh tra",
              "Chi cục", "Trung tâm"),
    "district": ("Tổ công đoàn số 1", "Tổ công đoàn số 2", "Tổ chuyên môn", "Tổ văn phòng"),
}  # fmt: skip
_POSITIONS: Final = {
    "education": ("Giáo viên", "Giáo viên", "Tổ trưởng chuyên môn", "Phó Hiệu trưởng", "Nhân viên"),
    "health": ("Điều dưỡng", "Bác sĩ", "Y sĩ", "Trưởng khoa", "Dược sĩ"),
    "company": ("Công nhân", "Công nhân", "Tổ trưởng", "Kế toán", "Quản đốc"),
    "civil": ("Chuyên viên", "Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Văn thư"),
    "district": ("Viên chức", "Viên chức", "Tổ trưởng", "Phó Thủ trưởng", "Nhân viên"),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of award: its row, who gets it, the symbol of its decisions ("" of a ministry), tenths of base pay."""

    row: str
    form: str
    subject: str
    symbol: str
    reward: int


_FORMS: Final = (
    _Form("K16.collective", "labour_order", "collective", "QĐ-CTN", 90),
    _Form("K16.individual", "labour_order", "individual", "QĐ-CTN", 45),
    _Form("K17.flags", "government_flag", "collective", "QĐ-TTg", 120),
    _Form("K17.certificates", "pm_certificate", "collective", "QĐ-TTg", 70),
    _Form("K17.individual", "pm_certificate", "individual", "QĐ-TTg", 35),
    _Form("K18.flags", "ministry_flag", "collective", "", 80),
    _Form("K18.collectives", "ministry_certificate", "collective", "", 20),
    _Form("K18.individuals", "ministry_certificate", "individual", "", 10),
    _Form("K19.collective", "province_certificate", "collective", "QĐ-UBND", 20),
    _Form("K19.individual", "province_certificate", "individual", "QĐ-UBND", 10),
    _Form("K20.flag_collective", "confederation_flag", "collective", "QĐ-TLĐ", 80),
    _Form("K20.merit_collective", "confederation_certificate", "collective", "QĐ-TLĐ", 20),
    _Form("K20.merit_individual", "confederation_certificate", "individual", "QĐ-TLĐ", 10),
    _Form("K21.flag_collective", "federation_flag", "collective", "QĐ-LĐLĐ", 60),
    _Form("K21.merit_collective", "federation_certificate", "collective", "QĐ-LĐLĐ", 12),
    _Form("K21.merit_individual", "federation_certificate", "individual", "QĐ-LĐLĐ", 6),
)
_EACH_YEAR: Final = ("province_certificate", "federation_certificate")
"""What a part of a unit may get every year anew."""
_MOVEMENTS: Final = ("PT01", "PT02", "PT03", "PT06", "PT07", "PT08", "PT10", "PT11")
_LESSER: Final = ("union_medal", "superior_commendation", "grassroots_commendation", "authority_commendation")
_TITLES: Final = (
    ("K15.national", "fighter_national", "QĐ-TTg", 45),
    ("K15.province", "fighter_province", "QĐ-UBND", 30),
    ("K15.grassroots", "fighter_grassroots", "", 10),
)
_OTHER_TITLES: Final = (
    ("advanced_labour", "individual"),
    ("excellent_member", "individual"),
    ("two_good", "individual"),
    ("advanced_collective", "collective"),
    ("excellent_collective", "collective"),
    ("strong_group", "collective"),
    ("cultured_family", "household"),
)
_SCHOOL_MONTHS: Final = (6, 6, 7)
_OFFICE_MONTHS: Final = (1, 2, 3)


def draw_awards(desk: Desk, into: Records) -> None:
    """Draw the unit's awards and titles."""
    for form in _FORMS:
        into["award"] += _awards(desk, form)
    into["award"] += _lesser(desk)
    for row, title, symbol, tenths in _TITLES:
        into["emulation_title"] += _fighters(desk, row, title, symbol, tenths)
    into["emulation_title"] += [*_other_titles(desk), *_union_titles(desk)]


def groups_of(desk: Desk) -> Iterator[str]:
    """Yield names of the parts of the unit, none twice: workplaces under it, then what these consist of."""
    names, sites = _GROUPS[desk.unit.sector], sites_of(desk.unit)
    if desk.unit.level != "base":
        yield from sites
    yield from (f"{name}, {site}" for name in names for site in sites)
    yield from (f"{name} {village}, {site}" for village in VILLAGES for name in names for site in sites)


def position(desk: Desk, chance: random.Random) -> str:
    """Return what somebody of the unit does."""
    return f"{chance.choice(_POSITIONS[desk.unit.sector])}, {desk.site(chance)}"


def _years_of_people(desk: Desk, row: str, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield the year and the person of each record of ``row``: nobody twice in a year, nor at all where few are."""
    share = desk.share(row)
    if share.total <= desk.people.certain:
        yield from zip(share.years(), desk.people.some(share.total, chance), strict=True)
        return
    for year in sorted(set(share.years())):
        for at in desk.people.some(share.years().count(year), chance):
            yield year, at


def _awards(desk: Desk, form: _Form) -> Iterator[Data]:
    chance = desk.chance(f"award:{form.row}")
    if form.subject == "individual":
        for year, at in _years_of_people(desk, form.row, chance):
            subject: Data = {"person": desk.people.value(at), "position": position(desk, chance)}
            yield _award(desk, form, year, subject, chance)
        return
    names, last = groups_of(desk), 0
    for year in desk.share(form.row).years():
        if year != last and form.form in _EACH_YEAR:
            names, last = groups_of(desk), year
        yield _award(desk, form, year, {"collective": next(names)}, chance)


def _award(desk: Desk, form: _Form, year: int, subject: Data, chance: random.Random) -> Data:
    asked: Data = {}
    symbol = form.symbol
    if form.form.startswith("ministry"):
        asked["issuer"], symbol = chance.choice(_MINISTRIES[desk.unit.sector])
    if form.form == "labour_order":
        asked["class"] = chance.choice(("third", "third", "third", "second", "first"))
    number, day = desk.decided(form.form, symbol, year, chance)
    reason = "thematic" if form.form.endswith("certificate") and chance.random() < 0.1 else "merit"
    return {
        "subject_type": form.subject,
        **subject,
        "form": form.form,
        **asked,
        "decision": number,
        "decided_on": day,
        "reward": base_pay(day) * form.reward // 10,
        **({"movement": chance.choice(_MOVEMENTS)} if reason == "thematic" or chance.random() < 0.3 else {}),
        "reason": reason,
    }


def _lesser(desk: Desk) -> Iterator[Data]:
    """Yield commendations and medals, which no row of the recap counts."""
    chance = desk.chance("award:lesser")
    names = groups_of(desk)
    for year, at in _years_of_people(desk, "other.awards", chance):
        form = chance.choice(_LESSER)
        day = desk.day(chance, year)
        collective = form != "union_medal" and chance.random() < 0.3
        yield {
            "subject_type": "collective" if collective else "individual",
            **({"collective": next(names)} if collective else {"person": desk.people.value(at)}),
            "form": form,
            **({"level": "district_sector"} if form == "authority_commendation" else {}),
            **({"issuer": "UBND huyện"} if form == "authority_commendation" else {}),
            **({"issuer": "Công đoàn cấp trên"} if form == "superior_commendation" else {}),
            "decision": desk.own_decision("QĐ-KT", day),
            "decided_on": day,
            "reward": base_pay(day) * 3 // 10,
            "reason": "dedication" if form == "union_medal" else "merit",
        }


def _fighters(desk: Desk, row: str, title: str, symbol: str, tenths: int) -> Iterator[Data]:
    """Yield fighters: schools judge a year when it is over in June, others in the first months of the next."""
    chance = desk.chance(f"title:{title}")
    school = desk.unit.sector == "education"
    for year, at in _years_of_people(desk, row, chance):
        if symbol:
            number, day = desk.decided(title, symbol, year, chance)
        else:
            same = desk.chance(f"title:{title}:{year}")
            day = desk.day(same, year, _SCHOOL_MONTHS if school else _OFFICE_MONTHS)
            number = f"{same.randint(60, 980)}/QĐ-UBND"
        yield {
            "subject_type": "individual",
            "person": desk.people.value(at),
            "position": position(desk, chance),
            "title": title,
            "year": year if school else year - 1,
            "decision": number,
            "decided_on": day,
            "reward": base_pay(day) * tenths // 10,
            "rating": "excellent",
            **({"movement": "PT01"} if chance.random() < 0.2 else {}),
        }


def _other_titles(desk: Desk) -> Iterator[Data]:
    """Yield titles beside those of fighters, for people, parts of the unit and families."""
    chance = desk.chance("title:other")
    names = groups_of(desk)
    for year, at in _years_of_people(desk, "other.titles", chance):
        title, subject = chance.choice(_OTHER_TITLES)
        day = desk.day(chance, year)
        who: Data = {"person": desk.people.value(at), "position": position(desk, chance)}
        if subject != "individual":
            who = {"collective": next(names)} if subject == "collective" else {"head": desk.people.value(at)}
        yield {
            "subject_type": subject,
            **who,
            "title": title,
            "level": "grassroots" if subject == "individual" else "district_sector",
            "year": year,
            "decision": desk.own_decision("QĐ-TĐ", day),
            "decided_on": day,
            **({"rating": "excellent"} if subject == "individual" else {}),
        }


def _union_titles(desk: Desk) -> Iterator[Data]:
    """Yield what a grassroots union itself was found to be, each year: the best ones' title was renamed in 2019."""
    chance = desk.chance("title:union")
    for year in (2015, 2016, 2017, 2018, 2019) if desk.repeats and desk.unit.level == "base" else ():
        day = desk.day(chance, year, (11, 12))
        yield {
            "subject_type": "collective",
            "collective": desk.unit.name,
            "title": "steady_union" if year < 2019 else "strong_union",
            "level": "district_sector",
            "year": year,
            "decision": f"{chance.randint(11, 60)}/QĐ-CĐ",
            "decided_on": day,
        }


def draw_nominations(desk: Desk, into: Records) -> None:
    """Draw who was proposed for something in each year."""
    chance = desk.chance("nomination")
    years = range(2015, 2021) if desk.repeats else (2019,)
    for year in years:
        for at in desk.people.some(1, chance):
            day = desk.day(chance, year, (4, 5, 6))
            into["nomination"].append(
                {
                    "subject_type": "individual",
                    "person": desk.people.value(at),
                    "position": position(desk, chance),
                    "title_proposed": "fighter_grassroots",
                    "year": year,
                    "reason": "merit",
                    "movement": "PT01",
                    "achievements": "Hoàn thành xuất sắc nhiệm vụ; có sáng kiến được áp dụng trong đơn vị.",
                    "rating": "excellent",
                    "vote_body": "emulation_council",
                    "voted_on": shifted(day, -6),
                    "votes": 8,
                    "council_members": 9,
                    "nominated_on": day,
                    "submitted_to": "Công đoàn cấp trên",
                }
            )
