"""F16 by the paper desk: the cover of a bundle made here, and its blank."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop_app.services.exporting import BundleUnknown
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.session import Session
from tests.documents.pdf import pages
from tests.services.stores import OPERATOR, Pair, campaign, give, send

AT = datetime.fromisoformat("2026-12-05T08:00:00+07:00")


def test_the_newest_bundle_is_covered_unless_a_number_is_named(pair: Pair) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Giàng A Sử", "Lò Thị Ánh"])
    first = send(pair.office, pair.stick)
    give(pair.office, tet, ["Tẩn Thị Mẩy"])
    newest = send(pair.office, pair.stick)
    desk = PaperDesk(pair.office, printed_at=AT)
    for wish, sent in ((PaperWish("F16", bundle=1), first), (PaperWish("F16"), newest)):
        paper = desk.draw(wish)
        (text,) = pages(paper.content)
        assert f"Gói số {sent.number}, năm" in text
        assert sent.bundle in text
        assert sent.sha256 in text.replace(" ", "").replace("\n", "")
        assert f"Phiên bản {sent.sha256[:8]}" in text
        assert f"{OPERATOR}" in text
        assert paper.parts[0].title == f"PHIẾU NỘP HỒ SƠ số {sent.number}"
    assert desk.draw(PaperWish("F16", bundle=1)).parts[0].code != desk.draw(PaperWish("F16")).parts[0].code
    with pytest.raises(BundleUnknown):
        desk.draw(PaperWish("F16", bundle=9))


def test_a_printed_cover_is_found_by_its_code_and_never_changes(pair: Pair) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Giàng A Sử"])
    send(pair.office, pair.stick)
    desk, papers = PaperDesk(pair.office, printed_at=AT), PrintedPapers(pair.office)
    paper = desk.draw(PaperWish("F16"))
    desk.leave(paper)
    desk.leave(paper)
    give(pair.office, tet, ["Tẩn Thị Mẩy"])
    kept = papers.by_code(paper.parts[0].code)
    assert papers.state(kept).same
    assert kept.times == 2


def test_a_blank_cover_needs_no_bundle(office: Session) -> None:
    text = "\n".join(pages(PaperDesk(office, printed_at=AT).draw(PaperWish("F16", blank=True)).content))
    assert "Nơi gửi: CĐCS Trường PTDTBT Tiểu học Nậm Cuổi" in text
    assert "BÊN NHẬN" in text
