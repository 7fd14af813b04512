"""The words, icons and keys of Home's frequent jobs: four kinds to record, printing, and what travels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.services.session import Session
from desktop_app.ui.screens.home_jobs import Job

_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "gift": ("gift", N_("Nhập quà")),
    "house": ("hotel", N_("Ghi nhà ở, Mái ấm")),
    "initiative": ("lightbulb", N_("Ghi sáng kiến")),
    "pledge_registration": ("flag", N_("Đăng ký thi đua")),
}
"""Icon and words where a verb and the kind's title would not be how people say it."""


def home_jobs(session: Session, kinds: Sequence[str]) -> list[Job]:
    """Return the six jobs of an office or of the province, by key, in the language in use."""
    office = session.identity.role == "office"
    travel = ("send", _("Xuất gửi tỉnh")) if office else ("inbox", _("Nhận gói của đơn vị"))
    jobs = [(kind, *_kind_words(session, kind)) for kind in kinds]
    jobs += [("print", "printer", _("In danh sách ký nhận")), ("transfer", *travel)]
    return [Job(code, icon, f"Ctrl+{place}", words) for place, (code, icon, words) in enumerate(jobs, start=1)]


def _kind_words(session: Session, kind: str) -> tuple[str, str]:
    if kind in _NAMED:
        icon, words = _NAMED[kind]
        return icon, _(words)
    definition = session.definitions.current(kind)
    title = definition.title.in_language(language())
    return definition.icon, _("Ghi {what}").format(what=title[:1].lower() + title[1:])
