"""A list typed as a table: what stands in its cells, what is told of its rows, and that no row blocks another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.domain import vietnamese
from desktop_app.domain.grid_clipboard import write_table
from desktop_app.domain.grid_sheet import (
    MOST_ROWS,
    CellComputed,
    GridTooManyRows,
    PasteColumnUnknown,
    PasteEmpty,
    PasteTooWide,
)
from desktop_app.messages.grid_words import check_words
from desktop_app.services.entry import Entry, KindUnknown, RecordUnknown
from desktop_app.services.grid import Choice, DoubtIsCertain, GridBook, NotForGrids, griddable
from desktop_app.services.session import Session
from tests.services.grids import CHU, HEAD, PAU, SUA, campaign_of, checked, codes, column, gifts, states, tet
from tests.services.stores import gift_of

# columns and shared values


def test_a_list_has_the_columns_of_the_paper_and_begins_with_what_the_campaign_shares(office: Session) -> None:
    book = gifts(office, PAU)
    shown = [one.name for one in book.columns if one.shown]
    assert shown == [
        *("recipient.name", "recipient.birth", "relation", "place.village", "place.commune", "recipient.number"),
        *("cash", "in_kind_value", "value"),
    ]
    assert [one.name for one in book.columns if one.required and one.shown] == ["recipient.name", "relation", "cash"]
    assert {one.name for one in book.shared} >= {"campaign", "source", "given_on", "cash", "in_kind", "in_kind_value"}
    texts = {one.name: book.rows.shown_text(0, at) for at, one in enumerate(book.columns)}
    assert texts["campaign"] == "Tết Bính Ngọ 2026"
    assert (texts["cash"], texts["value"], texts["given_on"]) == ("1.000.000", "1.300.000", "05/02/2026")
    assert len(book.rows) == 2
    assert all(book.rows.text(1, at) == "" for at in range(len(book.columns)))


def test_rows_keep_the_shared_values_they_began_with(office: Session) -> None:
    book = gifts(office, PAU)
    book.rows.set_shared({**book.rows.shared_data, "cash": 500_000})
    book.rows.set_text(1, 0, "Giàng Thị Sua")
    cash = column(book, "cash")
    assert [book.rows.text(row, cash) for row in (0, 1, 2)] == ["1.000.000", "500.000", ""]
    book.rows.set_text(1, 0, "")
    assert (book.standing.state(1), book.rows.text(1, cash)) == ("empty", "")


def test_what_needs_lines_is_no_grid(office: Session) -> None:
    definitions = office.definitions
    assert griddable(definitions.current("visit"))
    assert not griddable(definitions.current("erasure"))
    with pytest.raises(NotForGrids):
        GridBook(office, "house")
    with pytest.raises(KindUnknown):
        GridBook(office, "nothing")
    with pytest.raises(RecordUnknown):
        GridBook(office, "gift", campaign="0" * 32)


@pytest.mark.parametrize(
    "kind", ["visit", "award", "emulation_title", "person", "club", "fund_movement", "support_request"]
)
def test_every_kind_that_fits_can_be_typed(office: Session, kind: str) -> None:
    """A row of odd texts is judged, never a failure: columns, parts and rules of any definition."""
    book = GridBook(office, kind)
    for at, one in enumerate(book.columns):
        if one.editable:
            book.rows.set_text(0, at, "1,500")
    checked(book)
    assert book.standing.state(0) == "bad"
    assert all(book.rows.shown_text(0, at) is not None for at in range(len(book.columns)))


# what is told of a row


def test_mistakes_of_one_row_block_no_other_and_answers_are_offered(office: Session) -> None:
    book = gifts(office, PAU, "Lò Thị Ín\t2013\tHọc sinh\tCo Sản\tNậm Cuổi\t12313004412", SUA + "\t1,500")
    assert states(book) == ["good", "bad", "bad"]
    (lost,), (twice,) = book.standing.findings(1), book.standing.findings(2)
    assert (book.columns[lost.column].name, [one.text for one in lost.choices]) == (
        "recipient.number",
        ["012313004412"],
    )
    assert [one.shown for one in twice.choices] == ["1.500 đồng", "1.500.000 đồng"]
    totals = book.standing.totals()
    assert (totals.good, totals.bad, totals.value, totals.persons) == (1, 2, 1_300_000, 1)
    book.rows.choose(1, lost.column, lost.choices[0])
    book.rows.choose(2, twice.column, twice.choices[1])
    checked(book)
    assert states(book) == ["good", "good", "good"]
    assert book.standing.totals().value == 1_300_000 * 2 + 1_800_000


def test_the_zeros_a_spreadsheet_lost_are_put_back_in_one_step(office: Session) -> None:
    book = gifts(office, *(line.replace("\t0", "\t") for line in (PAU, CHU, SUA)))
    number = column(book, "recipient.number")
    assert book.standing.alike(number, "personal_number_refused") == 3
    assert book.standing.take_proposals(number, "personal_number_refused") == 3
    assert states(checked(book)) == ["good"] * 3


@pytest.mark.parametrize(
    ("name", "typed", "chosen"),
    [
        ("recipient.birth", "90", ["1990"]),
        ("recipient.birth", "5/3", ["05/03/2026"]),
        ("given_on", "27-28/7/2026", []),
        ("given_on", "45000", ["15/03/2023"]),
        ("cash", "2 tỷ 300", ["2.300.000.000", "2.000.000.300"]),
        ("place.commune", "Nậm Hăn", []),
    ],
)
def test_what_may_mean_several_things_is_asked(office: Session, name: str, typed: str, chosen: list[str]) -> None:
    book = gifts(office, PAU)
    book.rows.set_text(0, column(book, name), typed)
    checked(book)
    assert book.standing.state(0) == "bad"
    assert [one.text for one in book.standing.findings(0)[0].choices][: len(chosen)] == chosen


def test_the_row_being_typed_is_not_called_wrong_for_what_is_not_there_yet(office: Session) -> None:
    book = gifts(office, PAU)
    book.rows.set_text(1, 0, "Quàng Văn Ọi")
    checked(book)
    assert book.standing.state(1) == "typing"
    book.rows.set_text(2, 0, "Lò Văn Pâng")
    checked(book)
    assert [book.standing.state(row) for row in (1, 2, 3)] == ["bad", "typing", "empty"]


def test_the_same_person_twice_is_told_at_the_later_row_and_follows_moves_and_changes(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA, CHU)
    assert states(book) == ["good", "good", "good", "doubt"]
    (found,) = book.standing.findings(3)
    assert (found.problem.code, found.level, found.other_row) == ("not_once", "error", 1)
    assert not book.standing.may_insist(3)
    with pytest.raises(DoubtIsCertain):
        book.standing.insist(3)
    book.rows.insert(0)
    (moved,) = book.standing.findings(4)
    assert (moved.other_row, moved.problem.details["other_row"]) == (2, 3)
    before = book.rows.snapshot()
    book.rows.remove([2])
    assert states(checked(book)) == ["empty", "good", "good", "good"]
    book.rows.restore(before)
    assert states(checked(book))[-1] == "doubt"
    book.rows.set_text(2, column(book, "source"), "Ngân sách nhà nước")
    assert "not_once" not in [code for _column, code, _level in codes(checked(book), 4)]


def test_a_doubt_may_be_meant_until_the_row_changes(office: Session) -> None:
    line = "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi"
    book = gifts(office, line, line)
    assert [state for state in states(book)] == ["good", "doubt"]
    assert book.standing.may_insist(1)
    book.standing.insist(1)
    assert states(book) == ["good", "good"]
    book.rows.set_text(1, column(book, "place.village"), "Nậm Coóng 2")
    assert states(checked(book)) == ["good", "doubt"]


def test_who_received_already_is_told_with_the_day_and_the_store_is_watched(office: Session) -> None:
    campaign = tet(office)
    book = gifts(office, CHU, campaign=campaign)
    assert states(book) == ["good"]
    recipient = {"name": "Giàng A Chứ", "number": "012084004127"}
    record = Entry(office).complete("gift", gift_of(campaign, "", recipient=recipient, given_on="2026-01-22")).record
    checked(book)
    (found,) = book.standing.findings(0)
    assert (book.standing.state(0), found.problem.code) == ("doubt", "not_once")
    assert (found.other_record, found.other_day) == (record, "2026-01-22")


def test_the_next_problem_comes_round(office: Session) -> None:
    book = gifts(office, PAU, CHU + "\t1,500", SUA, CHU)
    cash, name = column(book, "cash"), column(book, "recipient.name")
    assert book.standing.next_problem(0, 0) == (1, cash)
    assert book.standing.next_problem(1, cash) == (3, name)
    assert book.standing.next_problem(3, name) == (1, cash)
    assert gifts(office, PAU).standing.next_problem(0, 0) is None


# pasting


def test_a_paste_takes_apart_what_programs_write(office: Session) -> None:
    line = unicodedata.normalize("NFD", '"Chẻo  Mí\u00a0Pẩu"\t1990\t"Đoàn\nviên"\t"Bản Cuổi Nưa, xã Nậm Cuổi"')
    book = gifts(office, line)
    assert (book.rows.text(0, 0), states(book)) == ("Chẻo Mí Pẩu", ["good"])


def test_titles_say_where_columns_go_and_what_holds_nothing_is_named(office: Session) -> None:
    book = GridBook(office, "gift", campaign=tet(office))
    done = book.rows.paste(
        0,
        0,
        "STT\tHỌ TÊN\tBản\tXã\tCCCD\tĐối tượng\tTiền mặt\tThành tiền\tKý nhận\r\n"
        + "1\tChẻo Mí Pẩu\tCuổi Nưa\tNậm Cuổi\t012190003381\tĐoàn viên\t500.000\t800.000\t\r\n"
        + "2\tGiàng A Chứ\tNậm Coóng\tNậm Cuổi\t012084004127\tĐoàn viên\t500.000\t900.000\t\r\n",
    )
    assert (done.header, done.left_out, done.first, done.last) == (True, ("STT", "Ký nhận"), 0, 1)
    checked(book)
    assert states(book) == ["good", "doubt"]
    assert codes(book, 1) == [("value", "list_sum_differs", "warning")]
    with pytest.raises(CellComputed):
        book.rows.set_text(1, column(book, "value"), "1")
    book.rows.set_text(1, column(book, "value"), "")
    assert states(checked(book)) == ["good", "good"]


@pytest.mark.parametrize("above", ["DANH SÁCH NHẬN QUÀ\r\n\r\n", "LĐLĐ TỈNH\t\tCỘNG HÒA\r\nDANH SÁCH\r\n\r\n"])
def test_titles_are_found_below_the_headings_of_a_list(office: Session, above: str) -> None:
    book = GridBook(office, "gift", campaign=tet(office))
    done = book.rows.paste(0, 0, f"{above}{HEAD}\r\n{PAU}\r\n")
    assert (done.header, done.first, done.last) == (True, 0, 0)
    assert (book.rows.text(0, 0), states(checked(book))) == ("Chẻo Mí Pẩu", ["good"])


def test_people_above_titles_are_not_taken_for_headings(office: Session) -> None:
    book = GridBook(office, "gift", campaign=tet(office))
    done = book.rows.paste(0, 0, f"{PAU}\r\n{HEAD}\r\n{PAU}\r\n")
    assert (done.header, done.last) == (False, 2)


def test_nothing_that_is_pasted_is_dropped(office: Session) -> None:
    book = GridBook(office, "gift", campaign=tet(office))
    before = book.rows.snapshot()
    with pytest.raises(PasteTooWide) as wide:
        book.rows.paste(0, column(book, "value"), "1\tthừa\r\n")
    assert wide.value.fields == {"columns": 2, "room": 1, "text": "thừa"}
    with pytest.raises(PasteColumnUnknown) as unknown:
        book.rows.paste(0, 0, f"{HEAD}\tDân tộc\r\n{PAU}\tDao\r\n")
    assert unknown.value.fields == {"titles": "Dân tộc"}
    told = book.rows.paste(0, 0, f"{HEAD}\tDân tộc\r\n{PAU}\tDao\r\n", said={6: None})
    assert (told.left_out, states(checked(book))) == (("Dân tộc",), ["good"])
    book.rows.restore(before)
    for lines in (f"{CHU}\t1\r\n", f"{PAU}\t1\r\n{CHU}\t2\r\n"):
        with pytest.raises(PasteColumnUnknown) as counted:
            book.rows.paste(0, 0, f"{HEAD}\tSố suất quà\r\n{lines}")
        assert counted.value.fields == {"titles": "Số suất quà"}, "a title says what its numbers are"
    with pytest.raises(PasteColumnUnknown):
        book.rows.paste(0, 0, f"{HEAD}\t\r\n{PAU}\t1\r\n{CHU}\t2\r\n")
    with pytest.raises(PasteEmpty):
        book.rows.paste(0, 0, "\r\n\t\r\n")
    with pytest.raises(GridTooManyRows):
        book.rows.paste(0, 0, f"{PAU}\r\n" * (MOST_ROWS + 1))
    assert book.rows.snapshot() == before


def test_a_paste_over_rows_covers_them_cell_by_cell_and_blanks_count(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA)
    book.rows.paste(1, column(book, "cash"), "500.000\r\n\r\n750.000\r\n")
    cash = column(book, "cash")
    assert [book.rows.text(row, cash) for row in range(4)] == ["1.000.000", "500.000", "", "750.000"]
    assert [one[1] for one in codes(checked(book), 2)] == ["required"]


ODD = some.lists(
    some.lists(
        some.text(some.sampled_from('1,.5/"aớ \t\n\u200b') | some.characters(exclude_categories=()), max_size=12)
        | some.sampled_from(("Giàng A Chứ", "1tr", "1,500", "31/4/2026", "Đoàn viên", "012084004127", "Nậm Cuổi")),
        min_size=1,
        max_size=9,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_any_table_is_kept_cell_by_cell_and_judged(office: Session, table: list[list[str]]) -> None:
    book = GridBook(office, "gift", campaign=campaign_of(office))
    shown = [at for at, one in enumerate(book.columns) if one.shown]
    try:
        done = book.rows.paste(0, 0, write_table(table))
    except PasteEmpty:
        return
    if not done.header:
        for row, cells in enumerate(table):
            for at, cell in zip(shown, cells, strict=False):
                stands = book.rows.text(row, at) if book.columns[at].editable else cell
                assert "".join(stands.split()) == "".join(
                    vietnamese.tidy(cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).split()
                )
    book.keep()
    checked(book)
    for row in range(len(book.rows)):
        assert book.standing.state(row) in ("empty", "good", "doubt", "bad", "typing")
        assert all(check_words(book, row) or book.standing.state(row) == "empty" for _ in book.standing.findings(row))
    book.commit()


def test_copied_cells_come_back_as_they_were(office: Session) -> None:
    book = gifts(office, PAU, CHU)
    shown = [at for at, one in enumerate(book.columns) if one.shown]
    copied = book.rows.copy([0, 1], shown)
    other = GridBook(office, "gift", campaign=book.campaign)
    other.rows.paste(0, 0, copied)
    assert other.rows.copy([0, 1], shown) == copied
    assert states(checked(other)) == ["good", "good"]


def test_filling_down(office: Session) -> None:
    book = gifts(office, PAU, CHU, SUA)
    cash = column(book, "cash")
    book.rows.set_text(0, cash, "2tr")
    assert book.rows.fill_down(0, 2, cash).last == 2
    assert [book.rows.shown_text(row, cash) for row in range(3)] == ["2.000.000"] * 3
    book.rows.set_text(1, cash, "1tr")
    book.rows.fill_down(2, 2, cash)
    assert book.rows.shown_text(2, cash) == "1.000.000"
    with pytest.raises(CellComputed):
        book.rows.fill_down(0, 1, column(book, "value"))


def test_a_word_a_whole_list_uses_is_answered_once(office: Session) -> None:
    lines = (line.replace("Đoàn viên", "ĐVCĐ") for line in (PAU, CHU))
    book = gifts(office, *lines, SUA)
    relation = column(book, "relation")
    assert (states(book), book.standing.same_text(1, relation)) == (["bad", "bad", "good"], (0, 1))
    assert book.standing.choose_all(1, relation, Choice("Đoàn viên", "Đoàn viên", "member")) == 2
    assert states(checked(book)) == ["good"] * 3


def test_how_many_were_written_before_is_counted(office: Session) -> None:
    book = gifts(office, PAU, CHU)
    assert book.written_before() == 0
    book.commit()
    assert GridBook(office, "gift", campaign=book.campaign).written_before() == 2
    assert GridBook(office, "gift").written_before() == 0


def test_a_sum_below_a_thousand_is_doubted_until_somebody_says_it_is_meant(office: Session) -> None:
    lines = [f"{PAU}\tnăm trăm", f"{CHU}\t300", f"{SUA}\t500.000"]
    book = gifts(office, f"{HEAD}\tTiền mặt", *lines)
    assert states(book) == ["doubt", "doubt", "good"]
    assert codes(book, 0) == [("cash", "small_sum", "warning")], "said of the cash, not of the sum too"
    assert check_words(book, 0) == "500 đồng hay 500.000 đồng?"
    (finding,) = book.standing.findings(0)
    assert [choice.text for choice in finding.choices] == ["500.000"]
    assert book.commit().left == 2
    book.rows.choose(0, column(book, "cash"), finding.choices[0])
    book.standing.insist(1)
    assert states(checked(book)) == ["good", "good"]
    book.rows.set_text(1, column(book, "cash"), "200")
    assert states(checked(book))[1] == "doubt", "another sum is another doubt"


def test_no_row_goes_to_a_campaign_in_the_bin(office: Session) -> None:
    campaign = tet(office)
    book = gifts(office, PAU, CHU, campaign=campaign)
    book.keep()
    Entry(office).delete(campaign, reason="Ghi nhầm")
    again = GridBook(office, "gift", campaign=campaign)
    offer = again.offered()
    assert offer is not None
    again.take_up(offer)
    assert states(checked(again)) == ["bad", "bad"]
    assert ("campaign", "link_deleted", "error") in codes(again, 0)
    assert again.commit().saved == ()
    assert states(checked(book)) == ["bad", "bad"], "the grid that was open knows it too"
    Entry(office).restore(campaign)
    assert states(checked(again)) == ["good", "good"]
