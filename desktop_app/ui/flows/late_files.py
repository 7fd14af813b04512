"""Files that were still being taken in when their form was left: they stay with what was typed there."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.file_types import FilesComing
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Json
from desktop_app.messages import describe
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.typing_keeper import TypingKeeper, Watched
from desktop_app.ui.status_bar import StatusBar


class LateFiles:
    """Knows which form is being typed into, and keeps the files of one that no longer is."""

    def __init__(self, services: RecordServices, keeper: TypingKeeper, status: StatusBar) -> None:
        self._services = services
        self._keeper = keeper
        self._status = status
        self._awaited: list[Watched] = []

    def await_files(self, form: Watched) -> None:
        """Note that files are still being taken in for a form that was left."""
        self._awaited.append(form)

    def files_came(self, form: Watched) -> None:
        """Note that they came, or never will."""
        self._awaited = [one for one in self._awaited if one is not form]

    def wait(self) -> bool:
        """Tell whether such files will come to the form that is typed into, and say so: it waits to be completed."""
        coming = any(self.is_open(form) for form in self._awaited)
        if coming:
            self._status.say(describe(FilesComing()).title, "info", "text2")
        return coming

    def form(self) -> Watched | None:
        """Return the form that is typed into, or the last one that was."""
        return self._keeper.watched

    def is_open(self, form: Watched) -> bool:
        """Tell whether ``form`` is typed into now; not while it waits whether to go on with what was kept.

        Nor is one that an erasure emptied: what came for it was about who is erased.
        """
        return self._keeper.typed_into == form.key and not self._is_erased(form)

    def _is_erased(self, form: Watched) -> bool:
        return self._services.typing.is_erased(form.key[1], form.data, form.since)

    def keep(self, form: Watched, field: str, lines: Sequence[dict[str, Json]], said: str, *, error: bool) -> None:
        """Put ``lines`` with the typing of a form that was left, and say so; or say why there are none."""
        kind, record, _version = form.key
        count = ngettext("{count} tệp", "{count} tệp", len(lines)).format(count=format_money(len(lines)))
        if lines and self._is_erased(form):
            said, error, lines = _erased_words(count), True, ()
        try:
            if lines:
                opened = self._services.entry.open(kind, record)
                data, seen = (opened.data, opened.version) if record else (form.data, "")
                self._services.typing.add_files(*form.key, field, lines, otherwise=data, seen=seen)
        except ProgramError as problem:
            lost = _("{count} nhận xong mà không giữ được; tệp gốc vẫn ở chỗ cũ.").format(count=count)
            said, error, lines = f"{lost} {describe(problem).full}", True, ()
        if lines:
            kept = _("{count} nhận xong sau khi rời biểu mẫu, được giữ với chữ đang gõ ở đó.").format(count=count)
            said = f"{kept} {said}" if error else kept
        if said:
            self._status.say(said, *(("triangle-alert", "warn") if error else ("save", "text2")))


def _erased_words(count: str) -> str:
    words = _("{count} nhận xong không được giữ: dữ liệu của người trong biểu mẫu ấy vừa được xóa.")
    return words.format(count=count)
