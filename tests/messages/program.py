"""What the program says it can fail with: every class, every raise site, every problem code, read from the code."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import desktop_app
from desktop_app.base import errors
from desktop_app.base.errors import Bug, ProgramError
from desktop_app.domain import identifiers

PACKAGE = Path(desktop_app.__file__).parent
ROOTS = {kind.code for kind in (errors.ProgramError, errors.EnvironmentProblem, errors.Refused, errors.Bug)}
WINDOW = (
    "desktop_app.ui",
    "desktop_app.ahead",
    "desktop_app.app",
    "desktop_app.book_care",
    "desktop_app.sample_visit",
    "desktop_app.open_book",
    "desktop_app.__main__",
)
"""Modules that need Qt, or start the program."""


@cache
def modules() -> dict[str, ModuleType]:
    """Import every module of the program but the window's."""
    names = [found.name for found in pkgutil.iter_modules(desktop_app.__path__, "desktop_app.")]
    imported: dict[str, ModuleType] = {}
    for name in names:
        if name in WINDOW:
            continue
        imported[name] = importlib.import_module(name)
        if hasattr(imported[name], "__path__"):
            for inner in pkgutil.walk_packages(imported[name].__path__, f"{name}."):
                imported[inner.name] = importlib.import_module(inner.name)
    return imported


def tree(module: ModuleType) -> ast.Module:
    """Return the source of a module, parsed."""
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


@cache
def failures() -> tuple[type[ProgramError], ...]:
    """Return the classes of the program with a code of their own, our own bugs and the three roots left out."""
    modules()
    found = [
        kind
        for kind in _below(ProgramError)
        if "code" in vars(kind)
        and kind.__module__ in modules()
        and kind.code not in ROOTS
        and not issubclass(kind, Bug)
    ]
    return tuple(sorted(found, key=lambda kind: (kind.code, kind.__module__)))


def _below(kind: type[ProgramError]) -> Iterator[type[ProgramError]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _below(sub)


@cache
def raised_fields() -> dict[type[ProgramError], frozenset[str]]:
    """Return, for each class, the keyword fields it is made with somewhere."""
    fields: dict[type[ProgramError], set[str]] = {}
    for module in modules().values():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made = vars(module).get(node.func.id)
                if isinstance(made, type) and issubclass(made, ProgramError):
                    fields.setdefault(made, set()).update(_keywords(node))
            if isinstance(node, ast.ClassDef):
                own = vars(module).get(node.name)
                if isinstance(own, type) and issubclass(own, ProgramError):
                    fields.setdefault(own, set()).update(_fields_set_inside(node))
    return {kind: frozenset(names) for kind, names in fields.items()}


def documented_fields(kind: type[ProgramError]) -> frozenset[str]:
    """Return the names a class's docstring gives after "Fields:"; of a base never raised itself, those of its heirs."""
    _before, _colon, after = (kind.__doc__ or "").partition("Fields:")
    own = frozenset(re.findall(r"``(\w+)``", after))
    heirs = () if raised_fields().get(kind) else kind.__subclasses__()
    return own.union(*(documented_fields(heir) for heir in heirs))


def _fields_set_inside(node: ast.ClassDef) -> Iterator[str]:
    """Yield the fields a class hands to ``super().__init__`` itself."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and ast.unparse(inner.func) == "super().__init__":
            yield from _keywords(inner)


def _keywords(node: ast.Call) -> Iterator[str]:
    return (keyword.arg for keyword in node.keywords if keyword.arg is not None)


DYNAMIC_PROBLEM_CODES = {
    "rule.type": {"not_before", "not_after"},
    "said.warnings[0]": {value for value in vars(identifiers).values() if str(value).startswith("personal_number_")},
    "code": {value for value in vars(identifiers).values() if str(value).startswith("personal_number_")},
    "refusal.code": {"phone_unreadable", "phone_leading_zero_lost"},
}
"""Codes that the checks pass on from elsewhere, by the expression in the source."""


BESIDE_OTHERS = (
    *("services.cross_checks", "services.linked_checks", "services.fund_checks"),
    *("services.closed_periods", "services.told_locks", "services.adding", "services.attachments"),
)
"""Modules that find problems beside other records."""


@cache
def problem_codes() -> dict[str, frozenset[str]]:
    """Return the codes of validation with the details each is given somewhere."""
    found: dict[str, set[str]] = {}
    checking = (
        "domain.value_checks",
        "domain.text_checks",
        "domain.rule_checks",
        "domain.validation",
        "domain.grid_sums",
    )
    for name in (*checking, *BESIDE_OTHERS):
        for node in ast.walk(tree(modules()[f"desktop_app.{name}"])):
            code = _code_argument(node)
            if code is None or not isinstance(node, ast.Call):
                continue
            codes = {code.value} if isinstance(code, ast.Constant) else DYNAMIC_PROBLEM_CODES[ast.unparse(code)]
            for one in codes:
                found.setdefault(str(one), set()).update(_keywords(node), _dictionary_keys(node))
    return {code: frozenset(details) for code, details in found.items()}


def _code_argument(node: ast.AST) -> ast.expr | None:
    """Return the code in ``at.problem(code, …)``, ``at.warning(…)``, ``Problem(field, code, …)``, ``_problem(…)``."""
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("problem", "warning"):
        return node.args[0]
    if isinstance(node.func, ast.Name) and node.func.id in ("Problem", "_problem") and len(node.args) > 1:
        second = node.args[1]
        # the methods of At, and _problem, hand their own argument on: their callers are counted
        handed = ast.unparse(node.args[0]) in ("self.field", "place.field")
        return None if isinstance(second, ast.Name) and handed else second
    return None


def _dictionary_keys(node: ast.Call) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Dict):
            yield from (str(key.value) for key in inner.keys if isinstance(key, ast.Constant))


@cache
def finding_fields() -> dict[str, frozenset[str]]:
    """Return the codes of ``check`` with the details of each."""
    found: dict[str, set[str]] = {}
    for name in ("desktop_app.storage.check", "desktop_app.services.safekeeping"):
        for node in ast.walk(tree(modules()[name])):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
                code = node.args[0]
                for one in (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,):
                    if isinstance(one, ast.Constant):
                        found.setdefault(str(one.value), set()).update(_dictionary_keys(node))
    return {code: frozenset(details) for code, details in found.items()}


def classes_of_the_window() -> Iterator[tuple[str, str, str]]:
    """Yield name, base and code of the failures declared where Qt is needed; read, not imported."""
    for path in sorted([*(PACKAGE / "ui").rglob("*.py"), *PACKAGE.glob("app.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or not node.bases:
                continue
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    yield node.name, ast.unparse(node.bases[0]), ast.literal_eval(line.value)
