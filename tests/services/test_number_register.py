"""The register of outgoing documents: by a clerk's day, and by random lives that ask for every number twice."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.services.paper.numbers import (
    NewNumber,
    NotMainDevice,
    NumberBehind,
    NumberDoubtful,
    NumberRegister,
    NumberTaken,
    NumberUnreadable,
    NumberVoid,
    VoidReasonMissing,
)
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.permissions import MayNotAdminister, MayNotEnter
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.epochs import begin_new_epoch
from desktop_app.storage.journal import Journal
from tests.services.conftest import Stores
from tests.services.printings import drawn, leave, take, wanted
from tests.services.stores import campaign, give
from tests.services.test_safekeeping import restore


@pytest.fixture
def main(office: Session) -> NumberRegister:
    """The register of an office whose only device gives the numbers."""
    register = NumberRegister(office)
    register.say_main(True)
    return register


def test_nobody_guesses_which_device_gives_numbers(office: Session) -> None:
    register = NumberRegister(office)
    assert _says(register) == (None, None)
    with pytest.raises(NotMainDevice):
        take(office, NewNumber("TTr", 2026, 1))
    register.say_main(False)
    register.say_main(False)
    assert _says(register) == (False, None)
    register.say_main(True)
    assert _says(register) == (True, 1)
    events = [entry.event for entry in Journal(office.connection).entries(2)]
    assert events == ["numbers_here", "numbers_elsewhere"]


def _says(register: NumberRegister) -> tuple[bool | None, int | None]:
    return register.main_device, register.propose("TTr", 2026)


def test_a_number_is_given_once_and_stays_with_its_paper(office: Session, main: NumberRegister) -> None:
    paper = drawn(office, PaperWish("F11"), give(office, campaign(office), ["Một"]))
    printed = leave(office, paper, wanted(paper, 1))
    assert printed.number is not None
    assert (printed.number.line, printed.number.day) == ("01/TTr-CĐCS", date(2026, 2, 5))
    assert main.propose("ttr", 2026, paper=wanted(paper, 1).paper) == 1
    assert main.propose("TTr", 2026) == 2
    assert leave(office, paper, wanted(paper, 1)).times == 2
    with pytest.raises(NumberTaken) as taken:
        take(office, NewNumber("TTR", 2026, 1))
    assert taken.value.fields == {"symbol": "TTr", "year": 2026, "number": 1}
    assert [(row.line, row.codes, row.form) for row in main.listing(2026)] == [
        ("01/TTr-CĐCS", (paper.parts[0].code,), "F11")
    ]
    assert take(office, NewNumber("TTr", 2027, 1)).year == 2027
    assert (main.years(), main.symbols()[:2]) == ([2027, 2026], ["BB", "TTr"])


def test_two_desks_that_saw_the_same_proposal_do_not_both_get_it(office: Session, main: NumberRegister) -> None:
    other = office.for_task()
    try:
        proposals = main.propose("BC", 2026), NumberRegister(other).propose("BC", 2026)
        assert proposals == (1, 1)
        take(other, NewNumber("BC", 2026, 1))
        with pytest.raises(NumberTaken):
            take(office, NewNumber("BC", 2026, 1))
    finally:
        other.close()
    assert main.propose("BC", 2026) == 2


def test_what_is_struck_out_stays_and_is_never_given_again(office: Session, main: NumberRegister) -> None:
    number = main.note_used(NewNumber(" ttr ", 2026, 17, None, "Ghi  tay"))
    assert (number.symbol, number.abstract, number.form) == ("TTr", "Ghi tay", "")
    with pytest.raises(VoidReasonMissing):
        main.void(number.seq, "  ")
    main.void(number.seq, "viết hỏng")
    for seq in (number.seq, 999):
        with pytest.raises(NumberVoid):
            main.void(seq, "lần nữa")
    with pytest.raises(NumberTaken):
        main.note_used(NewNumber("TTr", 2026, 17))
    assert main.propose("TTr", 2026) == 18
    assert [(row.number, row.voided) for row in main.listing(2026, "ttr")] == [(17, "viết hỏng")]
    assert main.by_seq(number.seq) == replace(number, voided="viết hỏng")
    events = [entry.event for entry in Journal(office.connection).entries(2)]
    assert events == ["number_voided", "number_noted"]


@pytest.mark.parametrize(
    ("symbol", "year", "number"),
    [("", 2026, 1), ("TTr", 26, 1), ("TTr", 2026, 0), ("TTr", 2026, 100_000), ("05/TTr", 2026, 5), ("T" * 11, 2026, 1)],
)
def test_a_number_nobody_could_write_is_refused(main: NumberRegister, symbol: str, year: int, number: int) -> None:
    with pytest.raises(NumberUnreadable):
        main.note_used(NewNumber(symbol, year, number))


def test_an_office_that_had_numbers_before_goes_on_from_them(main: NumberRegister) -> None:
    main.confirm("TTr", 2026, 23)
    assert (main.propose("TTr", 2026), main.last_known("ttr", 2026), main.propose("BC", 2026)) == (24, 23, 1)
    with pytest.raises(NumberBehind):
        main.confirm("TTr", 2026, 22)


def test_who_may_not_write_gives_no_numbers(office: Session, main: NumberRegister) -> None:
    number = main.note_used(NewNumber("TTr", 2026, 1))
    looker = replace(office, operator=replace(office.operator, roles=()))
    register = NumberRegister(looker)
    assert register.propose("TTr", 2026) is None
    for refused in (
        lambda: take(looker, NewNumber("TTr", 2026, 2)),
        lambda: register.note_used(NewNumber("TTr", 2026, 2)),
        lambda: register.void(number.seq, "x"),
        lambda: register.confirm("TTr", 2026, 2),
    ):
        with pytest.raises(MayNotEnter):
            refused()
    with pytest.raises(MayNotAdminister):
        register.say_main(False)


def test_a_restored_book_asks_for_the_last_number_before_it_proposes(stores: Stores) -> None:
    office = stores.office().session
    NumberRegister(office).say_main(True)
    take(office, NewNumber("TTr", 2026, 1))
    backup = Safekeeping(office).backup()
    take(office, NewNumber("TTr", 2026, 2))  # given in the life that is lost
    office.close()
    back = restore(stores, backup)
    register = NumberRegister(back)
    assert (register.main_device, register.propose("TTr", 2026), register.is_doubtful("ttr", 2026)) == (
        True,
        None,
        True,
    )
    with pytest.raises(NumberDoubtful):
        take(back, NewNumber("TTr", 2026, 2))
    register.confirm("TTr", 2026, 2)
    assert (register.propose("TTr", 2026), register.propose("BC", 2026)) == (3, None)


def test_a_province_signs_its_own_numbers(stores: Stores) -> None:
    register = NumberRegister(stores.province().session)
    register.say_main(True)
    assert (register.line("kh", 12), register.propose("KH", 2026)) == ("12/KH-LĐLĐ", 1)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.integers(0, 4), st.booleans()),
        st.tuples(st.just("note"), st.integers(1, 9), st.booleans()),
        st.tuples(st.just("void"), st.integers(0, 9), st.booleans()),
        st.tuples(st.just("save"), st.just(0), st.booleans()),
        st.tuples(st.just("restore"), st.just(0), st.booleans()),
    ),
    max_size=25,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_life_of_the_register_gives_a_number_twice(office: Session, steps: list[tuple[str, int, bool]]) -> None:
    """``used`` is what lies on paper in the cupboard: what a lost life gave stays there, and the clerk reads it off."""
    life = _Life(office)
    for step, value, flag in steps:
        getattr(life, step)(value, flag)


class _Life:
    """A clerk who prints, notes, voids, loses the book, and has the papers in her cupboard."""

    _fresh = itertools.count(2000)

    def __init__(self, session: Session) -> None:
        self.year = next(self._fresh)  # each life has a year of its own in the one book
        self.session, self.register = session, NumberRegister(session)
        self.register.say_main(True)
        self.used: dict[int, str] = {}
        self.saved: int | None = None

    def take(self, value: int, again: bool) -> None:
        paper = f"F11 {self.year} {value}"
        number = self.register.propose("TTr", self.year, paper if again else "")
        if number is None:
            self.register.confirm("TTr", self.year, max(self.used, default=0))
            number = self.register.propose("TTr", self.year, paper if again else "")
        assert number is not None
        given = take(self.session, NewNumber("TTr", self.year, number, paper=paper))
        assert self.used.get(given.number, paper) == paper
        assert again or given.number not in self.used
        self.used[given.number] = paper

    def note(self, value: int, _flag: bool) -> None:
        with suppress(NumberTaken):
            given = self.register.note_used(NewNumber("TTr", self.year, value))
            self.used.setdefault(given.number, "tay")

    def void(self, value: int, _flag: bool) -> None:
        rows = self.register.listing(self.year)
        if rows:
            with suppress(Refused):
                self.register.void(rows[value % len(rows)].seq, "hỏng")

    def save(self, _value: int, _flag: bool) -> None:
        self.saved = max((row.seq for row in self.register.listing(self.year)), default=0)

    def restore(self, _value: int, _flag: bool) -> None:
        """Forget what was given since, as putting a backup back does; the new epoch is the real one."""
        if self.saved is None:
            return
        connection = self.session.connection
        with connection.write():
            connection.run("DELETE FROM document_number WHERE year = ? AND seq > ?", (self.year, self.saved))
            connection.run("DELETE FROM number_confirmed WHERE year = ?", (self.year,))
            begin_new_epoch(connection)


def test_the_backup_keeps_numbers_and_papers(stores: Stores, tmp_path: Path) -> None:
    office = stores.office().session
    NumberRegister(office).say_main(True)
    paper = drawn(office, PaperWish("F11"), give(office, campaign(office), ["Một"]))
    leave(office, paper, wanted(paper, 1))
    backup = Safekeeping(office).backup()
    office.close()
    back = restore(stores, backup)
    assert [row.codes for row in NumberRegister(back).listing(2026)] == [(paper.parts[0].code,)]
    assert Safekeeping(back).check() == []
