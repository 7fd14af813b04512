"""The registers of paper with sample data. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.paper_forms import TEXT_PARTS, paper_forms
from desktop_app.messages.paper_texts import paper_name, text_part_name
from desktop_app.messages.register_texts import printed_line, state_short, state_words
from desktop_app.services.browsing import HistoryStep
from desktop_app.services.paper.printed import PaperState, PrintedPaper
from desktop_app.storage.printed_papers import Scope
from desktop_app.ui.flows import number_questions
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.number_register import NumberDialog, NumberRegisterScreen, NumberRow
from desktop_app.ui.screens.paper_texts import PaperTextsScreen, TextPartView
from desktop_app.ui.screens.printed_papers import PaperRow, PrintedPapersScreen
from desktop_app.ui.screens.record_history import RecordHistory
from tests.ui.specimens import in_window

SYMBOLS: Final = [("TTr", "TTr · Tờ trình"), ("BC", "BC · Báo cáo"), ("BB", "BB · Biên bản")]


def _paper(code: str, when: str, paper: str, number: str, state: PaperState, scans: int) -> PaperRow:
    return PaperRow(
        code,
        when,
        paper,
        number,
        state_short(state),
        "good" if state.same else "changed",
        str(scans) if scans else "",
        "" if state.same else state_words(state).full,
        scans > 0,
    )


def printed_papers(*, sought: str = "") -> QWidget:
    """What was printed this week; with something sought, nothing of it."""
    screen = PrintedPapersScreen()
    screen.search.show_sought(sought)

    def show() -> None:
        screen.set_rows([] if sought else _papers(), 0 if sought else 128, older=not sought)

    show()
    screen.words_wanted.connect(show)
    if not sought:
        screen.table.go_to(1)
    return in_window(screen, "print")


def _papers() -> list[PaperRow]:
    return [
        _paper(
            "7K3M-Q2XD", "10:52, ngày 05/6/2026", "F11 · Tờ trình khen thưởng đợt 1", "05/TTr-CĐCS", PaperState(), 1
        ),
        _paper(
            "2B9C-HH4T",
            "15:20, ngày 04/6/2026",
            "F08 · Danh sách ký nhận quà Tết Bính Ngọ 2026",
            "",
            PaperState(changed=2, came=1),
            2,
        ),
        _paper("M0D3-55ZA", "09:05, ngày 02/6/2026", "F04 · Đơn đề nghị hỗ trợ: Giàng A Chứ", "", PaperState(), 0),
        _paper(
            "VV81-0KP6", "08:40, ngày 28/5/2026", "F13 · Báo cáo quý I năm 2026", "02/BC-CĐCS", PaperState(gone=1), 0
        ),
    ]


def number_register(banner: str = "") -> QWidget:
    """The numbers of a year; ``banner``: what is asked above them."""
    screen = NumberRegisterScreen()

    def show() -> None:
        screen.set_choices([2026, 2025], 2026, SYMBOLS, "")
        following = _("Số tiếp theo: {numbers}").format(numbers="07/TTr-CĐCS, 02/BC-CĐCS, 01/BB-CĐCS")
        screen.set_rows([] if banner == "main" else _numbers(), "" if banner else following)

    show()
    screen.words_wanted.connect(show)
    if banner == "main":
        screen.banners.show_banner(
            "info",
            _("Máy này có phải máy cấp số văn bản của đơn vị không?"),
            _("Chỉ một máy cấp số, để không số nào cấp hai lần. Máy khác in giấy để trống chỗ số."),
            (Answer(_("Máy này cấp số"), lambda: None), Answer(_("Máy khác cấp số"), lambda: None)),
        )
    elif banner:
        screen.banners.show_banner(
            "warning",
            _("Sổ đã được khôi phục: chưa rõ số cuối cùng đã dùng của {symbols} năm {year}.").format(
                symbols="BB, TTr, BC", year=2026
            ),
            _("Các số đã ghi vẫn nguyên. Xem bản lưu trên giấy rồi ghi số cuối cùng; sau đó mới cấp số tiếp."),
            (Answer(_("Ghi số cuối cùng"), lambda: None),),
        )
    return in_window(screen, "print")


def _numbers() -> list[NumberRow]:
    return [
        NumberRow(1, "01/BC-CĐCS", "28/5/2026", "Báo cáo quý I năm 2026", "F13 · VV81-0KP6", "Lò Thị Phương"),
        NumberRow(2, "04/TTr-CĐCS", "", "Đề nghị hỗ trợ mái ấm", "", "Lò Thị Phương"),
        NumberRow(
            3,
            "05/TTr-CĐCS",
            "05/6/2026",
            "Về việc đề nghị khen thưởng tập thể, cá nhân năm học 2025 - 2026",
            "F11 · 7K3M-Q2XD",
            "Lò Thị Phương",
            "",
            "7K3M-Q2XD",
        ),
        NumberRow(
            4,
            "06/TTr-CĐCS",
            "05/6/2026",
            "Về việc đề nghị khen thưởng",
            "F11 · 9N2A-77CE",
            "Hoàng Văn Thủy",
            _("Gạch bỏ: {reason}").format(reason="in hỏng"),
            "9N2A-77CE",
            void=True,
        ),
    ]


def paper_texts() -> QWidget:
    """The texts of a letter to the superior, two of them worded by the office."""
    screen = PaperTextsScreen()
    known = paper_forms()["F11"].texts
    own = {"closing": ("Kính đề nghị {superior} xem xét, quyết định.", "Trân trọng cảm ơn."), "receivers": ()}
    parts = [
        TextPartView(part, text_part_name(part), own.get(part, known[part]), known[part])
        for part in TEXT_PARTS
        if part in known
    ]
    screen.set_parts(parts, may_enter=True)

    def name() -> None:
        forms = [(one.form, f"{one.form} · {paper_name(one.form)}") for one in paper_forms().values() if one.texts]
        screen.set_forms(forms, "F11")
        screen.name_parts({part: text_part_name(part) for part in TEXT_PARTS})

    name()
    screen.words_wanted.connect(name)
    return in_window(screen, "print")


def printed_history() -> QWidget:
    """The history of a record that was printed."""
    screen = RecordHistory()
    said = PrintedPaper(1, "7K3M-Q2XD", "F08", "", "F08", None, 2, "", "2026-06-05T10:52:00+07:00", 1, 1, Scope())
    step = HistoryStep("a", 1, "complete", "Lò Thị Phương", "2026-06-05T10:52:00+07:00", "", (), shown=True, first=True)
    screen.show_history("Giàng A Chứ", [step])
    screen.printed.show_paper(lambda: printed_line([said, said]), said.code)
    return in_window(screen, "gift")


SCREENS: Final[dict[str, Callable[[], QWidget]]] = {
    "printed-papers": printed_papers,
    "printed-papers-none": lambda: printed_papers(sought="xa lạ"),
    "number-register": number_register,
    "number-register-main": lambda: number_register("main"),
    "number-register-restored": lambda: number_register("restored"),
    "paper-texts": paper_texts,
    "printed-history": printed_history,
}
DIALOGS: Final[dict[str, Callable[[], QWidget]]] = {
    "number-used": lambda: NumberDialog(number_questions.used_number(SYMBOLS, "TTr", 2026)),
    "number-last": lambda: NumberDialog(number_questions.last_number(SYMBOLS, "TTr", 2026)),
    "number-void": lambda: NumberDialog(number_questions.void_number("05/TTr-CĐCS")),
    "scan-remove": lambda: NumberDialog(
        number_questions.remove_scan([("1", "to trinh ky.pdf"), ("2", "trang 2.jpg")], "7K3M-Q2XD")
    ),
}
