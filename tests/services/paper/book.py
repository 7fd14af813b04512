"""One sample office for all tests, and what it printed: each paper is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.gathering import Gathering
from desktop_app.services.paper.registry import GATHERERS
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.sample import QUICK, Sample
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions
from tests.documents.sheet import Sheet, sheets
from tests.services.paper.specimens import Copy, Missing, Specimen, forms, fullest, specimens
from tests.services.paper.stretching import changed
from tests.services.stores import OPERATOR, PASSPHRASE, enrol, new_store

AT: Final = datetime.fromisoformat("2026-03-05T08:00:00+07:00")

VILLAGE: Final = "Pa Thắng"


class Book:
    """A sample book and its papers."""

    def __init__(self, root: Path) -> None:
        made, province = new_store(root / "office"), new_store(root / "province", "province")
        self.session: Session = made.session
        Sample(self.session, QUICK, seed=20200701, commune="03544").fill()
        enrol(self.session, province, root / "stick")
        province.session.close()
        Exporting(self.session).export(root / "stick", signer=OPERATOR, passphrase=PASSPHRASE)
        self.at = AT
        self.desk = PaperDesk(self.session, printed_at=AT)
        self.specimens = [one for one in specimens(self.session) if isinstance(one, Specimen)]
        self.missing = [one for one in specimens(self.session) if isinstance(one, Missing)]
        self.draw = cache(self.desk.draw)
        self.fullest = {kind: fullest(self.session, kind) for form in forms() for kind in form.kinds}

    def of(self, form: str, copy: Copy) -> list[Specimen]:
        """Return the printings of a form in one copy."""
        return [one for one in self.specimens if one.form.form == form and one.copy == copy]

    def drawn(self, form: str, copy: Copy) -> list[Drawn]:
        """Return what a form looks like in one copy."""
        return [self.draw(one.wish) for one in self.of(form, copy)]

    def sheets(self, form: str, copy: Copy) -> list[tuple[Sheet, ...]]:
        """Return the pages of each paper of a form in one copy."""
        return [sheets(one.content) for one in self.drawn(form, copy)]

    def text(self, form: str, copy: Copy) -> str:
        """Return all words of a form in one copy."""
        return "\n".join(page.text for paper in self.sheets(form, copy) for page in paper)

    def gathering(self, wish: PaperWish) -> Gathering:
        """Return a printing before it is drawn."""
        form = self.desk.form(wish.form)
        return Gathering(self.session, form, wish, self.desk.propose(wish), AT)

    def documents(self, wish: PaperWish) -> Sequence[object]:
        """Return the papers of a printing as data."""
        return [paper.document for paper in GATHERERS[wish.form](self.gathering(wish))]

    def alike(self, kind: str, text: str, *, number: str = "") -> str:
        """Record a copy of the fullest record of a kind with ``text`` in every answer in words; return its id.

        ``number`` is the personal number of whoever it is about, who then lives in VILLAGE.
        """
        stored = Versions(self.session.connection, self.session.lifting).shown(self.fullest[kind])
        assert stored is not None
        definition = self.session.definitions.version(kind, stored.version.form_version)
        data = changed(definition, stored.version.data, text)
        if number:
            name = next(field.name for field in definition.fields if field.type == "person")
            person = data[name]
            assert isinstance(person, dict)
            data = {**data, name: {**person, "number": number}, "place": {"commune": "03544", "village": VILLAGE}}
        (made,) = Entry(self.session).add_all(kind, [data], "complete")
        return made
