"""The gateway: Vietnamese is the text itself, English comes from its catalogue."""

from __future__ import annotations

from contextvars import Context
from pathlib import Path

import pytest

from desktop_app.base import i18n, paths
from desktop_app.base.i18n import N_, _, in_language, ngettext, pgettext

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Lưu nháp"
msgstr "Save draft"

msgid "{n} dòng"
msgid_plural "{n} dòng"
msgstr[0] "{n} row"
msgstr[1] "{n} rows"

msgctxt "column"
msgid "Tiền"
msgstr "Money"

msgid "Chưa dịch"
msgstr ""
"""


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """English from a small catalogue of this test's own."""
    (tmp_path / "en.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    i18n.set_language("en")


def test_vietnamese_needs_no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    i18n.set_language("vi")
    assert _("Lưu nháp") == "Lưu nháp"
    assert ngettext("{n} dòng", "{n} dòng", 2).format(n=2) == "2 dòng"
    assert pgettext("column", "Tiền") == "Tiền"


@pytest.mark.usefixtures("english")
def test_english_is_read_from_its_catalogue() -> None:
    assert i18n.language() == "en"
    assert _("Lưu nháp") == "Save draft"
    assert [ngettext("{n} dòng", "{n} dòng", n).format(n=n) for n in (1, 2)] == ["1 row", "2 rows"]
    assert pgettext("column", "Tiền") == "Money"


@pytest.mark.usefixtures("english")
def test_untranslated_text_shows_vietnamese() -> None:
    assert _("Chưa dịch") == "Chưa dịch"


@pytest.mark.usefixtures("english")
def test_constant_is_marked_and_translated_when_shown() -> None:
    constant = N_("Lưu nháp")
    assert constant == "Lưu nháp"
    assert _(constant) == "Save draft"


@pytest.mark.usefixtures("english")
def test_language_switches_back() -> None:
    i18n.set_language("vi")
    assert _("Lưu nháp") == "Lưu nháp"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_shipped_catalogues_load(language: i18n.Language) -> None:
    i18n.set_language(language)
    assert i18n.language() == language


@pytest.mark.usefixtures("english")
def test_one_thread_may_speak_vietnamese_for_a_while_and_no_other_hears_it() -> None:
    with in_language("vi"):
        assert (i18n.language(), _("Lưu nháp"), pgettext("column", "Tiền")) == ("vi", "Lưu nháp", "Tiền")
        assert ngettext("{n} dòng", "{n} dòng", 1) == "{n} dòng"
        assert Context().run(_, "Lưu nháp") == "Save draft", "another thread begins with a context of its own"
        with in_language("en"):
            assert _("Lưu nháp") == "Save draft"
        assert _("Lưu nháp") == "Lưu nháp"
    assert (i18n.language(), _("Lưu nháp")) == ("en", "Save draft")
    with pytest.raises(KeyError), in_language("vi"):
        raise KeyError
    assert i18n.language() == "en"
