"""Every failure, outcome, finding and problem of the program has its sentence, and no sentence is left over."""

from __future__ import annotations

from typing import get_args

import pytest

from desktop_app.base.errors import ProgramError
from desktop_app.media.durable import Outcome
from desktop_app.messages import problem_details, shown_fields
from desktop_app.messages.describe import TEMPLATES
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.receipt_texts import TAKEN_TEXTS
from desktop_app.messages.receiving_texts import NOTICE_TEXTS
from desktop_app.messages.sentence import Text, placeholders, variants
from desktop_app.services.province.checking import LOCKED
from desktop_app.services.province.cross_office import CODES
from desktop_app.storage.check import FindingCode
from tests.messages.program import (
    classes_of_the_window,
    documented_fields,
    failures,
    finding_fields,
    problem_codes,
    raised_fields,
)

OUTCOMES = {f"outcome_{outcome.value}" for outcome in Outcome}
NOTICES = {
    "keys_repaired",
    "store_set_back",
    "signing_key_new",
    "signing_lost",
    "erasure_undone",
    "device_revoked",
    "device_replaced",
    "help_waiting",
} | {
    *NOTICE_TEXTS,
    "erased_log_left",
    "erased_returned",
    "erased_sent_again",
    "not_journalled",
    *TAKEN_TEXTS,
}
"""What a session tells whoever opened it (``Session.notices``), and what is told beside something that was done."""
FINDINGS = {*get_args(FindingCode), "record_invalid", "record_doubtful", "erasure_undone", "record_returned"}
CROSS = {f"{code}{unsure}" for code in CODES for unsure in ("", "_perhaps")} | {LOCKED}
"""What the province's desk finds between units."""
BY_THE_CALLER = {
    # which bundle or receipt was being written: who writes knows, the drive does not
    "drive_full": {"number"},
    "drive_removed": {"number", "receipt"},
    # which file it was: who takes it in knows, the decoder does not
    "picture_too_large": {"file"},
    "picture_damaged": {"file"},
    "picture_unreadable": {"file"},
    # a version of a bundle: ``receive`` adds the bundle it came in
    "version_malformed": {"number"},
    **{outcome: {"number"} for outcome in OUTCOMES},
    # put into the fields before the finding is made
    "record_invalid": {"title"},
    "record_doubtful": {"title"},
}
"""Placeholders that a caller fills through ``describe(error, also)`` or ``describe_code``."""
ANOTHER = {"other_kind", "other_title", "other_day", "other_row"}
DETAILS_MADE_APART = {
    "not_before": {"value"},
    "not_after": {"value"},
    "not_above": {"value"},
    "share_too_small": {"value"},
    "sum_differs": {"total", "expected"},
    "not_once": ANOTHER,
    "likely_duplicate": ANOTHER,
    "perhaps_not_once": ANOTHER,
    "already_used": ANOTHER,
    "not_alive": {"name", "death", "day"},
    "earlier_missing": {"name", "years", "year", "wanted", "lists"},
    "not_among": {"name", "other_title", "people"},
    "linked_answer": {"other_title", "asked", "answer", "wanted"},
    "not_counted": {"answer", *ANOTHER},
    "alike": {"other_title", "other_kind"},
    "share_differs": {"value", "expected"},
    "lines_above": {"count"},
    "no_consent": {"name"},
    "perhaps_no_consent": {"name"},
    "link_deleted": {"other_title"},
    "link_draft": {"other_title"},
    "link_merged": {"other_title", "name"},
    "link_other_kind": {"other_title", "other_kind", "wanted_kind"},
}
"""Details that the checks put into a dictionary before they make the problem."""


def names(*texts: Text) -> set[str]:
    return {name for text in texts for one in variants(text) for name in placeholders(one)}


def test_the_program_was_found() -> None:
    assert len(failures()) > 80
    assert {"damaged", "drive_full", "wrong_passphrase", "money_ambiguous", "held"} <= {one.code for one in failures()}
    assert len(problem_codes()) > 40


def test_every_failure_has_its_sentence() -> None:
    silent = [kind.code for kind in failures() if kind.code not in TEMPLATES and kind.code not in PROBLEM_TEXTS]
    assert silent == []


def test_every_outcome_and_finding_has_its_sentence() -> None:
    assert set(finding_fields()) == FINDINGS
    assert set(TEMPLATES) >= OUTCOMES | FINDINGS


def test_every_problem_of_validation_has_its_sentence() -> None:
    assert sorted(set(problem_codes()) - set(PROBLEM_TEXTS)) == []


def test_no_sentence_is_left_over() -> None:
    codes = {kind.code for kind in failures()} | {code for _name, _base, code in classes_of_the_window()}
    assert sorted(set(TEMPLATES) - codes - OUTCOMES - FINDINGS - NOTICES - CROSS) == []
    assert sorted(set(PROBLEM_TEXTS) - codes - set(problem_codes())) == []


def test_failures_of_the_window_are_our_own_bugs_or_have_a_sentence() -> None:
    found = list(classes_of_the_window())
    assert found != []
    assert [name for name, base, code in found if base != "Bug" and code not in TEMPLATES] == []


@pytest.mark.parametrize(
    "kind",
    [kind for kind in failures() if kind.code in TEMPLATES],
    ids=lambda kind: f"{kind.code}-{kind.__name__}",
)
def test_what_a_sentence_names_is_known_where_it_is_raised(kind: type[ProgramError]) -> None:
    template = TEMPLATES[kind.code]
    known = raised_fields().get(kind, frozenset()) | documented_fields(kind) | shown_fields.DERIVED
    wanted = names(template.title, template.safe, template.next_step) - BY_THE_CALLER.get(kind.code, set())
    assert wanted - known == set()


@pytest.mark.parametrize("code", sorted(OUTCOMES | FINDINGS))
def test_what_an_outcome_or_finding_names_is_known(code: str) -> None:
    template = TEMPLATES[code]
    known = finding_fields().get(code, frozenset()) | BY_THE_CALLER.get(code, set())
    assert names(template.title, template.safe, template.next_step) - known == set()


@pytest.mark.parametrize("code", sorted(PROBLEM_TEXTS))
def test_what_a_problem_names_is_among_its_details(code: str) -> None:
    known = set(problem_codes().get(code, frozenset())) | set(problem_details.DERIVED)
    for kind in failures():
        if kind.code == code:
            known |= raised_fields().get(kind, frozenset()) | documented_fields(kind)
    if code.startswith("personal_number_"):
        known |= {"number_year", "birth_year", "proposal"}
    assert names(PROBLEM_TEXTS[code]) - known - DETAILS_MADE_APART.get(code, set()) == set()


@pytest.mark.parametrize("code", [*sorted(TEMPLATES), *sorted(PROBLEM_TEXTS)])
def test_the_plainest_variant_asks_no_more_than_the_others(code: str) -> None:
    texts = [PROBLEM_TEXTS[code]] if code in PROBLEM_TEXTS else []
    if code in TEMPLATES:
        texts += [TEMPLATES[code].title, TEMPLATES[code].safe, TEMPLATES[code].next_step]
    for text in texts:
        wanted = [placeholders(one) for one in variants(text)]
        assert all(not wanted[place] <= wanted[later] for later in range(len(wanted)) for place in range(later))
