"""The parts of report F13, how F15 tells that the movements were led, and the patterns of their sentences.

The words are our own; those of the results in F15 are in ``recap_prose``.

Awards of the State, of the province and of the union are never added up, so no sentence gives their sum.
"""

from __future__ import annotations

from typing import Final

from desktop_app.documents.forms.report_points import ReportPart

WORKFORCE: Final[tuple[str, ...]] = (
    "Tổng số lao động: {workforce.workers} người[, trong đó nữ {workforce.women} người"
    "|workforce.women=workforce.workers:, đều là nữ][ ({workforce.women_rate})|workforce.women=workforce.workers:].",
    "Số lao động được ký hợp đồng lao động: {workforce.contracts} người[ ({workforce.contract_rate})]; được đóng bảo"
    " hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp: {workforce.insured} người[ ({workforce.insured_rate})].",
    "Số lao động thiếu việc làm: {workforce.underemployed} người[, trong đó nữ {workforce.underemployed_women} người"
    "|workforce.underemployed_women=workforce.underemployed:, đều là nữ].",
    "Số đoàn viên công đoàn: {workforce.members} người[, trong đó nữ {workforce.women_members} người"
    "|workforce.women_members=workforce.members:, đều là nữ][, bằng"
    " {workforce.membership_rate} tổng số lao động][; có {workforce.sections} công đoàn bộ phận][,"
    " {workforce.groups} tổ công đoàn].",
    "Tiền lương bình quân: {average_pay} một người một tháng.",
    "Tiền lương còn nợ người lao động: {workforce.owed_wages}.",
)
"""Part I, from the newest count of workers and members; ``average_pay`` is known of a single unit only."""

EVENTS: Final = "Tổ chức {event.events} sự kiện, hoạt động chào mừng các ngày lễ, các đợt kỷ niệm."
_TRAINING: Final = (
    "Tổ chức, cử người tham gia {training.courses} lớp, khóa đào tạo, bồi dưỡng, tập huấn<; trong đó"
    " >[{training.higher_degree_head_count} người học đại học, trên đại học][; {training.theory_head_count} người"
    " học lý luận chính trị][; {training.short_turns} lượt người dự các lớp ngắn hạn]."
)
_CLUBS: Final = (
    "Duy trì hoạt động của [{club.sport_clubs} câu lạc bộ thể thao][, {club.art_teams} đội văn nghệ][, với"
    " {club.members} thành viên].",
    "Thành lập mới {club.founded} câu lạc bộ, đội.",
)
DEMOCRACY: Final = (
    "Phối hợp tổ chức [{democracy_event.officials_conferences} hội nghị cán bộ, công chức, viên chức][,"
    " {democracy_event.workers_conferences} hội nghị người lao động][; tỷ lệ dự hội nghị đạt"
    " {democracy_event.attendance_rate} số người được triệu tập].",
    "Tổ chức {democracy_event.dialogues} cuộc đối thoại tại nơi làm việc.",
    "Tiến hành {democracy_event.bargainings} cuộc thương lượng tập thể.",
    "Tiếp nhận {democracy_event.proposals} ý kiến, kiến nghị của đoàn viên, người lao động[; đã giải quyết"
    " {democracy_event.resolved} ý kiến, kiến nghị].",
    "Có {collective_agreement.in_force} thỏa ước lao động tập thể đang có hiệu lực[, áp dụng cho"
    " {collective_agreement.covered} người lao động].",
    "Có {collective_agreement.begun} thỏa ước lao động tập thể bắt đầu có hiệu lực trong kỳ[, với"
    " {collective_agreement.better_clauses} điều khoản có lợi hơn cho người lao động so với luật].",
)
_CARE: Final = (
    "Tặng {gift.gifts} suất quà[ cho {gift.persons} người][, trị giá {gift.value}].",
    "Thăm hỏi {visit.visits} lượt đoàn viên, người lao động và thân nhân[, số tiền và quà trị giá {visit.value}]<;"
    " trong đó |visit.visits:; các lượt này đều là >"
    "[{visit.illness_visits} lượt ốm đau, bệnh hiểm nghèo|thăm người ốm đau, mắc bệnh hiểm nghèo]"
    "[; {visit.accident_visits} lượt tai nạn|thăm người bị tai nạn][; {visit.bereavement_visits} lượt viếng tang|viếng"
    " tang][; {visit.hardship_visits} lượt hoàn cảnh khó khăn, chính sách|thăm người có hoàn cảnh khó khăn, đối tượng"
    " chính sách].",
    "Hỗ trợ làm {house.houses} nhà ở[, trong đó xây mới {house.new_houses} nhà|house.new_houses=house.houses:, đều là"
    " nhà xây mới][, tổng giá trị {house.value}][, công đoàn hỗ trợ {house.union_value}].",
    "Hỗ trợ sửa chữa {house_repair.repairs} nhà ở[, trong đó {house_repair.union_homes} nhà “Mái ấm Công đoàn”"
    "|house_repair.union_homes=house_repair.repairs:, đều là nhà “Mái ấm Công đoàn”][, tổng chi phí"
    " {house_repair.value}][, công đoàn hỗ trợ {house_repair.union_value}].",
    "Hỗ trợ {crisis_aid.aids} suất cho người bị ảnh hưởng bởi dịch bệnh, thiên tai[, trị giá {crisis_aid.value}][,"
    " trong đó do dịch COVID-19 {crisis_aid.covid_value}|crisis_aid.covid_value=crisis_aid.value:, toàn bộ là hỗ trợ do"
    " dịch COVID-19].",
    "Hỗ trợ xây dựng {community_work.works} công trình[, tổng giá trị {community_work.value}][, công đoàn hỗ trợ"
    " {community_work.union_value}]<; trong đó có |community_work.works:; các công trình đều là >"
    "[{community_work.boarding_houses} nhà bán trú][,"
    " {community_work.staff_housing} nhà công vụ][, {community_work.kitchens} bếp ăn].",
    "Có {welfare_agreement.agreements_in_force} thỏa thuận chương trình phúc lợi đoàn viên đang có hiệu lực.",
    "Chương trình phúc lợi phục vụ {welfare_agreement.members} lượt đoàn viên[, số tiền được lợi"
    " {welfare_agreement.benefit}].",
)
_ASKED: Final = (
    "Tiếp nhận {support_request.requests} đơn đề nghị hỗ trợ[, số tiền đề nghị {support_request.requested}].",
    "Khảo sát {survey.surveys} lượt hoàn cảnh, nhà ở[ của {survey.households} hộ].",
)
_MOVEMENTS: Final = (
    "Phát động {movement.movements} phong trào thi đua, cuộc vận động[, có {movement.units} lượt đơn vị tham gia][,"
    " {movement.people} lượt người tham gia].",
    "Có [{pledge_registration.individuals} cá nhân][, {pledge_registration.collectives} lượt tập thể] đăng ký thi đua.",
    "Ký {pledge_agreement.agreements} bản giao ước thi đua[ với {pledge_agreement.targets} chỉ tiêu][, đã đạt"
    " {pledge_agreement.targets_reached} chỉ tiêu].",
)
_INITIATIVES: Final = (
    "Có {initiative.initiatives} sáng kiến[, trong đó {initiative.recognised} sáng kiến được công nhận"
    "|initiative.recognised=initiative.initiatives:, đều đã được công nhận]"
    "[, {initiative.recognised_by_province} sáng kiến được công nhận từ cấp tỉnh trở lên"
    "|initiative.recognised_by_province=initiative.initiatives: từ cấp tỉnh trở lên"
    "|initiative.recognised_by_province=initiative.recognised:, đều từ cấp tỉnh trở lên"
    "|initiative.recognised=initiative.initiatives:, trong đó {initiative.recognised_by_province} sáng kiến được công"
    " nhận từ cấp tỉnh trở lên][; giá trị làm lợi {initiative.benefit}]"
    "[, riêng sáng kiến được công nhận {initiative.recognised_benefit}"
    "|initiative.recognised_benefit=initiative.benefit&initiative.recognised=initiative.initiatives:"
    "|initiative.recognised_benefit=initiative.benefit:, toàn bộ là của sáng kiến được công nhận].",
    "Có {research_topic.topics} đề tài nghiên cứu khoa học[, trong đó {research_topic.recognised} đề tài được công nhận"
    "|research_topic.recognised=research_topic.topics:, đều đã được công nhận][; giá trị làm lợi"
    " {research_topic.benefit}][, riêng đề tài được công nhận {research_topic.recognised_benefit}"
    "|research_topic.recognised_benefit=research_topic.benefit&research_topic.recognised=research_topic.topics:"
    "|research_topic.recognised_benefit=research_topic.benefit:, toàn bộ là của đề tài được công nhận].",
    "Có {creative_labour_award.awards} Bằng Lao động sáng tạo của Tổng Liên đoàn Lao động Việt Nam.",
)
_TITLES: Final = (
    "Danh hiệu thi đua: [{emulation_title.advanced_labour} lao động tiên tiến][;"
    " {emulation_title.fighters_grassroots} chiến sĩ thi đua cơ sở][; {emulation_title.fighters_province} chiến sĩ thi"
    " đua cấp tỉnh][; {emulation_title.fighters_ministry} chiến sĩ thi đua cấp bộ, ngành][;"
    " {emulation_title.fighters_national} chiến sĩ thi đua toàn quốc][; {emulation_title.advanced_collectives} tập thể"
    " lao động tiên tiến][; {emulation_title.excellent_collectives} tập thể lao động xuất sắc][;"
    " {emulation_title.two_good} người đạt danh hiệu “Giỏi việc nước, đảm việc nhà”].",
    "Tỷ lệ lao động tiên tiến bình quân các năm: [người đạt {advanced_labour.worker_rate}][; tập thể đạt"
    " {advanced_labour.collective_rate}].",
)
_STATE_AWARDS: Final = (
    "Huân chương Lao động: [{award.labour_order_collectives} tập thể][, {award.labour_order_individuals} cá nhân].",
    "Cờ thi đua của Chính phủ, Bằng khen của Thủ tướng Chính phủ: [{award.government_collectives} tập thể][,"
    " {award.government_individuals} cá nhân].",
    "Cờ thi đua, bằng khen của bộ, ngành Trung ương: {award.ministry} tập thể, cá nhân.",
    "Cờ thi đua của Ủy ban nhân dân tỉnh: {award.province_flags} tập thể.",
    "Bằng khen của Ủy ban nhân dân tỉnh: [{award.province_collectives} tập thể][, {award.province_individuals} cá"
    " nhân].",
)
_UNION_AWARDS: Final = (
    "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam: {award.confederation_flags} tập thể.",
    "Bằng khen của Tổng Liên đoàn Lao động Việt Nam: [{award.confederation_collectives} tập thể][,"
    " {award.confederation_individuals} cá nhân].",
    "Cờ thi đua của Liên đoàn Lao động tỉnh: {award.federation_flags} tập thể.",
    "Bằng khen của Liên đoàn Lao động tỉnh: [{award.federation_collectives} tập thể][,"
    " {award.federation_individuals} cá nhân].",
)
_OTHER_AWARDS: Final = (
    "Giấy khen: [{award.commendation_collectives} tập thể][, {award.commendation_individuals} cá nhân].",
)
_MODELS: Final = (
    "Giới thiệu {exemplary_model.models} mô hình, điển hình tiên tiến[, được {exemplary_model.replicated_at} nơi làm"
    " theo].",
    "Tổ chức {summing_up.events} cuộc sơ kết, tổng kết[ với {summing_up.attendees} lượt người dự].",
)
_DIRECTIVES: Final = (
    "Ban hành {directive.directives} văn bản chỉ đạo, hướng dẫn<, trong đó |directive.directives:, đều là >"
    "[{directive.resolutions} nghị quyết][,"
    " {directive.plans} kế hoạch]."
)
ORGANISATION: Final = (
    "Có {emulation_title.excellent_members} đoàn viên công đoàn xuất sắc.",
    "Có {emulation_title.strong_unions} công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ, vững mạnh.",
    "Có {emulation_title.strong_groups} tổ công đoàn xuất sắc, vững mạnh.",
    "Có {award.medals} người được tặng Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”.",
)
_INSPECTIONS: Final = (
    "Tiến hành {inspection.events} cuộc kiểm tra, giám sát<, trong đó |inspection.events:, đều là >"
    "[{inspection.inspections} cuộc kiểm tra][,"
    " {inspection.supervisions} cuộc giám sát].",
    "Kiểm tra tài chính, tài sản công đoàn: {inspection.finance_inspections} cuộc.",
    "Kết luận nêu {inspection.recommendations} kiến nghị.",
    "Xem xét, giải quyết {inspection.complaints} vụ khiếu nại, tố cáo.",
)
_FUNDS: Final = (
    "Huy động vào các quỹ {fund_movement.received}.",
    "Chi từ các quỹ {fund_movement.spent}.",
    "Số dư các quỹ đến cuối kỳ là {fund_movement.balance}.",
    "Có {fund_source.sources} nguồn quỹ[, trong đó {fund_source.outside_sources} nguồn huy động ngoài công đoàn"
    "|fund_source.outside_sources=fund_source.sources:, đều huy động ngoài công đoàn].",
)

REPORT_PARTS: Final[tuple[ReportPart, ...]] = (
    ReportPart("education", "Công tác tuyên truyền, giáo dục, đào tạo, bồi dưỡng", (EVENTS, _TRAINING, *_CLUBS)),
    ReportPart(
        "democracy",
        "Công tác đại diện, bảo vệ quyền lợi của đoàn viên, người lao động; thực hiện dân chủ ở cơ sở",
        DEMOCRACY,
    ),
    ReportPart("care", "Công tác chăm lo đời sống đoàn viên, người lao động", (*_CARE, *_ASKED)),
    ReportPart(
        "emulation",
        "Phong trào thi đua, hoạt động sáng kiến, khen thưởng",
        (
            *_MOVEMENTS,
            *_INITIATIVES,
            *_TITLES,
            *_STATE_AWARDS,
            *_UNION_AWARDS,
            *_OTHER_AWARDS,
            "Đề nghị khen thưởng {nomination.nominations} lượt tập thể, cá nhân.",
            *_MODELS,
        ),
    ),
    ReportPart(
        "organisation",
        "Công tác xây dựng tổ chức công đoàn",
        (_DIRECTIVES, "Tổ chức {meeting.meetings} cuộc họp xét hỗ trợ, khen thưởng.", *ORGANISATION),
    ),
    ReportPart("inspection", "Công tác kiểm tra, giám sát", _INSPECTIONS),
    ReportPart("funds", "Công tác tài chính, nguồn quỹ", _FUNDS),
)
"""Part II of a periodical report (F13)."""

RECAP_LEADING: Final[tuple[ReportPart, ...]] = (
    ReportPart("directives", "Văn bản chỉ đạo, hướng dẫn", (_DIRECTIVES,)),
    ReportPart("movements", "Phát động, đăng ký, ký kết giao ước thi đua", _MOVEMENTS),
    ReportPart("models", "Sơ kết, tổng kết, nhân điển hình tiên tiến", _MODELS),
    ReportPart("inspections", "Kiểm tra, giám sát", _INSPECTIONS),
)
"""How the movements were led (F15, II)."""
