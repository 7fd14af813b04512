"""What the honest side sees of an attack: a refusal by its code, with a sentence that says all it has to."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app.base.errors import FieldValue
from desktop_app.messages import describe_code
from desktop_app.messages.describe import FALLBACK
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.session import Session
from tests.services.conftest import Stores
from tests.services.ledgers import holdings
from tests.services.stores import OPERATOR, PASSPHRASE, Pair, campaign, give, send, take


def sentence(code: str, fields: Mapping[str, FieldValue] | None = None) -> str:
    """Return what the honest side reads, after it was found whole: a title of its own, and what to do next."""
    told = describe_code(code, fields)
    text = " | ".join((told.title, told.safe, told.next_step))
    assert told.title != FALLBACK.title, code
    assert told.safe, code
    assert told.next_step, code
    assert "{" not in text, text
    sys.stdout.write(f"\n{code}: {text}\n")
    return text


def refused(code: str, session: Session, *files: Path) -> None:
    """Receive what has to be refused with ``code`` and leaves nothing."""
    before = holdings(session)
    for answered in take(session, *files):
        assert (answered.ok, answered.code) == (False, code)
        sentence(answered.code, answered.fields)
    assert holdings(session) == before


@pytest.fixture
def two(stores: Stores) -> tuple[Pair, Session]:
    """An office, its province, and a second office of the same province."""
    pair = stores.pair()
    second, at = stores.office("second").session, ProvinceEnrolment(pair.province)
    enrolling = OfficeEnrolment(second)
    request = enrolling.write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(enrolling.state().fingerprint)
    file = at.approve(request, typed, unit="CD002", to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    enrolling.accept(file, " ".join(at.fingerprint()))
    return pair, second


def send_of(office: Session, stick: Path, name: str) -> Path:
    give(office, campaign(office, f"Tết của {name}"), [name])
    return send(office, stick).written_to
