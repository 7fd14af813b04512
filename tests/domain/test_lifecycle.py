"""The life of a record: drafts replace each other, everything else is a new version with its parents."""

from __future__ import annotations

import itertools
from typing import Final, get_args

import pytest

from desktop_app.domain.lifecycle import (
    IllegalTransition,
    NotComplete,
    NothingToMerge,
    RecordsDiffer,
    Stamp,
    allowed,
    complete,
    delete,
    merge,
    next_version,
    save_draft,
    undo,
)
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, State, StoredVersion, encode
from tests.domain.forms import sample

FIRST: Final[Data] = {"note": "một"}
SECOND: Final[Data] = {"note": "hai"}
STATES: Final[tuple[State, ...]] = get_args(State)


def _stamp(counter: int) -> Stamp:
    return Stamp("U1", "0123456789abcdef", counter, "Lò Thị Phương", "2026-06-05T08:00:00+07:00")


def _completed(data: Data = FIRST) -> StoredVersion:
    return encode(complete(None, sample(), data, [], _stamp(1)))


def test_a_new_draft_starts_a_record() -> None:
    draft = save_draft(None, sample(), FIRST, _stamp(1))
    assert (draft.state, draft.parents, draft.revision, draft.kind, draft.form_version) == ("draft", (), 1, "sample", 1)
    assert (draft.unit, draft.operator, draft.claimed_at) == ("U1", "Lò Thị Phương", "2026-06-05T08:00:00+07:00")
    assert draft.record != save_draft(None, sample(), FIRST, _stamp(1)).record
    assert save_draft(None, sample(), FIRST, _stamp(1), record="a" * 32).record == "a" * 32


def test_drafts_never_become_ancestors() -> None:
    first = encode(save_draft(None, sample(), FIRST, _stamp(1)))
    second = encode(save_draft(first, sample(), SECOND, _stamp(2)))
    done = complete(second, sample(), SECOND, [], _stamp(3))
    assert (second.version.parents, second.version.revision) == ((), 1)
    assert (done.record, done.parents, done.revision, done.counter) == (first.version.record, (), 1, 3)


def test_a_correction_keeps_the_completed_version_as_its_parent() -> None:
    head = _completed()
    draft = encode(save_draft(head, sample(), SECOND, _stamp(2)))
    again = encode(save_draft(draft, sample(), FIRST, _stamp(3)))
    done = complete(again, sample(), FIRST, [], _stamp(4), reason="thiếu biên bản")
    for version in (draft.version, again.version, done):
        assert (version.parents, version.revision, version.record) == ((head.id,), 2, head.version.record)
    assert done.reason == "thiếu biên bản"


def test_a_record_with_errors_is_not_completed_but_warnings_do_not_matter() -> None:
    warning = Problem("note", "future_date", "warning")
    with pytest.raises(NotComplete) as refused:
        complete(None, sample(), FIRST, [warning, Problem("cash", "required")], _stamp(1))
    assert refused.value.fields == {"errors": 1, "field": "cash"}
    assert complete(None, sample(), FIRST, [warning], _stamp(1)).state == "complete"


def test_deleting_keeps_the_data_and_restoring_brings_it_back() -> None:
    head = _completed()
    bin_version = encode(delete(head, _stamp(2), reason="ghi nhầm"))
    assert (bin_version.version.state, bin_version.version.data) == ("deleted", FIRST)
    assert (bin_version.version.parents, bin_version.version.reason) == ((head.id,), "ghi nhầm")
    back = undo(bin_version, head, _stamp(3))
    assert (back.state, back.data, back.parents, back.revision) == ("complete", FIRST, (bin_version.id,), 3)


def test_undo_is_a_new_version_with_the_older_data_and_form() -> None:
    head = _completed()
    newer = encode(complete(head, sample(), SECOND, [], _stamp(2)))
    back = undo(newer, head, _stamp(3))
    assert (back.data, back.parents, back.form_version) == (FIRST, (newer.id,), head.version.form_version)


def test_two_heads_are_decided_by_one_version_with_both_as_parents() -> None:
    head = _completed()
    left = encode(complete(head, sample(), FIRST, [], _stamp(2)))
    right = encode(complete(head, sample(), SECOND, [], _stamp(3)))
    decided = merge([left, right], sample(), SECOND, "complete", _stamp(4), reason="đúng theo biên bản")
    assert decided.parents == tuple(sorted((left.id, right.id)))
    assert (decided.revision, decided.data, decided.record) == (3, SECOND, head.version.record)
    same = next_version([right, left], sample(), SECOND, "complete", _stamp(4), reason="đúng theo biên bản")
    assert encode(same).id == encode(decided).id


def test_a_merge_needs_two_finished_heads_of_one_record() -> None:
    head = _completed()
    draft = encode(save_draft(head, sample(), SECOND, _stamp(2)))
    for heads in ([head], [head, head], [head, draft]):
        with pytest.raises(NothingToMerge):
            merge(heads, sample(), FIRST, "complete", _stamp(3))
    with pytest.raises(RecordsDiffer):
        merge([head, _completed(SECOND)], sample(), FIRST, "complete", _stamp(3))
    other = encode(complete(head, sample(), SECOND, [], _stamp(2)))
    with pytest.raises(IllegalTransition):
        merge([head, other], sample(), FIRST, "draft", _stamp(3))


def test_undo_takes_versions_of_the_same_record_only() -> None:
    with pytest.raises(RecordsDiffer):
        undo(_completed(), _completed(), _stamp(2))


def test_what_is_deleted_is_not_deleted_again() -> None:
    gone = encode(delete(_completed(), _stamp(2)))
    with pytest.raises(IllegalTransition) as refused:
        delete(gone, _stamp(3))
    assert refused.value.fields == {"from_state": "deleted", "to_state": "deleted"}


def test_a_record_does_not_begin_in_the_bin() -> None:
    with pytest.raises(IllegalTransition) as refused:
        next_version([], sample(), FIRST, "deleted", _stamp(1))
    assert refused.value.fields == {"from_state": "", "to_state": "deleted"}


def test_the_steps_that_exist_are_these() -> None:
    starts: tuple[State | None, ...] = (None, *STATES)
    refused = {step for step in itertools.product(starts, STATES) if not allowed(*step)}
    assert refused == {(None, "deleted"), ("deleted", "deleted")}
