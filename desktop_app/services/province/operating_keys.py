"""The province's operating keys: what signs and opens from day to day, vouched for by the root key in the envelope.

Changed with the root key typed from its paper: a new signing key and a new sealing identity; the old signing key is
retired by the root, the old identity kept for reading what is still on the way. Offices learn of it from the next
receipt or admission; nobody is enrolled anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.base.errors import Refused
from desktop_app.bundle.chain import CertificateClaims, certify_operating_key, deciding
from desktop_app.bundle.keys import public_key
from desktop_app.services.device_keys import DeviceKeys, NewKeys, Province
from desktop_app.services.paper_secrets import RootSecretWrong, read_root_secret
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.signing import signers, signing_seed
from desktop_app.services.whose_store import own_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import load_keys, save_keys
from desktop_app.storage.operators import with_new_signing
from desktop_app.storage.settings import Settings


class OperatingKeyUnknown(Refused):
    """The signer's key is not one the root vouches for: it was lost, or its change was cut off. Made anew with it."""

    code = "operating_key_unknown"


@dataclass(frozen=True, slots=True)
class OperatingState:
    """How the operating key stands.

    ``serial`` of its certificate; ``before``: keys that were retired; ``reading``: identities kept for reading;
    ``signers``: who may sign; ``usable``: whether the root vouches for what the store signs with.
    """

    serial: int
    before: int
    reading: int
    signers: tuple[str, ...]
    usable: bool


def operating_seed(session: Session, signer: str, passphrase: str) -> bytes:
    """Return the seed the province signs with. Every document of the province is signed with this one.

    Raises UnknownOperator, WrongPassphrase, NotASigner, KeysDamaged; NotAProvince; OperatingKeyUnknown where no
    office would believe the signature.
    """
    seed = signing_seed(session, signer, passphrase)
    if public_key(seed) not in _active(own_province(session)):
        raise OperatingKeyUnknown()
    return seed


class OperatingKeys:
    """Looks after the operating keys of a province's session. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        self._settings = Settings(session.connection)
        self._session = session
        self._province = own_province(session)

    def state(self) -> OperatingState:
        """Return how the keys stand."""
        keys, claims = DeviceKeys.read(self._settings), _claims(self._province)
        active = [one for one in claims.values() if one.status == "active"]
        names = tuple(signers(self._session))
        return OperatingState(
            serial=max((one.serial for one in active), default=0),
            before=len(claims) - len(active),
            reading=len(keys.retired),
            signers=names,
            usable=bool(names) and keys.signing_public in _active(self._province),
        )

    def rotate(self, root_secret: str, *, signer: str, passphrase: str) -> OperatingState:
        """Make new operating keys, vouched for by the root key typed from the envelope. One step.

        ``signer`` signs from now on, as does everybody who did; nobody needs to be able to before, so it is also the
        way back after the only signer forgot her passphrase. Raises MayNotAdminister, RootSecretUnreadable,
        RootSecretWrong, UnknownOperator, WrongPassphrase, KeysAltered, KeysDamaged.
        """
        session = self._session
        require(session, "administer")
        root = read_root_secret(root_secret)
        if public_key(root) != self._province.root_public:
            raise RootSecretWrong()
        file = load_keys(session.folder).keys
        file.open_operator(signer, passphrase)
        own = DeviceKeys.read(self._settings)
        fresh = NewKeys.generate(retired=own.identities)
        province = self._with(root, own, fresh)
        changed = with_new_signing(file, session.connection.key, signer, fresh.signing_seed)
        with session.connection.write():
            self._settings.set_all({**fresh.settings(), **province.settings()})
            Journal(session.connection).append(
                "operating_keys_changed", session.operator.name, session.time.moment(), signer=signer
            )
            save_keys(session.folder, changed)
        session.opened.keys, self._province = changed, province
        session.operator = next(
            (one for one in changed.operators() if one.name == session.operator.name), session.operator
        )
        return self.state()

    def _with(self, root: bytes, own: DeviceKeys, fresh: NewKeys) -> Province:
        """Return the province with the new keys certified and every other one retired by the root."""
        found = deciding(self._province.certificates, self._province.root_public)
        serial = max((claims.serial for claims, _content in found.values()), default=0)
        kept, retired = [], []
        for key, (claims, content) in found.items():
            if claims.status == "active":
                serial += 1
                retired.append(certify_operating_key(root, key, serial=serial, status="retired"))
            else:
                kept.append(content)
        certificate = certify_operating_key(root, public_key(fresh.signing_seed), serial=serial + 1)
        # The paper recipient, and any other there may be, stays; only the operating one changes.
        others = tuple(one for one in self._province.recipients if one != own.sealing_recipient)
        return replace(
            self._province,
            certificates=(*kept, *retired, certificate),
            recipients=(fresh.sealing_recipient, *others),
        )


def _claims(province: Province) -> dict[bytes, CertificateClaims]:
    found = deciding(province.certificates, province.root_public)
    return {key: claims for key, (claims, _content) in found.items()}


def _active(province: Province) -> frozenset[bytes]:
    return frozenset(key for key, claims in _claims(province).items() if claims.status == "active")
