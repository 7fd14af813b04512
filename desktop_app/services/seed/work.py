"""Initiatives, research topics and creative labour awards of a unit in 2015-2020."""

from __future__ import annotations

import random
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.seed.desk import Desk, Records, base_pay, shifted
from desktop_app.services.seed.people import reference

_SHARES: Final = (("100",), ("100",), ("60", "40"), ("50", "30", "20"))
_WORDS: Final[dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    # sector: (domain, what was done, about what)
    "education": (
        "Giáo dục",
        ("Nâng cao chất lượng", "Đổi mới cách", "Biện pháp duy trì", "Kinh nghiệm", "Ứng dụng công nghệ trong"),
        ("dạy tiếng Việt cho học sinh lớp 1", "quản lý học sinh bán trú", "vận động học sinh ra lớp",
         "dạy học lớp ghép", "tổ chức bếp ăn bán trú", "phụ đạo học sinh yếu", "làm đồ dùng dạy học bằng tre nứa",
         "dạy chữ qua trò chơi dân gian", "xây dựng thư viện điểm bản", "chăm sóc vườn rau trường học"),
    ),
    "health": (
        "Y tế",
        ("Cải tiến", "Quy trình", "Giải pháp rút ngắn", "Nâng cao hiệu quả", "Đổi mới cách"),
        ("tiếp đón người bệnh", "tiêm chủng ở bản xa", "theo dõi thai phụ qua y tế bản", "quản lý kho thuốc",
         "chăm sóc người bệnh sau mổ", "truyền thông phòng bệnh bằng tiếng dân tộc", "phân loại rác thải y tế",
         "khám bệnh ngày chợ phiên", "lập hồ sơ sức khỏe hộ gia đình", "cấp cứu tai nạn trên đường đèo"),
    ),
    "company": (
        "Sản xuất",
        ("Cải tiến", "Giải pháp tiết kiệm trong", "Cơ giới hóa", "Nâng cao năng suất", "Bảo đảm an toàn khi"),
        ("khâu sấy", "thu hái búp tươi", "vận chuyển nguyên liệu", "bảo dưỡng máy vò", "ươm giống trong bầu",
         "cạo mủ trên đất dốc", "phân loại và đóng gói", "tưới nước mùa khô", "sửa chữa đường lô", "xử lý nước thải"),
    ),
    "civil": (
        "Quản lý",
        ("Rút ngắn thời gian", "Ứng dụng công nghệ trong", "Đổi mới cách", "Nâng cao chất lượng", "Giải pháp"),
        ("giải quyết thủ tục một cửa", "quản lý văn bản đến", "tiếp công dân ở xã", "theo dõi hộ nghèo",
         "tuyên truyền pháp luật ở bản", "quản lý tài sản công", "lập bản đồ rừng trồng",
         "kiểm tra công trình nước sạch", "sinh hoạt tổ công đoàn", "thu nộp đoàn phí"),
    ),
}  # fmt: skip
_AS: Final = {"district": ("education", "civil", "health", "company")}
"""Sectors whose work is that of several others."""
_LOWER: Final = ("grassroots", "grassroots", "grassroots", "district_sector", "district_sector", "pending")
_RESULTS: Final = ("excellent", "good", "good", "passed")


def draw_work(desk: Desk, into: Records) -> None:
    """Draw initiatives, research topics, and who got the certificate of creative labour for one."""
    titles = _Titles(desk)
    for code in ("K03.initiatives", "K03.other"):
        chance = desk.chance(code)
        for year in desk.share(code).years():
            level = "province" if code == "K03.initiatives" else chance.choice(_LOWER)
            into["initiative"].append(_initiative(desk, titles.next(), year, level, chance))
    for code in ("K03.topics", "K03.other_topics"):
        chance = desk.chance(code)
        for year in desk.share(code).years():
            level = "province" if code == "K03.topics" else chance.choice(("grassroots", "district_sector"))
            into["research_topic"].append(_topic(desk, titles.next(), year, level, chance))
    _creative(desk, into)


class _Titles:
    """Titles of works that were not there yet: what was done, about what, where, in which order."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._chance = desk, desk.chance("titles")
        self._met: set[str] = set()

    def next(self) -> tuple[str, str]:
        """Return the title and the domain of the next work."""
        sectors = _AS.get(self._desk.unit.sector, (self._desk.unit.sector,))
        while True:
            domain, done, about = _WORDS[self._chance.choice(sectors)]
            where = self._where()
            title = f"{self._chance.choice(done)} {self._chance.choice(about)} {where}"
            if title not in self._met:
                self._met.add(title)
                return title, domain

    def _where(self) -> str:
        if self._desk.unit.level == "base" and self._chance.random() < 0.5:
            return f"tại {self._desk.workplace}"
        return f"tại {self._desk.people.commune_name(self._chance)}"


def _authors(desk: Desk, chance: random.Random) -> list[Json]:
    shares = chance.choice(_SHARES)
    known = desk.people.some(len(shares), chance)
    return [
        {"person": desk.people.value(at), "workplace": desk.site(chance), "share": share}
        for at, share in zip(known, shares, strict=True)
    ]


def _recognised(desk: Desk, level: str, year: int, chance: random.Random) -> Data:
    if level == "pending":
        return {}
    if level in ("province", "national"):
        number, day = desk.decided("initiative", "QĐ-UBND", year, chance)
        return {"decision": number, "decided_on": day}
    day = desk.day(chance, year)
    return {"decision": desk.own_decision("QĐ-HĐSK", day), "decided_on": day}


def _initiative(desk: Desk, title: tuple[str, str], year: int, level: str, chance: random.Random) -> Data:
    benefit = chance.choice((0, 6, 12, 18, 25, 40, 75, 120)) * 1_000_000
    return {
        "title": title[0],
        "domain": title[1],
        "year": year,
        "first_applied": f"{year - 1}-{chance.randint(1, 12):02d}" if level != "pending" else desk.day(chance, year),
        **({"benefit": benefit} if benefit else {}),
        "movement": chance.choice(("PT01", "PT01", "PT08")),
        "authors": _authors(desk, chance),
        "level": level,
        **_recognised(desk, level, year, chance),
    }


def _topic(desk: Desk, title: tuple[str, str], year: int, level: str, chance: random.Random) -> Data:
    recognised = _recognised(desk, level, year, chance)
    return {
        "title": f"Nghiên cứu: {title[0][0].lower()}{title[0][1:]}",
        "domain": title[1],
        "year": year,
        "started_on": str(year - 2),
        "cost": chance.choice((15, 40, 90, 220)) * 1_000_000,
        "movement": "PT01",
        "authors": _authors(desk, chance),
        "acceptance": chance.choice(_RESULTS),
        "accepted_on": shifted(str(recognised["decided_on"]), -chance.randint(5, 60)),
        "level": level,
        **recognised,
    }


def _creative(desk: Desk, into: Records) -> None:
    """Give certificates of creative labour to first authors of initiatives of the province, once for each of them."""
    chance = desk.chance("creative")
    works = [
        (at, data)
        for at, data in enumerate(into["initiative"])
        if data["level"] == "province" and str(data["decided_on"]) < "2020"
    ]
    for at, data in chance.sample(works, desk.share("K03c.count").total):
        year = int(str(data["decided_on"])[:4])
        number, day = desk.decided("creative", "QĐ-TLĐ", year + 1, chance)
        into["creative_labour_award"].append(
            {
                "holder": _first_author(data),
                "workplace": desk.site(chance),
                "initiative": reference("initiative", at),
                **({"benefit": data["benefit"]} if "benefit" in data else {}),
                "movement": "PT01",
                "decision": number,
                "decided_on": day,
                "reward": base_pay(day),
            }
        )


def _first_author(initiative: Data) -> Json:
    match initiative["authors"]:
        case [{"person": person}, *_others]:
            return person
    return None
