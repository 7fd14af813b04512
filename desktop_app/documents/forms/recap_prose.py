"""What the movements brought, told in paragraphs (F15, III and IV): our own words, movement by movement.

A paragraph says what the union did or who was honoured, never how well: that is for the office to write. It speaks of
"công đoàn" alone, so that a grassroots union and a province read equally well. Awards of the State, of the province
and of the union are never added up, so no sentence gives their sum. Names in braces are figures, or recap rows by
their codes.
"""

from __future__ import annotations

from typing import Final

from desktop_app.documents.forms.report_parts import DEMOCRACY, ORGANISATION
from desktop_app.documents.forms.report_points import ReportPart

_INITIATIVES: Final = (
    "Thực hiện phong trào thi đua “Lao động giỏi, lao động sáng tạo”, đã có [{K03.recognised} sáng kiến]"
    "[, {K03.topics_recognised} đề tài nghiên cứu khoa học] được cấp có thẩm quyền công nhận.",
    "[Trong số đó, {K03.province} sáng kiến, đề tài được công nhận từ cấp tỉnh trở lên"
    "|K03.province=K03.recognised+K03.topics_recognised:Các sáng kiến, đề tài này đều được công nhận từ cấp tỉnh trở"
    " lên].",
    "Các sáng kiến, đề tài được công nhận có giá trị làm lợi {K03.value}.",
    "Tổng Liên đoàn Lao động Việt Nam đã tặng {K03c.count} Bằng Lao động sáng tạo.",
)
_FOR_THE_POOR: Final = (
    "Cùng chung tay vì người nghèo, công đoàn đã vận động, hỗ trợ làm {K04.count} công trình phục vụ học sinh, giáo"
    " viên và người lao động[, tổng trị giá {K04.value}]"
    "<; trong đó có |K04.count:; các công trình đều là >"
    "[{community_work.boarding_houses} nhà bán trú][, {community_work.staff_housing} nhà công vụ]"
    "[, {community_work.kitchens} bếp ăn].",
    "Công đoàn đã hỗ trợ làm {K05.count} căn nhà cho người nghèo, gia đình chính sách[, trị giá {K05.value}].",
    "Đoàn viên, con đoàn viên và học sinh nghèo được tặng {K06.count} suất quà[, trị giá {K06.value}].",
)
_FOR_MEMBERS: Final = (
    "Từ nguồn lực của công đoàn và đóng góp của các tổ chức, cá nhân, đã sửa chữa {K07.count} ngôi nhà[, trong đó có"
    " {house_repair.union_homes} nhà “Mái ấm Công đoàn”|house_repair.union_homes=K07.count:, đều là nhà “Mái ấm Công"
    " đoàn”].",
    "Công đoàn đã thăm hỏi, tặng {K08.count} suất quà cho gia đình đoàn viên, người lao động có hoàn cảnh khó khăn, ốm"
    " đau hoặc gặp hoạn nạn.",
    "Kinh phí sửa chữa nhà và thăm hỏi, tặng quà là {K07K08.value}.",
)
_IN_CRISES: Final = (
    "Người bị ảnh hưởng bởi dịch bệnh, thiên tai được hỗ trợ {crisis_aid.aids} suất[, trị giá {K09.all_value}][, trong"
    " đó hỗ trợ do dịch COVID-19 là {K09.value}|K09.value=K09.all_value:, toàn bộ là hỗ trợ do dịch COVID-19].",
    "Chương trình phúc lợi đã phục vụ {K11.members} lượt đoàn viên[, với số tiền được hưởng ưu đãi {K11.value}].",
    "Đến cuối kỳ có {welfare_agreement.agreements_in_force} thỏa thuận về phúc lợi đoàn viên đang có hiệu lực.",
)
_CULTURE: Final = (
    "Đến cuối kỳ có [{K12.clubs} câu lạc bộ thể dục, thể thao][ và {K12.teams} đội văn nghệ] đang hoạt động[, với"
    " {club.members} thành viên].",
    "Trong kỳ có {club.founded} câu lạc bộ, đội được thành lập.",
    "Công đoàn đã tổ chức {event.events} sự kiện, hoạt động chào mừng các ngày lễ và các đợt kỷ niệm.",
)
_LEARNING: Final = (
    "Đã có [{K13.degrees} người được đào tạo đại học, trên đại học][; {K13.theory} người được đào tạo, bồi dưỡng lý"
    " luận chính trị][; {K13.turns} lượt người được tập huấn, bồi dưỡng chuyên môn, nghiệp vụ].",
)
_TITLES: Final = (
    "Bình quân hằng năm có [{K14.individual_rate} người lao động][ và {K14.collective_rate} tập thể] đạt danh hiệu lao"
    " động tiên tiến.",
    "Đã có {K15.total} lượt người được công nhận chiến sĩ thi đua các cấp<, trong đó có |K15.total:, đều là >"
    "[{K15.national} chiến sĩ thi"
    " đua toàn quốc][, {K15.ministry} chiến sĩ thi đua cấp bộ, ngành][, {K15.province} chiến sĩ thi đua cấp tỉnh][,"
    " {K15.grassroots} chiến sĩ thi đua cơ sở].",
)
_OTHER_TITLES: Final = (
    "Ngoài ra có [{emulation_title.excellent_collectives} tập thể được công nhận lao động xuất sắc][;"
    " {emulation_title.two_good} người đạt danh hiệu “Giỏi việc nước, đảm việc nhà”].",
)
_STATE: Final = (
    "Chủ tịch nước tặng thưởng Huân chương Lao động cho [{K16.collective} tập thể][ và {K16.individual} cá nhân].",
    "Cờ thi đua của Chính phủ, Bằng khen của Thủ tướng Chính phủ được tặng cho [{K17.collective} tập thể][ và"
    " {K17.individual} cá nhân].",
    "Các bộ, ngành Trung ương tặng cờ thi đua, bằng khen cho {K18.total} tập thể, cá nhân.",
    "Ủy ban nhân dân tỉnh tặng Cờ thi đua cho {award.province_flags} tập thể.",
    "Ủy ban nhân dân tỉnh tặng Bằng khen cho [{K19.collective} tập thể][ và {K19.individual} cá nhân].",
)
_CONFEDERATION: Final = (
    "Tổng Liên đoàn Lao động Việt Nam tặng Cờ thi đua cho {K20.flag_collective} tập thể.",
    "Tổng Liên đoàn Lao động Việt Nam tặng Bằng khen cho [{K20.merit_collective} tập thể][ và {K20.merit_individual} cá"
    " nhân].",
)
_FEDERATION: Final = (
    "Liên đoàn Lao động tỉnh tặng Cờ thi đua cho {K21.flag_collective} tập thể.",
    "Liên đoàn Lao động tỉnh tặng Bằng khen cho [{K21.merit_collective} tập thể][ và {K21.merit_individual} cá nhân].",
)

RECAP_RESULTS: Final[tuple[ReportPart, ...]] = (
    ReportPart("creative_labour", "Lao động sáng tạo, sáng kiến, đề tài nghiên cứu", (_INITIATIVES,), prose=True),
    ReportPart(
        "care",
        "Chăm lo đời sống đoàn viên, người lao động; chung tay vì người nghèo",
        (_FOR_THE_POOR, _FOR_MEMBERS, _IN_CRISES),
        prose=True,
    ),
    ReportPart("culture", "Văn hóa, văn nghệ, thể dục thể thao", (_CULTURE,), prose=True),
    ReportPart("learning", "Học tập, nâng cao trình độ", (_LEARNING,), prose=True),
    ReportPart("democracy", "Thực hiện dân chủ ở cơ sở, bảo vệ quyền lợi của người lao động", DEMOCRACY),
    ReportPart("organisation", "Xây dựng tổ chức công đoàn", ORGANISATION),
)
"""What the movements brought (F15, III)."""

RECAP_AWARDS: Final[tuple[ReportPart, ...]] = (
    ReportPart("titles", "Danh hiệu thi đua", (_TITLES, _OTHER_TITLES), prose=True),
    ReportPart("state_awards", "Khen thưởng của Nhà nước, bộ, ngành Trung ương và tỉnh", (_STATE,), prose=True),
    ReportPart("union_awards", "Khen thưởng của tổ chức công đoàn", (_CONFEDERATION, _FEDERATION), prose=True),
)
"""What was honoured (F15, IV)."""
