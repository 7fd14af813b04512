"""Persons whom several offices record: one by her number, one or two by what somebody decides, else to be decided.

Who has one number is one person without anybody's doing. Others of one name, birth and commune are pairs that wait
for a decision. A decision joins or separates them in what the province counts and finds (``same_persons``,
``cross_office``); no office's record is touched, and it can be taken back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, Literal

from desktop_app.base.errors import Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import language
from desktop_app.domain.across import NUMBER, RECORD
from desktop_app.domain.answers import text_of
from desktop_app.domain.lifting import PERSON
from desktop_app.domain.same_person import Human, sameness
from desktop_app.services.permissions import require
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.cross_office import judge_again
from desktop_app.storage.journal import Journal
from desktop_app.storage.person_candidates import Mention, NamedAlike, PersonCandidates
from desktop_app.storage.person_links import Decision, LinkRows, name_of, unit_key
from desktop_app.storage.relations import Relations
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.settings import Settings

_TAIL: Final = 4
_MARK: Final = 12
"""So many letters of a hash tell one pair from the others."""
_FEW: Final = 20_000
"""So many versions are compared within a moment."""
_WAITING: Final = "person_links.waiting"
"""Setting: how many pairs waited when they were counted last."""


class LinkNotDecided(Refused):
    """Nothing was decided of two persons. Fields: none."""

    code = "link_not_decided"


class PairUnknown(Refused):
    """No pair is called so, or several are. Fields: ``pair``."""

    code = "pair_unknown"


class LinksDiffer(Refused):
    """Two persons with different numbers were to be one. Fields: ``name``."""

    code = "links_differ"


@dataclass(frozen=True, slots=True)
class PersonSide:
    """A person as one office knows her: no more than who has to tell her from another one needs.

    ``birth`` and ``commune`` are as in her name key (ISO, a commune's key); ``number_end`` the last four digits of her
    personal number, "" where none is known. ``records`` in how many records that count she is named.
    """

    key: str
    name: str
    birth: str
    commune: str
    unit: str
    unit_name: str
    number_end: str
    sex: str = ""
    village: str = ""
    workplace: str = ""
    records: int = 0


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """Two sides that may be one person. ``decision``: None while nobody has decided."""

    first: PersonSide
    second: PersonSide
    by: Literal["number", "name"] = "name"
    decision: Decision | None = None

    @property
    def mark(self) -> str:
        """Return what the pair is called where it has to be typed: no personal number can be read from it."""
        return _mark(self.first.key, self.second.key)


@dataclass(frozen=True, slots=True)
class LinkFigures:
    """Persons of several offices who are one by number; who are one by decision; pairs nobody has decided about."""

    by_number: int
    by_decision: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A person's key, who she is as far as her mentions tell, and where."""

    key: str
    human: Human
    mention: Mention
    units: frozenset[str]
    times: int


_Pair = tuple[_Known, _Known]


class PersonLinks:
    """Pairs and decisions of a province's session. ``gathered`` reads all persons: in the background.

    Raises NotAProvince for another.
    """

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._rows = LinkRows(session.connection)
        self._same = SamePersons(session.connection)
        self._relations = Relations(session.connection)
        self._codes = OfficeCodes(session.connection)
        self._pairs: tuple[tuple[str | None, int], list[_Pair], int] | None = None
        self._decided: list[_Pair] = []

    def candidates(self, first: int = 0, count: int = 200, by: Following = NOBODY) -> list[LinkCandidate]:
        """Return ``count`` of the pairs nobody has decided about, from ``first`` on, in the order of names."""
        pairs, _numbers = self._gathered(by)
        return [self._candidate(*pair) for pair in pairs[first : first + count]]

    def total(self, by: Following = NOBODY) -> int:
        """Return how many pairs wait for a decision."""
        return len(self._gathered(by)[0])

    def known(self) -> int:
        """Return how many pairs waited when somebody counted last; counted now where that costs nothing to speak of.

        For the rail, which asks after each bundle: comparing a million mentions takes seconds.
        """
        newest = int(self._session.connection.value("SELECT coalesce(max(seq), 0) FROM version"))
        if newest > _FEW:
            return Settings(self._session.connection).integer(_WAITING)
        return self.total()

    def remember(self, total: int) -> None:
        """Keep how many pairs wait, for ``known``."""
        settings = Settings(self._session.connection)
        if settings.integer(_WAITING) != total:
            with self._session.connection.write():
                settings.set_integer(_WAITING, total)

    def decided(self, by: Following = NOBODY) -> list[LinkCandidate]:
        """Return the pairs somebody decided about, in the order of names."""
        found = {(one.first, one.second): one.decision for one in self._rows.all()}
        self._gathered(by)
        return [
            replace(self._candidate(*pair), decision=found.get(_sorted(*pair)))
            for pair in self._decided
            if _sorted(*pair) in found
        ]

    def named(self, mark: str, by: Following = NOBODY) -> LinkCandidate:
        """Return the pair whose mark begins with ``mark``, whether it waits or is decided. Raises PairUnknown."""
        waiting, _numbers = self._gathered(by)
        found = [pair for pair in (*waiting, *self._decided) if mark and _mark(*_sorted(*pair)).startswith(mark)]
        if len(found) != 1:
            raise PairUnknown(pair=mark)
        keys = _sorted(*found[0])
        decision = next((one.decision for one in self._rows.all() if (one.first, one.second) == keys), None)
        return replace(self._candidate(*found[0]), decision=decision)

    def figures(self, by: Following = NOBODY) -> LinkFigures:
        """Return how many persons of several offices are one, and by what."""
        pairs, numbers = self._gathered(by)
        return LinkFigures(numbers, sum(one.decision == "same" for one in self._rows.all()), len(pairs))

    def decide(self, first: str, second: str, decision: Decision, name: str = "") -> None:
        """Say that two keys are one person, or two. Raises MayNotCheck, LinksDiffer."""
        session = self._session
        require(session, "check")
        if decision == "same" and first.startswith(NUMBER) and second.startswith(NUMBER) and first != second:
            raise LinksDiffer(name=name)
        with session.connection.write():
            self._rows.put(first, second, decision, session.operator.name, session.time.moment())
            judge_again(session.connection)
            Journal(session.connection).append(
                f"persons_{decision}", session.operator.name, session.time.moment(), name=name
            )

    def undo(self, first: str, second: str, name: str = "") -> None:
        """Take a decision back: the pair waits again. Raises MayNotCheck, LinkNotDecided."""
        session = self._session
        require(session, "check")
        with session.connection.write():
            if not self._rows.remove(first, second):
                raise LinkNotDecided()
            judge_again(session.connection)
            Journal(session.connection).append(
                "persons_undecided", session.operator.name, session.time.moment(), name=name
            )

    # gathering

    def _gathered(self, by: Following) -> tuple[list[_Pair], int]:
        """Return the pairs that wait, and how many persons of several units are one by number; worked out once."""
        stamp = self._same.newest(), self._rows.changes
        if self._pairs is None or self._pairs[0] != stamp:
            pairs: list[_Pair] = []
            numbered: set[str] = set()
            keys, decided = self._same.keys(), {(one.first, one.second) for one in self._rows.all()}
            numbers = _numbers(keys)
            connection = self._session.connection
            with connection.large_cache(), connection.followed(by):
                for group in PersonCandidates(connection).groups():
                    known = list(self._known(group, keys, numbers))
                    numbered.update(one.key for one in known if one.human.numbers and len(one.units) > 1)
                    pairs += [pair for pair in combinations(known, 2) if _may_be_one(*pair)]
            self._decided = [pair for pair in pairs if _sorted(*pair) in decided]
            waiting = [pair for pair in pairs if _sorted(*pair) not in decided]
            self._pairs = (stamp, waiting, len(numbered))
        return self._pairs[1], self._pairs[2]

    def _known(self, group: NamedAlike, keys: dict[str, str], numbers: dict[str, frozenset[str]]) -> Iterator[_Known]:
        """Yield the persons of one name and commune: who has number or record is one over all units."""
        found: dict[str, list[Mention]] = {}
        for mention in group.mentions:
            key = keys.get(mention.person_key, mention.person_key)
            if not key.startswith((NUMBER, RECORD)):
                key = unit_key(mention.unit, mention.name_key)
            found.setdefault(key, []).append(mention)
        for key, mentions in found.items():
            units = frozenset(self._codes.unit_of(one.unit) for one in mentions)
            told = numbers.get(key, frozenset((key.removeprefix(NUMBER),) if key.startswith(NUMBER) else ()))
            names = frozenset(one.name_key for one in mentions)
            shown = max(mentions, key=lambda one: (len(one.name_key), one.times))
            yield _Known(key, Human(numbers=told, names=names), shown, units, sum(one.times for one in mentions))

    def _candidate(self, first: _Known, second: _Known) -> LinkCandidate:
        return LinkCandidate(self._side(first), self._side(second))

    def _side(self, known: _Known) -> PersonSide:
        mention = known.mention
        _name, commune, birth = mention.name_key.rsplit("|", 2)
        units = sorted(known.units)
        number = next(iter(sorted(known.human.numbers)), "")
        sex = village = workplace = ""
        if known.key.startswith(RECORD):
            target = self._relations.targets([known.key.removeprefix(RECORD)]).get(known.key.removeprefix(RECORD))
            data = target.data if target is not None else {}
            sex, workplace = self._option("sex", text_of(data.get("sex"))), text_of(data.get("workplace"))
            address = data.get("address")
            village = text_of(address.get("village")) if isinstance(address, dict) else ""
        return PersonSide(
            known.key,
            mention.written,
            birth,
            commune,
            units[0],
            ", ".join(self._codes.name(unit) for unit in units),
            number[-_TAIL:],
            sex,
            village,
            workplace,
            known.times,
        )

    def _option(self, name: str, code: str) -> str:
        option = self._session.definitions.current(PERSON).field(name).option(code) if code else None
        return option.title.in_language(language()) if option is not None else ""


def _numbers(keys: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return the personal numbers behind each key that several keys are counted as."""
    found: dict[str, set[str]] = {}
    for key, root in keys.items():
        for one in (key, root):
            if one.startswith(NUMBER):
                found.setdefault(root, set()).add(one.removeprefix(NUMBER))
    return {root: frozenset(numbers) for root, numbers in found.items()}


def _sorted(first: _Known, second: _Known) -> tuple[str, str]:
    """Return the keys of a pair as a decision names them."""
    return (first.key, second.key) if first.key < second.key else (second.key, first.key)


def _mark(first: str, second: str) -> str:
    """Return the mark of a pair of keys, in whichever order."""
    return hashlib.sha256("\n".join(sorted((first, second))).encode("utf-8")).hexdigest()[:_MARK]


def _may_be_one(first: _Known, second: _Known) -> bool:
    """Tell whether two of one name and commune, of different units, may be one."""
    if not first.units.isdisjoint(second.units):
        return False
    if name_of(first.key) and name_of(first.key) == name_of(second.key):
        return True
    return sameness(first.human, second.human) == "certain"
