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


def sample_records(kind: str, first: Mapping[str, str]) -> Iterator[Data]:
    """Yield the sample records of ``kind``; ``first`` has the id of the first sample record of each kind so far."""
    for record in tomllib.loads((_folder() / f"{kind}.toml").read_text(encoding="utf-8"))["record"]:
        yield {name: _resolved(value, first) for name, value in record.items() if _stands(value, first)}


def _folder() -> Path:
    return paths.resources() / "sample"


def _stands(value: Json, first: Mapping[str, str]) -> bool:
    """Tell whether an answer can be given: a reference only when there is what it refers to."""
    return not _is_reference(value) or str(value).removeprefix(_STANDS_FOR) in first


def _resolved(value: Json, first: Mapping[str, str]) -> Json:
    if isinstance(value, list):
        return [_resolved(line, first) for line in value]
    if isinstance(value, dict):
        return {name: _resolved(part, first) for name, part in value.items() if _stands(part, first)}
    return first[str(value).removeprefix(_STANDS_FOR)] if _is_reference(value) else value


def _is_reference(value: Json) -> bool:
    return isinstance(value, str) and value.startswith(_STANDS_FOR)
