"""The catalogue gate passes on what ``update`` writes and a translator completes, and on nothing less."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.catalogues import TEMPLATE, check, update

CODE = """
title = _("Lưu nháp")
sum = _("Còn {count} bản ghi").format(count=3)
rows = ngettext("{n} dòng", "{n} dòng", n).format(n=n)
short = pgettext("column", "Tiền")
"""
ENGLISH = {
    'msgid "Lưu nháp"\nmsgstr ""': 'msgid "Lưu nháp"\nmsgstr "Save draft"',
    'msgid "Còn {count} bản ghi"\nmsgstr ""': 'msgid "Còn {count} bản ghi"\nmsgstr "{count} records left"',
    'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "{n} row"\nmsgstr[1] "{n} rows"',
    'msgid "Tiền"\nmsgstr ""': 'msgid "Tiền"\nmsgstr "Money"',
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "desktop_app"
    folder.mkdir()
    (folder / "screen.py").write_text(CODE, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, package: Path) -> Path:
    """The catalogues as ``update`` and then a translator leave them."""
    catalogues = tmp_path / "translations"
    catalogues.mkdir()
    update(catalogues, package)
    for empty, translated in ENGLISH.items():
        replace(catalogues / "en.po", empty, translated)
    return catalogues


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(folder: Path, package: Path) -> str:
    return "\n".join(str(finding) for finding in check(folder, package))


def test_complete_catalogues_pass(folder: Path, package: Path) -> None:
    assert said(folder, package) == ""


def test_update_changes_nothing_when_nothing_changed(folder: Path, package: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    update(folder, package)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert set(before) == {TEMPLATE, "vi.po", "en.po"}


def test_moving_a_sentence_changes_no_catalogue(folder: Path, package: Path) -> None:
    (package / "moved.py").write_text("\n\n\n" + CODE, encoding="utf-8")
    (package / "screen.py").unlink()
    assert said(folder, package) == ""


def test_new_sentence_fails_until_updated_and_translated(folder: Path, package: Path) -> None:
    (package / "more.py").write_text('_("Mở sổ")', encoding="utf-8")
    assert "so-cong-doan.pot: is not what the code says" in said(folder, package)
    update(folder, package)
    assert said(folder, package) == "en.po: 'Mở sổ' is not translated"


def test_sentence_gone_from_the_code_fails(folder: Path, package: Path) -> None:
    (package / "screen.py").write_text(CODE.replace('title = _("Lưu nháp")', ""), encoding="utf-8")
    assert "en.po: 'Lưu nháp' is no longer in the code" in said(folder, package)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{count} records left", "{number} records left", "other placeholders"),
        ("{count} records left", "records left", "other placeholders"),
        ("{count} records left", "{count records left", "braces"),
        ("Save draft", "Save draft ", "another space"),
        ("{n} rows", "", "not translated"),
        ('msgid "Lưu nháp"', '#, fuzzy\nmsgid "Lưu nháp"', "fuzzy"),
    ],
)
def test_wrong_translation_fails(folder: Path, package: Path, old: str, new: str, reason: str) -> None:
    replace(folder / "en.po", old, new)
    assert reason in said(folder, package)


def test_vietnamese_that_differs_from_its_sentence_fails(folder: Path, package: Path) -> None:
    replace(folder / "vi.po", 'msgstr "Lưu nháp"', 'msgstr "Lưu tạm"')
    assert "differs from its own sentence" in said(folder, package)


def test_any_other_catalogue_is_checked_by_msgfmt(folder: Path, package: Path) -> None:
    (folder / "qt.vi.po").write_text('msgid "a\\n"\nmsgstr "b"\n', encoding="utf-8")
    assert said(folder, package).startswith("qt.vi.po: ")
