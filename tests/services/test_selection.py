"""Many records at once: completed, moved, deleted, copied; whoever stays is told with the reason, nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem, Refused
from desktop_app.domain.grid_clipboard import read_table
from desktop_app.domain.list_fields import with_columns
from desktop_app.messages import describe, problem_line
from desktop_app.services import selection
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, ReasonMissing, RecordInBin
from desktop_app.services.erasing import Erasure
from desktop_app.services.list_choices import FilterNameMissing, FilterNameTaken, ListChoices
from desktop_app.services.list_copy import ListCopy
from desktop_app.services.list_problems import ListProblems
from desktop_app.services.selection import NotACampaign, Selection, TooManyChosen
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_filters import NO_FILTERS, Filters, Narrowing
from desktop_app.storage.list_questions import Question
from desktop_app.storage.settings import Settings
from tests.faults.obstacles import no_file_larger_than
from tests.services.stores import Pair, campaign, gift_of, give, send


def go_on(_done: int, _total: int) -> bool:
    return True


def until(last: int) -> Callable[[int, int], bool]:
    """Return a report that stops the work at the step ``last``."""
    return lambda done, _total: done < last


def drafts(session: Session, tet: str) -> list[str]:
    """Keep a good draft, one without amount, and one that names nobody."""
    entry = Entry(session)
    asked = (gift_of(tet, "Lò Văn Páo"), gift_of(tet, "Giàng A Chứ", cash=None), gift_of(tet, "", recipient=None))
    return [entry.save_draft("gift", data).record for data in asked]


def campaign_of(session: Session, record: str) -> object:
    return Entry(session).open("gift", record).data["campaign"]


def test_drafts_without_errors_are_completed_and_the_others_named_with_the_reason(office: Session) -> None:
    tet = campaign(office)
    good, poor, nameless = drafts(office, tet)
    (done,) = give(office, tet, ["Tẩn Thị Mẩy"])
    outcome = Selection(office).complete([good, done, poor, nameless], go_on)
    assert ([one.record for one in outcome.saved], outcome.passed) == ([good], 1)
    assert [one.title for one in outcome.left] == ["Giàng A Chứ", ""]
    problem = outcome.left[0].problem
    assert problem is not None
    assert problem_line(problem, outcome.left[0].definition).startswith("Tiền mặt")
    assert Entry(office).open("gift", poor).state == "draft"
    Entry(office).undo(outcome.saved[0])
    assert Entry(office).open("gift", good).state == "draft"


def test_completing_stops_between_two_records(office: Session) -> None:
    tet = campaign(office)
    kept = [Entry(office).save_draft("gift", gift_of(tet, f"Lò Văn {letter}")).record for letter in "ABC"]
    outcome = Selection(office).complete(kept, lambda done, _total: done < 2)
    assert (len(outcome.saved), outcome.stopped) == (2, True)
    assert Entry(office).open("gift", kept[2]).state == "draft"


def test_deleting_goes_on_past_who_is_refused_and_all_of_it_is_undone(pair: Pair) -> None:
    office = pair.office
    tet = campaign(office)
    (sent,) = give(office, tet, ["Lò Văn Páo"])
    send(office, pair.stick)
    first, last, gone = give(office, tet, ["Giàng A Chứ", "Tẩn Thị Mẩy", "Vàng Thị Páo"])
    Entry(office).delete(gone)
    outcome = Selection(office).delete([first, sent, gone, last], go_on)
    assert ([one.record for one in outcome.saved], outcome.passed, outcome.gone) == ([first, last], 0, 1)
    assert [(one.title, type(one.refusal)) for one in outcome.left] == [("Lò Văn Páo", ReasonMissing)]
    Entry(office).restore(last)
    undone = Selection(office).undo(outcome.saved, go_on, reason="Hoàn tác")
    assert (undone.back, [one.record for one in undone.left]) == ((first,), [last])
    assert Entry(office).open("gift", first).state == "complete"


def test_a_full_disk_in_the_middle_tells_what_was_done_before_it(office: Session) -> None:
    records = give(office, campaign(office), ["Lò Văn Páo", "Giàng A Chứ", "Tẩn Thị Mẩy"])
    with ExitStack() as full:

        def fill(done: int, _total: int) -> bool:
            if done == 2:
                full.enter_context(no_file_larger_than(0))
            return True

        outcome = Selection(office).delete(records, fill)
    assert [one.record for one in outcome.saved] == records[:2]
    assert isinstance(outcome.failure, EnvironmentProblem)
    with no_file_larger_than(0), pytest.raises(EnvironmentProblem):
        Selection(office).take_out(records[:2], go_on)
    assert Selection(office).take_out(records[:2], until(1)).back == tuple(records[:1])


def test_records_with_problems_are_the_drafts_that_cannot_be_completed_today(office: Session) -> None:
    tet = campaign(office)
    _good, poor, nameless = drafts(office, tet)
    told: list[tuple[int, int]] = []
    problems = ListProblems(office)
    assert set(problems.with_errors("gift", lambda *both: told.append(both))) == {poor, nameless}
    assert told[-1] == (3, 3)
    before = problems.as_of()
    Entry(office).save_draft("gift", gift_of(tet, "Giàng A Chứ"), record=poor)
    assert problems.as_of() != before
    assert problems.with_errors("gift") == (nameless,)


def test_records_move_to_another_campaign_all_in_one_go_and_back(office: Session) -> None:
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    moved = give(office, tet, ["Lò Văn Páo", "Giàng A Chứ"])
    (draft,) = (Entry(office).save_draft("gift", gift_of(tet, "Tẩn Thị Mẩy", cash=None)).record,)
    (there,) = give(office, summer, ["Vàng Thị Páo"])
    outcome = Selection(office).move([*moved, draft, there], summer, go_on)
    assert ([one.record for one in outcome.saved], outcome.passed, outcome.left) == ([*moved, draft], 1, ())
    assert {campaign_of(office, one) for one in (*moved, draft)} == {summer}
    assert Entry(office).open("gift", draft).state == "draft"
    for saved in outcome.saved:
        Entry(office).undo(saved)
    assert {campaign_of(office, one) for one in (*moved, draft)} == {tet}


def test_moving_stopped_or_refused_leaves_everything_where_it_was(
    office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    records = give(office, tet, ["Lò Văn Páo", "Giàng A Chứ", "Tẩn Thị Mẩy"])
    for last in (1, 3, 4, 5):
        outcome = Selection(office).move(records, summer, until(last))
        assert (outcome.saved, outcome.stopped) == ((), True)
        assert {campaign_of(office, one) for one in records} == {tet}
    with pytest.raises(NotACampaign):
        Selection(office).move(records, records[0], go_on)
    Entry(office).delete(summer)
    with pytest.raises(RecordInBin):
        Selection(office).move(records, summer, go_on)
    monkeypatch.setattr(selection, "MOST_AT_ONCE", 2)
    with pytest.raises(TooManyChosen) as refusal:
        Selection(office).move(records, tet, go_on)
    assert "nhiều nhất 2" in describe(refusal.value).title
    for look in (Selection(office).asks_reason, Selection(office).drafts_asking_reason):
        with pytest.raises(TooManyChosen):
            look(records)


def test_what_rules_refuse_and_whose_people_are_erased_stays_by_name(office: Session) -> None:
    entry = Entry(office)
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    give(office, summer, ["Lò Văn Páo"])
    good, lost = give(office, tet, ["Giàng A Chứ", "Tẩn Thị Mẩy"])
    data = entry.open("gift", lost).data
    bad = {**data, "given_on": "1980"}
    entry.add_all("gift", [bad], "complete")
    (wrong,) = [row.id for row in Browsing(office).open("gift", order="newest").rows(0, 1)]
    old = campaign(office, "Tết cũ")
    gone = give(office, old, ["Vàng Thị Páo"])
    Erasure(office).erase_campaign(old)
    outcome = Selection(office).move([good, wrong, *gone], summer, go_on)
    assert [one.record for one in outcome.saved] == [good]
    assert [one.record for one in outcome.left] == [wrong, *gone]
    assert outcome.left[0].problem is not None
    refusal = outcome.left[1].refusal
    assert refusal is not None
    assert "đã xóa theo luật" in describe(refusal).title


def test_what_left_the_office_asks_a_reason_once(pair: Pair) -> None:
    office = pair.office
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    records = give(office, tet, ["Lò Văn Páo", "Giàng A Chứ"])
    assert not Selection(office).asks_reason(records)
    send(office, pair.stick)
    assert Selection(office).asks_reason(records)
    assert not Selection(office).drafts_asking_reason(records)
    outcome = Selection(office).move(records, summer, go_on, reason="Nhập nhầm đợt")
    assert len(outcome.saved) == 2
    assert {Browsing(office).card(one).reason for one in records} == {"Nhập nhầm đợt"}


def test_whether_a_reason_is_asked_is_one_question_for_all_that_are_chosen(pair: Pair) -> None:
    office = pair.office
    tet = campaign(office)
    (sent,) = give(office, tet, ["Lò Văn Páo"])
    send(office, pair.stick)
    opened = Entry(office).open("gift", sent).data
    chosen = [*(f"{number:032x}" for number in range(selection.MOST_AT_ONCE - 1)), sent]
    asked: list[str] = []
    office.connection.database.conn.set_trace_callback(asked.append)
    assert Selection(office).asks_reason(chosen)
    assert not Selection(office).drafts_asking_reason(chosen)
    office.connection.database.conn.set_trace_callback(None)
    assert len(asked) == 2
    Entry(office).save_draft("gift", {**opened, "note": "Sửa"}, record=sent)
    assert Selection(office).drafts_asking_reason(chosen)


def test_a_table_has_numbers_days_and_codes_and_no_formula(office: Session) -> None:
    tet = campaign(office)
    entry = Entry(office)
    odd = gift_of(tet, "=cmd|' /C calc'!A0", workplace="001\t2")
    entry.add_all("gift", [odd, gift_of(tet, "Giàng <A> Chứ", given_on="2026-02")], "complete")
    browsing = Browsing(office)
    columns = ("recipient", "workplace", "value", "given_on")
    opened = browsing.answer(Question("gift", "newest"), columns=columns)
    made = ListCopy(office).table(opened, [0, 1], ("Trạng thái", lambda row: row.state), go_on)
    lines = made.text.split("\r\n")
    assert lines[0] == "Trạng thái\tHọ và tên\tĐơn vị\tCộng (đồng)\tNgày trao"
    assert lines[1] == "complete\tGiàng <A> Chứ\tTổ 1\t1300000\t02/2026"
    assert lines[2] == "complete\t'=cmd|' /C calc'!A0\t001 2\t1300000\t05/02/2026"
    assert "Giàng &lt;A&gt; Chứ" in made.html
    assert 'x:num="1300000"' in made.html
    assert 'x:num="46058"' in made.html, "5 February 2026 as spreadsheets count days"
    assert ">02/2026<" in made.html
    assert ">'=cmd|" in made.html.replace("&#x27;", "'")
    assert Journal(office.connection).verify() is None
    entry.complete("gift", gift_of(tet, '"=HYPERLINK(""http://x"";""bấm"")"', workplace='"Tổ" 2'))
    opened = browsing.answer(Question("gift", "newest"), columns=columns)
    quoted = ListCopy(office).table(opened, [0], ("Trạng thái", lambda row: row.state), go_on)
    assert read_table(quoted.text)[1][1:3] == ['\'"=HYPERLINK(""http://x"";""bấm"")"', '"Tổ" 2']
    stopped = ListCopy(office).table(opened, [0, 1], ("", lambda row: row.state), lambda *_both: False)
    assert (stopped.text, stopped.stopped) == ("", True)


def test_choices_of_a_list_outlive_the_session(office: Session, tmp_path: Path) -> None:
    choices = ListChoices(office)
    feb = Filters(since="2026-02-01", until="2026-02-28", statuses=("draft", "returned"), twins=True)
    choices.save("gift", "  Quà   Tết ", feb, "páo")
    choices.save("gift", "ấm", Filters(source="province"))
    choices.save("gift", "quà tết", feb)
    choices.keep_columns("gift", ["recipient", "note", "no_such_field"])
    again = ListChoices(office)
    assert [(one.name, one.search) for one in again.saved("gift")] == [("ấm", ""), ("quà tết", "")]
    assert again.saved("gift")[1].filters == feb
    assert again.saved("house") == ()
    definition = with_columns(office.definitions.current("gift"), again.columns("gift"))
    assert definition.columns == ("recipient", "note")
    with pytest.raises(FilterNameTaken):
        choices.rename("gift", "ấm", "QUÀ TẾT")
    with pytest.raises(FilterNameMissing):
        choices.save("gift", "  ", feb)
    choices.rename("gift", "ấm", "Ấm áp")
    choices.forget("gift", "quà tết")
    assert [one.name for one in choices.saved("gift")] == ["Ấm áp"]
    choices.keep_columns("gift", [])
    assert choices.columns("gift") == ()


def test_a_list_is_narrowed_by_all_that_is_asked_of_it(office: Session) -> None:
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    give(office, tet, ["Lò Văn Páo", "Giàng A Chứ"])
    (_alone,) = give(office, summer, ["Tẩn Thị Mẩy"])
    twin = gift_of(summer, "Vàng Thị Páo")
    Entry(office).add_all("gift", [twin, twin], "complete")
    browsing = Browsing(office)

    def count(campaign: str = "", filters: Filters = NO_FILTERS, *, twins: bool = False) -> int:
        return browsing.count(Question("gift", campaign=campaign, twins=twins, narrowing=Narrowing(filters)))

    assert (count(tet, Filters(campaign=summer)), count(summer, Filters(campaign=summer))) == (0, 3)
    assert [count(one, twins=True) for one in ("", tet, summer)] == [2, 0, 2]
    assert [count(filters=Filters(campaign=one), twins=True) for one in (tet, summer)] == [0, 2]


def test_a_damaged_choice_is_none(office: Session) -> None:
    with office.connection.write():
        for name in ("list.filters.gift", "list.columns.gift"):
            Settings(office.connection).set(name, "[" * 200_000)
    assert ListChoices(office).saved("gift") == ()
    assert ListChoices(office).columns("gift") == ()


def test_a_choice_that_a_newer_program_kept_narrows_by_what_is_understood(office: Session) -> None:
    choices = ListChoices(office)
    with office.connection.write():
        for name, kept in (
            ("list.filters.gift", '{"a":{"filters":{"since":"2026-01-01","colour":"red","twins":1}},"b":7}'),
            ("list.columns.gift", "{oops"),
        ):
            office.connection.run("INSERT INTO setting (name, value) VALUES (?, ?)", (name, kept))
    (one,) = choices.saved("gift")
    assert one.filters == Filters(since="2026-01-01")
    assert choices.columns("gift") == ()
    assert issubclass(FilterNameTaken, Refused)
