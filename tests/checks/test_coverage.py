"""The coverage gate sees files below their floor, never imported, or gone."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import cast

from tests.checks.coverage import FLOORS, Covered, findings, floors, measured
from tests.checks.sources import ROOT

AIM = {"aim": {"desktop_app/storage/*.py": 100.0}}
FULL, HALF = Covered(100.0, ""), Covered(50.0, "7, 9->exit")
MERGE, OTHER, OTHER_STORAGE = "desktop_app/storage/merge.py", "desktop_app/ui/list.py", "desktop_app/storage/lock.py"
TABLE = "packaging/coverage_floor.toml"


def said(table: dict[str, dict[str, float]], files: list[str], covered: dict[str, Covered]) -> list[str]:
    return [str(finding) for finding in findings(table, files, covered)]


def test_full_coverage_passes_and_other_files_do_not_matter() -> None:
    assert said(AIM, [MERGE, OTHER], {MERGE: FULL}) == []


def test_file_below_its_floor_is_named_with_what_did_not_run() -> None:
    assert said(AIM, [MERGE], {MERGE: HALF}) == [f"{MERGE}: 50.0 % covered, floor 100.0 %; not run: 7, 9->exit"]


def test_file_no_test_imports_counts_as_nothing() -> None:
    assert said(AIM, [MERGE], {}) == [f"{MERGE}: 0.0 % covered, floor 100.0 %; not run: never imported"]


def test_own_floor_goes_before_the_patterns() -> None:
    assert said({**AIM, "floor": {MERGE: 50.0}}, [MERGE], {MERGE: HALF}) == []


def test_floor_far_below_what_is_reached_must_be_raised() -> None:
    assert said({**AIM, "floor": {MERGE: 40.0}}, [MERGE], {MERGE: HALF}) == [
        f"{MERGE}: 50.0 % covered: raise its floor of 40.0 %"
    ]


def test_floor_of_a_file_that_is_gone_is_found() -> None:
    assert said({**AIM, "floor": {MERGE: 90.0}}, [OTHER_STORAGE], {OTHER_STORAGE: FULL}) == [
        f"{MERGE}: has a floor but is gone"
    ]


def test_table_without_its_headings_is_found() -> None:
    """Lines that begin with a bracket were once lost on their way into a commit: the gate then passed everything."""
    assert said(cast("dict[str, dict[str, float]]", {MERGE: 90.0}), [MERGE], {MERGE: HALF}) == [
        f"{TABLE}: has no [aim]: nothing would be checked",
        f"{TABLE}: {MERGE} stands under neither [aim] nor [floor]",
    ]


def test_pattern_without_files_is_found() -> None:
    assert said(AIM, [OTHER], {}) == [f"{TABLE}: desktop_app/storage/*.py in [aim] matches no file"]


def test_real_table_covers_storage_bundle_media_and_the_life_cycle() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "desktop_app").rglob("*.py")]
    wanted = floors(tomllib.loads(FLOORS.read_text(encoding="utf-8")), files)
    assert {"/".join(file.split("/")[:2]) for file in wanted} == {
        "desktop_app/storage",
        "desktop_app/bundle",
        "desktop_app/media",
        "desktop_app/domain",
    }
    assert MERGE in wanted


def test_report_names_lines_and_only_those_branches_that_say_more(tmp_path: Path) -> None:
    facts = {
        "missing_lines": [7, 8],
        "missing_branches": [[6, 7], [9, -1], [12, 14]],
        "summary": {"percent_covered": 62.5},
    }
    report = tmp_path / "coverage.json"
    report.write_text(json.dumps({"files": {MERGE: facts}}))
    assert measured(report) == {MERGE: Covered(62.5, "7, 8, 9->exit, 12->14")}
