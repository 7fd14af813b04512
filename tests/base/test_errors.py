"""Failures carry a stable code and fields, no sentences."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

import pytest

import desktop_app
from desktop_app.base.errors import Bug, EnvironmentProblem, ProgramError, Refused

WITHOUT_QT = ("base", "domain", "storage", "bundle", "media", "documents", "services", "messages")


def test_fields_and_code_show_in_the_text() -> None:
    assert str(Refused(name="x", size=3)) == "refused(name='x', size=3)"
    assert Refused(name="x").fields == {"name": "x"}


@pytest.mark.parametrize("kind", [EnvironmentProblem, Refused, Bug])
def test_each_kind_is_a_program_error(kind: type[ProgramError]) -> None:
    with pytest.raises(ProgramError):
        raise kind


def subclasses(kind: type[ProgramError]) -> Iterator[type[ProgramError]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from subclasses(sub)


def test_codes_are_snake_case_and_belong_to_one_class_each() -> None:
    for layer in WITHOUT_QT:
        package = import_module(f"desktop_app.{layer}")
        for module in pkgutil.walk_packages(package.__path__, f"desktop_app.{layer}."):
            import_module(module.name)
    ours = [kind for kind in subclasses(ProgramError) if kind.__module__.startswith(desktop_app.__name__)]
    codes = [kind.__dict__["code"] for kind in ours if "code" in kind.__dict__]
    assert [code for code in codes if not code.replace("_", "").isalnum() or code != code.lower()] == []
    assert [code for code, times in Counter(codes).items() if times > 1] == []
