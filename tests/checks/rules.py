"""The rules about size, names, addresses and storage."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import Final

from tests.checks.literals import hidden_text, literal_text, translated_text, untranslated_sentences
from tests.checks.sources import Finding, Source

Rule = Callable[[Source], Iterator[Finding]]

FILE_LINES: Final = 400
CLASS_LINES: Final = 250
FUNCTION_LINES: Final = 50
EMPTY_NAMES: Final = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
REGISTRY: Final = re.compile(r"https?://[^\s\"'<>)]*(?:pypi|pythonhosted|npmjs|debian)", re.IGNORECASE)


def file_size(source: Source) -> Iterator[Finding]:
    """Files that ran away: in every Qt application read, one did."""
    if source.is_python and len(source.lines) > FILE_LINES:
        yield source.finding(len(source.lines), f"{len(source.lines)} lines; split before {FILE_LINES}")


def definition_size(source: Source) -> Iterator[Finding]:
    """Functions and classes of the program that hold more than one duty."""
    if not (source.is_python and source.is_in("desktop_app")):
        return
    for node in source.definitions():
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
        if lines > limit:
            yield source.finding(node.lineno, f"{node.name} has {lines} lines; split before {limit}")


def telling_names(source: Source) -> Iterator[Finding]:
    """Modules and packages named after nothing gather everything."""
    if not (source.is_python and source.is_in("desktop_app", "tests")):
        return
    for part in source.path.removesuffix(".py").split("/"):
        if part in EMPTY_NAMES:
            yield source.finding(1, f"a module called {part!r} says nothing of what it owns: name the thing")


def no_registry_address(source: Source) -> Iterator[Finding]:
    """Addresses of package registries: pip and apt know theirs from the machine, ours must work behind any mirror."""
    for number, line in enumerate(source.lines, start=1):
        if REGISTRY.search(line):
            yield source.finding(number, "names a package registry's address: leave the choice to the machine")


def writes_begin_immediate(source: Source) -> Iterator[Finding]:
    """sqlite-utils' atomic() begins deferred: two writers then meet "database is locked" at once."""
    if not (source.is_python and source.is_in("desktop_app", "tests")):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "atomic":
            yield source.finding(node.lineno, ".atomic() begins deferred: use storage.connection's write()")


RULES: Final[tuple[Rule, ...]] = (
    file_size,
    definition_size,
    telling_names,
    no_registry_address,
    writes_begin_immediate,
    literal_text,
    translated_text,
    hidden_text,
    untranslated_sentences,
)


def findings(source: Source) -> Iterator[Finding]:
    """Yield what all rules find in ``source``; a file that is not Python yet (half written) is one finding."""
    try:
        for rule in RULES:
            yield from rule(source)
    except SyntaxError as error:
        yield source.finding(error.lineno or 1, f"is not valid Python: {error.msg}")
