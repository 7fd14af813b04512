"""A PDF that would freeze the window is refused by the guarded child; ordinary ones pass."""

from __future__ import annotations

import sys

import pytest

from desktop_app.media.pdfs import PdfTooHeavy, PdfTooManyPages, try_pdf
from desktop_app.ui import pdf_child
from tests.fakes import files, pdfs


def test_ordinary_papers_and_scans_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = pdfs.scan(2)
    assert try_pdf(files.paper(pages=40))
    assert try_pdf(scan)
    assert not try_pdf(b"%PDF-1.4\nnothing of the kind")
    monkeypatch.setattr("desktop_app.media.pdfs._command", lambda: ["/nowhere/so-cong-doan"])
    assert try_pdf(scan)  # the second time nothing is drawn


def test_too_many_pages_are_counted_not_drawn() -> None:
    with pytest.raises(PdfTooManyPages) as refusal:
        try_pdf(pdfs.many_pages(300_000))
    assert refusal.value.fields == {"pages": 300_000, "most": 300}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there only time bounds it")
@pytest.mark.parametrize("content", [pdfs.bomb_pdf(), pdfs.nested_pdf()], ids=["packed", "nested"])
def test_a_small_file_that_draws_without_end_is_refused_by_what_it_costs(content: bytes) -> None:
    assert len(content) < 400_000
    with pytest.raises(PdfTooHeavy):
        try_pdf(content)


def test_slow_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf_child.answer(files.paper(pages=3), 3) == "shown"
    assert pdf_child.answer(files.paper(pages=3), 2) == "pages 3"
    monkeypatch.setattr(pdf_child, "SLOWEST_PAGE", -1.0)
    assert pdf_child.answer(files.paper(), 3) == "slow"


@pytest.mark.parametrize("code", ["time.sleep(60)", "sys.stdin.buffer.read(); os.abort()", "print('yes')"])
def test_a_child_that_hangs_dies_or_lies_is_a_refusal(code: str) -> None:
    with pytest.raises(PdfTooHeavy):
        try_pdf(files.paper(), command=[sys.executable, "-c", f"import sys, time, os\n{code}"], seconds=0.5)
