"""All parts together with sample data, for the tests that walk them and for ``make screenshots``."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button, IconButton
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextArea, TextInput, Tick
from desktop_app.ui.parts.marks import MARKS, StatusMark
from desktop_app.ui.parts.outcome import NextStep, NextSteps, OutcomeBlock
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.question import Question
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.parts.steps import FactList, StepList


def _card(title: str, *rows: list[QWidget]) -> Card:
    card = Card(title)
    for widgets in rows:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        card.body.addLayout(row)
    return card


def _fields() -> Card:
    card = Card(_("Ô nhập"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(6))
    normal, typing, wrong, doubtful = TextInput(), TextInput(_("Ngày/tháng/năm")), TextInput(), TextInput()
    normal.setText("Nậm Coóng")
    wrong.setText("31/4/2026")
    doubtful.setText("012086004127")
    fixed = TextInput(right=True, strong=True)
    fixed.setText("55.000.000")
    fixed.setReadOnly(True)
    ethnic = Choice()
    ethnic.set_options([("mong", "Mông"), ("thai", "Thái")])
    frames = [
        FieldFrame(_("Bình thường"), normal),
        FieldFrame(_("Đang gõ"), typing),
        FieldFrame(_("Có lỗi"), wrong, required=True),
        FieldFrame(_("Cần đối chiếu"), doubtful),
        FieldFrame(_("Chỉ xem"), fixed),
        FieldFrame(_("Dữ liệu nhạy cảm"), ethnic, sensitive=True),
    ]
    frames[2].set_problem(_("Tháng 4 không có ngày 31."))
    frames[3].set_problem(_("Không khớp năm sinh."), "warning")
    frames[4].set_hint(_("Bằng chữ: Năm mươi lăm triệu đồng"), words=True)
    for place, frame in enumerate(frames):
        grid.addWidget(frame, place // 2, place % 2)
    card.body.addLayout(grid)
    return card


def parts() -> QWidget:
    """Buttons, inputs, marks; banners, an empty state, a question's words."""
    page = QWidget()
    styled(page, "canvas")
    disabled = Button(_("Chưa bấm được"))
    disabled.setEnabled(False)
    left, right = QVBoxLayout(), QVBoxLayout()
    left.addWidget(
        _card(
            _("Nút"),
            [Button(_("Hoàn thành"), "filled", icon="check", key="Ctrl+Enter"), Button(_("Ghi lại"), "filled")],
            [Button(_("Lưu nháp"), icon="save", key="Ctrl+S"), disabled, IconButton("trash-2", _("Bỏ dòng này"))],
            [Button(_("Đóng"), "quiet", key="Esc"), Button(_("Bỏ mọi bộ lọc"), "link")],
        )
    )
    left.addWidget(_fields())
    names = list(MARKS)
    left.addWidget(
        _card(
            _("Dấu trạng thái: luôn có hình và chữ"),
            [StatusMark(one) for one in names[:5]],
            [StatusMark(one) for one in names[5:10]],
        )
    )
    left.addStretch(1)
    right.addWidget(Banner("ok", _("Đã lưu 12 suất quà"), _("Lúc 10:18. Vào Suất quà để xem.")))
    right.addWidget(
        Banner(
            "info",
            _("Đang mở sổ của ngày 28/5/2026 để xem"),
            _("Không sửa được ở đây. Sổ hiện tại vẫn nguyên."),
            Button(_("Về sổ hiện tại")),
        )
    )
    right.addWidget(
        Banner(
            "warning",
            _("Ngày của máy là 01/01/2015, sớm hơn lần lưu trước"),
            _("Số liệu vẫn đủ. Nhập ngày hôm nay một lần để dùng tiếp."),
            Button(_("Nhập ngày")),
        )
    )
    right.addWidget(
        Banner(
            "error",
            _("USB bị rút khi đang ghi gói số 15"),
            _("Trong máy không mất gì. Cắm lại USB rồi ghi lại gói này."),
            Button(_("Ghi lại"), "filled"),
        )
    )
    empty = Card()
    empty.body.addWidget(
        EmptyState(
            "gift",
            _("Chưa có suất quà nào trong đợt này"),
            _("Nhập cả danh sách trong bảng, hoặc thêm từng người."),
            [
                Button(_("Nhập dạng bảng"), "filled", icon="table", key="Ctrl+1"),
                Button(_("Thêm một suất"), key="Ctrl+N"),
            ],
        )
    )
    right.addWidget(empty)
    right.addStretch(1)
    columns = QHBoxLayout()
    columns.setSpacing(theme.px(16))
    columns.addLayout(left, 1)
    columns.addLayout(right, 1)
    column = QVBoxLayout(page)
    column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
    column.addWidget(Text(_("Các bộ phận"), role="title"))
    column.addLayout(columns)
    return page


def more_parts() -> QWidget:
    """Segments, chips, search, progress, steps, facts, an outcome with its next steps."""
    page = QWidget()
    styled(page, "canvas")
    segments = SegmentedChoice([("new", _("Xây mới")), ("repair", _("Sửa chữa"))])
    segments.set_code("new")
    chips = QWidget()
    flow = FlowLayout(chips)
    for chip in (
        Chip(_("Đợt: Tết Bính Ngọ 2026"), on=True),
        Chip(_("Nguồn: tất cả")),
        Chip(_("Có lỗi: 3"), icon="octagon-alert", tone="err"),
    ):
        flow.addWidget(chip)
    tick = Tick(_("Đồng ý cung cấp dữ liệu"))
    tick.setChecked(True)
    progress = ProgressPanel()
    progress.show_progress(142, 300, _("Đang ghi: 142 trên 300 dòng"))
    steps = StepList([_("Kiểm tra bản ghi"), _("Ghi ra USB"), _("Xong")])
    steps.set_current(1)
    left, right = QVBoxLayout(), QVBoxLayout()
    for widget in (
        FieldFrame(_("Hình thức"), segments, required=True),
        chips,
        SearchBox(_("Tìm tên, bản, số quyết định (Ctrl+F)")),
        tick,
        FieldFrame(_("Ghi chú"), TextArea()),
        progress,
        steps,
    ):
        left.addWidget(widget)
    left.addStretch(1)
    right.addWidget(OutcomeBlock("ok", _("Gói số 15 đã ghi ra USB và đã đọc lại đúng"), _("38 bản ghi nằm trong gói.")))
    facts = Card(_("Phiếu ghi nhớ"))
    facts.body.addWidget(FactList([(_("Người ký"), "Hoàng Văn Thủy, Chủ tịch"), (_("Bản thứ hai"), _("chưa ghi"))]))
    right.addWidget(facts)
    right.addWidget(
        NextSteps(
            _("Việc tiếp theo"),
            [
                NextStep(
                    _("In phiếu giao nhận, hai bản"),
                    _("Người mang và cán bộ tỉnh cùng ký."),
                    Button(_("In phiếu giao nhận"), "filled", icon="printer", key="Enter"),
                ),
                NextStep(_("Gửi USB và phiếu tới LĐLĐ tỉnh"), _("Ai nhặt được USB cũng không đọc được.")),
            ],
        )
    )
    right.addStretch(1)
    row = QHBoxLayout(page)
    row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
    row.setSpacing(theme.px(16))
    row.addLayout(left, 1)
    row.addLayout(right, 1)
    return page


def question() -> QWidget:
    """A question before something that cannot simply be undone."""
    return Question(
        _("Bỏ 3 suất quà đã chọn vào thùng rác?"),
        _("Tổng 3.400.000 đồng. Có thể lấy lại trong Thùng rác bất cứ lúc nào."),
        safe=_("Giữ lại"),
        other=_("Bỏ vào thùng rác"),
        other_key="Alt+X",
        icon="trash-2",
    )
