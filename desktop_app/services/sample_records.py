"""Made-up records of the kinds that need no arithmetic: read from ``resources/sample``, one file a kind.

A reference "sample:<kind>" stands for the first sample record of that kind; one to a kind without any is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from desktop_app.base import paths
from desktop_app.domain.records import Data, Json

_STANDS_FOR: Final = "sample:"
_FIRST: Final = ("movement", "fund_source", "research_topic", "support_request")
"""Kinds that others refer to, before them."""


def sample_kinds() -> list[str]:
    """Return the kinds that have sample records, those that others refer to first."""
    kinds = sorted(path.stem for path in _folder().glob("*.toml"))
    return [*(kind for kind in _FIRST if kind in kinds), *(kind for kind in kinds if kind not in _FIRST)]


def sample_records(kind: str, first: Mapping[str, str], office: int = 0) -> Iterator[Data]:
    """Yield the sample records of ``kind``; ``first`` has the id of the first sample record of each kind so far.

    Each ``office`` has people of its own: of the same names, but with other numbers and years of birth.
    """
    for record in tomllib.loads((_folder() / f"{kind}.toml").read_text(encoding="utf-8"))["record"]:
        yield {name: _resolved(value, first, office) for name, value in record.items() if _stands(value, first)}


def _folder() -> Path:
    return paths.resources() / "sample"


def _stands(value: Json, first: Mapping[str, str]) -> bool:
    """Tell whether an answer can be given: a reference only when there is what it refers to."""
    return not _is_reference(value) or str(value).removeprefix(_STANDS_FOR) in first


def _resolved(value: Json, first: Mapping[str, str], office: int) -> Json:
    if isinstance(value, list):
        return [_resolved(line, first, office) for line in value]
    if isinstance(value, dict):
        resolved = {name: _resolved(part, first, office) for name, part in value.items() if _stands(part, first)}
        return _another_person(resolved, office) if "name" in resolved else resolved
    return first[str(value).removeprefix(_STANDS_FOR)] if _is_reference(value) else value


def _another_person(person: dict[str, Json], office: int) -> dict[str, Json]:
    """Return a person with another number, or without one born in another year: see ``domain.same_person``."""
    number, birth = person.get("number"), person.get("birth")
    if isinstance(number, str):
        return {**person, "number": f"{number[:-2]}{(int(number[-2:]) + office) % 100:02d}"}
    if isinstance(birth, str):
        return {**person, "birth": f"{int(birth[:4]) - office}{birth[4:]}"}
    return person


def _is_reference(value: Json) -> bool:
    return isinstance(value, str) and value.startswith(_STANDS_FOR)
