"""From what is chosen in the print centre to what is asked of the paper desk."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from desktop_app.base.following import Following
from desktop_app.base.i18n import _, language
from desktop_app.domain.vietnamese import fold
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import Frame, PaperWish
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from desktop_app.ui.flows.paper_drawing import Draw, Sheet
from desktop_app.ui.flows.paper_offers import LIST

if TYPE_CHECKING:
    from desktop_app.ui.screens.print_what import What

_WORD: Final = re.compile(r"[a-z0-9]+")


def sheet_of(code: str, what: What, *, public: bool, sensitive: bool, frame: Frame | None) -> Draw:
    """Return the drawing of a form, or of the list of a kind."""
    if code.startswith(LIST):
        return _list(code.removeprefix(LIST), what, public)
    wish = PaperWish(
        form=code,
        records=what.records,
        campaign=what.campaign,
        start=what.days.start if what.days else None,
        end=what.days.end if what.days else None,
        bundle=what.bundle,
        blank=what.way == "blank",
        public=public,
        sensitive=sensitive,
        frame=frame,
    )

    def work(own: Session, by: Following) -> Sheet:
        drawn = PaperDesk(own).draw(wish, by=by)
        return Sheet(drawn.content, drawn.name, wish.form, drawn)

    return work


def _list(kind: str, what: What, public: bool) -> Draw:
    def work(own: Session, _by: Following) -> Sheet:
        target = io.BytesIO()
        Papers(own).record_list(target, kind, records=what.records, public=public)
        file_name, plural = _("danh-sach"), own.definitions.current(kind).plural.in_language(language())
        return Sheet(target.getvalue(), f"{file_name}-{file_words(plural)}", kind)

    return work


def file_words(title: str) -> str:
    """Return a title as part of a file's name: folded, for a stick goes to computers that show no marks."""
    return "-".join(_WORD.findall(fold(title)))
