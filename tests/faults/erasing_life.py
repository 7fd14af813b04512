"""A random life with people in it: who is recorded, supported, asked for consent, withdraws it, and is erased.

Everything of ``OfficeLife`` happens too. At its end office and province show the same, and nobody who was erased stands
in either; where the PC was set back, after erasing again what the restored backups brought back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.erasing import Erasure, NothingToErase
from desktop_app.services.exporting import SensitiveWithheld
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.services.undone_erasures import undone_erasures
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.versions import Versions
from tests.faults.office_life import OfficeLife
from tests.services.ledgers import assert_whole
from tests.services.stores import campaign, gift_of


class ErasingLife(OfficeLife):
    """``done`` counts the erasures and changes of consent; ``gone`` are the names of the erased."""

    def __init__(self, root: Path, seed: int, *, set_back: bool = True) -> None:
        super().__init__(root, seed)
        self.may_be_set_back = set_back
        self.done: Counter[str] = Counter()
        self.gone: set[str] = set()
        self.born = 0

    def _deeds(self) -> list[Callable[[], None]]:
        common = [deed for deed in super()._deeds() if self.may_be_set_back or deed != self.go_back]
        return (
            common + [self.meet] * 4 + [self.support] * 5 + [self.visit] * 3 + [self.correct_person] * 2
            + [self.withdraw] * 2 + [self.blank] + [self.erase] * 2 + [self.hold_campaign] + [self.erase_campaign]
        )  # fmt: skip

    def _people(self) -> list[str]:
        rows = self.office.connection.read(
            "SELECT id FROM record WHERE kind = 'person' AND state = 'complete' AND title <> '' ORDER BY seq"
        )
        return [record for (record,) in rows]

    def _one(self) -> Data | None:
        """Return some person as records name her."""
        people = self._people()
        if not people:
            return None
        record = self.chance.choice(people)
        return {"name": str(Browsing(self.office).card(record).data["name"]), "record": record}

    def _campaigns(self) -> list[str]:
        rows = self.office.connection.read(
            "SELECT id FROM record WHERE kind = 'campaign' AND state = 'complete' ORDER BY seq"
        )
        return [record for (record,) in rows]

    def meet(self) -> None:
        """Record a person whose name nobody else has."""
        self.born += 1
        data: Data = {
            "name": f"Giàng Thị Q{self.born}q",
            "consent": "given",
            "consent_on": "2026-01-05",
            "ethnic_group": "mong",
            "phone": f"09123{self.born:05}",
        }
        Entry(self.office).complete("person", data)

    def support(self) -> None:
        """Give somebody a present; now and then her name stands in the note too."""
        one = self._one()
        if one is not None:
            note = f"Đưa tận nhà {one['name']}" if self.chance.random() < 0.4 else None
            gift = gift_of(self.chance.choice(self._campaigns()), "", recipient=one, note=note, cash=self._cash())
            with suppress(NotComplete):  # she had hers in this campaign
                Entry(self.office).complete("gift", gift)

    def _cash(self) -> int:
        return self.chance.randrange(1, 10**7)

    def visit(self) -> None:
        """Visit somebody: what is sensitive about it is recorded while she agrees."""
        one = self._one()
        if one is None:
            return
        agrees = Browsing(self.office).card(str(one["record"])).data.get("consent") == "given"
        told: Data = {"reason": "illness", "circumstances": f"Ốm {one['name']}"} if agrees else {}
        visit: Data = {"recipient": one, "relation": "member", "workplace": "Tổ 1", "source": "grassroots"}
        with suppress(NotComplete):  # the same visit twice
            Entry(self.office).complete("visit", {**visit, **told, "given_on": self._day(), "cash": 1})

    def _day(self) -> str:
        return f"2026-02-{self.chance.randrange(10, 28)}"

    def correct_person(self) -> None:
        """Correct something about somebody."""
        one = self._one()
        if one is not None:
            self._change(str(one["record"]), {"workplace": f"Tổ {self.chance.randrange(9)}"})

    def withdraw(self) -> None:
        """Let somebody withdraw her consent, or give it again."""
        one = self._one()
        if one is not None:
            self.done["consent"] += 1
            given = self.chance.random() < 0.3
            self._change(str(one["record"]), {"consent": "given" if given else "withdrawn"})

    def _change(self, record: str, changes: Data) -> None:
        data = {**Browsing(self.office).card(record).data, **changes}
        if data["consent"] != "given":
            data.pop("ethnic_group", None)
        Entry(self.office).complete("person", data, record=record, reason="Bổ sung")

    def blank(self) -> None:
        """Take out what somebody does not agree to."""
        one = self._one()
        if one is not None:
            self.done["blanked"] += bool(Consents(self.office).blank(str(one["record"])))

    def erase(self) -> None:
        """Erase somebody."""
        one = self._one()
        if one is not None:
            Erasure(self.office).erase(str(one["record"]), "request")
            self.gone.add(str(one["name"]))
            self.done["person erased"] += 1

    def hold_campaign(self) -> None:
        """Hold one more campaign."""
        campaign(self.office, f"Đợt {self.chance.randrange(10**9)}")

    def erase_campaign(self) -> None:
        """Erase everybody in a campaign."""
        try:
            Erasure(self.office).erase_campaign(self.chance.choice(self._campaigns()))
        except NothingToErase:
            return
        self.done["campaign erased"] += 1

    def export(self) -> None:
        """Make a bundle; what consent does not cover is blanked where it stops one."""
        try:
            super().export()
        except SensitiveWithheld as stopped:
            self.done["export stopped"] += 1
            persons = stopped.fields["persons"]
            assert isinstance(persons, list)
            for person in persons:
                assert Consents(self.office).blank(person)
            super().export()

    def settle(self) -> None:
        """As ``OfficeLife.settle``; then both sides are compared record by record, and searched for who is gone."""
        for person in PersonRecords(self.office.connection).refusing():
            Consents(self.office).blank(person)
        for _ in range(2):  # a campaign may bring people with it
            for undone in undone_erasures(self.office):
                self._erase_again(undone.record, undone.kind)
        assert undone_erasures(self.office) == []
        super().settle()
        assert named(self.office, self.gone) == set()
        if not self.set_back:
            assert named(self.province, self.gone) == set()
            assert shown(self.province) == shown(self.office) - _never_sent(self.office, self.province)

    def _assert_whole(self) -> None:
        """A life that was lost may have sent records that contradict those of the next one: only people can tell."""
        assert_whole(self.office)
        found = [finding.code for finding in Safekeeping(self.province).check() if finding.is_wrong]
        assert found == (["record_invalid"] * len(found) if self.set_back else [])

    def _erase_again(self, record: str, kind: str) -> None:
        self.done["erased again"] += 1
        if kind == "campaign":
            Erasure(self.office).erase_campaign(record)
        elif record in self._people():
            Erasure(self.office).erase(record, "request")


def named(session: Session, names: set[str]) -> set[str]:
    """Return which of ``names`` stand anywhere in a store's versions, lists or search."""
    texts = [content.decode() for (content,) in session.connection.read("SELECT content FROM version WHERE erased = 0")]
    texts += [title for (title,) in session.connection.read("SELECT title FROM record")]
    texts += [name for (name,) in session.connection.read("SELECT name FROM version_person")]
    return {name for name in names if any(name in text for text in texts)}


def shown(session: Session) -> set[tuple[object, ...]]:
    """Return what each finished record shows: its head's id, its state, whether it is forked."""
    versions = Versions(session.connection, session.lifting)
    rows = session.connection.read(
        "SELECT id, kind, forked FROM record WHERE head IS NOT NULL AND kind IN ('person', 'gift', 'visit', 'campaign')"
    )
    found: set[tuple[object, ...]] = set()
    for record, kind, forked in rows:
        head = versions.head(record)
        assert head is not None
        found.add((record, kind, head.id, head.version.state, forked))
    return found


def _never_sent(office: Session, province: Session) -> set[tuple[object, ...]]:
    """Return what is in the office's bin and never was at the province: nothing of it is missed there."""
    there = {record for (record,) in province.connection.read("SELECT id FROM record")}
    return {one for one in shown(office) if one[3] == "deleted" and one[0] not in there}
