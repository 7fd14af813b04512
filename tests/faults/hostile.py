"""Files nobody honest made: honest ones of every kind, altered at random, and the doors they are tried at.

One seed is one file. What must hold: a typed refusal, nothing taken, nothing of the store changed.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from desktop_app.base.errors import EnvironmentProblem, Refused
from desktop_app.bundle.container import NAMES, ContainerWriter
from desktop_app.bundle.envelope import decode_envelope, sign_envelope
from desktop_app.bundle.keys import encode_base64, generate_signing_seed
from desktop_app.services.accepting import Accepting
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.help_asking import ask_help, take_help
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.giving_help import GivingHelp
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.session import Session
from desktop_app.storage.keyslots import KEYS_NAME
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.receipts import answer
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, enrol, give, send, take

NAMES_INSIDE: Final = ("Giàng A Chứ", "Tẩn Thị Mẩy")
NEW: Final = "con trâu đen nhà ta"
"""The passphrase chosen when the province was asked for help."""
Members = list[tuple[str, bytes]]


def contents(session: Session, *, without: Iterable[str] = ()) -> str:
    """Return the hash of every table of a store but those named."""
    digest = hashlib.sha256()
    tables = session.connection.read(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    for (table,) in tables:
        if table not in without:
            digest.update(repr((table, session.connection.read(f'SELECT * FROM "{table}"'))).encode())
    return digest.hexdigest()


NOTED: Final = ("journal", "quarantine", "sqlite_sequence")
"""Where a province notes that it refused a file: all that may change."""


def _took(take_in: Callable[[Path], object], file: Path) -> bool:
    """Tell whether a door took the file; only typed failures may come out."""
    with suppress(Refused, EnvironmentProblem):
        take_in(file)
        return True
    return False


@dataclass
class Targets:
    """Two offices and a province, a third that only asked to be admitted, a fourth whose book is locked; a file of each
    kind.
    """

    root: Path
    office: Session
    province: Session
    newcomer: Session
    locked: Path
    digits: str
    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def make(cls, stores: Stores) -> Targets:
        """Bring the files about, each not yet taken by whom it is for."""
        made, stick = stores.province(), stores.root / "stick"
        office, second = stores.office("office").session, stores.office("second").session
        newcomer, locked = stores.office("newcomer").session, stores.office("locked").session
        for one, unit in ((office, "CD001"), (second, "CD002"), (locked, "CD004")):
            enrol(one, made, stick, unit)
        HelpSwitch(locked).switch_on()
        locked.close()
        targets = cls(stores.root, office, made.session, newcomer, locked.folder, " ".join(made.fingerprint))
        give(office, campaign(office), NAMES_INSIDE)
        take(made.session, send(office, stick).written_to)
        give(second, campaign(second), ["Lò Văn B"])
        keep = targets.files
        keep["receipt"] = answer(made.session, stick, "CD001").read_bytes()
        keep["receipt of another"] = answer(made.session, stick, "CD002").read_bytes()
        give(office, campaign(office, "Tết khác"), ["Vàng Thị Sua"])
        keep["bundle"] = send(office, stick).written_to.read_bytes()
        keep["bundle of another"] = send(second, stick).written_to.read_bytes()
        keep["request"], keep["admission"] = targets._asked(stick)
        keep["history"], keep["notice"] = targets._told_to_one(stick)
        keep["help request"], keep["help answer"] = targets._helped(stick)
        return targets

    def _told_to_one(self, stick: Path) -> tuple[bytes, bytes]:
        """Make papers for the first office's device alone."""
        device, devices = self.office.identity.device, Devices(self.province)
        history = UnitHistory(self.province).write(device, stick, signer=OPERATOR, passphrase=PASSPHRASE).path
        notice = devices.mark_replaced(device, signer=OPERATOR, passphrase=PASSPHRASE, to=stick)
        devices.take_back(device, signer=OPERATOR, passphrase=PASSPHRASE)
        assert notice is not None
        return history.read_bytes(), notice.read_bytes()

    def _helped(self, stick: Path) -> tuple[bytes, bytes]:
        asked = ask_help(self.locked, NEW, stick, kdf=CHEAP)
        answer = GivingHelp(self.province).give(
            asked.path, " ".join(asked.fingerprint), to=stick, signer=OPERATOR, passphrase=PASSPHRASE
        )
        return asked.path.read_bytes(), answer.read_bytes()

    def _asked(self, stick: Path) -> tuple[bytes, bytes]:
        asking, province = OfficeEnrolment(self.newcomer), ProvinceEnrolment(self.province)
        request = asking.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
        admission = province.approve(
            request, " ".join(asking.state().fingerprint), unit="CD003", to=stick, signer=OPERATOR,
            passphrase=PASSPHRASE,
        )  # fmt: skip
        return request.read_bytes(), admission.read_bytes()

    @property
    def doors(self) -> dict[str, Callable[[Path], bool]]:
        """Where a file may be given; each answers whether it was taken. Only typed failures may come out."""
        return {
            "receive": self._received,
            "receipt": self._told,
            "admission": partial(_took, lambda file: OfficeEnrolment(self.newcomer).accept(file, self.digits)),
            "request": partial(_took, lambda file: ProvinceEnrolment(self.province).read_request(file)),
            "history": partial(_took, lambda file: OfficeHistory(self.office).take(file)),
            "notice": partial(_took, lambda file: OwnStanding(self.office).take(file)),
            "help request": partial(_took, lambda file: GivingHelp(self.province).look(file)),
            "help answer": partial(_took, self._opened),
        }

    def _opened(self, file: Path) -> None:
        take_help(self.locked, file, OPERATOR, NEW, clock=FixedClock(), kdf=CHEAP).close()

    def _received(self, file: Path) -> bool:
        return any(answered.ok for answered in take(self.province, file))

    def _told(self, file: Path) -> bool:
        accepting = Accepting(self.office)
        with suppress(Refused, EnvironmentProblem):
            accepting.look(file)
            return True
        with suppress(Refused, EnvironmentProblem):
            accepting.accept(file)
            return True
        return False

    def state(self) -> tuple[str, ...]:
        """Return what may not change, of all stores."""
        province = contents(self.province, without=NOTED)
        keys = hashlib.sha256((self.locked / KEYS_NAME).read_bytes()).hexdigest()
        return province, contents(self.office), contents(self.newcomer), keys

    def try_everywhere(self, content: bytes, name: str = "la.scd") -> list[str]:
        """Give a file to every door and return those that took it."""
        file = self.root / name
        file.write_bytes(content)
        return [door for door, opened in self.doors.items() if opened(file)]

    def is_honest(self, content: bytes) -> bool:
        """Tell whether the alteration made one of the honest files again."""
        return content in self.files.values()


HOME: Final = {
    "bundle": "receive",
    **{name: name for name in ("receipt", "admission", "request", "history", "help request", "help answer", "notice")},
}
"""The one door each honest file is for."""


class Mutations:
    """Makes hostile files out of honest ones."""

    def __init__(self, files: dict[str, bytes], chance: random.Random) -> None:
        self._files = files
        self._chance = chance
        self._kinds: tuple[Callable[[], bytes], ...] = (
            self.altered, self.altered, self.altered, self.cut, self.spliced, self.members_of_two,
            self.member_twice, self.other_signature, self.other_type, self.signed_by_a_stranger,
            self.odd_claims, self.odd_zip, self.noise, self.longer,
        )  # fmt: skip

    def one(self) -> tuple[str, bytes]:
        """Return what was done and the file."""
        kind = self._chance.choice(self._kinds)
        return kind.__name__, kind()

    def _any(self) -> bytes:
        return self._chance.choice(list(self._files.values()))

    def altered(self) -> bytes:
        """Flip bits, set bytes, put some in, take some out."""
        content = bytearray(self._any())
        for _ in range(self._chance.choice((1, 1, 1, 2, 6))):
            at, how = self._chance.randrange(len(content)), self._chance.randrange(4)
            if how == 0:
                content[at] ^= 1 << self._chance.randrange(8)
            elif how == 1:
                content[at] = self._chance.choice((0, 0xFF, self._chance.randrange(256)))
            elif how == 2:
                content[at:at] = self._chance.randbytes(self._chance.randint(1, 30))
            else:
                del content[at : at + self._chance.randint(1, 30)]
        return bytes(content)

    def cut(self) -> bytes:
        """End anywhere, or lack the beginning."""
        content = self._any()
        at = self._chance.randrange(len(content))
        return content[:at] if self._chance.random() < 0.8 else content[at:]

    def longer(self) -> bytes:
        """Have something before or behind."""
        more = self._chance.choice((b"\0", b"PK", self._any(), bytes(70_000)))
        return self._any() + more if self._chance.random() < 0.7 else more + self._any()

    def spliced(self) -> bytes:
        """Go on with another file from some place on."""
        first, second = self._any(), self._any()
        return first[: self._chance.randrange(len(first))] + second[self._chance.randrange(len(second)) :]

    def members_of_two(self) -> bytes:
        """Put members of different honest files into one well made container."""
        found = {name: self._chance.choice(members_of(self._any())) for name in NAMES}
        chosen = [(name, dict(members_of(self._any())).get(name, found[name][1])) for name in NAMES]
        if self._chance.random() < 0.3:
            self._chance.shuffle(chosen)
        return contained(chosen[: self._chance.choice((3, 3, 3, 2))])

    def member_twice(self) -> bytes:
        """Hold a member twice, the honest one first or last."""
        members, other = members_of(self._any()), members_of(self._any())
        members.insert(self._chance.randrange(len(members) + 1), self._chance.choice(other))
        return contained(members)

    def other_signature(self) -> bytes:
        """Bear the signature of another file."""
        members, other = members_of(self._any()), members_of(self._any())
        mine, theirs = json.loads(members[0][1]), json.loads(other[0][1])
        mine["signatures"] = self._chance.choice((theirs["signatures"], mine["signatures"] * 2, []))
        return contained([(members[0][0], _written(mine)), *members[1:]])

    def other_type(self) -> bytes:
        """Call itself another document."""
        members, other = members_of(self._any()), members_of(self._any())
        mine = json.loads(members[0][1])
        mine["payloadType"] = self._chance.choice((json.loads(other[0][1])["payloadType"], "", "x" * 5_000))
        return contained([(members[0][0], _written(mine)), *members[1:]])

    def signed_by_a_stranger(self) -> bytes:
        """Be well made but for the key."""
        members = members_of(self._any())
        envelope = decode_envelope(members[0][1])
        signed = sign_envelope(envelope.payload_type, envelope.payload, generate_signing_seed())
        return contained([(members[0][0], signed.encode()), *members[1:]])

    def odd_claims(self) -> bytes:
        """Claim something no program writes, with the old signature or a stranger's."""
        members = members_of(self._any())
        envelope = decode_envelope(members[0][1])
        claims = json.loads(envelope.payload)
        name = self._chance.choice(list(claims))
        payload = json.dumps({**claims, name: 0}).replace(f'"{name}": 0', f'"{name}": {self._odd()}').encode()
        if self._chance.random() < 0.5:
            signed = sign_envelope(envelope.payload_type, payload, generate_signing_seed()).encode()
        else:
            old = {"payload": "", "payloadType": envelope.payload_type}
            signatures = json.loads(members[0][1])["signatures"]
            signed = _written({**old, "payload": encode_base64(payload), "signatures": signatures})
        return contained([(members[0][0], signed), *members[1:]])

    def _odd(self) -> str:
        deep = self._chance.choice((50, 2_000, 100_000))
        return self._chance.choice(
            ("[" * deep + "]" * deep, '{"a":' * deep + "1" + "}" * deep, "9" * 5_000, "-1", "1e999", "NaN", "null",
             '"\\ud800"', '"' + "x" * 70_000 + '"', "[]", "{}", "true", "18446744073709551616", '"\\u0000"')
        )  # fmt: skip

    def odd_zip(self) -> bytes:
        """Be a ZIP other programs would open: compressed members, odd names, a bomb."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", self._chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
            for name, content in members_of(self._any()):
                archive.writestr(self._chance.choice((name, name, "../" + name, "/tmp/" + name, name.upper())), content)
            if self._chance.random() < 0.1:
                archive.writestr("bomb.age", bytes(20_000_000), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def noise(self) -> bytes:
        """Be nothing at all."""
        size = self._chance.choice((0, 1, 3, 4, 30, 1_000, 60_000))
        return self._chance.choice((b"", b"PK\x03\x04", b"SQLite format 3\0")) + self._chance.randbytes(size)


def members_of(content: bytes) -> Members:
    """Return the members of an honest file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def contained(members: Members) -> bytes:
    """Return a container of our own spelling, whatever the members."""
    target = io.BytesIO()
    writer = ContainerWriter(target)
    for name, content in members:
        writer.add(name, content)
    writer.finish()
    return target.getvalue()


def _written(envelope: dict[str, object]) -> bytes:
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
