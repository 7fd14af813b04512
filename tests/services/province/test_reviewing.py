"""Records that arrived wait for a decision; each decision speaks of the version that was seen, and is told once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.report_questions import Basis
from desktop_app.messages.review_words import finding_words
from desktop_app.services.entry import Entry
from desktop_app.services.permissions import MayNotApprove, MayNotCheck
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.review_refusals import (
    NothingDecided,
    ReasonWordsLacking,
    ReasonWordsTooLong,
    UnknownReason,
)
from desktop_app.services.province.review_rows import CheckFinding, Decided
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.figures import Figures, Span
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.slots import Role
from desktop_app.storage.standing import Standing
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions
from tests.services.ledgers import figures
from tests.services.province.desks import arrive, assert_right, gifts, looked_at, seen
from tests.services.stores import UNIT, Pair, campaign, gift_of


def changed(pair: Pair, record: str, **answers: object) -> None:
    """Change a record at the office."""
    shown = Versions(pair.office.connection, pair.office.lifting).shown(record)
    assert shown is not None
    Entry(pair.office).complete("gift", {**shown.version.data, **answers}, record=record, reason="Sửa lại")  # type: ignore[dict-item]


def told(session: Session) -> tuple[str, dict[str, object]]:
    """Return the newest entry of the journal."""
    (entry,) = Journal(session.connection).entries(1)
    return entry.event, dict(entry.facts)


def state(session: Session, record: str) -> str | None:
    return TravelStates(session.connection, session.identity.device).state(record)


def test_what_arrives_waits_until_it_was_decided(pair: Pair) -> None:
    tet, one, two = gifts(pair, "Giàng A Chứ", "Lò Thị Ín")
    bundle = arrive(pair)
    assert_right(pair.province)
    counts = Reviewing(pair.province).counts()
    assert (counts.waiting, counts.unseen, counts.by_unit) == (3, 3, {UNIT: (3, 0)})
    review = looked_at(pair)
    assert review.counts().passing == 3
    rows = review.rows(0, 9, unit=UNIT, kind="gift", bundle=bundle)
    assert [(row.record, row.verdict, row.value, row.occurred, row.until) for row in rows] == [
        (one, "pass", 1_300_000, "2026-02-05", "2026-02-05"),
        (two, "pass", 1_300_000, "2026-02-05", "2026-02-05"),
    ]
    assert review.accept([(one, rows[0].version)]) == Decided(accepted=1)
    assert told(pair.province) == ("record_accepted", {"record": one, "version": rows[0].version})
    assert review.send_back([(two, rows[1].version)], "amount_doubtful", " Ghi 1.300.000? ") == Decided(returned=1)
    assert told(pair.province)[1] == {"record": two, "version": rows[1].version, "reason": "amount_doubtful"}
    assert [state(pair.province, record) for record in (tet, one, two)] == ["received", "accepted", "returned"]
    (line,) = review.decisions(two)
    assert (line.decision, line.reason, line.words) == ("returned", "amount_doubtful", "Ghi 1.300.000?")
    assert_right(pair.province)


def test_a_version_nobody_saw_is_not_decided_about(pair: Pair) -> None:
    _tet, one, two = gifts(pair, "Một", "Hai")
    arrive(pair)
    before = seen(pair.province)
    changed(pair, one, cash=2_000_000)
    arrive(pair)
    review = looked_at(pair)
    decided = review.accept([(one, before[one]), (two, before[two])])
    assert decided == Decided(accepted=1, skipped=(one,))
    assert (state(pair.province, one), state(pair.province, two)) == ("received", "accepted")
    assert review.send_back([(one, before[one])], "fork").skipped == (one,)
    assert review.accept([(one, seen(pair.province)[one])]).accepted == 1
    assert_right(pair.province)


def test_a_newer_version_waits_again_and_a_bundle_that_comes_twice_changes_nothing(pair: Pair) -> None:
    _tet, one = gifts(pair, "Một")
    arrive(pair)
    review = looked_at(pair)
    review.accept(list(seen(pair.province).items()))
    assert review.counts().waiting == 0
    arrive(pair)  # nothing acknowledged: everything travels again
    assert review.counts().waiting == 0
    changed(pair, one, cash=5_000_000)
    bundle = arrive(pair)
    (row,) = review.rows(0, 9)
    assert (row.record, row.bundle, row.verdict) == (one, bundle, "")
    assert_right(pair.province)


def test_what_was_deleted_needs_no_decision(pair: Pair) -> None:
    _tet, one = gifts(pair, "Một")
    arrive(pair)
    Entry(pair.office).delete(one, reason="Ghi nhầm")
    arrive(pair)
    assert one not in seen(pair.province)
    assert_right(pair.province)


def test_all_that_pass_are_accepted_as_one_and_what_is_doubtful_stays(pair: Pair) -> None:
    _tet, *records = gifts(pair, "Một", "Hai", "Ba")
    Entry(pair.office).complete("gift", gift_of(campaign(pair.office, "Khác"), "Lạ", cash=3))  # a tiny amount
    bundle = arrive(pair)
    review = looked_at(pair)
    (doubtful,) = review.rows(0, 9, verdict="doubtful")
    assert doubtful.findings
    passing = [row.version for row in review.rows(0, 9, verdict="pass")]
    assert review.accept_passing(unit=UNIT, kind="gift").accepted == 3
    event, facts = told(pair.province)
    gifts_only = hashlib.sha256("".join(f"{one}\n" for one in _versions(pair.province, records)).encode()).hexdigest()
    assert (event, facts) == ("records_accepted", {"count": 3, "sha256": gifts_only, "unit": UNIT, "kind": "gift"})
    assert len(passing) == 5
    assert review.accept_passing(unit="CD999").accepted == 0
    assert review.accept_bundle(bundle) == Decided(accepted=3)
    assert review.counts().waiting == 0
    assert_right(pair.province)


def _versions(session: Session, records: list[str]) -> list[str]:
    found = session.connection.read(
        "SELECT v.id FROM json_each(?) j JOIN record r ON r.id = j.value JOIN version v ON v.seq = r.head"
        " ORDER BY r.seq",
        (json.dumps(records),),
    )
    return [version for (version,) in found]


def test_what_a_lock_met_is_returned_or_waits(pair: Pair) -> None:
    gifts(pair, "Một")
    bundle = arrive(pair)
    days = ("2026-02-05", "2026-02-05")
    Checking(pair.province, is_locked=lambda unit, first, last, _came: (unit, first, last) == (UNIT, *days)).look()
    review = Reviewing(pair.province)
    (locked,) = review.rows(0, 9, verdict="locked")
    assert [finding.code for finding in locked.findings] == ["period_locked"]
    assert review.accept([(locked.record, locked.version)]).skipped == (locked.record,)
    assert review.accept_bundle(bundle).skipped == (locked.record,)
    with pair.province.connection.write():
        assert ReviewQueue(pair.province.connection).look_again([UNIT]) == 1  # the other one was accepted
    assert review.accept([(locked.record, locked.version)]).accepted == 1  # looked at anew: locked no more
    assert_right(pair.province)


def test_findings_across_offices_are_kept_as_they_were_found(pair: Pair) -> None:
    _tet, one = gifts(pair, "Một")
    arrive(pair)
    found = CheckFinding("same_elsewhere", {"unit_name": "CĐCS khác", "records": 2}, "recipient", "f" * 32)
    Checking(pair.province, across_offices=lambda record: (found,) if record == one else ()).look()
    (row,) = Reviewing(pair.province).rows(0, 9, verdict="doubtful")
    assert (row.record, row.findings) == (one, (found,))


def test_a_decision_is_taken_back_by_who_may(pair: Pair) -> None:
    _tet, one = gifts(pair, "Một")
    bundle = arrive(pair)
    review = looked_at(pair)
    review.accept([(one, seen(pair.province)[one])])
    pair.province.operator = _with_roles(pair.province, "check")
    with pytest.raises(MayNotApprove):
        review.reconsider(one)
    pair.province.operator = _with_roles(pair.province, "check", "approve")
    review.reconsider(one)
    assert [line.decision for line in review.decisions(one)] == ["accepted", "received"]
    (row,) = review.rows(0, 9, verdict="unseen", kind="gift")
    assert (row.record, row.bundle) == (one, bundle)
    with pytest.raises(NothingDecided):
        review.reconsider(one)
    assert_right(pair.province)


def test_who_may_decide_and_with_which_words(pair: Pair) -> None:
    _tet, one = gifts(pair, "Một")
    arrive(pair)
    review, row = looked_at(pair), (one, seen(pair.province)[one])
    wrong: list[tuple[str, str, type[Refused]]] = [
        ("no_such", "", UnknownReason),
        ("other", "  ", ReasonWordsLacking),
        ("other", "x" * 2_001, ReasonWordsTooLong),
    ]
    for reason, words, refusal in wrong:
        with pytest.raises(refusal):
            review.send_back([row], reason, words)
    pair.province.operator = _with_roles(pair.province, "check")
    with pytest.raises(MayNotApprove):
        review.accept([row])
    with pytest.raises(MayNotApprove):
        review.accept_passing()
    with pytest.raises(MayNotApprove):
        review.accept_bundle("x")
    pair.province.operator = _with_roles(pair.province, "approve")
    with pytest.raises(MayNotCheck):
        review.send_back([row], "fork")
    assert state(pair.province, one) == "received"


def _with_roles(session: Session, *roles: Role) -> Operator:
    return replace(session.operator, roles=roles)


def test_a_whole_bundle_goes_back_as_one(pair: Pair) -> None:
    gifts(pair, "Một", "Hai")
    bundle = arrive(pair)
    review = looked_at(pair)
    assert review.send_back_bundle(bundle, "other", "Ghi lại cả gói").returned == 3
    event, facts = told(pair.province)
    assert (event, facts["count"], facts["reason"], facts["bundle"]) == ("records_returned", 3, "other", bundle)
    assert_right(pair.province)


def test_what_the_province_records_itself_is_its_own(pair: Pair) -> None:
    own = campaign(pair.province)
    assert state(pair.province, own) == "own"
    with pair.province.connection.write():
        assert ReviewQueue(pair.province.connection).rebuild() == 0
    assert_right(pair.province)


def test_the_queue_is_worked_out_anew_and_keeps_what_was_found(pair: Pair) -> None:
    gifts(pair, "Một", "Hai")
    arrive(pair)
    review = looked_at(pair)
    before = review.rows(0, 9)
    connection = pair.province.connection
    with connection.write():
        connection.run("DELETE FROM review_queue WHERE record = (SELECT min(record) FROM review_queue)")
        connection.run(
            "UPDATE review_queue SET version = ? WHERE record = (SELECT max(record) FROM review_queue)", ("0" * 64,)
        )
    queue = ReviewQueue(connection)
    assert set(queue.differences()) == {before[0].record, before[-1].record}
    with connection.write():
        assert queue.rebuild() == 3  # one taken out, two put in
    assert_right(pair.province)
    assert review.counts().passing == 1


def test_what_is_asked_for_comes_to_a_sum(pair: Pair) -> None:
    _tet, one, _two = gifts(pair, "Một", "Hai")
    bundle = arrive(pair)
    review = looked_at(pair)
    assert review.value() == review.value(bundle=bundle, unit=UNIT) == 2_600_000
    assert review.value(kind="campaign") == 0, "a campaign has no amount"
    assert review.value(verdict="doubtful") == review.value(bundle="0" * 64) == 0
    review.accept([(one, seen(pair.province)[one])])
    assert review.value() == 1_300_000, "what was decided waits no more"


def test_a_finding_is_told_in_words(pair: Pair) -> None:
    definition = pair.province.definitions.current("gift")
    locked = finding_words(CheckFinding("period_locked", {"start": "2026-02-05", "end": "2026-02-05"}), definition)
    assert "khóa kỳ" in locked
    small = finding_words(CheckFinding("required", {}, "given_on"), definition)
    assert definition.field("given_on").title.vi in small


def test_what_was_sent_back_is_in_no_sum_of_the_province_and_in_every_one_of_the_office(pair: Pair) -> None:
    _tet, one, _two = gifts(pair, "Một", "Hai")
    arrive(pair)
    review = looked_at(pair)
    before = figures(pair.province)
    assert before == figures(pair.office)
    question = Question("gift")
    listing = Listing(pair.province.connection, pair.province.identity.device)
    whole = listing.totals(question)
    review.send_back([(one, seen(pair.province)[one])], "papers_lacking")
    assert figures(pair.province)["gift", "value"] == 1_300_000
    totals = listing.totals(question)
    assert (totals.records, totals.value, totals.persons) == (whole.records, 1_300_000, 1)
    everything = Standing(pair.province.connection, Basis(returned=True))
    with_returned = Figures(pair.province.connection, everything).period_rows(Span("2026-01-01", "2026-12-31"))
    assert sum(row.value for row in with_returned if row.kind == "gift") == 2_600_000
    assert figures(pair.office) == before


def test_a_mass_acceptance_is_taken_back_in_one_go_where_it_still_stands(pair: Pair) -> None:
    records = gifts(pair, "Giàng A Chứ", "Lò Thị Ín", "Vàng A Lử")
    arrive(pair)
    review = looked_at(pair)
    done = review.accept_passing()
    assert done.accepted == 4
    review.reconsider(records[1])
    assert review.reconsider_many(done) == 3
    assert told(pair.province)[0] == "decisions_taken_back"
    assert_right(pair.province)
    assert review.reconsider_many(done) == 0
    versions = review.versions(records[:2])
    returned = review.send_back(list(versions.items()), "papers_lacking")
    named = "".join(f"{versions[record]}\n" for record in records[:2])
    assert told(pair.province)[1]["sha256"] == hashlib.sha256(named.encode()).hexdigest()
    assert (returned.returned, review.reconsider_many(returned)) == (2, 2)
    assert_right(pair.province)


def test_taking_a_mass_decision_back_leaves_what_was_decided_just_before_and_after(pair: Pair) -> None:
    first, second, third = gifts(pair, "Giàng A Chứ", "Lò Thị Ín")
    arrive(pair)
    review = looked_at(pair)
    review.accept(list(review.versions([first]).items()))
    one = review.accept(list(review.versions([second]).items()))
    all_others = review.accept_passing()
    assert review.reconsider_many(all_others) == 1
    assert state(pair.province, second) == "accepted"
    looked_at(pair).accept_passing()
    assert review.reconsider_many(one) == 1
    assert [state(pair.province, record) for record in (first, second, third)] == ["accepted", "received", "accepted"]
