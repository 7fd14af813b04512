"""Charts as reports of a province have them, for tests and pictures."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.report_model import ReportChart, Series

LONG: Final = (
    "Công đoàn cơ sở Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Tung Qua Lìn, "
    "xã Phong Thổ, tỉnh Lai Châu"
)
UNITS: Final = (
    LONG,
    "CĐCS Trường THCS Dào San",
    "CĐCS Bệnh viện Đa khoa tỉnh",
    "CĐCS Công ty cổ phần Chè Than Uyên",
    "Công đoàn Viên chức tỉnh",
    "LĐLĐ huyện Nậm Nhùn",
    "CĐCS Ủy ban nhân dân xã Nậm Cuổi",
    "CĐCS Thủy điện Nậm Mở",
)
YEARS: Final = ("2015", "2016", "2017", "2018", "2019", "6 tháng đầu năm 2020")

CHARTS: Final[dict[str, ReportChart]] = {
    "years": ReportChart(
        "Số suất quà Tết trao cho đoàn viên, người lao động qua các năm",
        "columns",
        YEARS,
        (Series("Suất quà", (1234, 1580, 0, 2410, 3105, None)),),
        unit="suất",
    ),
    "two_years": ReportChart(
        "Giá trị chăm lo theo nguồn tài chính công đoàn và xã hội hóa",
        "columns",
        YEARS,
        (
            Series("Tài chính công đoàn", (812_000_000, 1_250_000_000, 940_500_000, 6_812_345_000, 5_000_000_000, 77)),
            Series("Xã hội hóa", (184_600_000, 250_000_000, 1_900_000_000, 2_120_000_000, 3_000_000_000, 0)),
        ),
        sort="money",
        unit="đồng",
    ),
    "months": ReportChart(
        "Chăm lo theo tháng",
        "columns",
        tuple(f"Tháng {month}" for month in range(1, 13)),
        (Series("Năm 2026", (269, 12, 31, 44, 55, 120, 77, 8, 9, 10, 311, 12)), Series("Năm 2025", (200,) * 12)),
        unit="suất",
    ),
    "difference": ReportChart(
        "Tăng, giảm số đoàn viên so với giai đoạn trước",
        "columns",
        ("2016", "2017", "2018", "2019", "2020"),
        (Series("Đoàn viên", (120, -45, 310, -180, 0)),),
        unit="người",
    ),
    "rates": ReportChart(
        "Tỷ lệ lao động giỏi trên tổng số đoàn viên",
        "columns",
        YEARS,
        (Series("Cá nhân đạt danh hiệu", (9175, 8860, 9040, 9312, 9500, 9410)),),
        sort="rate",
    ),
    "ranking": ReportChart(
        "Giá trị chăm lo theo đơn vị",
        "ranking",
        UNITS,
        (
            Series(
                "Giá trị",
                (55_000_000, 1_263_100_000, 842_000_000, 97_500_000, 120_000_000, 33_300_000, None, 15_000),
            ),
        ),
        sort="money",
        unit="đồng",
    ),
    "two_rankings": ReportChart(
        "Số suất quà theo đơn vị, so với cùng kỳ",
        "ranking",
        UNITS,
        (Series("Năm 2026", (55, 120, 33, 98, 71, 12, 0, 5)), Series("Năm 2025", (60, 90, 41, 97, 80, 0, 4, None))),
        unit="suất",
    ),
    "shares": ReportChart(
        "Nguồn kinh phí hỗ trợ nhà Mái ấm Công đoàn",
        "shares",
        (
            "Quỹ Xã hội từ thiện Tấm lòng vàng Lao động",
            "Tổng Liên đoàn Lao động Việt Nam",
            "Tài chính công đoàn cấp trên trực tiếp cơ sở",
            "Doanh nghiệp, nhà hảo tâm trong và ngoài tỉnh ủng hộ",
            "Đoàn viên đóng góp ngày công",
        ),
        (Series("Số tiền", (1_250_000_000, 940_000_000, 310_000_000, 84_000_000, 1_500_000)),),
        sort="money",
        unit="đồng",
    ),
    "progress": ReportChart(
        "Kết quả thực hiện các chỉ tiêu đăng ký thi đua",
        "progress",
        (
            "Nhà Mái ấm Công đoàn cho đoàn viên có hoàn cảnh khó khăn về nhà ở",
            "Sáng kiến được công nhận",
            "Kết nạp đoàn viên mới",
            "Con công nhân, viên chức, lao động được nhận học bổng",
        ),
        (Series("Đã thực hiện", (62, 1480, 5310, None)), Series("Chỉ tiêu đăng ký", (60, 2000, 5000, 120))),
    ),
    "long": ReportChart(
        "Số bản ghi của mọi đơn vị trong tỉnh",
        "ranking",
        tuple(f"{UNITS[place % 8]} số {place}" for place in range(131)),
        (Series("Bản ghi", tuple(1 + place * 37 % 1000 for place in range(131))),),
        unit="bản ghi",
    ),
    "long_labels": ReportChart(
        "Số suất quà theo đối tượng",
        "columns",
        (LONG, "Đoàn viên bị tai nạn lao động, bệnh nghề nghiệp", "Lao động nữ đang nuôi con nhỏ dưới 36 tháng tuổi"),
        (Series("Năm 2026", (120, 44, 31)), Series("Năm 2025", (100, 50, 0))),
        unit="suất",
    ),
    "huge": ReportChart("Số rất lớn", "columns", ("2019", "2020"), (Series("Tất cả", (10**15, 10**15)),)),
    "empty": ReportChart("Chưa có gì", "ranking", (), (Series("Tất cả", ()),)),
    "zeros": ReportChart("Đều bằng không", "columns", ("2019", "2020"), (Series("Tất cả", (0, None)),)),
}
