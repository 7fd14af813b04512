"""Each rule catches its violation and lets the right way through."""

from __future__ import annotations

import pytest

from tests.checks.rules import findings
from tests.checks.sources import Source

UI = "desktop_app/ui/screen.py"

VIOLATIONS = {
    "file too long": ("desktop_app/domain/long.py", "x = 1\n" * 401),
    "test file too long": ("tests/domain/test_long.py", "x = 1\n" * 401),
    "function too long": ("desktop_app/domain/a.py", "def f() -> None:\n" + "    x = 1\n" * 50),
    "method too long": ("desktop_app/domain/a.py", "class C:\n    def f(self) -> None:\n" + "        x = 1\n" * 50),
    "class too long": ("desktop_app/domain/a.py", "class C:\n" + "    x = 1\n" * 250),
    "empty name": ("desktop_app/domain/utils.py", ""),
    "empty name of a package": ("desktop_app/helpers/text.py", ""),
    "empty name in tests": ("tests/common.py", ""),
    "registry": ("packaging/x.sh", "pip install -i https://" + "pypi.invalid/simple x"),
    "registry of files": ("README.md", "see http://files." + "pythonhosted.invalid/x"),
    "distribution's mirror": ("Makefile", "https://deb." + "debian.org/debian"),
    "deferred write": ("desktop_app/storage/x.py", "with database.atomic():\n    pass"),
    "not Python": ("desktop_app/domain/a.py", "def f(:\n"),
    "literal label": (UI, 'QLabel("Save")'),
    "literal title": (UI, 'self.setWindowTitle("Save")'),
    "literal as keyword": (UI, 'QAction(text="Save")'),
    "literal in an f-string": (UI, 'label.setText(f"{n} rows")'),
    "literal in a sum": (UI, 'label.setText("rows: " + str(n))'),
    "literal formatted": (UI, 'label.setText("{n} rows".format(n=n))'),
    "literal in a choice": (UI, 'label.setToolTip("Open" if shut else "Close")'),
    "literal headings": (UI, 'table.setHorizontalHeaderLabels(["Name", "Sum"])'),
    "literal accessible name": (UI, 'field.setAccessibleName("amount")'),
    "literal in a part of ours": (
        UI,
        'from desktop_app.ui.parts.banner import Banner\nBanner("circle-check", "Not saved")',
    ),
    "literal on the command line": ("desktop_app/cli/export.py", 'click.echo("done")'),
    "f-string translated": ("desktop_app/ui/a.py", '_(f"{n} dòng")'),
    "sum translated": ("desktop_app/messages/a.py", '_("một " + name)'),
    "formatted before translation": ("desktop_app/services/a.py", '_("{n} dòng".format(n=n))'),
    "f-string in the plural": ("desktop_app/messages/a.py", 'ngettext("{n} dòng", f"{n} dòng", n)'),
    "f-string after a context": ("desktop_app/messages/a.py", 'pgettext("list", f"{n} dòng")'),
    "f-string marked": ("desktop_app/domain/a.py", 'N_(f"{n} dòng")'),
    "translated inside an f-string": ("desktop_app/ui/a.py", "title = f\"{kind}: {_('dòng')}\""),
    "Vietnamese outside the gateway": ("desktop_app/messages/a.py", 'TITLE = "Đã lưu"'),
    "Vietnamese handed on": ("desktop_app/cli/a.py", 'problem(text="bản ghi")'),
    "help in the window": (UI, 'Field(help="Thời điểm in.")'),
    "Vietnamese in a default": (UI, 'def f(title: str = "Mở sổ") -> None: ...'),
}

ALLOWED = {
    "file of the limit": ("desktop_app/domain/long.py", "x = 1\n" * 400),
    "function of the limit": ("desktop_app/domain/a.py", "def f() -> None:\n" + "    x = 1\n" * 49),
    "long test function": ("tests/domain/test_a.py", "def test_f() -> None:\n" + "    x = 1\n" * 80),
    "another address": ("README.md", "https://www.gnu.org/licenses/"),
    "write()": ("desktop_app/storage/x.py", "with connection.write():\n    pass"),
    "translated label": (UI, 'QLabel(_("Lưu nháp"))'),
    "translated and filled": (UI, 'label.setText(_("{n} dòng").format(n=n))'),
    "constant translated in an f-string": (UI, 'title = f"{_(TITLES[state])}: {n}"'),
    "translated constant": (UI, "label.setText(_(TITLES[state]))"),
    "sign": (UI, 'label.setText("—")'),
    "marked symbol": (UI, 'label.setText("Ctrl+S")  # symbol'),
    "marked symbol with its reason": (UI, 'label.setText("Lucide")  # symbol: a name'),
    "code for a part of ours": (UI, 'from desktop_app.ui.parts.icon import Icon\nIcon("circle-check", 16)'),
    "implicit concatenation": (UI, 'QLabel(_("Đã lưu. " "Mọi thay đổi đã lưu."))'),
    "context and plural": (UI, 'QLabel(pgettext("list", "dòng"))\nQLabel(ngettext("{n} dòng", "{n} dòng", n))'),
    "docstring": (UI, '"""Sổ Công đoàn."""\nclass A:\n    """Bản ghi."""\n    x: int = 1\n    """Số dòng."""'),
    "help of a command": ("desktop_app/cli/a.py", '@option("--at", help="Thời điểm in.")\ndef f() -> None: ...'),
    "Vietnamese on paper": ("desktop_app/documents/sheet.py", 'TITLE = "DANH SÁCH KÝ NHẬN"'),
}


@pytest.mark.parametrize(("path", "text"), VIOLATIONS.values(), ids=VIOLATIONS)
def test_violation_is_found(path: str, text: str) -> None:
    assert list(findings(Source(path, text)))


@pytest.mark.parametrize(("path", "text"), ALLOWED.values(), ids=ALLOWED)
def test_right_way_passes(path: str, text: str) -> None:
    assert [str(finding) for finding in findings(Source(path, text))] == []


def test_finding_names_file_line_and_what_to_do() -> None:
    found = list(findings(Source(UI, 'x = 1\nQLabel("Save")')))
    assert [str(finding) for finding in found] == [f"{UI}:2: literal text in QLabel: 'Save'; wrap it in _( )"]
