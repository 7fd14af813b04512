"""The print centre with sample data, by name. All names and figures are made up."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.clock import VIETNAM
from desktop_app.base.i18n import _
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.gift_list import GiftList, GiftRow, gift_list
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import render_documents
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.messages import describe
from desktop_app.messages.paper_texts import grouped_papers, paper_about, paper_name
from desktop_app.services.paper.desk import CampaignChoice
from desktop_app.services.paper.wish import Frame, PaperStale
from desktop_app.ui.flows.printing import OFFERED
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.paper_chooser import PaperView
from desktop_app.ui.screens.print_centre import PrintCentre
from desktop_app.ui.screens.print_frame import FramePanel
from desktop_app.ui.screens.print_records import RecordLine
from desktop_app.ui.screens.print_steps import FormView
from tests.ui.specimens import in_window

TODAY: Final = date(2026, 6, 5)


def sign_sheet_pdf() -> bytes:
    """Return a printed sign sheet."""
    drawn = io.BytesIO()
    letterhead = Letterhead("LĐLĐ TỈNH LAI CHÂU", "CĐCS TRƯỜNG PTDTBT TIỂU HỌC NẬM CUỔI", "Nậm Cuổi", TODAY, None)
    row = GiftRow("Giàng A Chứ", "Nậm Coóng", "012086004127", 500_000, "Gạo, dầu ăn", 300_000, "")
    sheet = GiftList(letterhead, "nhân dịp Tết Bính Ngọ 2026", (row,) * 40, public=False)
    document = gift_list(sheet, Stamp("F08", "7K3M-Q2XD", "1a2b3c4d", label="Mã 7K3M-Q2XD"))
    render_documents([document], drawn, printed_at=datetime(2026, 6, 5, 10, 52, tzinfo=VIETNAM))
    return drawn.getvalue()


CAMPAIGNS: Final = (
    CampaignChoice("r1", "Tết Bính Ngọ 2026", 218, 3),
    CampaignChoice("r2", "Tháng Công nhân 2026", 41, 0),
)
FRAME: Final = Frame(
    "Nậm Cuổi", TODAY, "05/TTr-CĐCS", ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), "Hoàng Văn Thủy", {"addressees": ("x",)}
)
RECORDS: Final = (
    RecordLine("s1", "Giàng A Chứ", "28/05/2026"),
    RecordLine("s2", "Tẩn Thị Mẩy", "02/06/2026"),
    RecordLine("s3", "Lò Văn Pâng", "03/06/2026"),
)


def papers() -> list[PaperView]:
    """Return all forms with two lists."""
    forms = [
        PaperView(form, paper_name(form), heading, paper_about(form), form)
        for heading, form in grouped_papers(tuple(paper_forms()))
    ]
    lists = ("Suất quà", "Sáng kiến")
    return [*forms, *(PaperView(f"list:{one}", f"Danh sách: {one}", "Danh sách của sổ", "Mọi cột.") for one in lists)]


def view(code: str) -> FormView:
    """Return what a form lets be chosen, as the flow does."""
    form = paper_forms()[code]
    return FormView(
        code,
        _("{name} ({form})").format(name=paper_name(code), form=code),
        (*form.choices, "blank"),
        public=form.public,
        sensitive=form.sensitive,
        numbered=bool(form.symbol),
        signed=bool(form.authority),
        texts=bool(form.texts),
    )


def centre(code: str = "F08") -> PrintCentre:
    """Return the centre at one form, nothing chosen."""
    screen = PrintCentre(PdfView, OFFERED)
    screen.set_papers(papers())
    screen.steps.set_form(view(code), TODAY)
    screen.show_form()
    screen.steps.of.set_campaigns(CAMPAIGNS)
    screen.steps.frame.set_frame(FRAME)
    return screen


def printing() -> QWidget:
    """A campaign is chosen and shown."""
    screen = centre()
    screen.steps.of.campaign.set_code("r1")
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    return in_window(screen, "print")


def printing_nothing() -> QWidget:
    """Nothing is chosen yet."""
    return in_window(centre(), "print")


def printing_forms() -> QWidget:
    """All papers to choose from."""
    screen = PrintCentre(PdfView, OFFERED)
    screen.set_papers(papers())
    screen.show_chooser()
    return in_window(screen, "print")


def printing_records() -> QWidget:
    """Records handed over, one being sought; the papers that fit them stand above."""
    screen = centre("F04")
    screen.steps.set_papers([("F03", paper_name("F03")), ("F04", paper_name("F04"))])
    screen.steps.of.records.set_chosen(RECORDS)
    screen.steps.of.records.search.setText("lo")
    screen.steps.of.records.set_found([RecordLine("s4", "Lò Thị Phương", "04/06/2026"), RecordLine("s5", "Lò A Sủng")])
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    return in_window(screen, "print")


def printing_frame() -> QWidget:
    """The frame is opened to be changed."""
    screen = centre("F11")
    screen.steps.of.days.set_text("2026")
    screen.steps.frame.open.click()
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    return in_window(screen, "print")


def printing_kept() -> QWidget:
    """The paper was printed before: the number of that printing may be kept."""
    screen = centre("F11")
    screen.steps.of.days.set_text("2026")
    screen.steps.frame.take_drawn(replace(FRAME, number="06/TTr-CĐCS"), ("05/TTr-CĐCS",))
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    return in_window(screen, "print")


def printing_kept_open() -> QWidget:
    """The number of the earlier printing is chosen."""
    shown = printing_kept()
    frame = next(iter(shown.findChildren(FramePanel)))
    frame.open.click()
    frame.numbered.set_code("earlier:05/TTr-CĐCS")
    return shown


def printing_stale() -> QWidget:
    """The paper was drawn anew, and why; the day cannot be read."""
    screen = centre("F14")
    screen.steps.of.days.set_text("31/4/2026")
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    sentence = describe(PaperStale(form="F14"))
    screen.show_notice("warning", sentence.title, sentence.body)
    return in_window(screen, "print")


def printing_paper() -> QWidget:
    """A paper with nothing to choose."""
    screen = PrintCentre(PdfView, OFFERED)

    def name() -> None:
        screen.name_paper(_("Phiếu giao nhận gói số {number} (F16)").format(number=15))

    screen.set_paper("F16")
    name()
    screen.words_wanted.connect(name)
    screen.show_pdf(sign_sheet_pdf(), editable=True)
    return in_window(screen, "print")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "print": printing,
    "print-nothing": printing_nothing,
    "print-forms": printing_forms,
    "print-records": printing_records,
    "print-frame": printing_frame,
    "print-kept": printing_kept,
    "print-kept-open": printing_kept_open,
    "print-stale": printing_stale,
    "print-paper": printing_paper,
}
