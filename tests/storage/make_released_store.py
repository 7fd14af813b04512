"""Makes ``tests/data/db/v<STORE_VERSION>/``: a small real store, committed once per released version, kept for ever.

``python -m tests.storage.make_released_store`` when a store version is about to be released, and never again for
that version. What is in it, and what opens it, is written into the folder's README.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.storage.attachments import Attachments, StoredFile
from desktop_app.storage.connection import Connection
from desktop_app.storage.factory import create_store
from desktop_app.storage.folders import DATABASE_NAME
from desktop_app.storage.identity import Identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KEYS_NAME
from desktop_app.storage.migrations import STORE_VERSION
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import ROLES, OperatorSpec
from desktop_app.storage.unsaved import Unsaved
from tests.fakes.clock import FixedClock
from tests.storage.gifts import DEVICE, UNIT, gift, record_id, save
from tests.storage.papers import attach, give, number, print_paper

TARGET: Final = Path(__file__).parents[1] / "data" / "db" / f"v{STORE_VERSION}"
OPERATOR: Final = "Lò Thị Mai"
PASSPHRASE: Final = "hoa ban nở trắng"
AT: Final = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
PHOTO: Final = b"\xff\xd8\xff\xe0 anh"
PHOTO_SHA256: Final = hashlib.sha256(PHOTO).hexdigest()
README: Final = """A store of version {version}, made by `tests/storage/make_released_store.py` and never changed again.

operator: {operator}
passphrase: {passphrase}
recovery secret: {recovery}

Four gifts: Lò Văn Thanh (complete), Giàng A Sử (complete, corrected once), Vàng Thị Dở (a draft on top of a complete
one), Tẩn Lao San (deleted). From version 3 on Giàng A Sử's correction has a file attached. Three journal entries, one
unsaved form, device counter {counter}. From version 6 on one number (01/TTr) on one printed paper of Lò Văn Thanh's
gift, with one signed copy.
"""


def main() -> None:
    """Make the store beside, and put it in its place. Refuses to touch one that exists."""
    if TARGET.exists():
        raise SystemExit(f"{TARGET} exists: released stores are never made anew")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "so"
        created = create_store(
            folder,
            identity=Identity(
                role="office",
                store_id="5c0d0000000000a1",
                unit=UNIT,
                unit_name="CĐCS Trường Mầm non số 1",
                superior="LĐLĐ tỉnh Lai Châu",
                commune="Phường Tân Phong",
                device=DEVICE,
                epoch="e" * 16,
            ),
            operator=OperatorSpec(OPERATOR, ROLES, PASSPHRASE, "Chủ tịch"),
            clock=FixedClock(AT),
            signing_seed=bytes(range(32)),
        )
        _fill(created.connection)
        counter = Settings(created.connection).integer("device.counter")
        created.close()
        TARGET.mkdir(parents=True)
        for name in (KEYS_NAME, DATABASE_NAME):
            shutil.copyfile(folder / name, TARGET / name)
    readme = README.format(
        version=STORE_VERSION,
        operator=OPERATOR,
        passphrase=PASSPHRASE,
        recovery=created.recovery_secret,
        counter=counter,
    )
    (TARGET / "README.md").write_text(readme, encoding="utf-8")


def _fill(connection: Connection) -> None:
    thanh = gift("Lò Văn Thanh", counter=1)
    su = gift("Giàng A Sử", counter=2)
    su_corrected = gift("Giàng A Sử", counter=3, parents=(su,), value=700_000, files=(PHOTO_SHA256,))
    do = gift("Vàng Thị Dở", counter=4)
    do_draft = gift("Vàng Thị Dở", counter=5, parents=(do,), state="draft", note="hỏi lại")
    san = gift("Tẩn Lao San", counter=6)
    san_deleted = gift("Tẩn Lao San", counter=7, parents=(san,), state="deleted")
    save(connection, thanh, su, su_corrected, do, do_draft, san, san_deleted)
    with connection.write():
        for event in ("created", "login", "printed"):
            Journal(connection).append(event, OPERATOR, AT)
        Attachments(connection).put(StoredFile(PHOTO_SHA256, "image/jpeg", PHOTO, b"nho"), AT)
        Unsaved(connection).keep("gift", record_id("mới"), 1, {"name": "Lý"}, AT)
    attach(connection, print_paper(connection, thanh, number=give(connection, number()).seq))


if __name__ == "__main__":
    main()
