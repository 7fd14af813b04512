"""The rules about texts people read: each goes through the one gateway, ``desktop_app.base.i18n``, whole.

A literal that is the same in every language (a symbol, a key's name, a name of the program's making) is marked at
the end of its line with ``# symbol``.
"""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from typing import Final

from tests.checks.sources import Finding, Source

GATEWAY: Final = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""The gateway's functions, and how many of their first arguments are texts to be extracted."""

SHOWING: Final = {
    *("setText", "setTitle", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setInformativeText", "setDetailedText", "setLabelText"),
    *("setHtml", "setMarkdown", "setPlainText", "setPrefix", "setSuffix", "setSpecialValueText", "setFormat"),
    *("addTab", "addItem", "addItems", "addAction", "addMenu", "addButton", "addRow", "setHorizontalHeaderLabels"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    *("QDockWidget", "QMessageBox", "QProgressDialog", "QErrorMessage", "QTableWidgetItem", "QStandardItem"),
    *("drawText", "echo", "secho", "ClickException", "UsageError"),
}
"""Calls whose text arguments are read by people, in Qt and click."""


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal_parts(node: ast.expr) -> str:
    """Return the letters and signs written into ``node`` itself: a constant, an f-string, a sum or a choice of such."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal_parts(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _literal_parts(node.left) + _literal_parts(node.right)
    if isinstance(node, ast.IfExp):
        return _literal_parts(node.body) + _literal_parts(node.orelse)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):  # "{n} dòng".format(n=3), " ".join(…)
        return _literal_parts(node.func.value) if node.func.attr in {"format", "join"} else ""
    if isinstance(node, ast.List | ast.Tuple):
        return "".join(_literal_parts(part) for part in node.elts)
    return ""


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _reads_as_sentence(text: str) -> bool:
    """Tell a text for people from a code such as ``circle-check``: it has a space between letters, or a mark."""
    has_words = len([word for word in text.split() if _has_letters(word)]) > 1
    return has_words or any(character.isalpha() and not character.isascii() for character in text)


def _is_vietnamese(text: str) -> bool:
    decomposed = unicodedata.normalize("NFD", text)
    return any(unicodedata.combining(character) or character in "đĐ" for character in decomposed)


def _parts_of_the_window(source: Source) -> set[str]:
    """Return the names imported from our own window parts: their texts are shown, too."""
    names: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop_app.ui"):
            names.update(alias.asname or alias.name for alias in node.names)
    return names


def literal_text(source: Source) -> Iterator[Finding]:
    """Text written straight into a widget never reaches the translator (and Babel does not see it either)."""
    if not (source.is_python and source.is_in("desktop_app/ui", "desktop_app/cli")):
        return
    ours = _parts_of_the_window(source)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name not in SHOWING and name not in ours:
            continue
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            text = _literal_parts(argument)
            shown = _has_letters(text) if name in SHOWING else _reads_as_sentence(text)
            if shown and not source.is_marked(argument.end_lineno or argument.lineno, "symbol"):
                yield source.finding(argument.lineno, f"literal text in {name}: {text!r}; wrap it in _( )")


def translated_text(source: Source) -> Iterator[Finding]:
    """Babel skips f-strings and sums inside _( ) without a word, so their texts stay untranslated."""
    if not (source.is_python and source.is_in("desktop_app")):
        return
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GATEWAY):
            continue
        for argument in node.args[: GATEWAY[node.func.id]]:
            if isinstance(argument, ast.JoinedStr | ast.BinOp) or (
                isinstance(argument, ast.Call) and _called(argument) in {"format", "join"}
            ):
                yield source.finding(
                    argument.lineno, f"{node.func.id}( ) needs one whole literal; put values in with .format() after it"
                )


def hidden_text(source: Source) -> Iterator[Finding]:
    """Where Python has no tokens inside f-strings (3.11) Babel does not see an _( ) written there."""
    if not (source.is_python and source.is_in("desktop_app")):
        return
    for text in ast.walk(source.tree):
        if not isinstance(text, ast.JoinedStr):
            continue
        for node in ast.walk(text):
            if isinstance(node, ast.Call) and _called(node) in GATEWAY and isinstance(node.args[0], ast.Constant):
                yield source.finding(node.lineno, f"{_called(node)}( ) inside an f-string is never translated")


def _documentation(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield docstrings, those that stand under attributes included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def untranslated_sentences(source: Source) -> Iterator[Finding]:
    """A Vietnamese literal outside the gateway, wherever it is handed on before it is shown."""
    if not (source.is_python and source.is_in("desktop_app/ui", "desktop_app/cli", "desktop_app/messages")):
        return
    allowed = {id(constant) for constant in _documentation(source.tree)}
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in GATEWAY:
            allowed.update(id(argument) for argument in node.args[: GATEWAY[node.func.id]])
        elif source.is_in("desktop_app/cli"):
            # --help is made while the commands are declared, before any language is chosen: Vietnamese, as the
            # docstrings that describe the commands are.
            allowed.update(id(keyword.value) for keyword in node.keywords if keyword.arg == "help")
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in allowed:
            continue
        if _is_vietnamese(node.value) and not source.is_marked(node.end_lineno or node.lineno, "symbol"):
            yield source.finding(node.lineno, f"Vietnamese text outside _( ): {node.value!r}")
